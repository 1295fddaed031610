"""What went wrong: what is open and since when, how often, what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, Integer, bindparam, cast, func, literal_column, or_
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.matching import MOST, Match, beside_accounts, counted, fitting, told

#: open: not yet right; waiting: of those what waits for parts; period: opened or closed in a period; opened: opened in
#: it; closed: closed in it.
Which = Literal["open", "waiting", "period", "opened", "closed"]
By = Literal["account", "product"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A ticket with the name of its account. `of` is how many there are in all that the same question finds."""

    id: int
    account: str | None
    number: str | None
    kind: str
    product: str | None
    serial: str | None
    description: str | None
    opened: dt.date
    state: str
    closed: dt.date | None
    technician: str | None
    resolution: str | None
    status: str
    of: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many tickets were opened in a period, how many of them are `open`; `closed` ones may be from before."""

    opened: int
    open: int
    first: dt.date | None
    last: dt.date | None
    told: int


@dataclass(frozen=True, slots=True)
class Often:
    """How many tickets an account or a product has, how many of them are open, and when the last was opened."""

    name: str | None
    tickets: int
    open: int
    last: dt.date


def found(
    session: Session, which: Which, match: Match, since: dt.date | None = None, until: dt.date | None = None
) -> list[Trouble]:
    """The tickets of that kind, the oldest open one first, else the newest first; the first MOST of them."""
    values = {"since": since or dt.date.min, "until": until or dt.date.max, **match.values}
    return [Trouble(*row) for row in session.connection().execute(_found(which, match.shape), values)]


@cache
def _found(which: Which, shape: frozenset[str]) -> Any:
    ticket = changes.table("ticket")
    newest = (ticket.c.closed if which == "closed" else ticket.c.opened).desc()
    order = (ticket.c.opened, ticket.c.id) if which in ("open", "waiting") else (newest, ticket.c.id.desc())
    return counted("ticket", TROUBLE, (*fitting("ticket", shape, "serial", "product"), *_state(which)), order)


#: The columns of a `Trouble` but the last.
TROUBLE = ("id", "account", "number", "kind", "product", "serial", "description", "opened", "state", "closed",
           "technician", "resolution", "status")  # fmt: skip
#: What is not yet right, and of that what waits for parts.
OPEN: tuple[ColumnElement[str], ...] = (literal_column("'open'"), literal_column("'waiting'"))


def _state(which: Which) -> tuple[ColumnElement[bool], ...]:
    ticket = changes.table("ticket")
    opened = ticket.c.opened.between(bindparam("since"), bindparam("until"))
    closed = ticket.c.closed.between(bindparam("since"), bindparam("until"))
    states: dict[Which, tuple[ColumnElement[bool], ...]] = {
        "open": (ticket.c.state.in_(OPEN),),
        "waiting": (ticket.c.state == OPEN[1],),
        "period": (or_(opened, closed),),
        "opened": (opened,),
        "closed": (ticket.c.state.not_in(OPEN), closed),
    }
    return states[which]


def count(session: Session, match: Match, since: dt.date | None = None, until: dt.date | None = None) -> Count:
    """How many were opened in a period (or ever)."""
    values = {"since": since or dt.date.min, "until": until or dt.date.max, **match.values}
    row = session.connection().execute(_count(match.shape), values).one()
    return Count(row[0], int(row[1] or 0), *row[2:])


@cache
def _count(shape: frozenset[str]) -> Any:
    ticket = changes.table("ticket")
    return (
        pick(func.count(), _open(), func.min(ticket.c.opened), func.max(ticket.c.opened), told("ticket"))
        .select_from(beside_accounts("ticket"))
        .where(*fitting("ticket", shape, "serial", "product"), *_state("opened"))
    )


def _open() -> ColumnElement[int]:
    return cast(func.sum(cast(changes.table("ticket").c.state.in_(OPEN), Integer)), Integer)


def often(
    session: Session, by: By, match: Match, since: dt.date | None = None, until: dt.date | None = None
) -> list[Often]:
    """Which accounts or products have most tickets opened in a period, most first; the first MOST of them."""
    values = {"since": since or dt.date.min, "until": until or dt.date.max, **match.values}
    return [Often(*row) for row in session.connection().execute(_often(by, match.shape), values)]


@cache
def _often(by: By, shape: frozenset[str]) -> Any:
    ticket, account = changes.table("ticket"), changes.table("account")
    name, which = (account.c.name, ticket.c.account_id) if by == "account" else (ticket.c.product, ticket.c.product)
    return (
        pick(name, func.count(), _open(), func.max(ticket.c.opened))
        .select_from(beside_accounts("ticket"))
        .where(*fitting("ticket", shape, "serial", "product"), *_state("opened"), which.is_not(None))
        .group_by(*dict.fromkeys((which, name)))
        .order_by(func.count().desc(), func.max(ticket.c.opened).desc(), name)
        .limit(MOST)
    )
