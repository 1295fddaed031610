"""Among which customers something is looked for: those of a kind, a size, a town or a province.

With a filter set, every question to the database is answered from these customers' facts: it is put into each SELECT
where it is executed (SQLAlchemy's `before_execute`), so that whatever is asked may be narrowed down so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, and_, bindparam, event, false, or_
from sqlalchemy import select as pick
from sqlalchemy.sql.expression import SelectBase
from sqlmodel import Session

from storage import changes, walk

#: Tables whose rows belong to an account; those of machines and prices belong to nobody.
OF_ACCOUNTS = frozenset({"contact", "interaction", "purchase", "offer", "rental", "reminder", "ticket", "invoice"})


@dataclass(frozen=True)
class Among:
    """Customers by their books' own words, each list being one of which any may hold; empty lists do not narrow.

    `named` are words that a customer's name holds, folded; `ids` are the customers themselves.
    """

    sectors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def plain(self) -> dict[str, list[Any]]:
        """What is kept of it."""
        return {f.name: list(getattr(self, f.name)) for f in fields(self) if getattr(self, f.name)}


def of(kept: Mapping[str, Sequence[Any]]) -> Among:
    """What `plain` gave."""
    return Among(**{name: tuple(values) for name, values in kept.items()})


@contextmanager
def only(session: Session, among: Among) -> Iterator[None]:
    """Inside, the session sees the facts of these customers only."""
    connection = session.connection()
    before = connection.get_execution_options().get("among")
    connection.execution_options(among=among or None)
    try:
        yield
    finally:
        session.connection().execution_options(among=before)


@event.listens_for(Engine, "before_execute", retval=True)
def _before(connection: Connection, statement: Any, several: Any, values: Any, options: Any) -> tuple[Any, Any, Any]:
    among = connection.get_execution_options().get("among")
    if not among or not isinstance(statement, SelectBase):
        return statement, several, values
    return narrowed(statement, among), several, values


def narrowed(statement: SelectBase, among: Among) -> SelectBase:
    """The statement, with every SELECT in it narrowed down to these customers."""

    def rule(table: str, columns: Any) -> ColumnElement[bool] | None:
        if table == "account":
            return _holds(columns, among)
        return columns.account_id.in_(_accounts(among)) if table in OF_ACCOUNTS else None

    return walk.limited(statement, rule)


def _accounts(among: Among) -> Any:
    account = changes.table("account").alias()
    return pick(account.c.id).where(_holds(account.c, among))


def _holds(c: Any, among: Among) -> ColumnElement[bool]:
    """What holds for such an account; provinces and towns go together: either of them will do."""
    places = [_any(c.city, among.cities), _any(c.province, among.provinces)]
    wanted = [_any(c.sector, among.sectors), _any(c.size, among.sizes), _any(c.id, among.ids)]
    wanted.append(or_(*(_word(c.folded, word) for word in among.named)) if among.named else None)
    somewhere = [one for one in places if one is not None]
    wanted.append(or_(*somewhere) if somewhere else None)
    return and_(*(one for one in wanted if one is not None)) if among else false()


def _any(column: Any, values: Sequence[Any]) -> ColumnElement[bool] | None:
    return column.in_(bindparam(None, list(values), expanding=True, unique=True)) if values else None


def _word(column: Any, word: str) -> ColumnElement[bool]:
    """Whether the word stands in the name by itself."""
    found: ColumnElement[bool] = (" " + column + " ").contains(f" {word} ", autoescape=True)
    return found
