"""How often customers buy what they buy: what is due again, and what they stopped buying."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Date, Select, bindparam, case, func, literal_column, null
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes, days

#: How far back a habit shows.
BACK = dt.timedelta(days=1095)
#: A habit is what was bought on so many days, with no pause longer than so many times the usual one; it is given up
#: once nothing was bought for twice the longest pause, and for so many days.
TIMES, UNEVEN, SILENT = 4, 2, 60


@dataclass(frozen=True, slots=True)
class Habit:
    """What an account buys, on how many days (`times`), every how many days, when last, how long ago (`since`).

    `state` is due once that usual time is over, stopped when it is over by far, else `None`.
    """

    account_id: int
    account: str
    product_id: int | None
    product: str
    times: int
    first: dt.date
    last: dt.date
    every: int
    since: int
    total: Decimal | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often an account buys anything: on how many days of the last two years, every how many days on average.

    `first` is the first purchase of all.
    """

    times: int
    first: dt.date
    last: dt.date
    every: int | None


def of_account(session: Session, account_id: int, today: dt.date, most: int = 10) -> list[Habit]:
    """What the account buys again and again, what is worth most first."""
    values = {"account": account_id, "today": today, "back": today - BACK, "most": most}
    return [Habit(*row) for row in session.connection().execute(_habits(False, False), values)]


def noticed(session: Session, today: dt.date, owners: Sequence[int], most: int = 20) -> list[Habit]:
    """What customers of these owners stopped buying or are due to buy again, what is worth most first."""
    values = {"owners": list(owners), "today": today, "back": today - BACK, "most": most}
    return [Habit(*row) for row in session.connection().execute(_habits(True, True), values)]


def rhythm(session: Session, account_id: int, today: dt.date) -> Rhythm | None:
    """How often the account buys anything; `None` if it never did."""
    values = {"account": account_id, "since": today - dt.timedelta(days=730)}
    times, first, recent, last = session.connection().execute(_rhythm(), values).one()
    if last is None:
        return None
    return Rhythm(times, first, last, (last - recent).days // (times - 1) if times > 1 else None)


@cache
def _rhythm() -> Any:
    purchase = changes.table("purchase")
    near = purchase.c.date >= bindparam("since", type_=Date())
    day = case((near, purchase.c.date))
    return pick(func.count(day.distinct()), func.min(purchase.c.date), func.min(day), func.max(purchase.c.date)).where(
        purchase.c.account_id == bindparam("account"), purchase.c.removed_at.is_(None)
    )


@cache
def _habits(of_owners: bool, only_noticed: bool) -> Any:
    """Days of purchases of each product, the pauses between them, and what they come to."""
    paused = _pauses(of_owners).subquery()
    times, first, last = func.count().label("times"), func.min(paused.c.date), func.max(paused.c.date)
    whole = pick(
        paused.c.account_id, func.max(paused.c.product_id).label("product_id"), paused.c.product, times,
        first.label("first"), last.label("last"), (days.between(last, first) // (times - 1)).label("every"),
        days.between(bindparam("today", type_=Date()), last).label("since"), func.sum(paused.c.total).label("total"),
        func.max(paused.c.pause).label("longest"),
    ).group_by(paused.c.account_id, paused.c.product).having(times >= TIMES)  # fmt: skip
    found, account = whole.subquery(), changes.table("account")
    gone = (found.c.since >= SILENT) & (found.c.since >= UNEVEN * found.c.longest)
    even = (found.c.longest <= UNEVEN * found.c.every) & (found.c.every > 0)
    due = even & (found.c.since >= found.c.every) & (found.c.since < UNEVEN * found.c.longest)
    state = case((gone, literal_column("'stopped'")), (due, literal_column("'due'")), else_=null()).label("state")
    question = (
        pick(account.c.id, account.c.name, *(found.c[name] for name in NAMES), state)
        .join_from(found, account, account.c.id == found.c.account_id)
        .order_by(found.c.total.is_(None), found.c.total.desc(), found.c.product)
        .limit(bindparam("most"))
    )
    return question.where(state.is_not(None)) if only_noticed else question


NAMES = ("product_id", "product", "times", "first", "last", "every", "since", "total")


def _pauses(of_owners: bool) -> Select[Any]:
    """A row for each product and day on which an account bought it, with how long it had not."""
    purchase, account = changes.table("purchase"), changes.table("account")
    standing = (purchase.c.removed_at.is_(None), purchase.c.date >= bindparam("back", type_=Date()))
    key = (purchase.c.account_id, purchase.c.product, purchase.c.date)
    bought = pick(*key, func.max(purchase.c.product_id).label("product_id"), func.sum(purchase.c.total).label("total"))
    if of_owners:
        owners: Any = bindparam("owners", expanding=True)
        bought = bought.join_from(account, purchase, purchase.c.account_id == account.c.id)
        bought = bought.where(account.c.owner_id.in_(owners), account.c.removed_at.is_(None))
    else:
        bought = bought.where(purchase.c.account_id == bindparam("account"))
    one = bought.where(*standing).group_by(*key).subquery()
    before = func.lag(one.c.date).over(partition_by=(one.c.account_id, one.c.product), order_by=one.c.date)
    return pick(one, days.between(one.c.date, before).label("pause"))
