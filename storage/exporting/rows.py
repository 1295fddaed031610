"""Which tables are taken out, in which order, and what their rows point to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, true
from sqlmodel import SQLModel

from storage import tables

#: The tables of the company's data: who points comes after what is pointed to.
ORDER: tuple[type[SQLModel], ...] = (
    tables.Team, tables.Rep, tables.Load, tables.LoadFile, tables.Message, tables.Account, tables.Contact,
    tables.Channel, tables.Product, tables.Machine, tables.Interaction, tables.InteractionContact, tables.Photo,
    tables.Item,
    tables.Offer, tables.Purchase, tables.Rental, tables.Invoice, tables.Ticket, tables.Reminder, tables.Doubt,
    tables.Change,
)  # fmt: skip
MODELS: Mapping[str, type[SQLModel]] = {str(model.__tablename__): model for model in ORDER}
TABLES: Mapping[str, Table] = {name: tables.metadata.tables[name] for name in MODELS}

#: Rows without a life of their own: they are taken along with all that they point to, or not at all.
BELONGING = frozenset({"load_file", "channel", "interactioncontact", "doubt", "change"})

#: What points without a foreign key: two tables that would wait for each other, a row to another of its own table.
LOOSE: Mapping[tuple[str, str], str] = {
    ("team", "load_id"): "load",
    ("rep", "load_id"): "load",
    **{(name, "confirmed_by_id"): name for name in ("offer", "purchase", "rental", "ticket")},
}
#: Rows that are gone because another stands for them are taken along with it.
HEIRS: tuple[tuple[str, str], ...] = (
    ("account", "merged_into_id"), *((name, "confirmed_by_id") for name in ("offer", "purchase", "rental", "ticket")),
)  # fmt: skip

#: Which rows of a table stand, where that is not said by `removed_at`.
STANDING: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "message": lambda rows: rows.c.undone_at.is_(None),
    "load": lambda rows: rows.c.state == "done",
    "change": lambda rows: rows.c.applied_at.is_not(None) & rows.c.undone_at.is_(None),
}


def stands(name: str, rows: Any) -> ColumnElement[bool]:
    """The condition that rows of the table of that name (or an alias of it) stand."""
    if name in STANDING:
        return STANDING[name](rows)
    return rows.c.removed_at.is_(None) if "removed_at" in rows.c else true()


def pointers(name: str) -> dict[str, str]:
    """The table that each column of a table points to, by the column's name."""
    keys = {key.parent.name: key.column.table.name for key in TABLES[name].foreign_keys}
    return keys | {column: target for (table, column), target in LOOSE.items() if table == name}


def keys(name: str) -> list[str]:
    """The columns that tell the rows of a table apart."""
    return [column.name for column in TABLES[name].primary_key]


def defaults(name: str) -> dict[str, Any]:
    """What the columns of a table hold where nobody says anything."""
    fields = MODELS[name].model_fields.items()
    return {
        column: None if field.is_required() else field.get_default(call_default_factory=True)
        for column, field in fields
    }
