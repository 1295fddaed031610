"""What was taken back long ago goes for good: a little at a time, children before parents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, and_, delete, literal, or_, update
from sqlalchemy import select as pick
from sqlmodel import Session, select

from storage import links
from storage.changes import table as sql
from storage.sight import wholly
from storage.tables import Change, Message, metadata

#: How long what was taken back can be given again.
KEPT = dt.timedelta(days=30)
#: Rows of one call: the database is not held for longer than they take.
MOST = 200
#: Loads whose rows are marked as removed only because nobody may see them yet.
UNSEEN = ("loading", "ready")
#: What points to a row and goes with it.
PARTS = ("interactioncontact", "interaction_id")


def purge(session: Session, now: dt.datetime, most: int = MOST, seen: dict[str, int] | None = None) -> int:
    """Delete up to `most` rows that were removed more than 30 days ago, and forget what messages undone then said.

    A row that another one points to stays until that one goes. Gives back how many rows went; 0: there are no more.
    seen: how far each table was looked through by the calls before, so that the next goes on from there.
    """
    seen = {} if seen is None else seen
    limit = now - KEPT
    gone = _messages(session, limit, most)
    for table in reversed(metadata.sorted_tables):
        if gone >= most:
            break
        if "removed_at" in table.c:
            gone += _table(session, table, limit, most - gone, seen)
    return gone


def _messages(session: Session, limit: dt.datetime, most: int) -> int:
    """Messages undone long ago lose their words, and the questions and changes that came from them."""
    said = sql("message")
    old = pick(said.c.id).where(said.c.undone_at < limit, said.c.words != "").order_by(said.c.id).limit(most)
    ids = list(session.connection().execute(old).scalars())
    if ids:
        session.connection().execute(update(said).where(said.c.id.in_(ids)).values(words=""))
        for name in ("doubt", "change"):
            session.connection().execute(delete(sql(name)).where(sql(name).c.message_id.in_(ids)))
    return len(ids)


@wholly
def is_beyond(session: Session, message: Message, now: dt.datetime) -> bool:
    """Can it neither be taken back nor given again any more: it was taken back too long ago, or what it changed is gone
    (purged, or erased with a person)?"""
    if message.undone_at is not None:
        return message.undone_at < now - KEPT
    made = session.exec(select(Change).where(Change.message_id == message.id)).all()
    facts = (
        sql(name) for name, table in metadata.tables.items() if {"message_id", "removed_at"} <= set(table.c.keys())
    )
    stands = any(_any(session, rows.c.message_id == message.id, rows.c.removed_at.is_(None)) for rows in facts)
    return bool(made) and not stands and all(_is_lost(session, one) for one in made)


def _is_lost(session: Session, made: Change) -> bool:
    """Is what was changed gone: the row, or the person who took part?"""
    if made.table_name != links.NAME:
        return made.before is None and made.after is None
    rows, person = sql("interaction"), sql("contact")
    who = (made.after or made.before or {}).get("contact_id")
    return not _any(session, rows.c.id == made.row_id) or not _any(session, person.c.id == who)


def _any(session: Session, *where: Any) -> bool:
    return session.connection().execute(pick(literal(1)).where(*where).limit(1)).first() is not None


def _table(session: Session, table: Table, limit: dt.datetime, most: int, seen: dict[str, int]) -> int:
    """The rows of one table that may go; they are looked for in steps, past those that others point to."""
    while ids := _old(session, table, limit, seen.get(table.name, 0), most):
        seen[table.name] = ids[-1]
        free = sorted(set(ids) - _pointed(session, table, ids))
        if free:
            _delete(session, table, free)
            return len(free)
    return 0


def _old(session: Session, table: Table, limit: dt.datetime, after: int, most: int) -> list[int]:
    """Ids of rows removed before `limit`, past `after`."""
    old = [table.c.removed_at < limit, table.c.id > after, *_stays(table)]
    query = pick(table.c.id).where(*old).order_by(table.c.id).limit(most)
    return list(session.connection().execute(query).scalars())


def _stays(table: Table) -> Iterator[Any]:
    """What is marked as removed, and yet not gone."""
    if "load_id" in table.c:
        unseen = pick(sql("load").c.id).where(sql("load").c.state.in_(UNSEEN))
        yield or_(table.c.load_id.is_(None), table.c.load_id.not_in(unseen))
    if table.name == "account":  # its old code still means the account that it was joined to
        yield table.c.merged_into_id.is_(None)
    if table.name == "rep":
        yield table.c.telegram_id.is_(None)


def _pointed(session: Session, table: Table, ids: list[int]) -> set[int]:
    """Those of the rows to which any row still points."""
    asked = (pick(column).where(column.in_(ids)).distinct() for column in pointers(table))
    return {found for query in asked for found in session.connection().execute(query).scalars()}


def pointers(table: Table) -> list[Column[Any]]:
    """The columns of all tables that point to this one. Who took part in an interaction goes with it."""
    keys = (key for other in metadata.sorted_tables for key in other.foreign_keys if key.column.table is table)
    return [key.parent for key in keys if (key.parent.table.name, key.parent.name) != PARTS]


def _delete(session: Session, table: Table, ids: list[int]) -> None:
    """The rows and what was changed in them; that somebody erased a person stays on record.

    That a message changed them stays too, without what: it cannot be taken back any more (see `is_beyond`).
    """
    history = sql("change")
    theirs = and_(history.c.table_name == table.name, history.c.row_id.in_(ids), history.c.act != "erase")
    said = history.c.message_id.is_not(None)
    session.connection().execute(update(history).where(theirs, said).values(before=None, after=None))
    session.connection().execute(delete(history).where(theirs, ~said))
    if table.name == "interaction":
        links = sql("interactioncontact")
        session.connection().execute(delete(links).where(links.c.interaction_id.in_(ids)))
    session.connection().execute(delete(table).where(table.c.id.in_(ids)))
