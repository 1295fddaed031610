"""What hires cost: the rates agreed, by product, year and month, beside the list price."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Integer, bindparam, extract, func
from sqlalchemy import cast as as_type
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.matching import Match, beside_accounts, fitting, told


@dataclass(frozen=True, slots=True)
class Agreed:
    """So many `hires` begun in a month were agreed at this rate; `told` of them only a note tells."""

    product: str
    year: int
    month: int
    per: str
    currency: str
    rate: Decimal
    hires: int
    told: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A product's list price."""

    product: str
    price: Decimal
    per: str


@dataclass(frozen=True, slots=True)
class Dear:
    """The hire with the highest or lowest rate, and whose it was."""

    id: int
    account: str | None
    product: str
    start: dt.date
    rate: Decimal
    per: str
    currency: str


def agreed(session: Session, match: Match, since: dt.date | None, until: dt.date | None) -> list[Agreed]:
    """The rates of hires begun in a period, by month; each is there once, however many hires had it."""
    values = {"since": since or dt.date.min, "until": until or dt.date.max, **match.values}
    return [Agreed(*row) for row in session.connection().execute(_agreed(match.shape), values)]


@cache
def _agreed(shape: frozenset[str]) -> Any:
    rental = changes.table("rental")
    parts = tuple(as_type(extract(part, rental.c.start), Integer).label(part) for part in ("year", "month"))
    keys = (rental.c.product, *parts, rental.c.per, rental.c.currency, rental.c.rate)
    return (
        pick(*keys, func.count(), told("rental"))
        .select_from(beside_accounts("rental"))
        .where(*fitting("rental", shape, "serial", "product"), *_priced())
        .group_by(*keys)
        .order_by(rental.c.product, *parts, rental.c.rate)
    )


def _priced() -> tuple[Any, ...]:
    rental = changes.table("rental")
    return (
        rental.c.rate > 0, rental.c.per.is_not(None),
        rental.c.start >= bindparam("since"), rental.c.start <= bindparam("until"),
    )  # fmt: skip


def listed(session: Session, product_ids: tuple[int, ...]) -> list[Listed]:
    """The list prices of those of the products that are hired out."""
    return [Listed(*row) for row in session.connection().execute(_listed(), {"products": list(product_ids)})]


@cache
def _listed() -> Any:
    product = changes.table("product")
    return (
        pick(product.c.name, product.c.price, product.c.per)
        .where(product.c.id.in_(bindparam("products", expanding=True)), product.c.removed_at.is_(None))
        .where(product.c.kind == "hire", product.c.price > 0, product.c.per.is_not(None))
        .order_by(product.c.name)
    )


def extreme(
    session: Session, match: Match, per: str, currency: str, highest: bool,
    since: dt.date | None, until: dt.date | None,
) -> Dear | None:  # fmt: skip
    """The hire begun in a period with the highest or lowest rate; of several the latest."""
    values = {"since": since or dt.date.min, "until": until or dt.date.max, "per": per, "currency": currency}
    row = session.connection().execute(_extreme(match.shape, highest), values | match.values).first()
    return Dear(*row) if row else None


@cache
def _extreme(shape: frozenset[str], highest: bool) -> Any:
    rental, account = changes.table("rental"), changes.table("account")
    return (
        pick(
            rental.c.id, account.c.name, rental.c.product, rental.c.start, rental.c.rate, rental.c.per,
            rental.c.currency,
        )
        .select_from(beside_accounts("rental"))
        .where(*fitting("rental", shape, "serial", "product"), *_priced())
        .where(rental.c.per == bindparam("per"), rental.c.currency == bindparam("currency"))
        .order_by(rental.c.rate.desc() if highest else rental.c.rate, rental.c.start.desc(), rental.c.id.desc())
        .limit(1)
    )  # fmt: skip


def last(session: Session, match: Match) -> Dear | None:
    """The hire with a rate that began last."""
    values = {"since": dt.date.min, "until": dt.date.max, **match.values}
    row = session.connection().execute(_last(match.shape), values).first()
    return Dear(*row) if row else None


@cache
def _last(shape: frozenset[str]) -> Any:
    rental, account = changes.table("rental"), changes.table("account")
    return (
        pick(
            rental.c.id, account.c.name, rental.c.product, rental.c.start, rental.c.rate, rental.c.per,
            rental.c.currency,
        )
        .select_from(beside_accounts("rental"))
        .where(*fitting("rental", shape, "serial", "product"), *_priced())
        .order_by(rental.c.start.desc(), rental.c.id.desc())
        .limit(1)
    )  # fmt: skip
