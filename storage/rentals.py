"""What was hired out: what is out and until when, what is late, what was out in a period, and how often."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, bindparam, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.matching import MOST, Match, beside_accounts, counted, fitting, told
from storage.tables import Rental

#: out: not back; ending: out, to come back in a period; late: past its end and not back; coming: not begun;
#: past: out at some time of a period; begun: begun in it.
Which = Literal["out", "ending", "late", "coming", "past", "begun"]
By = Literal["account", "product", "rep"]


@dataclass(frozen=True, slots=True)
class Hire:
    """One machine at an account. `of` is how many there are in all that the same question finds."""

    id: int
    account: str | None
    product: str
    serial: str | None
    quantity: Decimal | None
    start: dt.date
    end: dt.date | None
    returned: dt.date | None
    rate: Decimal | None
    per: str | None
    total: Decimal | None
    currency: str
    status: str
    of: int


@dataclass(frozen=True, slots=True)
class Sum:
    """Hires in one currency: how many, from the `first` to the `last` begun, the value of the `valued` ones."""

    currency: str
    hires: int
    first: dt.date
    last: dt.date
    valued: int
    value: Decimal | None
    told: int


@dataclass(frozen=True, slots=True)
class Often:
    """How many hires an account, a product or a colleague has, the last one begun on `last`."""

    name: str | None
    hires: int
    last: dt.date


def add(session: Session, rental: Rental) -> Rental:
    """A new rental."""
    session.add(rental)
    session.flush()
    return rental


def hires(
    session: Session,
    which: Which,
    match: Match,
    today: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> list[Hire]:
    """The hires of that kind, what comes back first first (of past ones the newest first); the first MOST of them."""
    values = {"today": today, "since": since or dt.date.min, "until": until or dt.date.max, **match.values}
    return [Hire(*row) for row in session.connection().execute(_hires(which, match.shape), values)]


@cache
def _hires(which: Which, shape: frozenset[str]) -> Any:
    rental = changes.table("rental")
    order = (
        (rental.c.start.desc(), rental.c.id.desc())
        if which in ("past", "begun")
        else (rental.c.end.is_(None), rental.c.end, rental.c.start, rental.c.id)
    )
    return counted("rental", HIRE, (*fitting("rental", shape, "serial", "product"), *_state(which)), order)


#: The columns of a `Hire` but the last.
HIRE = ("id", "account", "product", "serial", "quantity", "start", "end", "returned", "rate", "per", "total",
        "currency", "status")  # fmt: skip


def _state(which: Which) -> tuple[ColumnElement[bool], ...]:
    rental = changes.table("rental")
    today: Any = bindparam("today")
    since: Any = bindparam("since")
    until: Any = bindparam("until")
    out = (rental.c.returned.is_(None), rental.c.start <= today)
    states: dict[Which, tuple[ColumnElement[bool], ...]] = {
        "out": out,
        "ending": (*out, rental.c.end >= since, rental.c.end <= until),
        "late": (*out, rental.c.end < today),
        "coming": (rental.c.returned.is_(None), rental.c.start > today),
        # What is not back yet is out until today.
        "past": (rental.c.start <= until, func.coalesce(rental.c.returned, today) >= since),
        "begun": (rental.c.start <= until, rental.c.start >= since),
    }
    return states[which]


def sums(session: Session, match: Match, since: dt.date | None, until: dt.date | None) -> list[Sum]:
    """The hires begun in a period, by currency; that with most first."""
    values = {"since": since or dt.date.min, "until": until or dt.date.max, **match.values}
    return [Sum(*row) for row in session.connection().execute(_sums(match.shape), values)]


@cache
def _sums(shape: frozenset[str]) -> Any:
    rental = changes.table("rental")
    return (
        pick(
            rental.c.currency, func.count(), func.min(rental.c.start), func.max(rental.c.start),
            func.count(rental.c.total), func.sum(rental.c.total), told("rental"),
        )
        .select_from(beside_accounts("rental"))
        .where(*fitting("rental", shape, "serial", "product"), *_state("begun"))
        .group_by(rental.c.currency)
        .order_by(func.count().desc(), rental.c.currency)
    )  # fmt: skip


def often(session: Session, by: By, match: Match, since: dt.date | None, until: dt.date | None) -> list[Often]:
    """Who or what has most hires begun in a period, most first; the first MOST of them."""
    values = {"since": since or dt.date.min, "until": until or dt.date.max, **match.values}
    return [Often(*row) for row in session.connection().execute(_often(by, match.shape), values)]


@cache
def _often(by: By, shape: frozenset[str]) -> Any:
    rental, account, rep = (changes.table(name) for name in ("rental", "account", "rep"))
    name, which = {
        "account": (account.c.name, rental.c.account_id),
        "product": (rental.c.product, rental.c.product),
        "rep": (rep.c.name, rental.c.rep_id),
    }[by]
    rows = beside_accounts("rental")
    return (
        pick(name, func.count(), func.max(rental.c.start))
        .select_from(rows.join(rep, rep.c.id == rental.c.rep_id, isouter=True) if by == "rep" else rows)
        .where(*fitting("rental", shape, "serial", "product"), *_state("begun"), which.is_not(None))
        .group_by(*dict.fromkeys((which, name)))
        .order_by(func.count().desc(), func.max(rental.c.start).desc(), name)
        .limit(MOST)
    )
