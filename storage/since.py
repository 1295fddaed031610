"""What came into a chat lately: what was said and recorded, what of ours stands below a message, and how it stands."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Message, Outbox

#: So many of a chat's last messages are looked through.
MOST = 60


def recorded(session: Session, chat_id: int, rep_id: int, since: dt.datetime) -> list[Message]:
    """What the rep said in the chat from that moment (aware) on, and stands; the last first."""
    query = select(Message).where(
        Message.chat_id == chat_id, Message.rep_id == rep_id, col(Message.undone_at).is_(None),
        col(Message.said_at) >= since,
    )  # fmt: skip
    return list(session.exec(query.order_by(col(Message.id).desc()).limit(MOST)))


def below(session: Session, chat_id: int, telegram_id: int, but: int) -> int:
    """About how many messages stand below that one of the chat, without the one `but`: to each of ours somebody said
    something, whether that was recorded or not; counted up to MOST."""
    ours = select(Outbox.telegram_id).where(Outbox.chat_id == chat_id, col(Outbox.telegram_id) > telegram_id)
    said = select(Message.telegram_id).where(Message.chat_id == chat_id, col(Message.telegram_id) > telegram_id)
    answers = len(set(session.exec(ours.distinct().limit(MOST))) - {but})
    return answers + max(answers, len(set(session.exec(said.distinct().limit(MOST))) - {but}))


def standing(session: Session, chat_id: int, telegram_id: int) -> dict[str, Any] | None:
    """What that message of ours shows, or will once what waits is sent: the payload as it is kept."""
    query = select(Outbox).where(Outbox.chat_id == chat_id, col(Outbox.state).in_(("sent", "waiting")))
    for row in session.exec(query.order_by(col(Outbox.id).desc()).limit(MOST)):
        payload: dict[str, Any] = json.loads(row.payload)
        if telegram_id in (row.telegram_id, payload.get("edits")):
            return payload
    return None
