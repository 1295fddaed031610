"""What was saved is taken back, and given again, with one tap or by saying so."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import card, plain
from handlers.heard import Heard
from handlers.pressed import number
from nlp.reply import Line, Reply
from storage import messages
from storage.tables import Message


def undo(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "undo": everything of that message goes, the card says so and can bring it back."""
    message = _own(session, heard)
    if message is None:
        return plain.unknown_button(session, heard)
    if message.undone_at is None:
        messages.undo(session, message, heard.message.at)
    return (card.undone(message, message.lang),)


def redo(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "bring it back"."""
    message = _own(session, heard)
    if message is None or not message.words or messages.superseded(session, message):
        return plain.unknown_button(session, heard)
    if message.undone_at is not None:
        messages.redo(session, message, heard.message.at)
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def corrected(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """ "Cancel that": the last message goes. Other corrections in words are not carried out, and the reply says so."""
    correction = heard.reading.correction if heard.reading else None
    if correction is None or correction.field != "cancel":
        return (Reply(heard.lang, (Line("correction-by-undo"),)),)
    last = messages.last_standing(session, heard.rep_id)
    if last is None:
        return (Reply(heard.lang, (Line("nothing-to-undo"),)),)
    messages.undo(session, last, heard.message.at)
    return (replace(card.undone(last, heard.lang), edits=False),)


def _own(session: Session, heard: Heard) -> Message | None:
    """The message the button speaks of, if it is the rep's own."""
    message = messages.by_id(session, number(heard))
    return message if message and message.rep_id == heard.rep_id else None
