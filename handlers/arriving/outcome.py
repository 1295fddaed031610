"""The answer to a reminder that rang: it is done, it is put off, or what came of it is recorded."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlmodel import Session

from handlers import card, note, remind, todo
from handlers.arriving import continuing
from handlers.heard import Heard
from handlers.said import Edited, Words
from nlp.outcomes import outcome
from nlp.reading import Channel, FollowUp, Interaction, Reading
from nlp.remarks import channelled
from nlp.reply import Choice, Line, Reply
from nlp.retold import retold
from storage import accounts, correcting, interactions, outbox, reminders
from storage.tables import Account, Contact, Message, Reminder

#: What names a ring in the outbox.
RING = re.compile(r"reminder (\d+) at ")
#: How one was in touch who did what was to be done; of the rest the words tell.
CHANNELS: dict[str, Channel] = {
    "call": "call", "visit": "visit", "email": "email", "message": "message", "quote": "email", "send": "email",
    "deliver": "visit", "check": "call",
}  # fmt: skip


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What is said to a reply to a reminder; `None` where it is none, or asks something."""
    reminder = _rang(session, heard)
    if reminder is None or heard.reading is None:
        return None
    content = heard.message.content
    assert isinstance(content, Words | Edited)
    said = outcome(content.text, heard.now, heard.lang)
    if said.done:
        return _done(session, heard, reminder)
    if said.moved is not None:
        return _moved(session, heard, reminder, said.moved)
    if said.waits:
        return (Reply(heard.lang, (Line("arrive-when"),), remind.choices(reminder)),)
    if said.asks and heard.reading.intent == "question":
        return None
    return _told(session, heard, reminder)


def _rang(session: Session, heard: Heard) -> Reminder | None:
    """The rep's reminder that is replied to."""
    told, chat_id = heard.message.replies_to, heard.message.chat_id
    if told is None or not isinstance(heard.message.content, Words | Edited):
        return None
    ring = RING.match(outbox.first_said(session, chat_id, told) or "")
    reminder = reminders.by_id(session, int(ring[1])) if ring else None
    return reminder if reminder and reminder.rep_id == heard.rep_id else None


def _done(session: Session, heard: Heard, reminder: Reminder) -> tuple[Reply, ...]:
    reminder.state, reminder.due = "done", None
    session.add(reminder)
    line = todo.line("reminder-done", session, reminder)
    return _both(heard, reminder, line, ((Choice("choice-reopen", f"open:{reminder.id}"),),))


def _moved(session: Session, heard: Heard, reminder: Reminder, to: FollowUp) -> tuple[Reply, ...]:
    """It rings again at the moment that was said, at the hour of before where only another day was."""
    to = to if to.time or to.part or to.at else replace(to, time=reminder.time)
    due = todo.rings(to, heard)
    if due is None:
        return (Reply(heard.lang, (Line("arrive-when"),), remind.choices(reminder)),)
    local = due.astimezone(heard.zone)
    reminder.state, reminder.due, reminder.zone = "open", due, heard.zone.key
    reminder.day, reminder.time = local.date(), local.strftime("%H:%M")
    session.add(reminder)
    line = todo.line("reminder-later", session, reminder, heard.now.date())
    return _both(heard, reminder, line, remind.choices(reminder))


def _both(heard: Heard, reminder: Reminder, line: Line, choices: tuple[tuple[Choice, ...], ...]) -> tuple[Reply, ...]:
    """The answer, and the same where the reminder stands."""
    above = Reply(reminder.lang, (line,), choices, at=heard.message.replies_to)
    return (Reply(heard.lang, (line,), choices), above)


def _told(session: Session, heard: Heard, reminder: Reminder) -> tuple[Reply, ...]:
    """What came of it is recorded, with the customer of the reminder where no other is named; the reminder is done."""
    reading = _reading(heard)
    account = accounts.standing(session, reminder.account_id)
    person = accounts.contact_by_id(session, reminder.contact_id) if reminder.contact_id else None
    aimed = _aimed(session, heard, reading, reminder, account, person)
    message = note.keep(session, replace(heard, reading=aimed))
    _belongs(session, message, account)
    _noted(session, heard, message)
    correcting.change(session, message, reminder, {"state": "done", "due": None}, heard.message.at)
    done = todo.line("reminder-done", session, reminder)
    saved = card.saved(session, message, heard.now.date(), heard.lang)
    if not saved.lines:
        saved = replace(saved, lines=(Line("arrive-words", {"words": card.shortened(message.words)}),))
    again = ((Choice("choice-reopen", f"open:{reminder.id}"),),)
    above = Reply(reminder.lang, (done,), again, at=heard.message.replies_to)
    return (replace(saved, lines=(done, *saved.lines)), above)


def _reading(heard: Heard) -> Reading:
    """What was read; what was taken for a question is told all the same."""
    reading, content = heard.reading, heard.message.content
    assert reading is not None
    assert isinstance(content, Words | Edited)
    told = reading.intent in ("note", "reminder")
    found = None if told else retold(content.text, heard.now, heard.directory, heard.lang, sure=True)
    return found or replace(reading, question=None)


def _aimed(
    session: Session, heard: Heard, reading: Reading, reminder: Reminder, account: Account | None,
    person: Contact | None,
) -> Reading:  # fmt: skip
    """What was read, as told of the customer and the person of the reminder, in the way it asked for."""
    met = reading.interactions
    if not met and account is not None and reading.intent != "reminder":
        met = (Interaction("call", None, False, heard.now.date().isoformat()),)
    way = CHANNELS.get(reminder.action)
    words = heard.message.content.text if isinstance(heard.message.content, Words | Edited) else ""
    met = tuple(one if way is None or channelled(words, one, heard.lang) else replace(one, channel=way) for one in met)
    if account is not None and len(accounts.by_name(session, account.name)) == 1:
        met = tuple(one if one.account else replace(one, account=account.name, account_known=True) for one in met)
    if person is not None and len(met) == 1 and not met[0].contacts and account is not None:
        met = (replace(met[0], contacts=(person.name,)),) if met[0].account == account.name else met
    duties = reading.followups
    if account is not None:
        duties = tuple(one if one.account else replace(one, account=account.name, account_known=True) for one in duties)
    return replace(reading, intent="note", interactions=met, followups=duties, correction=None)


def _belongs(session: Session, message: Message, account: Account | None) -> None:
    """Where no customer was named, and several are called alike: that of the reminder."""
    if account is None or continuing.open_doubt(session, message) is not None:
        return
    for one in interactions.of_record(session, message):
        interactions.place(session, one, account.id)


def _noted(session: Session, heard: Heard, message: Message) -> None:
    """The words stand in the note of the contact, where nothing else was read of them."""
    found = interactions.of_record(session, message)
    if len(found) != 1:
        return
    at = found[0]
    assert at.id is not None
    facts = interactions.items(session, at.id) or interactions.tickets(session, at.id)
    if not facts and at.note is None and at.reached and not reminders.of_record(session, message):
        at.note = message.words.strip()
        session.add(at)
