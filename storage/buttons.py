"""Which buttons stand in a chat: the questions that wait there for a tap."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Outbox

#: So many of a chat's last messages are looked through.
MOST = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of ours with buttons: its id at Telegram, and what each button sends back, in their order."""

    telegram_id: int
    actions: tuple[str, ...]


def standing(session: Session, chat_id: int) -> list[Shown]:
    """The messages of the chat that have buttons as they stand now, the last first."""
    query = select(Outbox).where(Outbox.chat_id == chat_id, col(Outbox.state).in_(("sent", "waiting")))
    found: dict[int, tuple[str, ...]] = {}
    for row in session.exec(query.order_by(col(Outbox.id).desc()).limit(MOST)):
        payload = json.loads(row.payload)
        place = row.telegram_id or payload.get("edits")
        if place is not None:
            found.setdefault(place, _actions(payload))
    return [Shown(place, actions) for place, actions in found.items() if actions]


def _actions(payload: dict[str, Any]) -> tuple[str, ...]:
    return tuple(action for row in payload.get("buttons", ()) for _, action in row)
