"""How accounts near a place are found: those with coordinates by them, the others by their town."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

#: Indices over some of the rows: name, columns, and which rows.
PARTS = (
    ("ix_account_town", ("city", "province", "country", "owner_id"), "latitude IS NULL AND removed_at IS NULL"),
    ("ix_account_latitude", ("latitude", "longitude"), "latitude IS NOT NULL"),
)


def upgrade() -> None:
    """One step on."""
    for name, columns, rows in PARTS:
        where = sa.text(rows)
        op.create_index(op.f(name), "account", list(columns), sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """One step back."""
    for name, _, _ in PARTS:
        op.drop_index(op.f(name), "account")
