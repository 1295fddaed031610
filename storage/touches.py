"""When and how customers were met, seen or heard: interactions with who took part and what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, String, and_, bindparam, case, cast, func, null, or_
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes

#: The interactions that tell how somebody is reached nowadays.
LAST = 60


@dataclass(frozen=True, slots=True)
class Sought:
    """Which interactions: an account's, a person's, colleagues', those about products. Empty fields do not narrow."""

    account_id: int | None = None
    contact_id: int | None = None
    rep_ids: tuple[int, ...] = ()
    product_ids: tuple[int, ...] = ()

    @property
    def shape(self) -> tuple[bool, bool, bool, bool]:
        """Which of the four are given."""
        return self.account_id is not None, self.contact_id is not None, bool(self.rep_ids), bool(self.product_ids)

    @property
    def values(self) -> dict[str, Any]:
        """What the questions are bound to."""
        given = {
            "account": self.account_id, "contact": self.contact_id, "reps": list(self.rep_ids),
            "products": list(self.product_ids),
        }  # fmt: skip
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Met:
    """One contact: with whom, by whom, how, when, and the note or the words of the message that tell of it."""

    id: int
    account: str | None
    rep_id: int | None
    rep: str | None
    channel: str
    day: dt.date
    time: str | None
    reached: bool
    note: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Often:
    """So many contacts, of them so many since a year ago and so many in vain; the first and the last day."""

    count: int
    year: int
    vain: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Way:
    """A channel in an hour of the day (`None` where no time was said): so many times, so many of them with success."""

    channel: str
    hour: str | None
    times: int
    reached: int


def wanted(of_account: bool, of_contact: bool, of_reps: bool, of_products: bool) -> ColumnElement[bool]:
    """What holds for the standing interactions that are sought."""
    meeting, part = (changes.table(name) for name in ("interaction", "interactioncontact"))
    found: list[ColumnElement[bool]] = [meeting.c.removed_at.is_(None)]
    if of_account:
        found.append(meeting.c.account_id == bindparam("account"))
    if of_contact:
        theirs = pick(part.c.interaction_id).where(part.c.contact_id == bindparam("contact"))
        found.append(meeting.c.id.in_(theirs))
    if of_reps:
        reps: Any = bindparam("reps", expanding=True)
        found.append(meeting.c.rep_id.in_(reps))
    if of_products:
        found.append(of_goods())
    return and_(*found)


def of_goods() -> ColumnElement[bool]:
    """That an interaction is about the `products`: in play in it, or what went wrong."""
    meeting = changes.table("interaction")
    products: Any = bindparam("products", expanding=True)
    about = []
    for name in ("item", "ticket"):
        rows = changes.table(name)
        its = (rows.c.interaction_id == meeting.c.id) & rows.c.removed_at.is_(None)
        # The sum keeps SQLite from looking through all that was ever said of the product.
        about.append(pick(rows.c.id).where(its, (rows.c.product_id + 0).in_(products)).exists())
    return or_(*about)


def met(
    session: Session, sought: Sought, since: dt.date | None = None, until: dt.date | None = None, *, most: int = 1,
    reached: bool = False, oldest: bool = False,
) -> list[Met]:  # fmt: skip
    """The last contacts (or the `oldest` ones) in that time, only those with success where `reached`."""
    values = {**sought.values, "since": since or dt.date.min, "until": until or dt.date.max, "most": most}
    return [Met(*row) for row in session.connection().execute(_met(sought.shape, reached, oldest), values)]


def _within() -> ColumnElement[bool]:
    meeting = changes.table("interaction")
    return meeting.c.date.between(bindparam("since", type_=Date()), bindparam("until", type_=Date()))


@cache
def _met(shape: tuple[bool, bool, bool, bool], reached: bool, oldest: bool) -> Any:
    """The few that are shown are found first: what stands beside them is read for those only."""
    meeting, account, rep, message = (changes.table(name) for name in ("interaction", "account", "rep", "message"))
    by = (meeting.c.date, meeting.c.time.is_not(None), meeting.c.time, meeting.c.id)
    order = by if oldest else tuple(column.desc() for column in by)
    some = pick(meeting.c.id).where(wanted(*shape), _within()).order_by(*order).limit(bindparam("most"))
    ids = (some.where(meeting.c.reached) if reached else some).subquery()
    return (
        pick(
            meeting.c.id, account.c.name, meeting.c.rep_id, rep.c.name, meeting.c.channel, meeting.c.date,
            meeting.c.time, meeting.c.reached, meeting.c.note, message.c.words,
        )
        .join_from(ids, meeting, meeting.c.id == ids.c.id)
        .join(account, account.c.id == meeting.c.account_id, isouter=True)
        .join(rep, rep.c.id == meeting.c.rep_id, isouter=True)
        .join(message, message.c.id == meeting.c.message_id, isouter=True)
        .order_by(*order)
    )  # fmt: skip


def people(session: Session, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Who took part in interactions, by their id."""
    found: dict[int, tuple[str, ...]] = {}
    for meeting, name in session.connection().execute(_people(), {"ids": list(ids)}):
        found[meeting] = (*found.get(meeting, ()), name)
    return found


@cache
def _people() -> Any:
    part, contact = changes.table("interactioncontact"), changes.table("contact")
    ids: Any = bindparam("ids", expanding=True)
    return (
        pick(part.c.interaction_id, contact.c.name)
        .join(contact, contact.c.id == part.c.contact_id)
        .where(part.c.interaction_id.in_(ids), contact.c.removed_at.is_(None))
        .order_by(contact.c.id)
    )


def often(
    session: Session, sought: Sought, year: dt.date, since: dt.date | None = None, until: dt.date | None = None
) -> Often:
    """How many contacts there were in that time, and since `year`."""
    values = {**sought.values, "since": since or dt.date.min, "until": until or dt.date.max, "year": year}
    return Often(*session.connection().execute(_often(sought.shape), values).one())


@cache
def _often(shape: tuple[bool, bool, bool, bool]) -> Any:
    meeting = changes.table("interaction")
    lately = meeting.c.date >= bindparam("year", type_=Date())
    return pick(
        func.count(), func.count(case((lately, 1))), func.count(case((~meeting.c.reached, 1))),
        func.min(meeting.c.date), func.max(meeting.c.date),
    ).where(wanted(*shape), _within())  # fmt: skip


def ways(session: Session, sought: Sought, since: dt.date) -> list[Way]:
    """How the last contacts since a day came about, but for fairs, the commonest first."""
    values = {**sought.values, "since": since, "until": dt.date.max, "most": LAST}
    return [Way(*row) for row in session.connection().execute(_ways(sought.shape), values)]


@cache
def _ways(shape: tuple[bool, bool, bool, bool]) -> Any:
    meeting = changes.table("interaction")
    hour = case((meeting.c.time.is_not(None), func.substr(meeting.c.time, 1, 2)), else_=cast(null(), String))
    last = (
        pick(meeting.c.channel, hour.label("hour"), meeting.c.reached)
        .where(wanted(*shape), _within(), meeting.c.channel != "event")
        .order_by(meeting.c.date.desc(), meeting.c.id.desc())
        .limit(bindparam("most"))
        .subquery()
    )
    times = func.count()
    return (
        pick(last.c.channel, last.c.hour, times, func.count(case((last.c.reached, 1))))
        .group_by(last.c.channel, last.c.hour)
        .order_by(times.desc(), last.c.channel)
    )
