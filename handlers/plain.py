"""Short replies that depend on nothing: a polite line for what cannot be read."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.said import Sent
from nlp.reply import Line, Reply

#: Things that have a line of their own; the rest share one.
UNREAD = {
    "voice": "unread-voice", "video": "unread-video", "document": "unread-file", "ours": "unread-ours",
    "elsewhere": "unread-place",
}  # fmt: skip


def other(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Words in which there is nothing to record, to do or to ask."""
    return (Reply(heard.lang, (Line("nothing-understood"),)),)


def unknown_question(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A question that is understood as one, but not answered yet."""
    return (Reply(heard.lang, (Line("question-unknown"),)),)


def unknown_command(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A command that does not exist."""
    return (Reply(heard.lang, (Line("command-unknown"),)),)


def unknown_button(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A button whose action we do not know, or whose matter is gone."""
    return (Reply(heard.lang, (Line("button-unknown"),)),)


def unread(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A voice note, a sticker, a poll, …: one line."""
    content = heard.message.content
    assert isinstance(content, Sent)
    return (Reply(heard.lang, (Line(UNREAD.get(content.kind, "unread")),)),)
