"""Which handler answers what: the one table from what was said to what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers import agenda, invite, last_purchase, note, plain, remind, settle, strangers, undo
from handlers.heard import Heard
from handlers.said import Command, Edited, Press, Sent, Words
from nlp.reply import Reply
from storage import messages, reps

Handler = Callable[[Session, Heard], tuple[Reply, ...]]

INTENTS: dict[str, Handler] = {
    "note": note.record,
    "reminder": note.record,
    "correction": undo.corrected,
    "other": plain.other,
}

TOPICS: dict[str | None, Handler] = {
    "last_purchase": last_purchase.answer,
    "agenda": agenda.answer,
}

COMMANDS: dict[str, Handler] = {
    "start": strangers.start,
    "help": plain.help_,
    "agenda": agenda.answer,
    "invite": invite.answer,
}

#: The first word of a button's action.
ACTIONS: dict[str, Handler] = {
    "undo": undo.undo,
    "redo": undo.redo,
    "done": remind.done,
    "open": remind.reopen,
    "later": remind.later,
    "is": settle.choose,
}


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What is said back, after everything about the message is done in this session."""
    if heard.message.sender.telegram_id in heard.house.admins:
        rep = reps.admin(session, heard.message.sender.telegram_id, heard.message.sender.name)
        heard = replace(heard, rep=rep)
    if heard.rep is None:
        return strangers.answer(session, heard)
    reps.set_blocked(session, heard.message.sender.telegram_id, False)
    return _handler(session, heard)(session, heard)


def _handler(session: Session, heard: Heard) -> Handler:
    """The handler for what was said; an edit first takes back what the message said before."""
    match heard.message.content:
        case Command(name):
            return COMMANDS.get(name, plain.unknown_command)
        case Press(action):
            return ACTIONS.get(action.split(":")[0], plain.unknown_button)
        case Sent():
            return plain.unread
        case Edited():
            _retract(session, heard)
            return _meant(heard)
        case Words():
            return _meant(heard)


def _retract(session: Session, heard: Heard) -> None:
    before = messages.by_telegram(session, heard.message.chat_id, heard.message.message_id)
    if before is not None:
        messages.undo(session, before, heard.message.at)


def _meant(heard: Heard) -> Handler:
    """The handler for words, by what they mean."""
    reading = heard.reading
    assert reading is not None
    if reading.intent == "question":
        topic = reading.question.topic if reading.question else None
        return TOPICS.get(topic, plain.unknown_question)
    return INTENTS[reading.intent]
