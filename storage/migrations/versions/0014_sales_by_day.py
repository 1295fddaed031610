"""The sales of a few days are found among all of the firm's."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    standing = sa.text("removed_at IS NULL")
    op.create_index("ix_purchase_date", "purchase", ["date"], sqlite_where=standing, postgresql_where=standing)


def downgrade() -> None:
    """One step back."""
    op.drop_index("ix_purchase_date", table_name="purchase")
