"""What was asked is kept for the next question and for the buttons under the answer."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_question_rep_id_rep")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_question_chat_id_id", "question", ["chat_id", "id"])
    op.create_index(op.f("ix_question_rep_id"), "question", ["rep_id"])
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.add_column(sa.Column("question_id", sa.Integer(), nullable=True))
    sent = sa.text("telegram_id IS NOT NULL")
    op.create_index("ix_outbox_sent", "outbox", ["chat_id", "telegram_id"], sqlite_where=sent, postgresql_where=sent)


def downgrade() -> None:
    """One step back."""
    op.drop_index("ix_outbox_sent", table_name="outbox")
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("question_id")
    op.drop_table("question")
