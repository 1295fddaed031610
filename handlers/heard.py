"""A message with everything needed to decide: who said it, in which language and zone, and what it means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.said import Edited, Forwarded, House, Incoming, Words
from nlp.directory import EMPTY, Directory
from nlp.reading import Reading
from nlp.understand import understand
from storage import reps
from storage.tables import Rep


@dataclass(frozen=True)
class Heard:
    """`rep` is `None` for a stranger; `reading` only where there were words of somebody we know.

    `directory` holds the names that the company knows.
    """

    message: Incoming
    house: House
    rep: Rep | None
    lang: str
    reading: Reading | None = None
    directory: Directory = field(default=EMPTY, repr=False, compare=False)

    @property
    def zone(self) -> ZoneInfo:
        """The rep's zone, else the company's."""
        return ZoneInfo(self.rep.zone) if self.rep and self.rep.zone else self.house.zone

    @property
    def now(self) -> dt.datetime:
        """When it was said, in the rep's zone."""
        return self.message.at.astimezone(self.zone)

    @property
    def rep_id(self) -> int:
        """The rep's id; only asked where there is one."""
        assert self.rep is not None
        assert self.rep.id is not None
        return self.rep.id


def listen(session: Session, message: Incoming, house: House, directory: Directory) -> Heard:
    """Recognise the sender and read the words. Only reads the database, so that nothing is locked meanwhile."""
    rep = reps.by_telegram(session, message.sender.telegram_id)
    welcome = rep is not None or message.sender.telegram_id in house.admins
    lang = language(message, house, rep)
    if not welcome or not isinstance(message.content, Words | Edited | Forwarded):
        return Heard(message, house, rep, lang, directory=directory)
    others = isinstance(message.content, Forwarded)
    said = message.content.written if isinstance(message.content, Forwarded) else message.at
    at = said.astimezone(Heard(message, house, rep, lang).zone)
    reading = understand(message.content.text, at, directory, usual=lang)
    return Heard(message, house, rep, lang if others else reading.lang, reading, directory)


def language(message: Incoming, house: House, rep: Rep | None) -> str:
    """The rep's own language, else the one of their Telegram, else the company's."""
    wished = (rep.language if rep else None, (message.sender.language or "").split("-")[0], house.language)
    return next(lang for lang in wished if lang in house.languages)
