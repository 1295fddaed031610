"""Everywhere words are kept: one person is made unreadable in them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, Table, TypeDecorator, and_, delete, false, func, or_, true, update
from sqlalchemy import select as pick
from sqlmodel import Session, select

from storage.changes import table as sql
from storage.files import FileProblem, examine
from storage.masking import MASK, Person
from storage.someone import Linked
from storage.tables import Upload, metadata

#: Columns of text that hold none of a customer's words: codes of the program's own, what a colleague is called, what a
#: firm or another person is called. Every other column is looked through, also one that is added later.
LEFT: dict[str, frozenset[str]] = {
    "account": frozenset({"key", "name", "folded", "stage"}),
    "act": frozenset({"kind"}),
    "change": frozenset({"act", "table_name"}),
    "channel": frozenset({"kind"}),
    "contact": frozenset({"key", "name", "folded", "preferred"}),
    "doubt": frozenset({"field"}),
    "interaction": frozenset({"channel", "time"}),
    "invitation": frozenset({"code"}),
    "invoice": frozenset({"currency"}),
    "item": frozenset({"currency", "role", "per"}),
    "load": frozenset({"state", "worker"}),
    "load_file": frozenset({"kind", "problem"}),
    "machine": frozenset({"state"}),
    "message": frozenset({"lang"}),
    "offer": frozenset({"currency", "state", "status"}),
    "photo": frozenset({"file_id", "unique_id"}),
    "policy": frozenset({"sight"}),
    "process": frozenset({"id", "host"}),
    "product": frozenset({"kind", "per"}),
    "purchase": frozenset({"currency", "status"}),
    "question": frozenset({"topic"}),
    "refusal": frozenset({"reason"}),
    "reminder": frozenset({"action", "time", "zone", "state", "lang"}),
    "rental": frozenset({"currency", "per", "status"}),
    "rep": frozenset({
        "name", "folded", "role", "language", "zone", "key", "job", "phone", "email", "works_from", "works_to",
        "quiet_from", "quiet_to",
    }),
    "team": frozenset({"name", "folded", "key"}),
    "ticket": frozenset({"state", "status"}),
    "upload": frozenset({"lang", "album"}),
}  # fmt: skip
#: What comes in and goes out, and the states in which nobody needs its words any more.
POST: dict[str, tuple[str, ...]] = {"inbox": ("done", "failed"), "outbox": ("sent", "failed")}
#: How a kept reply with a file begins to speak of it.
FILE = '"file": {'


def hide(session: Session, person: Person, found: Linked) -> None:
    """Make the person unreadable wherever words are kept; the rows that are the person are left to the caller."""
    _uploads(session, person)
    for table in metadata.tables.values():
        if table.name not in POST and (columns := words_of(table)):
            _words(session, table.name, columns, person, found)
    _emptied(session)
    for name, closed in POST.items():
        _post(session, name, closed, person, found)
    session.expire_all()


def words_of(table: Table) -> tuple[str, ...]:
    """The columns of a table in which somebody's words may stand."""
    left = LEFT.get(table.name, frozenset())
    return tuple(column.name for column in table.c if column.name not in left and _is_text(column.type))


def _is_text(kind: Any) -> bool:
    return isinstance(kind.impl_instance if isinstance(kind, TypeDecorator) else kind, String | JSON)


def _emptied(session: Session) -> None:
    """Ways that are not one any more: an address of the firm that names the person."""
    way = sql("channel")
    session.connection().execute(delete(way).where(way.c.value.contains(MASK) | way.c.folded.contains(MASK)))


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
    """A short name of a firm, a product or another that was the person's is none any more."""
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
    if table == "question":
        return true()  # only for a while, and nobody is told by it what a firm is called
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
