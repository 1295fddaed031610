"""People are called otherwise too, as accounts and products are."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("contact") as batch_op:
        batch_op.add_column(sa.Column("aliases", sa.JSON(), nullable=True))
    contact = sa.table("contact", sa.column("aliases", sa.JSON()))
    op.execute(sa.update(contact).values(aliases=[]))
    with op.batch_alter_table("contact") as batch_op:
        batch_op.alter_column("aliases", existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    """One step back."""
    with op.batch_alter_table("contact") as batch_op:
        batch_op.drop_column("aliases")
