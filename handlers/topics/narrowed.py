"""What a question about hires, machines and tickets is narrowed to: as storage wants it, and as it is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Protocol

from sqlmodel import Session

from handlers.asking.asked import Asked
from nlp.reply import Line, Period, Phrase
from storage import changes, machines, sources
from storage.matching import Match
from storage.sources import Behind

NOTHING = Phrase(())
#: Lists are cut where nobody reads on.
OPENED = 3
#: Shorter words that hold a digit are numbers, not serials.
SERIAL = 4


class Listed(Protocol):
    """A row of a list that knows how long the whole list is."""

    @property
    def id(self) -> int:
        """The fact's id."""

    @property
    def of(self) -> int:
        """How many rows there are in all."""


def match(session: Session, asked: Asked) -> Match:
    """What all must fit. What is no known product may be a serial number, or part of what a thing is called."""
    words = None if asked.product_ids else asked.thing or serial(session, asked)
    return Match(asked.account_id, asked.product_ids, asked.rep_ids, words)


def serial(session: Session, asked: Asked) -> str | None:
    """The serial number among the words that nothing was made of."""
    pieces = (word.strip(".,;:?!()«»\"'") for words in asked.unread for word in words.split())
    return machines.serial(
        session, tuple(word for word in pieces if len(word) >= SERIAL and any(c.isdigit() for c in word))
    )


def said(asked: Asked, account: bool = False, thing: bool = True) -> Phrase:
    """The filter in brackets, with a blank before them; nothing where there is none."""
    parts = [asked.thing] if thing and asked.thing else []
    parts += [asked.whose] if asked.whose and not asked.mine else []
    values = {"said": ", ".join(parts)} if parts else {}
    if account and asked.account:
        key = "hire-narrowed-account-too" if parts else "hire-narrowed-account"
        return Phrase((Line(key, values | {"account": asked.account.name}),))
    if not parts:
        return Phrase((Line("hire-mine"),)) if asked.mine and not asked.account else NOTHING
    return Phrase((Line("hire-narrowed-mine" if asked.mine and not asked.account else "hire-narrowed", values),))


def number(serial_number: str | None) -> Phrase:
    """A serial number, with a blank before it; nothing where there is none."""
    return Phrase((Line("hire-serial", {"serial": serial_number}),)) if serial_number else NOTHING


def period(asked: Asked) -> Period:
    """The time that is asked about."""
    return Period(asked.since, asked.until, asked.today)


def on(day: dt.date, asked: Asked) -> Period:
    """One day, said shortly."""
    return Period(day, day, asked.today)


def notes(rows: Sequence[Listed], told: int) -> tuple[Line, ...]:
    """What is to be said under a list: how long it is where it is cut, and how many only notes tell.

    Where that is all of them, the sources say so.
    """
    found = [Line("hire-more", {"shown": len(rows), "count": rows[0].of})] if rows and rows[0].of > len(rows) else []
    return (*found, *([Line("hire-told", {"count": told})] if told and told != len(rows) else []))


def behind(session: Session, table: str, rows: Sequence[Any]) -> Behind | None:
    """The files and notes behind these facts."""
    return sources.of(session, table, changes.table(table).c.id.in_([row.id for row in rows])) if rows else None
