"""What was quoted, a row for each offer whatever number of lines it has: open, won or lost, by whom and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
)
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes, days

State = Literal["open", "won", "lost"]
Order = Literal["newest", "largest", "smallest", "ending"]
MOST = 300


@dataclass(frozen=True, slots=True)
class Sought:
    """Which offers: an account's, those that colleagues made, of some products. Empty fields do not narrow it down."""

    account_id: int | None = None
    rep_ids: tuple[int, ...] = ()
    product_ids: tuple[int, ...] = ()

    @property
    def shape(self) -> tuple[bool, bool, bool]:
        """Which of the three are given."""
        return self.account_id is not None, bool(self.rep_ids), bool(self.product_ids)

    def values(self, since: dt.date | None, until: dt.date | None) -> dict[str, Any]:
        """What the questions are bound to."""
        made: dict[str, Any] = {"since": since or dt.date.min, "until": until or dt.date.max}
        if self.account_id is not None:
            made["account"] = self.account_id
        if self.rep_ids:
            made["reps"] = list(self.rep_ids)
        if self.product_ids:
            made["products"] = list(self.product_ids)
        return made


@dataclass(frozen=True, slots=True)
class Quoted:
    """An offer: of `lines` products `product` is one, `total` the value of all, where it is known.

    `ended` is the day it was won or lost, `until` how long it is good for.
    """

    id: int
    account: str | None
    rep: str | None
    number: str | None
    day: dt.date
    state: str
    product: str
    lines: int
    total: Decimal | None
    currency: str
    until: dt.date | None
    ended: dt.date | None
    reason: str | None
    competitor: str | None
    told: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """So many offers in a state worth so much in a currency; of them so many that only notes tell, worth `told`."""

    state: str
    currency: str
    offers: int
    total: Decimal
    told_offers: int
    told: Decimal
    oldest: dt.date
    #: Days from offer to answer in all, over the offers that have one.
    days: int


def listed(
    session: Session, sought: Sought, state: State | None, order: Order, since: dt.date | None = None,
    until: dt.date | None = None, most: int = MOST,
) -> list[Quoted]:  # fmt: skip
    """The offers from `since` to `until`: by the day they were made, when "ending" by the last day they are good for.

    Won and lost ones by the day on which they were.
    """
    values = {**sought.values(since, until), "most": most}
    rows = session.connection().execute(_listed(*sought.shape, state, order), values)
    return [Quoted(*row) for row in rows]


def sums(
    session: Session, sought: Sought, since: dt.date | None = None, until: dt.date | None = None,
    state: State | None = None,
) -> list[Sum]:  # fmt: skip
    """Offers by state (or of one) and currency; open ones made in that time, others that ended in it."""
    values = sought.values(since, until)
    return [Sum(*row) for row in session.connection().execute(_sums(*sought.shape, state), values)]


def _spelled(state: State) -> ColumnElement[str]:
    """Spelled out, so that the databases see that an index over such rows only will do."""
    return literal_column(f"'{state}'", String)


def _ended() -> Any:
    offer = changes.table("offer")
    return func.coalesce(offer.c.outcome_on, offer.c.date)


def _day(state: State | None, order: Order) -> ColumnElement[Any]:
    """The day by which offers of a state belong to a time."""
    offer = changes.table("offer")
    if order == "ending":
        return offer.c.valid_until
    if state is None:
        return case((offer.c.state == "open", offer.c.date), else_=_ended())
    return offer.c.date if state == "open" else _ended()


def _number() -> Any:
    """What makes lines one offer: its number; without one it is by itself."""
    offer = changes.table("offer")
    return func.coalesce(offer.c.number, literal("#") + cast(offer.c.id, String))


def _wanted(of_account: bool, of_reps: bool, of_products: bool) -> ColumnElement[bool]:
    offer, account = changes.table("offer"), changes.table("account")
    found: list[ColumnElement[bool]] = [offer.c.removed_at.is_(None)]
    if of_account:
        found.append(offer.c.account_id == bindparam("account"))
    if of_reps:
        reps: Any = bindparam("reps", expanding=True)
        found.append(or_(offer.c.rep_id.in_(reps), and_(offer.c.rep_id.is_(None), account.c.owner_id.in_(reps))))
    if of_products:
        products: Any = bindparam("products", expanding=True)
        found.append(offer.c.product_id.in_(products))
    return and_(*found)


def _within(question: Select[Any], day: ColumnElement[Any]) -> Select[Any]:
    return question.where(day.between(bindparam("since", type_=Date()), bindparam("until", type_=Date())))


def _beside() -> Any:
    """Offers beside their customer and who made them."""
    offer, account, rep = (changes.table(name) for name in ("offer", "account", "rep"))
    with_account = offer.join(account, account.c.id == offer.c.account_id, isouter=True)
    return with_account.join(rep, rep.c.id == func.coalesce(offer.c.rep_id, account.c.owner_id), isouter=True)


def _told() -> Any:
    offer = changes.table("offer")
    return offer.c.status == "told"


@cache
def _listed(of_account: bool, of_reps: bool, of_products: bool, state: State | None, order: Order) -> Any:
    offer, account, rep = (changes.table(name) for name in ("offer", "account", "rep"))
    total, until, day = func.sum(offer.c.total), func.min(offer.c.valid_until), func.min(offer.c.date)
    found = (
        pick(
            func.min(offer.c.id), account.c.name, rep.c.name, func.min(offer.c.number), day, offer.c.state,
            func.min(offer.c.product), func.count(), total, offer.c.currency, until, func.max(offer.c.outcome_on),
            func.min(offer.c.reason), func.min(offer.c.competitor), func.count(case((_told(), 1))) > 0,
        )
        .select_from(_beside())
        .where(_wanted(of_account, of_reps, of_products))
        .group_by(account.c.id, account.c.name, rep.c.name, _number(), offer.c.state, offer.c.currency)
        .limit(bindparam("most"))
    )  # fmt: skip
    if state is not None:
        found = found.where(offer.c.state == _spelled(state))
    known, newest = total.is_(None), (func.max(_ended()) if state in ("won", "lost") else day).desc()
    last = func.min(offer.c.id)
    by: dict[Order, tuple[Any, ...]] = {
        "newest": (newest, last.desc()), "largest": (known, total.desc(), last),
        "smallest": (known, total, last), "ending": (until, last),
    }  # fmt: skip
    return _within(found, _day(state, order)).order_by(*by[order])


@cache
def _sums(of_account: bool, of_reps: bool, of_products: bool, state: State | None) -> Any:
    offer, account = changes.table("offer"), changes.table("account")
    told = case((_told(), _number()))
    nothing = func.coalesce(func.sum(offer.c.total), 0)
    found = (
        pick(
            offer.c.state, offer.c.currency, func.count(_number().distinct()), nothing,
            func.count(told.distinct()), func.coalesce(func.sum(case((_told(), offer.c.total))), 0),
            func.min(offer.c.date), func.coalesce(func.sum(days.between(_ended(), offer.c.date)), 0),
        )
        .select_from(offer.join(account, account.c.id == offer.c.account_id, isouter=True) if of_reps else offer)
        .where(_wanted(of_account, of_reps, of_products))
        .group_by(offer.c.state, offer.c.currency)
        .order_by(offer.c.state, offer.c.currency)
    )  # fmt: skip
    if state is not None:
        found = found.where(offer.c.state == _spelled(state))
    return _within(found, _day(state, "newest"))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why offers were lost: so many worth so much, for one reason or to one competitor; both may be unknown."""

    reason: str | None
    competitor: str | None
    offers: int
    total: Decimal
    currency: str


def reasons(
    session: Session, sought: Sought, since: dt.date | None = None, until: dt.date | None = None
) -> list[Reason]:
    """Why offers were lost in that time, the commonest reason first."""
    values = sought.values(since, until)
    return [Reason(*row) for row in session.connection().execute(_reasons(*sought.shape), values)]


@cache
def _reasons(of_account: bool, of_reps: bool, of_products: bool) -> Any:
    offer, account = changes.table("offer"), changes.table("account")
    count, total = func.count(_number().distinct()), func.coalesce(func.sum(offer.c.total), 0)
    found = (
        pick(offer.c.reason, offer.c.competitor, count, total, offer.c.currency)
        .select_from(offer.join(account, account.c.id == offer.c.account_id, isouter=True) if of_reps else offer)
        .where(_wanted(of_account, of_reps, of_products), offer.c.state == _spelled("lost"))
        .group_by(offer.c.reason, offer.c.competitor, offer.c.currency)
        .order_by(count.desc(), total.desc())
        .limit(MOST)
    )
    return _within(found, _ended())


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A colleague's offers in one currency: open, and won and lost in a time."""

    rep: str | None
    currency: str
    open: int
    open_total: Decimal
    won: int
    won_total: Decimal
    lost: int


def pipelines(session: Session, sought: Sought, since: dt.date, until: dt.date, by_won: bool = False) -> list[Pipeline]:
    """What each colleague has open, whenever made, and won and lost from `since` to `until`; the most first."""
    values = sought.values(since, until)
    return [Pipeline(*row) for row in session.connection().execute(_pipelines(*sought.shape, by_won), values)]


@cache
def _pipelines(of_account: bool, of_reps: bool, of_products: bool, by_won: bool) -> Any:
    offer, rep = changes.table("offer"), changes.table("rep")
    then = _ended().between(bindparam("since", type_=Date()), bindparam("until", type_=Date()))
    open_now, won, lost = offer.c.state == "open", (offer.c.state == "won") & then, (offer.c.state == "lost") & then
    parts = [
        column
        for state in (open_now, won)
        for column in (func.count(case((state, _number())).distinct()), func.sum(case((state, offer.c.total), else_=0)))
    ]
    return (
        pick(rep.c.name, offer.c.currency, *parts, func.count(case((lost, _number())).distinct()))
        .select_from(_beside())
        .where(_wanted(of_account, of_reps, of_products), or_(open_now, won, lost))
        .group_by(rep.c.id, rep.c.name, offer.c.currency)
        .order_by(parts[3].desc() if by_won else parts[1].desc(), rep.c.name)
        .limit(MOST)
    )
