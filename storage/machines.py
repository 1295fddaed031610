"""The machines for hire: which are on hand, since when, where; how many are out or in the workshop."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import CTE, and_, bindparam, case, exists, func, literal, or_
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.matching import MOST, Match, fitting


@dataclass(frozen=True, slots=True)
class Idle:
    """A machine on hand: back `since` its last hire, `None` where none is known. `of` is how many there are in all."""

    id: int
    serial: str
    model: str | None
    site: str | None
    year: int | None
    hours: Decimal | None
    since: dt.date | None
    of: int


@dataclass(frozen=True, slots=True)
class Fleet:
    """How many machines there are of each state: hired, free, workshop."""

    hired: int = 0
    free: int = 0
    workshop: int = 0

    @property
    def all(self) -> int:
        """All that is owned."""
        return self.hired + self.free + self.workshop


def idle(session: Session, match: Match, today: dt.date) -> list[Idle]:
    """The machines on hand, the one idle longest first, those never hired last; the first MOST of them."""
    values = {"today": today, **match.values}
    return [Idle(*row) for row in session.connection().execute(_idle(match.shape), values)]


@cache
def _idle(shape: frozenset[str]) -> Any:
    found = _fleet(shape)
    named = tuple(found.c[name] for name in ("id", "serial", "model", "site", "year", "hours", "since"))
    return (
        pick(*named, func.count().over().label("of"))
        .where(found.c.state == "free")
        .order_by(found.c.since.is_(None), found.c.since, found.c.serial)
        .limit(MOST)
    )


def _fleet(shape: frozenset[str]) -> CTE:
    """Machines with their last return. What is hired out by the hires is so, whatever is said of the machine."""
    machine, rental, product = (changes.table(name) for name in ("machine", "rental", "product"))
    its = (rental.c.machine_id == machine.c.id, rental.c.removed_at.is_(None))
    out = exists().where(*its, rental.c.returned.is_(None), rental.c.start <= bindparam("today"))
    since = pick(func.max(rental.c.returned)).where(*its).scalar_subquery()
    known = func.coalesce(machine.c.state, literal("free"))
    state = case((and_(known == "free", out), "hired"), else_=known)
    model = func.coalesce(machine.c.model, product.c.name)
    return (
        pick(
            machine.c.id, machine.c.serial, model.label("model"), machine.c.site, machine.c.year, machine.c.hours,
            since.label("since"), state.label("state"),
        )
        .join_from(machine, product, product.c.id == machine.c.product_id, isouter=True)
        .where(*fitting("machine", shape & {"products", "words"}, "serial", "model"))
        .cte("fleet")
    )  # fmt: skip


def fleet(session: Session, match: Match, today: dt.date) -> Fleet:
    """How many there are of each state."""
    rows = session.connection().execute(_states(match.shape), {"today": today, **match.values})
    numbers: dict[str, int] = {row[0]: row[1] for row in rows}
    return Fleet(*(numbers.get(state, 0) for state in ("hired", "free", "workshop")))


@cache
def _states(shape: frozenset[str]) -> Any:
    found = _fleet(shape)
    return pick(found.c.state, func.count()).group_by(found.c.state)


def serial(session: Session, words: tuple[str, ...]) -> str | None:
    """The first of the words that is a serial number, or the end of one; `None` where none is."""
    machine = changes.table("machine")
    for word in words:
        folded = word.casefold()
        ends = or_(func.lower(machine.c.serial) == folded, func.lower(machine.c.serial).like(f"%-{folded}"))
        if session.connection().execute(pick(machine.c.id).where(ends, machine.c.removed_at.is_(None))).first():
            return word
    return None
