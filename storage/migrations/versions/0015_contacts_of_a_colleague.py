"""A colleague's last contacts are found without looking through all of them."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.create_index("ix_interaction_rep_id_date", "interaction", ["rep_id", "date"])
    op.drop_index("ix_interaction_rep_id", table_name="interaction")


def downgrade() -> None:
    """One step back."""
    op.create_index("ix_interaction_rep_id", "interaction", ["rep_id"])
    op.drop_index("ix_interaction_rep_id_date", table_name="interaction")
