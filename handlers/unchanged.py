"""A press that changes nothing says nothing: the second of two quick taps, an old button of what is gone."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers.heard import Heard
from handlers.said import Press
from nlp.reply import Line, Reply
from nlp.wording import word
from storage import since

#: What is said of a button whose matter is gone.
GONE = (Line("button-unknown"),)
#: The first words of actions that a thumb is quick to tap twice.
TWICE = frozenset({"undo", "redo", "unmet", "remet"})


def without(session: Session, heard: Heard, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """The replies but for those that would leave the pressed message as it stands; of a button that is gone only a
    passing word is said."""
    if not isinstance(heard.message.content, Press):
        return replies
    twice = heard.message.content.action.split(":")[0] in TWICE
    shown = None if not twice else since.standing(session, heard.message.chat_id, heard.message.message_id)
    kept = tuple(one for one in replies if not (one.edits and shown is not None and _same(one, shown)))
    return tuple(replace(one, passing=True) if one.lines == GONE else one for one in kept)


def _same(reply: Reply, shown: dict[str, object]) -> bool:
    """Would the reply show what is there?"""
    text = word(reply)
    buttons = [[[label, data] for label, data in row] for row in text.buttons]
    return text.file is None and text.html == shown.get("text") and buttons == shown.get("buttons", [])
