"""Sales by customer, product, colleague, line, team or town, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, bindparam, case, cast, func, literal_column, null, or_
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.columns import Exact
from storage.sales.scope import ACCOUNT, LINE, PIECES, VALUE, Scope, standing

REP, TEAM, PRODUCT = (changes.table(name) for name in ("rep", "team", "product"))


@dataclass(frozen=True, slots=True)
class Kind:
    """How lines are put together: by `keys`, over `joins`; `names` are the table and column that tell a key's name."""

    keys: tuple[ColumnElement[Any], ...]
    joins: Callable[[Select[Any]], Select[Any]] = lambda question: question
    names: Any = None


def _joined(table: Any, column: Any) -> Callable[[Select[Any]], Select[Any]]:
    return lambda question: question.join(table, table.c.id == column, isouter=True)


#: A product that is not known has only its words.
_WORDS = case((LINE.c.product_id.is_(None), LINE.c.product))
KINDS: Mapping[str, Kind] = {
    "customers": Kind((LINE.c.account_id,), names=ACCOUNT),
    "products": Kind((LINE.c.product_id, _WORDS)),
    "reps": Kind((LINE.c.rep_id,), names=REP),
    "teams": Kind((REP.c.team_id,), _joined(REP, LINE.c.rep_id), names=TEAM),
    "lines": Kind((PRODUCT.c.line,), _joined(PRODUCT, LINE.c.product_id)),
    "places": Kind((ACCOUNT.c.city,), _joined(ACCOUNT, LINE.c.account_id)),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One of them in one currency: `place` from 1 among `among`; `whole` is the value of all together. Without a
    `value` nobody told a price."""

    key: Any
    name: str | None
    town: str | None
    currency: str
    value: Decimal | None
    quantity: Decimal
    lines: int
    last: dt.date
    place: int
    whole: Decimal
    among: int


#: By what they are put in order.
ORDERS: Mapping[str, str] = {"value": "value", "quantity": "quantity", "last": "last"}


def ranked(
    session: Session, scope: Scope, by: str, most: int, order: str = "value", least: bool = False, also: Any = None
) -> list[Group]:
    """The first `most` of each currency by `order` (the last ones with `least`), and the one whose key is `also`."""
    values = {**scope.values, "most": most, **({"also": also} if also is not None else {})}
    question = _ranked(scope.shape, by, order, least, also is not None)
    rows = session.connection().execute(question, values)
    return [_group(*row) for row in rows]


def _group(key: Any, name: str | None, town: str | None, currency: str, value: Any, quantity: Any, *rest: Any) -> Group:
    lines, last, place, whole, among = rest
    none = Decimal(0)
    return Group(key, name, town, currency, value, quantity or none, lines, last, place, whole or none, among)


@cache
def _ranked(shape: frozenset[str], by: str, order: str, least: bool, also: bool) -> Any:
    """Grouped, then put in order, then named: only those that are shown are looked up."""
    places = _places(_grouped(shape, by), order, least)
    shown = places.c.place <= bindparam("most")
    if also:
        shown = or_(shown, places.c.key == bindparam("also"))
    names = KINDS[by].names
    nothing = cast(null(), String)
    town = ACCOUNT.c.city if by == "customers" else nothing
    columns = [column for column in places.c if column.name not in ("key", "words")]
    question = pick(places.c.key, places.c.words if names is None else names.c.name, town, *columns).where(shown)
    if names is not None:
        question = question.join_from(places, names, names.c.id == places.c.key, isouter=True)
    return question.order_by(places.c.whole.desc(), places.c.currency, places.c.place)


def _grouped(shape: frozenset[str], by: str) -> Any:
    keys = KINDS[by].keys
    # What has no table of names is named by its own words.
    words = (
        cast(null(), String) if KINDS[by].names is not None else func.max(LINE.c.product if len(keys) > 1 else keys[0])
    )
    question = pick(
        keys[0].label("key"), words.label("words"), LINE.c.currency,
        func.sum(VALUE).label("value"), func.sum(PIECES).label("quantity"), func.count().label("lines"),
        func.max(LINE.c.date).label("last"),
    ).select_from(LINE)  # fmt: skip
    return KINDS[by].joins(question).where(*standing(shape)).group_by(*keys, LINE.c.currency).subquery()


def _places(groups: Any, order: str, least: bool) -> Any:
    column = groups.c[ORDERS[order]]
    # Without a value (nobody told a price) one comes last, on both databases.
    nothing = column.is_(None)
    newest = groups.c.last.desc()
    sequence = (nothing, column.asc() if least else column.desc(), newest, groups.c.key)
    row = func.row_number().over(partition_by=groups.c.currency, order_by=sequence)
    whole = func.sum(groups.c.value, type_=Exact()).over(partition_by=groups.c.currency)
    among = func.count(literal_column("*")).over(partition_by=groups.c.currency)
    return pick(*groups.c, row.label("place"), whole.label("whole"), among.label("among")).subquery()
