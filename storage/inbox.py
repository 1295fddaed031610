"""Updates from Telegram: kept before they are read, done together with what they caused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from storage.tables import Inbox

#: Telegram may give ids anew after a week without updates; until then a row keeps a second delivery out.
KEPT = dt.timedelta(days=8)
#: So many ids back, a row without a date is old.
MANY = 100_000


@dataclass(frozen=True)
class Update:
    """One update as it came: `payload` is its JSON, `chat_id` the lane it belongs to."""

    update_id: int
    chat_id: int | None
    payload: str


def keep(session: Session, updates: Iterable[Update], now: dt.datetime) -> int:
    """Keep the updates that are not kept yet; gives back how many were new."""
    same = {"received_at": now, "state": "new"}
    rows = [{"update_id": u.update_id, "chat_id": u.chat_id, "payload": u.payload, **same} for u in updates]
    if not rows:
        return 0
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(Inbox).values(rows).on_conflict_do_nothing(index_elements=["update_id"])
    return len(session.connection().execute(statement.returning(col(Inbox.update_id))).all())


def waiting(session: Session) -> list[tuple[int, int | None]]:
    """Id and chat of every update that nobody has handled yet, in order."""
    query = select(Inbox.update_id, Inbox.chat_id).where(Inbox.state == "new").order_by(col(Inbox.update_id))
    return [(update_id, chat_id) for update_id, chat_id in session.exec(query)]


def peek(session: Session, update_id: int) -> Inbox | None:
    """The update, unless it is done."""
    return session.exec(select(Inbox).where(Inbox.update_id == update_id, Inbox.state == "new")).first()


def claim(session: Session, update_id: int) -> Inbox | None:
    """The update, locked for this transaction; `None` when it is done or somebody else has it."""
    query = select(Inbox).where(Inbox.update_id == update_id, Inbox.state == "new")
    return session.exec(query.with_for_update(skip_locked=True)).first()


def done(session: Session, row: Inbox, now: dt.datetime, trouble: str | None = None) -> None:
    """The update is handled; `trouble` when it could not be."""
    row.state, row.done_at, row.trouble = ("failed" if trouble else "done"), now, trouble
    session.add(row)


def forget(session: Session, update_id: int) -> None:
    """Leave nothing of a stranger's update but its id (and that it is done)."""
    row = session.exec(select(Inbox).where(Inbox.update_id == update_id)).first()
    if row:
        row.chat_id = row.payload = row.received_at = row.done_at = row.trouble = None
        row.state = "done"
        session.add(row)


def tidy(session: Session, now: dt.datetime) -> None:
    """Drop what was done long ago. Rows without a date (strangers') go with the dated ones after them, or when they
    are many.
    """
    old = select(func.max(Inbox.update_id)).where(col(Inbox.done_at) < now - KEPT).scalar_subquery()
    closed = col(Inbox.state) != "new"
    many = select(func.max(Inbox.update_id) - MANY).scalar_subquery()
    undated = col(Inbox.done_at).is_(None) & ((col(Inbox.update_id) < old) | (col(Inbox.update_id) < many))
    session.exec(delete(Inbox).where(closed & ((col(Inbox.done_at) < now - KEPT) | undated)))
