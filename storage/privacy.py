"""What is kept about one person, and its erasure: at once, everywhere, for good."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage import hiding, names
from storage.changes import table as sql
from storage.masking import MASK, Person
from storage.sight import wholly
from storage.someone import Linked, Someone, channels, linked, named, said
from storage.tables import Change, Channel, Doubt, Message, fold

#: What a lead that is a person keeps of itself.
FACELESS: dict[str, Any] = {
    "aliases": [], "sector": None, "size": None, "vat": None, "tax_code": None, "street": None, "postcode": None,
    "city": None, "province": None, "country": None, "latitude": None, "longitude": None, "terms": None,
    "warmth": None, "note": None, "key": None, "source": None,
}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """What is kept about a person: their channels, and in how many interactions, messages and reminders they are."""

    channels: tuple[Channel, ...]
    interactions: int
    messages: int
    reminders: int


@wholly
def kept(session: Session, someone: Someone, small: frozenset[str] = frozenset()) -> Kept:
    """Everything about the person, counted where it is much. small: as for `erase`."""
    found = linked(session, someone)
    messages = said(session, found, named(session, someone, small))
    return Kept(tuple(channels(session, someone)), len(found.interactions), messages, len(found.reminders))


@wholly
def erase(
    session: Session, someone: Someone, now: dt.datetime, rep_id: int | None = None, small: frozenset[str] = frozenset()
) -> None:
    """Nothing of the person is left but that somebody erased which row and when. This cannot be undone.

    small: folded words that are no name by themselves, as "della".
    """
    session.flush()
    person, found = named(session, someone, small), linked(session, someone)
    _photos(session, person, found)
    hiding.hide(session, person, found)
    _doubts(session, someone)
    _rows(session, someone)
    if someone.account is not None:
        _faceless(session, someone, now)
    for table, row_id in _own(someone):
        session.add(Change(act="erase", rep_id=rep_id, table_name=table, row_id=row_id, applied_at=now))
    names.touch(session)
    session.flush()
    session.expire_all()


def _own(someone: Someone) -> list[tuple[str, int]]:
    """The rows that are the person."""
    lead = [("account", someone.account_id)] if someone.account else []
    return [*(("contact", row_id) for row_id in someone.contact_ids), *lead]


def _photos(session: Session, person: Person, found: Linked) -> None:
    """What was sent under words that name the person shows them, or their card."""
    shot = sql("photo")
    said = session.exec(select(Message).where(col(Message.id).in_(found.messages))).all()
    theirs = [one.id for one in said if person.hide(one.words or "", True, found.firms) != (one.words or "")]
    _run(session, delete(shot).where(shot.c.message_id.in_(theirs)))


def _doubts(session: Session, someone: Someone) -> None:
    """Nobody is asked any more whether the person was meant."""
    gone = set(_own(someone))
    for doubt in session.exec(select(Doubt).where(col(Doubt.field).in_(("contact", "account")))):
        left = [pair for pair in doubt.candidates if (doubt.field, pair[0]) not in gone]
        waiting = [pair for pair in doubt.waiting if (pair[0], pair[1]) not in gone]
        if len(left) < len(doubt.candidates) or len(waiting) < len(doubt.waiting):
            doubt.candidates, doubt.waiting = left, waiting
            session.add(doubt)
    session.flush()


def _rows(session: Session, someone: Someone) -> None:
    """The rows of the person, what points to them, and what was changed in them."""
    people, reach = someone.contact_ids, [one.id for one in channels(session, someone) if one.id]
    history = sql("change")
    for table, ids in (("contact", people), ("channel", reach), ("account", [someone.account_id])):
        theirs = (history.c.table_name == table) & history.c.row_id.in_(ids)
        _run(session, update(history).where(theirs).values(before=None, after=None))
    links, todo, reached = sql("interactioncontact"), sql("reminder"), sql("channel")
    _run(session, delete(links).where(links.c.contact_id.in_(people)))
    _run(session, update(todo).where(todo.c.contact_id.in_(people)).values(contact_id=None))
    _run(session, delete(reached).where(reached.c.id.in_(reach)))
    _run(session, delete(sql("contact")).where(sql("contact").c.id.in_(people)))


def _faceless(session: Session, someone: Someone, now: dt.datetime) -> None:
    """A lead that was the person stays as a place for what was sold, without a name, also in the keys of a list."""
    nameless = MASK * len(someone.name)
    values = {**FACELESS, "name": nameless, "folded": fold(nameless), "removed_at": now}
    account, met, item = sql("account"), sql("interaction"), sql("item")
    mine = pick(met.c.id).where(met.c.account_id == someone.account_id)
    _run(session, update(item).where(item.c.interaction_id.in_(mine)).values(key=None))
    _run(session, update(met).where(met.c.account_id == someone.account_id).values(key=None))
    _run(session, update(account).where(account.c.id == someone.account_id).values(values))
    joined = {name: value for name, value in values.items() if name != "removed_at"}
    _run(session, update(account).where(account.c.merged_into_id == someone.account_id).values(joined))


def _run(session: Session, statement: Any) -> None:
    session.connection().execute(statement)
