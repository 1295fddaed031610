"""It is known whether names only came or also changed: what is new can be added to an index, the rest needs another."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("names_version") as batch_op:
        batch_op.add_column(sa.Column("changed", sa.Integer(), nullable=True))
    op.execute("UPDATE names_version SET changed = 0")
    with op.batch_alter_table("names_version") as batch_op:
        batch_op.alter_column("changed", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    """One step back."""
    with op.batch_alter_table("names_version") as batch_op:
        batch_op.drop_column("changed")
