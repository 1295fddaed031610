"""When a rep works, and when the bot keeps still."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

HOURS = ("works_from", "works_to", "quiet_from", "quiet_to")


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("rep") as batch_op:
        for name in HOURS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
        batch_op.add_column(sa.Column("digest", sa.Boolean(), nullable=True))
    rep = sa.table("rep", sa.column("digest", sa.Boolean()))
    op.execute(sa.update(rep).values(digest=True))
    with op.batch_alter_table("rep") as batch_op:
        batch_op.alter_column("digest", existing_type=sa.Boolean(), nullable=False)


def downgrade() -> None:
    """One step back."""
    with op.batch_alter_table("rep") as batch_op:
        for name in (*HOURS, "digest"):
            batch_op.drop_column(name)
