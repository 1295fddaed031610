"""Customers by how lately, how often and for how much they buy: loyal, promising, at risk, asleep, new, occasional."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Date, Integer, Select, bindparam, case, func, literal_column
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes, days

#: The segments, in the order in which they are told; each account that ever bought is in one of them.
SEGMENTS = ("loyal", "promising", "new", "occasional", "risk", "asleep")
#: Purchases of so many days count; who began within so many is new, who has been silent for so many is asleep.
BACK, NEW, ASLEEP = 730, 180, 365
#: At risk is who pauses so many times longer than usual, and so many days at least.
PAUSED, QUIET = 2, 60
#: On how many days somebody must have bought to have a usual pause.
REGULAR = 3
#: Quantiles are those of so many accounts, taken evenly from all.
SAMPLE, PARTS = 1_000, 5


@dataclass(frozen=True, slots=True)
class Place:
    """An account's segment and why: days with purchases (`times`) of two years, every how many days, when last, for
    how much; `since` in days ago."""

    account_id: int
    account: str
    owner_id: int | None
    segment: str
    times: int
    every: int | None
    last: dt.date
    since: int
    value: Decimal


def of_account(session: Session, account_id: int, today: dt.date) -> Place | None:
    """The segment of one account; `None` if it never bought anything."""
    values = {**_bounds(session, today), "account": account_id}
    row = session.connection().execute(_one(), values).first()
    return Place(*row) if row else None


def sizes(session: Session, today: dt.date, owners: Sequence[int] = ()) -> dict[str, int]:
    """How many accounts are in each segment, of these owners, if any are named."""
    values = {**_bounds(session, today), "owners": list(owners)}
    rows = session.connection().execute(_sizes(bool(owners)), values).all()
    return {row[0]: row[1] for row in sorted(rows, key=lambda row: SEGMENTS.index(row[0]))}


def members(session: Session, segment: str, today: dt.date, owners: Sequence[int] = (), most: int = 200) -> list[Place]:
    """The accounts of a segment, what they are worth first."""
    values = {**_bounds(session, today), "owners": list(owners), "segment": segment, "most": most}
    return [Place(*row) for row in session.connection().execute(_members(bool(owners)), values)]


def _bounds(session: Session, today: dt.date) -> dict[str, Any]:
    """From where on each fifth of the accounts begins: by days since the last purchase, by times, by value."""
    values = {"today": today, "back": today - dt.timedelta(days=BACK)}
    found = session.connection().execute(_quantiles(), values).one()
    names = ("lately", "often", "much", "most_often")
    return {**values, **dict(zip(names, found, strict=True))}


@cache
def _quantiles() -> Any:
    """Bounds within an even sample: who bought later than the last two fifths, more often and for more than three."""
    account = changes.table("account")
    step = pick(1 + func.max(account.c.id) // SAMPLE).scalar_subquery()
    some = _bought(account.c.id % step == 0).subquery()
    tiles = pick(
        some,
        func.ntile(PARTS).over(order_by=some.c.since.desc()).label("lately"),
        func.ntile(PARTS).over(order_by=some.c.times).label("often"),
        func.ntile(PARTS).over(order_by=some.c.value).label("much"),
    ).where(some.c.times > 0).subquery()  # fmt: skip
    return pick(
        func.max(case((tiles.c.lately > 2, tiles.c.since))),
        func.min(case((tiles.c.often > 2, tiles.c.times))),
        func.min(case((tiles.c.much > 2, tiles.c.value))),
        func.min(case((tiles.c.often > 3, tiles.c.times))),
    )


def _bought(which: Any, owned: bool = False) -> Select[Any]:
    """What accounts bought in two years: when last, on how many days, for how much; and when they began."""
    account, purchase = changes.table("account"), changes.table("purchase")
    chosen = [account.c.removed_at.is_(None)] + ([which] if which is not None else [])
    chosen += [account.c.owner_id.in_(bindparam("owners", expanding=True))] if owned else []
    recent = _recent(None if len(chosen) == 1 else pick(account.c.id).where(*chosen)).subquery()
    ever = purchase.c.account_id == account.c.id, purchase.c.removed_at.is_(None)
    first = pick(func.min(purchase.c.date)).where(*ever).correlate(account).scalar_subquery()
    before = pick(func.max(purchase.c.date)).where(*ever).correlate(account).scalar_subquery()
    told = (
        pick(account.c.id, account.c.name, account.c.owner_id, recent.c.times, recent.c.first, recent.c.value,
             func.coalesce(recent.c.last, before).label("last"), first.label("began"))
        .join_from(account, recent, recent.c.account_id == account.c.id, isouter=True)
        .where(*chosen)
        .subquery()
    )  # fmt: skip
    today, times = bindparam("today", type_=Date()), func.coalesce(told.c.times, 0, type_=Integer())
    every = days.between(told.c.last, told.c.first) // func.nullif(times - 1, 0, type_=Integer())
    return pick(
        told.c.id, told.c.name, told.c.owner_id, times.label("times"), every.label("every"), told.c.last,
        days.between(today, told.c.last).label("since"), func.coalesce(told.c.value, 0).label("value"),
        days.between(today, told.c.began).label("began"),
    ).where(told.c.last.is_not(None))  # fmt: skip


def _recent(accounts: Any) -> Select[Any]:
    """Purchases of two years, by account. All accounts at once are grouped by what no index orders: to look through the
    table as it lies is faster than to jump in it."""
    purchase = changes.table("purchase")
    account_id = purchase.c.account_id if accounts is not None else (purchase.c.account_id + 0).label("account_id")
    question = (
        pick(account_id, func.count(purchase.c.date.distinct()).label("times"),
             func.min(purchase.c.date).label("first"), func.max(purchase.c.date).label("last"),
             func.sum(purchase.c.total).label("value"))
        .where(purchase.c.removed_at.is_(None), purchase.c.date >= bindparam("back", type_=Date()))
        .group_by(account_id)
    )  # fmt: skip
    return question if accounts is None else question.where(purchase.c.account_id.in_(accounts))


def _placed(which: Any, owned: bool = False) -> Select[Any]:
    """Each account with its segment."""
    found = _bought(which, owned).subquery()
    quiet = (found.c.since > PAUSED * found.c.every) & (found.c.since > QUIET) & (found.c.times >= REGULAR)
    usual = (found.c.times >= REGULAR) & (found.c.since <= PAUSED * found.c.every)
    lately = (found.c.since <= bindparam("lately")) | usual
    segment = case(
        (found.c.since > ASLEEP, literal_column("'asleep'")),
        (quiet, literal_column("'risk'")),
        (found.c.began <= NEW, literal_column("'new'")),
        (lately & (found.c.times >= bindparam("most_often")), literal_column("'loyal'")),
        (lately & ((found.c.times >= bindparam("often")) | (found.c.value >= bindparam("much"))),
         literal_column("'promising'")),
        else_=literal_column("'occasional'"),
    ).label("segment")  # fmt: skip
    names = ("times", "every", "last", "since", "value")
    return pick(found.c.id, found.c.name, found.c.owner_id, segment, *(found.c[name] for name in names))


@cache
def _one() -> Any:
    return _placed(changes.table("account").c.id == bindparam("account"))


@cache
def _sizes(owned: bool) -> Any:
    placed = _placed(None, owned).subquery()
    return pick(placed.c.segment, func.count()).group_by(placed.c.segment)


@cache
def _members(owned: bool) -> Any:
    placed = _placed(None, owned).subquery()
    wanted = pick(placed).where(placed.c.segment == bindparam("segment"))
    return wanted.order_by(placed.c.value.desc(), placed.c.since, placed.c.id).limit(bindparam("most"))
