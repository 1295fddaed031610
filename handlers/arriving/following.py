"""What follows a note within a minute and names no other customer joins it: its card changes, nothing new is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlmodel import Session

from handlers import afar, card, note, plain
from handlers.arriving import captions, continuing, outcome, shots, spots, whose
from handlers.arriving.continuing import Before
from handlers.asking import asking
from handlers.heard import Heard
from handlers.said import Edited, Words
from nlp.joining import remark
from nlp.reading import Reading
from nlp.remarks import asks
from nlp.reply import Reply
from nlp.retold import retold
from storage import accounts, correcting, doubts, interactions, messages, spoken
from storage.tables import Message


def record(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A note or a thing to do: the answer to a reminder, a part of the note before it, or a record of its own."""
    answered = outcome.answer(session, heard)
    if answered is not None:
        return answered
    heard = captions.of_named(session, heard)
    visited = continuing.visit(session, heard)
    found = visited or _joined(session, heard)
    if found is None:
        return _alone(session, heard)
    assert heard.reading is not None
    if continuing.another_time(heard.reading, found):
        return _alone(session, _of(session, heard, found))
    return goes_on(session, _of(session, heard, found) if visited else heard, found)


def asked(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A question; or what was taken for one, and goes on with the note before it or answers a reminder."""
    answered = outcome.answer(session, heard)
    if answered is not None or heard.reading is None:
        return answered if answered is not None else asking.answer(session, heard)
    if (told := captions.told(session, heard)) is not None:
        return record(session, told)
    return _told(session, heard, continuing.before(session, heard))


def _told(session: Session, heard: Heard, found: Before | None) -> tuple[Reply, ...]:
    """What was taken for a question: told of the record before, or of another customer, else asked."""
    read = retold(_words(heard), heard.now, heard.directory, heard.lang) if found or _visiting(session, heard) else None
    heard_so = replace(heard, reading=read or replace(_reading(heard), question=None))
    visited = continuing.visit(session, heard_so) if read else None
    if visited is not None:
        return goes_on(session, _of(session, heard_so, visited), visited)
    fitting = found is not None and (read or _remarks(heard)) and continuing.fits(session, _reading(heard_so), found)
    if found is not None and fitting and not continuing.names_another(session, heard, found):
        return goes_on(session, heard_so, found)
    return _alone(session, heard_so) if read else asking.answer(session, heard)


def _visiting(session: Session, heard: Heard) -> bool:
    """Is the last that was recorded a place that was sent lately?"""
    last = spoken.last_in(session, heard.message.chat_id, heard.rep_id)
    near = last is not None and dt.timedelta() <= heard.message.at - last.said_at <= continuing.VISITING
    return last is not None and near and spots.point(messages.root(session, last)) is not None


def _reading(heard: Heard) -> Reading:
    assert heard.reading is not None
    return heard.reading


def _remarks(heard: Heard) -> bool:
    """Is it a question by no word of it, and says something of nobody else?"""
    question = heard.reading.question if heard.reading else None
    named = question is not None and (question.account or question.contact)
    bare = question is not None and question.frame.bare and not named
    return bare and not asks(_words(heard), heard.lang) and remark(_words(heard), heard.lang)


def other(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Words that give no fact: the answer to a reminder, a remark on the note before, what stands under a photo."""
    answered = outcome.answer(session, heard)
    if answered is not None:
        return answered
    if (picked := asking.picked(session, heard)) is not None:
        return (picked,)
    if (told := captions.told(session, heard)) is not None:
        return record(session, told)
    found = _joined(session, heard)
    shown = shots.shown(heard)
    if found is not None and (shown or remark(_words(heard), heard.lang)):
        return goes_on(session, heard, found)
    return shots.take(session, heard) if shown else plain.other(session, heard)


def _joined(session: Session, heard: Heard) -> Before | None:
    found = continuing.before(session, heard)
    fits = found is not None and heard.reading is not None and continuing.fits(session, heard.reading, found)
    return found if found and fits and not continuing.names_another(session, heard, found) else None


def _alone(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A record of its own, with the photo it stands under and those that came before it."""
    message = note.keep(session, heard)
    captions.keep(session, heard, message)
    shots.attach(session, heard, message, message)
    return (card.saved(session, message, heard.now.date(), heard.lang),)


def _of(session: Session, heard: Heard, found: Before) -> Heard:
    """The same of the customer of the record, where none is named, or that one may be meant."""
    assert heard.reading is not None
    account = accounts.by_id(session, found.met[0].account_id) if found.met[0].account_id else None
    if account is None:
        return heard
    doubts = tuple(one for one in heard.reading.doubts if one.field != "account" or account.name not in one.candidates)
    settled = {one.said for one in heard.reading.doubts} - {one.said for one in doubts}
    told = tuple(
        one if one.account and one.account not in settled else replace(one, account=account.name, account_known=True)
        for one in heard.reading.interactions
    )
    duties = tuple(
        replace(one, account=account.name, account_known=True) if one.account in settled else one
        for one in heard.reading.followups
    )
    reading = replace(heard.reading, interactions=told, followups=duties, doubts=doubts)
    return replace(heard, reading=reading)


def goes_on(session: Session, heard: Heard, found: Before) -> tuple[Reply, ...]:
    """The record with what was said now, on the card that is there; a line below where that is out of sight."""
    root = found.root
    part = note.keep(session, heard, root)
    _remark(session, heard, found, part)
    _wait(session, root, part)
    whose.settled_by(session, heard, root, part)
    shots.attach(session, heard, root, part)
    return afar.joined(session, heard, root, part, whose.card_of(session, heard, root))


def again(session: Session, heard: Heard, root: Message, part: Message) -> None:
    """What joined a record is recorded once more as a part of `root`, after that was edited."""
    reading = heard.reading
    if reading is not None and reading.intent == "question":
        told = retold(_words(heard), heard.now, heard.directory, heard.lang)
        heard = replace(heard, reading=told or replace(reading, question=None))
    new = note.keep(session, heard, root)
    if part.words != shots.SIGN:
        _remark(session, heard, Before(root, tuple(interactions.of_record(session, root))), new)
    shots.move(session, part, root, new)


def _remark(session: Session, heard: Heard, found: Before, part: Message) -> None:
    """Words that gave no fact stand in the note of the contact."""
    reading = heard.reading
    if reading is None or reading.interactions or reading.followups or not part.words or len(found.met) != 1:
        return
    at = found.met[0]
    said = interactions.BETWEEN.join(filter(None, (at.note, part.words.strip())))
    correcting.change(session, part, at, {"note": said}, heard.message.at)


def _wait(session: Session, root: Message, part: Message) -> None:
    """Where it is asked which customer the record tells of, what is new waits for the answer too."""
    doubt = continuing.open_doubt(session, root)
    if doubt is None:
        return
    for fact in spoken.of_nobody(session, part):
        doubts.wait(session, doubt, fact)


def _words(heard: Heard) -> str:
    content = heard.message.content
    assert isinstance(content, Words | Edited)
    return content.text
