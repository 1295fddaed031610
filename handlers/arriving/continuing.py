"""Whether what is said now belongs to the record that stands before it: it names no other customer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from handlers.arriving import spots
from handlers.heard import Heard
from handlers.said import Edited, Words
from nlp import joining
from nlp.reading import FollowUp, Interaction, Reading
from storage import accounts, doubts, interactions, messages, questions, reminders, since, spoken
from storage.tables import Doubt, Message
from storage.tables import Interaction as Met

#: What is said within that time of the last word joins it.
WITHIN = dt.timedelta(seconds=60)
#: What is told within that time of a place that was sent, of the customer who is there, tells of that visit.
VISITING = dt.timedelta(hours=2)


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


def visit(session: Session, heard: Heard) -> Before | None:
    """The visit of today of which the rep sent the place, if a note tells of it as long as nothing else was recorded
    since: the first of that customer, or one of nobody by name; where nobody knows who is there, the first that names
    somebody."""
    at, chat_id = heard.message.at, heard.message.chat_id
    if not isinstance(heard.message.content, Words) or heard.reading is None or heard.message.replies_to is not None:
        return None
    lately = since.recorded(session, chat_id, heard.rep_id, at - VISITING)
    last = messages.root(session, lately[0]) if lately else None
    for root in (one for one in lately if one.of_id is None and one.said_at <= at and spots.point(one) is not None):
        met = interactions.of_record(session, root)
        same_day = len(met) == 1 and met[0].date == heard.now.date() and met[0].channel == "visit"
        if last is None or last.id != root.id:
            return None
        if same_day and _of_visit(session, heard, Before(root, (met[0],)), _told(session, root, met[0])):
            return Before(root, tuple(met))
    return None


def _told(session: Session, root: Message, met: Met) -> bool:
    """Was a note told of that visit already, so that one which names the customer is of another?"""
    assert met.id is not None
    found: list[object] = [*interactions.items(session, met.id), *interactions.tickets(session, met.id)]
    found += [*interactions.people(session, met.id), *reminders.of_record(session, root)]
    return met.note is not None or bool(found)


def _of_visit(session: Session, heard: Heard, found: Before, told: bool) -> bool:
    """Does the note tell of that visit, and of nothing else?"""
    reading, met = heard.reading, found.met[0]
    assert reading is not None
    if len(reading.interactions) > 1 or (not reading.interactions and not reading.followups):
        return False
    firms = set(_named(reading)) | {doubt.said for doubt in reading.doubts if doubt.field == "account"}
    if met.account_id is None:
        return not _captioned(heard) and bool(reading.interactions) and len(firms) <= 1
    known = accounts.by_id(session, met.account_id)
    names = known is not None and all(_means(reading, one, known.name) for one in firms)
    return names and not (firms and told) and _known(session, reading, found)


def _means(reading: Reading, said: str, name: str) -> bool:
    """Is it that customer, or may it be?"""
    return said == name or any(doubt.said == said and name in doubt.candidates for doubt in reading.doubts)


def names_another(session: Session, heard: Heard, found: Before) -> bool:
    """Do the words name a known customer of whom the record does not tell, whatever was read of them?"""
    content = heard.message.content
    text = content.text if isinstance(content, Words | Edited) else ""
    here = {one.account_id for one in found.met} - {None}
    for names in joining.named(text, heard.now, heard.directory, heard.lang):
        ids = {account.id for name in names for account in accounts.by_name(session, name)}
        if not ids & here and (here or _captioned(heard)):
            return True
    return False


def _captioned(heard: Heard) -> bool:
    content = heard.message.content
    return isinstance(content, Words | Edited) and content.photo is not None


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
