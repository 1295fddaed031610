"""What an item becomes: offered, sold, hired out; and what is invoiced and paid for it."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Exact
from storage.tables.base import Booked, Line, Told, fact_indices, list_column, part_index, pointer_index


class Offer(Line, Told, table=True):
    """What was quoted: `total` is its value, `state` open, won or lost, and then why and to whom (`competitor`)."""

    __table_args__ = fact_indices(
        "offer", Index("ix_offer_account_id_date", "account_id", "date"), pointer_index("offer", "item_id")
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    rep_id: int | None = Field(default=None, foreign_key="rep.id", index=True)
    item_id: int | None = Field(default=None, foreign_key="item.id")
    number: str | None = None
    date: dt.date
    state: str = "open"
    reason: str | None = None
    competitor: str | None = None
    outcome_on: dt.date | None = None
    valid_until: dt.date | None = None


class Purchase(Line, Told, table=True):
    """One line of what was sold, net of VAT. `document` and `kind` are those of the books (a number; FT, DDT, …)."""

    __table_args__ = fact_indices(
        "purchase",
        Index("ix_purchase_account_id_date", "account_id", "date"),
        Index("ix_purchase_rep_id_date", "rep_id", "date"),
        part_index("ix_purchase_date", ("date",), "removed_at IS NULL"),
        pointer_index("purchase", "item_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    rep_id: int | None = Field(default=None, foreign_key="rep.id")
    item_id: int | None = Field(default=None, foreign_key="item.id")
    date: dt.date
    document: str | None = None
    kind: str | None = None


class Rental(Told, table=True):
    """A machine at an account from `start` to the planned `end`, and when it came back.

    `rate` is the price of one `per` (day, week, month or year), `total` that of the whole hire, where it is known.
    """

    __table_args__ = fact_indices(
        "rental", Index("ix_rental_account_id_start", "account_id", "start"), pointer_index("rental", "item_id")
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    rep_id: int | None = Field(default=None, foreign_key="rep.id", index=True)
    item_id: int | None = Field(default=None, foreign_key="item.id")
    machine_id: int | None = Field(default=None, foreign_key="machine.id", index=True)
    product_id: int | None = Field(default=None, foreign_key="product.id", index=True)
    number: str | None = None
    serial: str | None = None
    product: str
    quantity: Decimal | None = Field(default=None, sa_type=Exact)
    start: dt.date
    end: dt.date | None = None
    returned: dt.date | None = None
    rate: Decimal | None = Field(default=None, sa_type=Exact)
    per: str | None = None
    total: Decimal | None = Field(default=None, sa_type=Exact)
    currency: str = "EUR"
    services: list[str] = Field(default_factory=list, sa_column=list_column())


class Invoice(Booked, table=True):
    """An invoice, or one instalment of it: `total` with VAT, when it fell `due`, when it was paid, what is `unpaid`."""

    __table_args__ = fact_indices(
        "invoice",
        Index("ix_invoice_account_id_due", "account_id", "due"),
        Index("ix_invoice_account_id_date", "account_id", "date"),
        part_index("ix_invoice_unpaid", ("account_id",), "unpaid <> 0"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    number: str
    date: dt.date | None = None
    net: Decimal | None = Field(default=None, sa_type=Exact)
    vat_amount: Decimal | None = Field(default=None, sa_type=Exact)
    total: Decimal = Field(sa_type=Exact)
    due: dt.date
    terms: str | None = None
    paid_on: dt.date | None = None
    unpaid: Decimal = Field(sa_type=Exact)
    currency: str = "EUR"
