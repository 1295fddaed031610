"""Products, what goes with them, and machines."""

from decimal import Decimal

from sqlmodel import Field

from storage.columns import Exact
from storage.tables.base import Booked, Named, fact_indices, list_column


class Product(Named, Booked, table=True):
    """Something sold (`kind` sale) or hired out (`kind` hire, `price` per `per`). `key` is its code in the books."""

    __table_args__ = fact_indices("product")

    id: int | None = Field(default=None, primary_key=True)
    line: str | None = None
    kind: str = "sale"
    unit: str | None = None
    price: Decimal | None = Field(default=None, sa_type=Exact)
    per: str | None = None
    aliases: list[str] = Field(default_factory=list, sa_column=list_column())
    #: Codes or names of what goes with it.
    complements: list[str] = Field(default_factory=list, sa_column=list_column())


class Machine(Booked, table=True):
    """One owned thing that can be hired out: `key` is its serial number; `state` hired, free, workshop or sold."""

    __table_args__ = fact_indices("machine")

    id: int | None = Field(default=None, primary_key=True)
    serial: str
    product_id: int | None = Field(default=None, foreign_key="product.id", index=True)
    model: str | None = None
    year: int | None = None
    hours: Decimal | None = Field(default=None, sa_type=Exact)
    state: str | None = None
    site: str | None = None
