"""Which record a correction is about, and what is kept of the correction itself."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.receipt.owned import own
from handlers.said import Edited, Words
from storage import messages, outbox, spoken
from storage.tables import Message


def meant(session: Session, heard: Heard) -> Message | None:
    """The record that is replied to, by its card, a line about it or its own words; else the last of the chat."""
    replied = _replied(session, heard)
    if replied is not None:
        found = own(session, heard, messages.root(session, replied).id)
        if found is not None:
            return found
    last = spoken.last_in(session, heard.message.chat_id, heard.rep_id)
    while last is not None and last.undone_at is not None and last.of_id is not None:
        last = messages.by_id(session, last.of_id)
    return own(session, heard, messages.root(session, last).id) if last is not None else None


def _replied(session: Session, heard: Heard) -> Message | None:
    place, chat_id = heard.message.replies_to, heard.message.chat_id
    if place is None:
        return None
    shown = outbox.shown(session, chat_id, place)
    if shown is not None:
        return messages.by_id(session, shown.record) if shown.record else None
    return messages.by_telegram(session, chat_id, place)


def words(heard: Heard) -> str:
    """What was said; nothing where something was pressed."""
    content = heard.message.content
    return content.text if isinstance(content, Words | Edited) else ""


def keep(session: Session, heard: Heard, root: Message) -> Message:
    """The message that corrects: what it changes is undone with it."""
    message = Message(
        rep_id=heard.rep_id, chat_id=heard.message.chat_id, telegram_id=heard.message.message_id,
        said_at=heard.message.at, lang=heard.lang, words=words(heard), of_id=root.id,
    )  # fmt: skip
    return messages.keep(session, message)
