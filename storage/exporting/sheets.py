"""The sheets of the workbook: which columns each has, and where their values come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from storage.exporting.rows import TABLES, stands
from storage.exporting.scope import Scope

#: What ends every sheet of facts: the row's own id, where it came from, the number of the message that said it.
TAIL = ("id", "source", "message_id")
PRODUCT = ("product", "product_code", "quantity", "unit_price", "discount_pct", "total", "currency")
CUSTOMER = ("customer", "customer_code")
REACHED = ("phones", "emails", "webs")
#: How keys begin that are no codes of the books.
INNER = ("name/", "vat/")


@dataclass(frozen=True)
class Sheet:
    """One sheet: the word for its name, the table whose rows it shows, its columns by the words of their headers."""

    word: str
    table: str
    columns: tuple[str, ...]

    def query(self, scope: Scope) -> Select[Any]:
        """The rows that stand and may be seen, in the order in which they came."""
        rows = TABLES[self.table]
        values = [self.value(column).label(column) for column in self.columns]
        return select(*values).where(self._seen(scope)).order_by(rows.c.id)

    def value(self, column: str) -> ColumnElement[Any]:
        """What stands in a column: one of the table's own, or a name that it points to."""
        rows = TABLES[self.table]
        made = MEANT.get((self.table, column)) or (None if column in rows.c else FOUND[column])
        return made(rows) if made else rows.c[column]

    def _seen(self, scope: Scope) -> ColumnElement[bool]:
        name, rows = ("load", TABLES["load"]) if self.table == "load_file" else (self.table, TABLES[self.table])
        seen = and_(stands(name, rows), scope.sees(name, rows))
        if name == self.table:
            return seen
        return TABLES[self.table].c.load_id.in_(select(rows.c.id).where(seen))


SHEETS: tuple[Sheet, ...] = (
    Sheet("customers", "account", (
        "code", "name", "stage", "sector", "size", "vat", "tax_code", "street", "postcode", "city", "province",
        "country", *REACHED, "owner", "terms", "credit_limit", "warmth", "aliases", "parent", "note", "latitude",
        "longitude", *TAIL)),
    Sheet("contacts", "contact", ("name", "role", *CUSTOMER, *REACHED, "preferred", "consent", "note", *TAIL)),
    Sheet("products", "product", (
        "code", "name", "line", "kind", "unit", "price", "per", "aliases", "complements", *TAIL)),
    Sheet("machines", "machine", ("serial", "model", "product_code", "year", "hours", "state", "site", *TAIL)),
    Sheet("sales", "purchase", ("date", "kind", "document", *CUSTOMER, *PRODUCT, "colleague", "status", *TAIL)),
    Sheet("offers", "offer", (
        "date", "number", *CUSTOMER, *PRODUCT, "colleague", "state", "outcome_on", "reason", "competitor",
        "valid_until", "status", *TAIL)),
    Sheet("rentals", "rental", (
        "start", "end", "returned", "number", *CUSTOMER, "product", "product_code", "serial", "quantity", "rate", "per",
        "total", "currency", "services", "colleague", "status", *TAIL)),
    Sheet("invoices", "invoice", (
        "date", "number", *CUSTOMER, "due", "net", "vat_amount", "total", "unpaid", "currency", "paid_on", "terms",
        *TAIL)),
    Sheet("tickets", "ticket", (
        "opened", "number", "kind", "state", *CUSTOMER, "product", "product_code", "serial", "description", "closed",
        "technician", "resolution", "status", *TAIL)),
    Sheet("interactions", "interaction", (
        "date", "time", "channel", *CUSTOMER, "people", "colleague", "reached", "competitors", "note", *TAIL)),
    Sheet("items", "item", ("date", *CUSTOMER, "role", *PRODUCT, "per", "duration", *TAIL)),
    Sheet("reminders", "reminder", (
        "day", "time", "colleague", "action", "what", *CUSTOMER, "contact", "state", *TAIL)),
    Sheet("messages", "message", ("said_at", "colleague", "words", "lang", "id")),
    Sheet("colleagues", "rep", ("code", "name", "role", "job", "team", "phone", "email", "id", "source")),
    Sheet("imports", "load_file", (
        "imported", "file", "sheet", "kind", "rows", "new", "changed", "unchanged", "refused", "id")),
)  # fmt: skip


def _of(target: str, column: str, key: str) -> Callable[[Any], ColumnElement[Any]]:
    """A column of the row to which `key` points."""
    there = TABLES[target].alias(f"{target}_there")
    return lambda rows: select(there.c[column]).where(there.c.id == rows.c[key]).scalar_subquery()


def _code(key: ColumnElement[Any]) -> ColumnElement[Any]:
    """A code of the books; what a row without one is found by is nobody's code."""
    return case((or_(*(key.startswith(inner) for inner in INNER)), None), else_=key)


def _code_of(target: str, key: str) -> Callable[[Any], ColumnElement[Any]]:
    """The code of the row to which `key` points."""
    there = TABLES[target].alias(f"{target}_there")
    return lambda rows: select(_code(there.c.key)).where(there.c.id == rows.c[key]).scalar_subquery()


def _through(column: Callable[[Any], ColumnElement[Any]]) -> Callable[[Any], ColumnElement[Any]]:
    """A column of the account of an item's interaction."""
    met, there = TABLES["interaction"], TABLES["account"]
    both = select(column(there)).select_from(met.join(there, there.c.id == met.c.account_id))
    return lambda rows: both.where(met.c.id == rows.c.interaction_id).scalar_subquery()


def _channels(*kinds: str) -> Callable[[Any], ColumnElement[Any]]:
    """The phones, addresses … of an account or a person."""
    there = TABLES["channel"]

    def values(rows: Any) -> ColumnElement[Any]:
        whose = there.c[f"{rows.name}_id"] == rows.c.id
        listed = select(func.aggregate_strings(there.c.value, ", ")).where(whose, there.c.kind.in_(kinds))
        return listed.where(stands("channel", there)).scalar_subquery()

    return values


def _people(rows: Any) -> ColumnElement[Any]:
    """Who took part in an interaction."""
    link, there = TABLES["interactioncontact"], TABLES["contact"]
    both = link.join(there, there.c.id == link.c.contact_id)
    listed = select(func.aggregate_strings(there.c.name, ", ")).select_from(both)
    return listed.where(link.c.interaction_id == rows.c.id).scalar_subquery()


#: Columns that a table does not hold itself.
FOUND: Mapping[str, Callable[[Any], ColumnElement[Any]]] = {
    "code": lambda rows: _code(rows.c.key),
    "customer": _of("account", "name", "account_id"),
    "customer_code": _code_of("account", "account_id"),
    "product_code": _code_of("product", "product_id"),
    "colleague": _of("rep", "name", "rep_id"),
    "owner": _of("rep", "name", "owner_id"),
    "team": _of("team", "name", "team_id"),
    "parent": _of("account", "name", "parent_id"),
    "contact": _of("contact", "name", "contact_id"),
    "date": _of("interaction", "date", "interaction_id"),
    "imported": _of("load", "ended_at", "load_id"),
    "people": _people,
    "phones": _channels("phone", "mobile"),
    "emails": _channels("email"),
    "webs": _channels("web"),
}
#: Columns that mean something else in one table.
MEANT: Mapping[tuple[str, str], Callable[[Any], ColumnElement[Any]]] = {
    ("item", "customer"): _through(lambda there: there.c.name),
    ("item", "customer_code"): _through(lambda there: _code(there.c.key)),
}

#: Values that are words of ours, by the word of their column. Where a file said something else, that is shown.
CODES: Mapping[str, tuple[str, ...]] = {
    "stage": ("lead", "prospect", "customer"),
    "warmth": ("hot", "warm", "cold"),
    "kind": ("sale", "hire", "fault", "damage", "delivery", "payment", "service", "price", "other"),
    "per": ("day", "week", "month", "year"),
    "state": ("open", "waiting", "done", "closed", "won", "lost", "hired", "free", "workshop", "sold"),
    "status": ("told", "confirmed"),
    "channel": ("visit", "call", "email", "message", "video", "event", "web", "shop", "social", "fax"),
    "role": ("bought", "rented", "quoted", "interested", "sample", "returned", "declined", "rep", "support", "manager",
             "office", "admin"),
    "action": ("call", "visit", "email", "message", "quote", "send", "deliver", "check", "other"),
    "duration": ("d", "w", "m", "y"),
    "sheet": ("colleagues", "customers", "products", "contacts", "leads", "machines", "offers", "sales", "rentals",
              "invoices", "tickets"),
    "answer": ("yes", "no"),
}  # fmt: skip

#: Every word that the workbook needs: names of sheets, headers, values.
WORDS: frozenset[str] = frozenset(
    {f"sheet-{sheet.word}" for sheet in SHEETS}
    | {f"column-{column}" for sheet in SHEETS for column in sheet.columns}
    | {f"{column}-{code}" for column, codes in CODES.items() for code in codes}
)
