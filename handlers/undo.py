"""What was saved or corrected is taken back, and given again, with one tap."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import card, plain
from handlers.correcting import answering
from handlers.heard import Heard
from handlers.pressed import number
from handlers.rights import may_run
from nlp.reply import Line, Reply
from storage import correcting, messages
from storage.tables import Message


def undo(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "undo": everything of that message goes, the card says so and can bring it back."""
    message = _own(session, heard)
    if message is None:
        return plain.unknown_button(session, heard)
    if message.of_id is not None:
        return _corrected(session, heard, message)
    if message.undone_at is None:
        correcting.undo(session, message, heard.message.at)
    return (card.undone(message, answering.tongue(heard, message)),)


def _corrected(session: Session, heard: Heard, message: Message) -> tuple[Reply, ...]:
    """What a correction changed is as it was; the card of its record follows."""
    root = messages.root(session, message)
    if root.undone_at is not None:
        return plain.unknown_button(session, heard)
    if message.undone_at is None:
        correcting.undo(session, message, heard.message.at)
    return answering.taken_back(session, heard, message, root)


def redo(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "bring it back"."""
    message = _own(session, heard)
    if message is None or not message.words or messages.superseded(session, message):
        return plain.unknown_button(session, heard)
    if message.of_id is not None:
        return _again(session, heard, message)
    if message.undone_at is not None:
        correcting.redo(session, message, heard.message.at)
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def _again(session: Session, heard: Heard, message: Message) -> tuple[Reply, ...]:
    """A correction that was taken back holds again, unless the same was changed since."""
    root = messages.root(session, message)
    if root.undone_at is not None or correcting.overtaken(session, message):
        said = Reply(answering.tongue(heard, root), (Line("fix-overtaken"),), edits=True)
        return (said,)
    if message.undone_at is not None:
        correcting.redo(session, message, heard.message.at)
    first, *others = answering.done(session, heard, message, root)
    return (replace(first, edits=True), *others)


def _own(session: Session, heard: Heard) -> Message | None:
    """The message the button speaks of, if whoever pressed may change what it recorded."""
    message = messages.by_id(session, number(heard))
    return message if message and (message.rep_id == heard.rep_id or may_run(heard)) else None
