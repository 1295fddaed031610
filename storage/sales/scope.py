"""Which lines of sales are meant, and what a line is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, Integer, Numeric, bindparam, cast, func, literal, literal_column
from sqlalchemy import select as pick
from sqlalchemy import type_coerce as taken_as

from storage import changes
from storage.columns import Exact

LINE = changes.table("purchase")
ACCOUNT = changes.table("account")
#: Ten-thousandths of price, of quantity and of a hundredth's discount, multiplied: by this it is ten-thousandths again.
_SHIFT: ColumnElement[Any] = literal_column("10000000000.0")
_WHOLE: ColumnElement[Any] = literal_column("1000000")
_ONE: ColumnElement[Any] = literal_column("10000")


def _exact(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(taken_as(column, BigInteger), Numeric)


_LEFT = _WHOLE - func.coalesce(taken_as(LINE.c.discount_pct, BigInteger), 0)
_COUNTED = func.coalesce(_exact(LINE.c.quantity), _ONE)
#: What a line comes to, net: its total, or what follows from quantity, price and discount (a note may tell only those).
VALUE: ColumnElement[Any] = taken_as(
    func.coalesce(
        taken_as(LINE.c.total, BigInteger),
        cast(func.round(_exact(LINE.c.unit_price) * _COUNTED * _LEFT / _SHIFT), BigInteger),
    ),
    Exact(),
)


#: How many pieces a line is: one, where no number was said.
PIECES: ColumnElement[Any] = func.coalesce(LINE.c.quantity, literal(1, Exact()))


@dataclass(frozen=True, slots=True)
class Scope:
    """Lines of sales. What is empty does not narrow them down.

    Of an account, of the accounts of colleagues (`owner_ids`), of products, sold by colleagues (`rep_ids`), from
    `since` to `until` inclusive.
    """

    account_id: int | None = None
    owner_ids: tuple[int, ...] = ()
    product_ids: tuple[int, ...] = ()
    rep_ids: tuple[int, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def shape(self) -> frozenset[str]:
        """What narrows it down: questions of one shape are one statement."""
        return frozenset(self.values)

    @property
    def values(self) -> Mapping[str, Any]:
        """What the statement of its shape is asked with."""
        given = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in given if value not in (None, ())}

    def wanted(self) -> tuple[ColumnElement[bool], ...]:
        """The conditions with their values, for questions that are made elsewhere."""
        return tuple(CONDITIONS[name](value) for name, value in self.values.items())


def _owned(owner_ids: Any) -> ColumnElement[bool]:
    return LINE.c.account_id.in_(pick(ACCOUNT.c.id).where(ACCOUNT.c.owner_id.in_(owner_ids)))


CONDITIONS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "account_id": lambda value: LINE.c.account_id == value,
    "owner_ids": _owned,
    "product_ids": LINE.c.product_id.in_,
    "rep_ids": LINE.c.rep_id.in_,
    "since": lambda value: LINE.c.date >= value,
    "until": lambda value: LINE.c.date <= value,
}
TYPES: Mapping[str, Any] = {"since": Date(), "until": Date()}


def standing(shape: frozenset[str]) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a shape, to be asked with a scope's values: only lines that stand."""
    bound = (
        CONDITIONS[name](bindparam(name, type_=TYPES.get(name, Integer()), expanding=name.endswith("_ids")))
        for name in sorted(shape)
    )
    return (LINE.c.removed_at.is_(None), *bound)
