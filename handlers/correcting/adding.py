"""What is added to a record in words: understood as the note is, else kept as it was said."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import note
from handlers.heard import Heard
from handlers.said import Words
from nlp import added
from nlp.reading import Correction, Interaction, Item, Reading
from storage import correcting, interactions, tables

#: What an item is when nothing says what became of it.
UNSAID = "interested"


def add(
    session: Session, heard: Heard, root: tables.Message, change: Correction, words: str,
    at: tables.Interaction | None = None,
) -> tables.Message:  # fmt: skip
    """The words become part of the record, of the contact `at` where it holds several; gives back what is kept."""
    reading = _read(session, heard, root, change, words)
    account = session.get(tables.Account, at.account_id) if at is not None and at.account_id else None
    if account is not None:
        met = tuple(one if one.account else replace(one, account=account.name) for one in reading.interactions)
        reading = replace(reading, interactions=met)
    told = Words(words)
    message = note.keep(session, replace(heard, reading=reading, message=replace(heard.message, content=told)), root)
    if not (reading.interactions or reading.followups):
        _noted(session, heard, at, root, message, str(change.value or words))
    return message


def _read(session: Session, heard: Heard, root: tables.Message, change: Correction, words: str) -> Reading:
    """What the added words mean, where they stand in the message."""
    span = change.evidence.get("value")
    start = span.start if span else 0
    # Blanks instead of the words before: places of what is found are those in the whole message.
    told = " " * start + (words[start : span.end] if span else words)
    reading = added.added(told, heard.now, heard.directory, heard.lang)
    return replace(reading, interactions=tuple(_like(session, root, one) for one in reading.interactions))


def _like(session: Session, root: tables.Message, told: Interaction) -> Interaction:
    """An item of which nothing is said became what the others did."""
    met = interactions.of_record(session, root)
    roles = {item.role for at in met for item in interactions.items(session, at.id or 0)}
    if len(roles) != 1:
        return told
    role = roles.pop()
    return replace(told, items=tuple(_as(item, role) for item in told.items))


def _as(item: Item, role: str) -> Item:
    said = item.role != UNSAID
    return item if said else replace(item, role=role)  # type: ignore[arg-type]


def _noted(
    session: Session, heard: Heard, at: tables.Interaction | None, root: tables.Message, by: tables.Message, words: str
) -> None:
    """Nothing was made of the words: they stand beside what was told."""
    at = at or next(iter(interactions.of_record(session, root)), None)
    if at is None:
        return
    correcting.change(session, by, at, {"note": interactions.noted(at, words)}, heard.message.at)
