"""Whose record it is: a rep changes what is his own, a manager also what his reps recorded."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.rights import may_run
from storage import messages
from storage.tables import Message


def own(session: Session, heard: Heard, message_id: int | None) -> Message | None:
    """The message, if it stands and whoever pressed may change what it recorded."""
    message = messages.by_id(session, message_id) if message_id else None
    if message is None or message.undone_at is not None:
        return None
    return message if message.rep_id == heard.rep_id or may_run(heard) else None
