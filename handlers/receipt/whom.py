"""The question with whom it was, under a card that names no customer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlmodel import Session

from handlers.arriving import spots
from handlers.receipt import asked
from nlp.reply import Choice, Line
from storage import doubts, interactions, lately, photos
from storage.doubts import MET
from storage.tables import Interaction, Message

#: Customers that are offered.
MOST = 3


def question(
    session: Session, root: Message, today: dt.date
) -> tuple[tuple[Line, ...], tuple[tuple[Choice, ...], ...]]:
    """The line with a button for each customer that is likely; nothing where nothing is to be asked.

    What came as a place, a photo or somebody else's words has a question of its own.
    """
    met = next((one for one in interactions.of_record(session, root) if one.account_id is None), None)
    if met is None or spots.point(root) is not None or photos.of_record(session, root) or _forwarded(root, met):
        return (), ()
    if all((one.kind, one.id) != (MET, met.id) for one in doubts.of_rep(session, root.rep_id)):
        return (), ()
    ids = list(dict.fromkeys(_likely(session, root, met)))[:MOST]
    rows = tuple(asked.firms(session, ids, f"of:{root.id}:", today))
    return (Line("card-whom" if rows else "card-whom-write"),), rows


def _forwarded(root: Message, met: Interaction) -> bool:
    words = (root.words or "").strip()
    return bool(words) and f": {words}" in (met.note or "")


def _likely(session: Session, root: Message, met: Interaction) -> Iterator[int]:
    """The customers of the people who took part, then those last met up to that day."""
    for person in interactions.people(session, met.id or 0):
        if person.account_id is not None:
            yield person.account_id
    yield from lately.met(session, root.rep_id, met.date, MOST)
