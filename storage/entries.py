"""Entries of an account's story: facts of every kind in one form, and the questions that find them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Integer,
    Label,
    Row,
    Select,
    String,
    Text,
    bindparam,
    cast,
    literal,
    null,
    union_all,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.columns import Exact

#: Kinds in the order in which those of one day are told.
KINDS = ("interaction", "ticket", "offer", "purchase", "rental", "invoice")


@dataclass(frozen=True, slots=True)
class InPlay:
    """A product in play in an interaction, with its role."""

    role: str
    product: str
    quantity: Decimal | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: `kind` is one of KINDS, `id` its row.

    `what` is an interaction's channel, a ticket's kind, an invoice's number, else the product; `until` the day on which
    an invoice falls due, an offer ends, a rental is to end. An invoice without a day has that on which it falls due.
    """

    kind: str
    id: int
    day: dt.date
    what: str
    note: str | None
    state: str | None
    status: str | None
    number: str | None
    quantity: Decimal | None
    price: Decimal | None
    total: Decimal | None
    unpaid: Decimal | None
    currency: str | None
    until: dt.date | None
    rep_id: int | None
    message_id: int | None
    source: str | None
    items: tuple[InPlay, ...] = ()
    people: tuple[str, ...] = ()


#: An entry's fields that a table may fill, and the type of each.
FIELDS: Mapping[str, Any] = {
    "note": Text(), "state": String(), "status": String(), "number": String(), "quantity": Exact(), "price": Exact(),
    "total": Exact(), "unpaid": Exact(), "currency": String(), "until": Date(), "rep_id": Integer(),
    "message_id": Integer(), "source": String(),
}  # fmt: skip
#: For each kind: the columns of its day and of what it is, and where its columns have other names than the fields.
COLUMNS: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "interaction": ("date", "channel", {}),
    "ticket": ("opened", "kind", {"note": "description", "until": "closed"}),
    "offer": ("date", "product", {"price": "unit_price", "until": "valid_until"}),
    "purchase": ("date", "product", {"price": "unit_price"}),
    "rental": ("start", "product", {"price": "rate", "until": "end", "state": "per"}),
    "invoice": ("date", "number", {"until": "due", "note": "terms"}),
}


def of_account(kind: str, day: ColumnElement[Any] | None = None) -> Select[Any]:
    """The standing facts of a kind, as entries, of the account that `account` is bound to."""
    table = changes.table(kind)
    day_column, what, renamed = COLUMNS[kind]
    columns = [_field(table, name, renamed.get(name, name)) for name in FIELDS]
    at = table.c[day_column] if day is None else day
    first = (
        literal(KINDS.index(kind), Integer()).label("rank"), table.c.id.label("id"), at.label("day"),
        table.c[what].label("what"),
    )  # fmt: skip
    return pick(*first, *columns).where(table.c.account_id == bindparam("account"), table.c.removed_at.is_(None))


def _field(table: SqlTable, name: str, column: str) -> Label[Any]:
    found = table.c[column] if column in table.c else cast(null(), FIELDS[name])
    return found.label(name)


def together(parts: Iterable[Select[Any]]) -> Any:
    """All in one question: each part keeps its own order and limit."""
    return union_all(*(pick(part.subquery()) for part in parts))


def read(session: Session, question: Any, values: Mapping[str, object]) -> list[Entry]:
    """The entries that answer the question, with what was in play and who took part."""
    connection = session.connection()
    rows = connection.execute(question, values).all()
    items, people = _met(connection, [row.id for row in rows if row.rank == 0])
    return [_entry(row, items, people) for row in rows]


def _entry(row: Row[Any], items: Mapping[int, list[InPlay]], people: Mapping[int, list[str]]) -> Entry:
    values: Sequence[Any] = row[1:]  # the fields stand in the order of the question's columns
    made = Entry(KINDS[row[0]], *values)
    return (
        replace(made, items=tuple(items.get(made.id, ())), people=tuple(people.get(made.id, ())))
        if row[0] == 0
        else made
    )


@cache
def _beside() -> Any:
    """What was in play in interactions and, without a role, who took part, in one question."""
    item, part, contact = (changes.table(name) for name in ("item", "interactioncontact", "contact"))
    ids: Any = bindparam("ids", expanding=True)
    return union_all(
        pick(item.c.interaction_id, item.c.id, item.c.role, item.c.product, item.c.quantity).where(
            item.c.interaction_id.in_(ids), item.c.removed_at.is_(None)
        ),
        pick(part.c.interaction_id, contact.c.id, cast(null(), String), contact.c.name, cast(null(), Exact))
        .join(contact, contact.c.id == part.c.contact_id)
        .where(part.c.interaction_id.in_(ids)),
    )


def _met(connection: Connection, ids: list[int]) -> tuple[dict[int, list[InPlay]], dict[int, list[str]]]:
    """What was in play, and who took part, by interaction."""
    items: dict[int, list[InPlay]] = {}
    people: dict[int, list[str]] = {}
    found = connection.execute(_beside(), {"ids": ids}).all() if ids else []
    for interaction, _, role, name, quantity in sorted(found, key=lambda row: row[1]):
        if role is None:
            people.setdefault(interaction, []).append(name)
        else:
            items.setdefault(interaction, []).append(InPlay(role, name, quantity))
    return items, people
