"""Of each sheet that was loaded, how many values were decided in the chat and stayed."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.add_column("load_file", sa.Column("kept", sa.JSON(), nullable=True))


def downgrade() -> None:
    """One step back."""
    op.drop_column("load_file", "kept")
