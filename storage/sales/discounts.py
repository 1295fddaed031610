"""The discounts on lines of sales: the mean, the usual one, the highest, and whose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Float, bindparam, case, cast, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage.columns import plain
from storage.sales.groups import KINDS, PRODUCT
from storage.sales.lines import Sold, told
from storage.sales.scope import ACCOUNT, LINE, Scope, standing

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Discount:
    """Discounts in per cent over so many `lines` that say theirs (none is 0), of which `granted` have any.

    The `usual` one is on `often` of them.
    """

    mean: Decimal
    lowest: Decimal
    highest: Decimal
    lines: int
    granted: int
    last: dt.date
    usual: Decimal
    often: int


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean discount of one customer, product, colleague, line, team or town, in per cent."""

    key: Any
    name: str | None
    mean: Decimal
    highest: Decimal
    lines: int


def all_hired(session: Session, product_ids: Sequence[int]) -> bool:
    """Whether these are hired out and not sold."""
    return not session.connection().execute(_sold(), {"product_ids": product_ids}).first()


@cache
def _sold() -> Any:
    ids: Any = bindparam("product_ids", expanding=True)
    return pick(PRODUCT.c.id).where(PRODUCT.c.id.in_(ids), PRODUCT.c.kind != "hire").limit(1)


def of(session: Session, scope: Scope) -> Discount | None:
    """The discounts of a scope; `None` where no line says any."""
    connection = session.connection()
    total, lowest, highest, lines, granted, last = connection.execute(_of(scope.shape), scope.values).one()
    if not lines:
        return None
    usual, often = connection.execute(_usual(scope.shape), scope.values).one()
    return Discount(_mean(total, lines), lowest, highest, lines, granted, last, usual, often)


def _mean(total: Decimal, lines: int) -> Decimal:
    return plain((total / lines).quantize(CENT))


def _said(shape: frozenset[str]) -> tuple[Any, ...]:
    return (*standing(shape), LINE.c.discount_pct.is_not(None))


@cache
def _of(shape: frozenset[str]) -> Any:
    percent = LINE.c.discount_pct
    granted = func.count(case((percent > 0, 1)))
    numbers = (func.sum(percent), func.min(percent), func.max(percent), func.count(), granted, func.max(LINE.c.date))
    return pick(*numbers).where(*_said(shape))


@cache
def _usual(shape: frozenset[str]) -> Any:
    percent, often = LINE.c.discount_pct, func.count()
    question = pick(percent, often).where(*_said(shape)).group_by(percent)
    return question.order_by(often.desc(), percent.desc()).limit(1)


def highest(session: Session, scope: Scope, most: int) -> list[Sold]:
    """The lines with the highest discounts, the newest of equal ones first; none without a discount."""
    rows = session.execute(_highest(scope.shape), {**scope.values, "most": most})
    return [Sold(*row) for row in rows]


@cache
def _highest(shape: frozenset[str]) -> Any:
    question = told().where(*standing(shape), LINE.c.discount_pct > 0)
    order = (LINE.c.discount_pct.desc(), LINE.c.date.desc(), LINE.c.id)
    return question.order_by(*order).limit(bindparam("most"))


def means(session: Session, scope: Scope, by: str, most: int, least: bool = False) -> list[Mean]:
    """Who grants or gets the highest discounts on average (the lowest with `least`)."""
    rows = session.connection().execute(_means(scope.shape, by, least), {**scope.values, "most": most})
    return [Mean(key, name, _mean(total, lines), top, lines) for key, name, total, top, lines in rows]


@cache
def _means(shape: frozenset[str], by: str, least: bool) -> Any:
    kind, percent = KINDS[by], LINE.c.discount_pct
    total, lines = func.sum(percent), func.count()
    mean = cast(total, Float) / lines
    if kind.names is None:
        name: Any = func.max(LINE.c.product if len(kind.keys) > 1 else kind.keys[0])
    else:
        name = pick(kind.names.c.name).where(kind.names.c.id == kind.keys[0]).correlate(*_outer(kind)).scalar_subquery()
    question = kind.joins(pick(kind.keys[0], name, total, func.max(percent), lines).select_from(LINE))
    grouped = question.where(*_said(shape)).group_by(*kind.keys)
    order = (mean if least else mean.desc(), lines.desc(), kind.keys[0])
    return grouped.order_by(*order).limit(bindparam("most"))


def _outer(kind: Any) -> tuple[Any, ...]:
    """The tables outside that a group's key stands in."""
    return tuple({key.table for key in kind.keys if hasattr(key, "table")} - {kind.names, ACCOUNT})
