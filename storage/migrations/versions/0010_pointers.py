"""What points to a row is found by an index: else deleting one row looks through all that might point to it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: Tables and columns of which most rows point to nothing.
POINTERS = (
    ("account", "merged_into_id"),
    ("account", "parent_id"),
    ("offer", "item_id"),
    ("purchase", "item_id"),
    ("reminder", "contact_id"),
    ("rental", "item_id"),
    ("ticket", "product_id"),
)


def upgrade() -> None:
    """One step on."""
    op.create_index(op.f("ix_interactioncontact_contact_id"), "interactioncontact", ["contact_id"])
    for table, column in POINTERS:
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """One step back."""
    for table, column in POINTERS:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    op.drop_index(op.f("ix_interactioncontact_contact_id"), "interactioncontact")
