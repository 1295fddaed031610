"""Sums of sales: in all, month by month, and since when there are any."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Integer, case, cast, distinct, extract, func, union_all
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.columns import Exact
from storage.sales.scope import LINE, PIECES, VALUE, Scope, standing

REP = changes.table("rep")


@dataclass(frozen=True, slots=True)
class Sum:
    """What was sold in one currency, net: `told` of it only notes tell; of `unpriced` lines no price is known.

    From the `first` day to the `last`.
    """

    currency: str
    value: Decimal
    quantity: Decimal
    lines: int
    unpriced: int
    told: Decimal
    told_lines: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Month:
    """What was sold in one month in one currency, on so many `days`."""

    year: int
    month: int
    currency: str
    value: Decimal
    days: int


def sums(session: Session, scope: Scope) -> list[Sum]:
    """A sum for each currency, the largest first; none where nothing was sold."""
    rows = session.connection().execute(_sums(scope.shape), scope.values).all()
    found = [
        Sum(c, v or Decimal(0), q or Decimal(0), n, n - p, t or Decimal(0), *rest) for c, v, q, n, p, t, *rest in rows
    ]
    return sorted(found, key=lambda one: -one.value)


@cache
def _sums(shape: frozenset[str]) -> Any:
    told = LINE.c.status == "told"
    return (
        pick(
            LINE.c.currency, func.sum(VALUE), func.sum(PIECES), func.count(), func.count(VALUE),
            func.sum(case((told, VALUE))), func.count(case((told, 1))), func.min(LINE.c.date), func.max(LINE.c.date),
        )
        .where(*standing(shape))
        .group_by(LINE.c.currency)
    )  # fmt: skip


def months(session: Session, scope: Scope) -> list[Month]:
    """The months in which anything was sold, the oldest first."""
    rows = session.connection().execute(_months(scope.shape), scope.values)
    return [Month(int(y), int(m), c, value or Decimal(0), days) for y, m, c, value, days in rows]


@cache
def _months(shape: frozenset[str]) -> Any:
    """By day first: there are few days and many lines, and to know a line's month takes longer than to add it up."""
    value = func.sum(VALUE).label("value")
    by_day = pick(LINE.c.date, LINE.c.currency, value).where(*standing(shape)).group_by(LINE.c.date, LINE.c.currency)
    days = by_day.subquery()
    year, month = (cast(extract(part, days.c.date), Integer) for part in ("year", "month"))
    return (
        pick(year, month, days.c.currency, func.sum(days.c.value, type_=Exact()), func.count())
        .group_by(year, month, days.c.currency)
        .order_by(year, month, days.c.currency)
    )


def orders(session: Session, scope: Scope) -> int:
    """How many times something was bought: all that one customer buys on one day is one time."""
    return int(session.connection().execute(_orders(scope.shape), scope.values).scalar_one())


@cache
def _orders(shape: frozenset[str]) -> Any:
    return pick(func.count()).select_from(
        pick(LINE.c.account_id, LINE.c.date).where(*standing(shape)).distinct().subquery()
    )


def buyers(session: Session, scope: Scope) -> int:
    """How many customers bought anything."""
    return int(session.connection().execute(_buyers(scope.shape), scope.values).scalar_one())


@cache
def _buyers(shape: frozenset[str]) -> Any:
    return pick(func.count(distinct(LINE.c.account_id))).where(*standing(shape))


def began(session: Session) -> dt.date | None:
    """The day of the oldest sale of all: what was before is not known."""
    found: dt.date | None = session.connection().execute(_began()).scalar()
    return found


@cache
def _began() -> Any:
    """The oldest line of each colleague, and of nobody, by their index: there are few colleagues and many lines."""
    standing_lines = pick(LINE.c.date).where(*standing(frozenset())).order_by(LINE.c.date).limit(1)
    own = standing_lines.where(LINE.c.rep_id == REP.c.id).correlate(REP).scalar_subquery()
    nobodys = standing_lines.where(LINE.c.rep_id.is_(None)).scalar_subquery()
    days = union_all(pick(own.label("day")).select_from(REP), pick(nobodys)).subquery()
    return pick(func.min(days.c.day))
