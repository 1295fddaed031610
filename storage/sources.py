"""Where figures come from: the files whose rows and the notes whose words stand behind them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes


@dataclass(frozen=True, slots=True)
class File:
    """A file (or one sheet of it: "book.xlsx/sheet") with how many of its rows."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The files with the most rows first, and how many facts only notes tell."""

    files: tuple[File, ...] = ()
    told: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """One fact, by its table's name and id."""

    table: str
    id: int


def of(session: Session, table: str, *wanted: ColumnElement[bool]) -> Behind:
    """What stands behind the standing rows of a table for which all of `wanted` holds (columns of `changes.table`)."""
    rows = changes.table(table)
    # "sales.csv:117" without its row is the file; what notes tell has no source.
    file = func.rtrim(func.rtrim(rows.c.source, "0123456789"), ":").label("file")
    question = pick(file, func.count()).where(rows.c.removed_at.is_(None), *wanted).group_by(file)
    found = [(name, number) for name, number in session.connection().execute(question)]
    files = sorted((File(name, number) for name, number in found if name), key=lambda f: (-f.rows, f.name))
    return Behind(tuple(files), sum(number for name, number in found if not name))


@dataclass(frozen=True, slots=True)
class Opened:
    """A fact's source: the words of the note with who said it when, or the file, its row and when it was loaded."""

    table: str
    row: Any
    words: str | None = None
    rep: str | None = None
    at: dt.datetime | None = None
    file: str | None = None


def opened(session: Session, origin: Origin) -> Opened | None:
    """A fact with its source; `None` where it does not stand any more."""
    rows, message, rep, load = (changes.table(name) for name in (origin.table, "message", "rep", "load"))
    question = (
        pick(rows, message.c.words.label("said"), rep.c.name.label("said_by"), message.c.said_at, load.c.ended_at)
        .join_from(rows, message, message.c.id == rows.c.message_id, isouter=True)
        .join(rep, rep.c.id == message.c.rep_id, isouter=True)
        .join(load, load.c.id == rows.c.load_id, isouter=True)
        .where(rows.c.id == origin.id, rows.c.removed_at.is_(None))
    )
    row = session.connection().execute(question).first()
    if row is None:
        return None
    return Opened(origin.table, row, row.said, row.said_by, row.said_at or row.ended_at, row.source)


def origins(table: str, facts: Any) -> tuple[Origin, ...]:
    """Rows of one table as facts that can be opened."""
    return tuple(Origin(table, fact.id) for fact in facts)
