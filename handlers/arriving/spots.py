"""A place that was sent becomes that of the customer who is there."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session

from nlp import places
from nlp.places import Point
from storage import correcting
from storage.tables import Account, Message

#: What begins the words that stand for a place.
SIGN = "📍"


def words(latitude: float, longitude: float, title: str | None) -> str:
    """The place as it is kept: "📍 45.46420, 9.19000" with the name that it has on the map."""
    return f"{SIGN} {latitude:.5f}, {longitude:.5f}" + (f" · {title}" if title else "")


def point(message: Message) -> Point | None:
    """The place that a message is, if it is one."""
    said = message.words or ""
    return places.parsed(said.removeprefix(SIGN).partition(" · ")[0]) if said.startswith(SIGN) else None


def settle(session: Session, root: Message, by: Message, account: Account, now: dt.datetime) -> None:
    """The account is where the message was sent from, if it is not known yet where it is."""
    found = point(root)
    if found is None or account.latitude is not None:
        return
    correcting.change(session, by, account, {"latitude": found.latitude, "longitude": found.longitude}, now)
