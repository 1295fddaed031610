"""Everywhere words are kept: one person is made unreadable in them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, update
from sqlalchemy import select as pick
from sqlmodel import Session, select

from storage.changes import table as sql
from storage.files import FileProblem, examine
from storage.masking import MASK, Person
from storage.someone import Linked
from storage.tables import Upload, metadata

#: Where words are kept: tables and columns.
WORDS: dict[str, tuple[str, ...]] = {
    "message": ("words",), "reminder": ("what",), "ticket": ("description", "resolution"),
    "interaction": ("note", "competitors"), "account": ("note", "aliases"), "contact": ("note",),
    "doubt": ("said", "candidates"), "change": ("before", "after"), "refusal": ("cell", "cells"),
    "load_file": ("file", "sheet"), "upload": ("name",),
}  # fmt: skip
#: What comes in and goes out, and the states in which nobody needs its words any more.
POST: dict[str, tuple[str, ...]] = {"inbox": ("done", "failed"), "outbox": ("sent", "failed")}
#: How a kept reply with a file begins to speak of it.
FILE = '"file": {'


def hide(session: Session, person: Person, found: Linked) -> None:
    """Make the person unreadable wherever words are kept; the rows that are the person are left to the caller."""
    _uploads(session, person)
    _sources(session, person)
    for table, columns in WORDS.items():
        _words(session, table, columns, person, found)
    for table, closed in POST.items():
        _post(session, table, closed, person, found)
    session.expire_all()


def _words(session: Session, table: str, columns: tuple[str, ...], person: Person, found: Linked) -> None:
    """The words of a table: the full name everywhere, parts of it where the row has to do with the person."""
    rows = sql(table)
    near = _near(table, found)
    query = pick(rows.c.id, near.label("near"), *(rows.c[column] for column in columns))
    query = query.where(or_(person.somewhere([rows.c[column] for column in columns]), near))
    for row in session.connection().execute(query).all():
        linked = row.near or (table == "refusal" and person.named_in([str(cell or "") for cell in row.cells]))
        hidden = {c: person.hide_in(getattr(row, c), linked, found.firms) for c in columns}
        _keep(session, table, row, {c: _left(c, value) for c, value in hidden.items()})


def _left(column: str, value: Any) -> Any:
    """A firm's short name that was the person's is none any more."""
    return [name for name in value if MASK not in name] if column == "aliases" else value


def _keep(session: Session, table: str, row: Any, values: dict[str, Any]) -> None:
    changed = {column: value for column, value in values.items() if value != getattr(row, column)}
    if changed:
        key = next(iter(sql(table).primary_key.columns))
        session.connection().execute(update(sql(table)).where(key == row[0]).values(changed))


def _near(table: str, found: Linked) -> ColumnElement[bool]:
    """Which rows of a table have to do with the person."""
    rows = sql(table)
    if table == "account":
        return false()  # what a firm is called is the firm's
    own = {"message": found.messages, "interaction": found.interactions, "reminder": found.reminders}
    near: list[ColumnElement[bool]] = [rows.c.id.in_(own.get(table, ()))]
    near += [_among(rows.c.message_id, found.messages)] if "message_id" in rows.c else []
    near += [_among(rows.c.interaction_id, found.interactions)] if "interaction_id" in rows.c else []
    return or_(*near)


def _among(column: ColumnElement[Any], ids: frozenset[int]) -> ColumnElement[bool]:
    """Is it one of these? Of nothing it is said that it is not."""
    return and_(column.is_not(None), column.in_(ids))


def _post(session: Session, table: str, closed: tuple[str, ...], person: Person, found: Linked) -> None:
    """What came in and went out. Where nobody needs it any more, parts of the name go as well, and files."""
    rows = sql(table)
    done = rows.c.state.in_(closed)
    near = or_(done, _speaks(table, found))
    parts = or_(false(), *(rows.c.payload.icontains(run) for run in person.runs))
    files = and_(done, rows.c.payload.contains(FILE)) if table == "outbox" else false()
    look = or_(person.somewhere([rows.c.payload, rows.c.trouble]), and_(near, parts), files)
    key = next(iter(rows.primary_key.columns))
    query = pick(key, near.label("near"), done.label("done"), rows.c.payload, rows.c.trouble)
    for row in session.connection().execute(query.where(look)).all():
        payload = person.hide_json(row.payload, row.near) if row.payload else row.payload
        trouble = person.hide(row.trouble, row.near) if row.trouble else row.trouble
        _keep(session, table, row, {"payload": _unfiled(payload) if row.done else payload, "trouble": trouble})


def _unfiled(payload: str | None) -> str | None:
    """A reply that was sent, without the file that went with it: it may hold anything."""
    value = json.loads(payload) if payload and FILE in payload else None
    return json.dumps({**value, "file": None}, ensure_ascii=False) if isinstance(value, dict) else payload


def _speaks(table: str, found: Linked) -> ColumnElement[bool]:
    """Which replies are cards of what was said of the person, or ring for them."""
    if table != "outbox":
        return false()
    rows = sql(table)
    rings = (rows.c.once.startswith(f"reminder {reminder} at") for reminder in found.reminders)
    return func.coalesce(or_(_among(rows.c.record, found.messages), *rings), false())


def _uploads(session: Session, person: Person) -> None:
    """Files that wait to be loaded and hold the person go."""
    for upload in session.exec(select(Upload)).all():
        if person.named_in([upload.name]) or any(map(person.named_in, _rows(upload))):
            session.delete(upload)
    session.flush()


def _rows(upload: Upload) -> Iterator[list[str]]:
    """The rows of a file that was sent; one that cannot be read is looked through as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(upload.content)
        try:
            for sheet in examine(path, upload.name).sheets:
                yield from ([str(cell) for cell in row.cells if cell is not None] for row in sheet.rows())
        except FileProblem:
            yield from ([upload.content.decode(code, "ignore")] for code in ("utf-8", "latin-1", "utf-16"))


def _sources(session: Session, person: Person) -> None:
    """Where a file bears the person's name, the facts that came from it say so no more."""
    files = sql("load_file")
    for load_id, file in session.connection().execute(pick(files.c.load_id, files.c.file)).all():
        if (hidden := person.hide(file)) == file:
            continue
        for rows in (table for table in metadata.tables.values() if {"source", "load_id"} <= set(table.c.keys())):
            theirs = (rows.c.load_id == load_id) & rows.c.source.startswith(file, autoescape=True)
            told = update(rows).where(theirs).values(source=func.replace(rows.c.source, file, hidden))
            session.connection().execute(told)
