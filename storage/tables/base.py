"""What tables share: names that are folded, facts with their source, lines with numbers."""

import datetime as dt
import unicodedata
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Column, Index, MetaData, Text, text
from sqlmodel import Field, SQLModel

from storage.columns import Exact

#: Names for constraints, so that a migration can find them again on either database.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata


def words_column() -> Any:  # a Column; SQLModel's signature wants Any
    """A column for text of any length."""
    return Column(Text, nullable=True)


def list_column() -> Any:
    """A column for a list of strings."""
    return Column(JSON, nullable=False)


def map_column() -> Any:
    """A column for values by name, or nothing."""
    return Column(JSON, nullable=True)


def part_index(name: str, columns: tuple[str, ...], where: str) -> Index:
    """An index over some of the rows only: it stays small however many others there are."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


def pointer_index(table: str, column: str) -> Index:
    """How the rows are found that point to another: without it, deleting that one would look through all of them."""
    return part_index(f"ix_{table}_{column}", (column,), f"{column} IS NOT NULL")


def fact_indices(table: str, *others: Index) -> tuple[Index, ...]:
    """How the facts of a message and of a load are found, and `others`. Most facts have but one of the two."""
    return (pointer_index(table, "message_id"), pointer_index(table, "load_id"), *others)


class Named(SQLModel):
    """A name, and the same folded (see `fold`) by which it is found again."""

    name: str
    folded: str = Field(default="", index=True)


def fold(name: str) -> str:
    """The name without case, accents and needless blanks: both databases compare it alike."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


class Fact(SQLModel):
    """What each fact carries: the message that said it and the words in it (`words_from` to `words_to`), or its row.

    A fact stands while `removed_at` is null. What a load brings stands only once the load is done.
    """

    message_id: int | None = Field(default=None, foreign_key="message.id")
    words_from: int | None = None
    words_to: int | None = None
    load_id: int | None = Field(default=None, foreign_key="load.id")
    #: Where the fact came from when no message said it: "file:row", "file/sheet:row", or "sample".
    source: str | None = None
    removed_at: dt.datetime | None = None


class Booked(Fact):
    """A fact that the company's books may hold too: `key` is its identity there (a code, number and line, …)."""

    key: str | None = Field(default=None, index=True)


class Told(Booked):
    """A fact that a note may tell and the books confirm: `status` is told or confirmed.

    A told one that a row of the books has confirmed is removed, and says by which row (`confirmed_by_id`).
    """

    status: str = "told"
    confirmed_by_id: int | None = None


class Line(SQLModel):
    """A product with its numbers: `product` is its name, or the words as said when it is not known."""

    product_id: int | None = Field(default=None, foreign_key="product.id", index=True)
    product: str
    quantity: Decimal | None = Field(default=None, sa_type=Exact)
    unit_price: Decimal | None = Field(default=None, sa_type=Exact)
    total: Decimal | None = Field(default=None, sa_type=Exact)
    discount_pct: Decimal | None = Field(default=None, sa_type=Exact)
    currency: str = "EUR"
