"""How the bot stands: what waits and since when, what was set aside, who is there, how large the database is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from storage import migrate, processes
from storage.tables import Inbox, Outbox, Process, Rep

#: What could not be sent counts for so long.
LATELY = dt.timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """How many wait, and since when the oldest of them does."""

    count: int
    since: dt.datetime | None


@dataclass(frozen=True)
class Condition:
    """`aside` are the newest updates that were set aside, of `failed` in all; `unsent` could not be sent lately."""

    inbox: Waiting
    outbox: Waiting
    failed: int
    aside: tuple[Inbox, ...]
    unsent: int
    blocked: tuple[str, ...]
    processes: tuple[Process, ...]
    kind: str
    size: int
    schema: str


def of(session: Session, now: dt.datetime, most: int = 5) -> Condition:
    """The condition at that moment, with at most so many of the updates that were set aside. Sizes are in bytes."""
    newest = select(Inbox).where(Inbox.state == "failed").order_by(col(Inbox.done_at).desc(), col(Inbox.update_id))
    refused = select(func.count()).select_from(Outbox).where(Outbox.state == "failed", Outbox.made_at > now - LATELY)
    stopped = select(Rep.name).where(col(Rep.blocked), col(Rep.removed_at).is_(None)).order_by(Rep.folded)
    return Condition(
        inbox=_read(session),
        outbox=_sent(session),
        failed=session.exec(select(func.count()).select_from(Inbox).where(Inbox.state == "failed")).one(),
        aside=tuple(session.exec(newest.limit(most))),
        unsent=session.exec(refused).one(),
        blocked=tuple(session.exec(stopped)),
        processes=tuple(processes.alive(session, now)),
        kind=_kind(session),
        size=session.connection().execute(text(SIZES[_kind(session)])).scalar_one(),
        schema=migrate.current(session.connection()) or "",
    )


def _read(session: Session) -> Waiting:
    query = select(func.count(), func.min(Inbox.received_at)).where(Inbox.state == "new")
    return Waiting(*session.exec(query).one())


def _sent(session: Session) -> Waiting:
    query = select(func.count(), func.min(Outbox.made_at)).where(Outbox.state == "waiting")
    return Waiting(*session.exec(query).one())


def _kind(session: Session) -> str:
    return "SQLite" if session.get_bind().dialect.name == "sqlite" else "PostgreSQL"


#: How each kind of database tells its size.
SIZES = {
    "SQLite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "PostgreSQL": "SELECT pg_database_size(current_database())",
}
