"""Indices that hold just what is asked for often: the invoices of an account, what is unpaid, what is to do."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

#: Indices over some of the rows: name, table, columns, and which rows.
PARTS = (
    ("ix_invoice_unpaid", "invoice", ("account_id",), "unpaid <> 0"),
    ("ix_reminder_rep_id_open", "reminder", ("rep_id", "day"), "state = 'open'"),
)


def upgrade() -> None:
    """One step on."""
    op.create_index(op.f("ix_invoice_account_id_date"), "invoice", ["account_id", "date"])
    for name, table, columns, rows in PARTS:
        where = sa.text(rows)
        op.create_index(op.f(name), table, list(columns), sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """One step back."""
    for name, table, _, _ in PARTS:
        op.drop_index(op.f(name), table)
    op.drop_index(op.f("ix_invoice_account_id_date"), "invoice")
