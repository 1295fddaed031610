"""What is offered, hired out and invoiced, and purchases as the company's books know them."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


#: A purchase is whose interaction it was told in; else of who said it. Of one without a message nobody knows.
REP_OF_PURCHASE = """
UPDATE purchase SET rep_id = coalesce(
    (SELECT interaction.rep_id FROM item JOIN interaction ON interaction.id = item.interaction_id
     WHERE item.id = purchase.item_id),
    (SELECT message.rep_id FROM message WHERE message.id = purchase.message_id))
"""


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("purchase") as batch_op:
        _from_loads(batch_op, "purchase")
        for name in ("key", "document", "kind"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("rep_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_purchase_rep_id_rep"), "rep", ["rep_id"], ["id"])
    op.execute(REP_OF_PURCHASE)
    op.create_index(op.f("ix_purchase_key"), "purchase", ["key"])
    op.create_index(op.f("ix_purchase_rep_id_date"), "purchase", ["rep_id", "date"])
    _by_source("purchase")

    _offers()
    _rentals()
    _invoices()


def _offers() -> None:
    op.create_table(
        "offer",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("unit_price", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("discount_pct", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("rep_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("competitor", sa.String(), nullable=True),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_offer_account_id_account")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_offer_item_id_item")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_offer_load_id_load")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_offer_message_id_message")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_offer_product_id_product")),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_offer_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    op.create_index(op.f("ix_offer_account_id_date"), "offer", ["account_id", "date"])
    for name in ("key", "product_id", "rep_id"):
        op.create_index(op.f(f"ix_offer_{name}"), "offer", [name])
    _by_source("offer")


def _rentals() -> None:
    op.create_table(
        "rental",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("rep_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("machine_id", sa.Integer(), nullable=True),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("serial", sa.String(), nullable=True),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("returned", sa.Date(), nullable=True),
        sa.Column("rate", sa.BigInteger(), nullable=True),
        sa.Column("per", sa.String(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("services", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_rental_account_id_account")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_rental_item_id_item")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_rental_load_id_load")),
        sa.ForeignKeyConstraint(["machine_id"], ["machine.id"], name=op.f("fk_rental_machine_id_machine")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_rental_message_id_message")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_rental_product_id_product")),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_rental_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rental")),
    )
    op.create_index(op.f("ix_rental_account_id_start"), "rental", ["account_id", "start"])
    for name in ("key", "machine_id", "product_id", "rep_id"):
        op.create_index(op.f(f"ix_rental_{name}"), "rental", [name])
    _by_source("rental")


def _invoices() -> None:
    op.create_table(
        "invoice",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("net", sa.BigInteger(), nullable=True),
        sa.Column("vat_amount", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("terms", sa.String(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("unpaid", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_invoice_account_id_account")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_invoice_load_id_load")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_invoice_message_id_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
    )
    op.create_index(op.f("ix_invoice_account_id_due"), "invoice", ["account_id", "due"])
    op.create_index(op.f("ix_invoice_key"), "invoice", ["key"])
    _by_source("invoice")


def _from_loads(batch_op: BatchOperations, table: str) -> None:
    """A fact may come from a load too; `_by_source` comes after."""
    batch_op.add_column(sa.Column("load_id", sa.Integer(), nullable=True))
    batch_op.create_foreign_key(op.f(f"fk_{table}_load_id_load"), "load", ["load_id"], ["id"])
    batch_op.drop_index(op.f(f"ix_{table}_message_id"))


def _by_source(table: str) -> None:
    """Find the facts of a message and of a load; most have but one of the two."""
    for column in ("message_id", "load_id"):
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """One step back."""
    for table in ("invoice", "rental", "offer"):
        op.drop_table(table)

    op.drop_index(op.f("ix_purchase_rep_id_date"), "purchase")
    op.drop_index(op.f("ix_purchase_key"), "purchase")
    with op.batch_alter_table("purchase") as batch_op:
        batch_op.drop_constraint(op.f("fk_purchase_rep_id_rep"), type_="foreignkey")
        for name in ("rep_id", "confirmed_by_id", "kind", "document", "key"):
            batch_op.drop_column(name)
        _not_from_loads(batch_op, "purchase")
    _by_message("purchase")


def _not_from_loads(batch_op: BatchOperations, table: str) -> None:
    """A fact comes from a message, or from nowhere known; `_by_message` comes after."""
    batch_op.drop_index(op.f(f"ix_{table}_load_id"))
    batch_op.drop_index(op.f(f"ix_{table}_message_id"))
    batch_op.drop_constraint(op.f(f"fk_{table}_load_id_load"), type_="foreignkey")
    batch_op.drop_column("load_id")


def _by_message(table: str) -> None:
    """Find the facts of a message."""
    op.create_index(op.f(f"ix_{table}_message_id"), table, ["message_id"])
