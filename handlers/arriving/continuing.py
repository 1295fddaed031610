"""Whether what is said now belongs to the record that stands before it: it names no other customer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from handlers.heard import Heard
from handlers.said import Edited
from nlp.reading import FollowUp, Interaction, Reading
from storage import accounts, doubts, interactions, messages, questions, spoken
from storage.tables import Doubt, Message
from storage.tables import Interaction as Met

#: What is said within that time of the last word joins it.
WITHIN = dt.timedelta(seconds=60)


@dataclass(frozen=True)
class Before:
    """A record that may go on, with the contacts it tells of."""

    root: Message
    met: tuple[Met, ...]


def before(session: Session, heard: Heard, within: dt.timedelta = WITHIN) -> Before | None:
    """The record of this chat that ends so shortly before; none where a question was asked since."""
    last = _last(session, heard)
    if last is None or last.undone_at is not None or not dt.timedelta() <= heard.message.at - last.said_at <= within:
        return None
    root = messages.root(session, last)
    met = tuple(interactions.of_record(session, root))
    if root.undone_at is not None or not met or _asked(session, heard, last):
        return None
    return Before(root, met)


def _last(session: Session, heard: Heard) -> Message | None:
    """What was last recorded in the chat before this message; of one that is edited, what it joined then."""
    chat_id = heard.message.chat_id
    if isinstance(heard.message.content, Edited):
        said = spoken.latest_of(session, chat_id, heard.message.message_id)
        return messages.by_id(session, said.of_id) if said is not None and said.of_id else None
    return spoken.last_in(session, chat_id, heard.rep_id)


def _asked(session: Session, heard: Heard, last: Message) -> bool:
    """Was anything asked since? What comes then does not follow the note."""
    asked = questions.last(session, heard.message.chat_id, heard.rep_id, last.said_at)
    return asked is not None and asked.asked_at > last.said_at


def fits(session: Session, reading: Reading, found: Before) -> bool:
    """Does all that was read tell of the customers of the record, and is it clear of which?"""
    asks = any(doubt.field == "account" for doubt in reading.doubts)
    if asks or (open_doubt(session, found.root) is not None and any(_named(reading))):
        return False
    parts: tuple[Interaction | FollowUp, ...] = (*reading.interactions, *reading.followups)
    alone = parts or len(found.met) == 1
    return (
        bool(alone)
        and all(_fitting(session, part.account, found) for part in parts)
        and _known(session, reading, found)
    )


def open_doubt(session: Session, root: Message) -> Doubt | None:
    """The open question of which customer is meant."""
    return next((doubt for doubt in doubts.of_record(session, root) if doubt.field == "account"), None)


def _named(reading: Reading) -> Iterator[str]:
    yield from (one.account for one in reading.interactions if one.account)
    yield from (duty.account for duty in reading.followups if duty.account)


def _fitting(session: Session, name: str | None, found: Before) -> bool:
    """Is it clear which contact of the record is meant?"""
    if name is None:
        return len(found.met) == 1
    ids = {account.id for account in accounts.by_name(session, name)}
    if len(ids) > 1:
        return False
    return sum(one.account_id in ids or (bool(ids) and one.account_id is None) for one in found.met) == 1


def _known(session: Session, reading: Reading, found: Before) -> bool:
    """Is nobody named who works elsewhere?"""
    here = {one.account_id for one in found.met}
    people = [name for one in reading.interactions for name in one.contacts]
    people += [duty.contact for duty in reading.followups if duty.contact]
    for name in people:
        firms = {person.account_id for person in accounts.contacts(session, name)}
        if firms and not firms & here:
            return False
    return True


def another_time(reading: Reading, found: Before) -> bool:
    """Was another day or another way of meeting said than that of the record?"""
    for told in reading.interactions:
        for one in found.met:
            other_day = "date" in told.evidence and told.date != one.date.isoformat()
            other_way = "channel" in told.evidence and told.channel != one.channel
            if other_day or other_way:
                return True
    return False
