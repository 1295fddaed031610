"""Several processes share one inbox: who is alive, who has taken up which update, and for the how manyeth time."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on. What waits has not been taken up yet."""
    op.create_table(
        "process",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("beat_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process")),
    )
    with op.batch_alter_table("inbox") as batch:
        batch.add_column(sa.Column("owner", sa.String(), nullable=True))
        batch.add_column(sa.Column("lease_until", UTCDateTime(), nullable=True))
        batch.add_column(sa.Column("attempts", sa.Integer(), nullable=True))
    inbox = sa.table("inbox", sa.column("attempts", sa.Integer()))
    op.execute(sa.update(inbox).values(attempts=0))
    with op.batch_alter_table("inbox") as batch:
        batch.alter_column("attempts", existing_type=sa.Integer(), nullable=False)
    waits = sa.text("state = 'new'")
    op.create_index(
        op.f("ix_inbox_chat"), "inbox", ["chat_id", "update_id"], sqlite_where=waits, postgresql_where=waits
    )


def downgrade() -> None:
    """One step back."""
    op.drop_index(op.f("ix_inbox_chat"), "inbox")
    with op.batch_alter_table("inbox") as batch:
        for column in ("attempts", "lease_until", "owner"):
            batch.drop_column(column)
    op.drop_table("process")
