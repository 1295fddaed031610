"""The processes that share a database: each says that it lives; the eldest of them asks Telegram."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from storage import outbox
from storage.tables import Outbox, Process

#: A process says that it lives this often; after so long a silence it counts as dead.
BEAT = dt.timedelta(seconds=10)
SILENCE = dt.timedelta(seconds=30)
#: The row of a dead one goes after this.
KEPT = dt.timedelta(minutes=5)


def beat(session: Session, process: Process, now: dt.datetime) -> None:
    """The process lives; one that others took for dead is there again."""
    alive = update(Process).where(col(Process.id) == process.id).values(beat_at=now)
    if session.connection().execute(alive).rowcount == 0:
        kept = Process(id=process.id, host=process.host, started_at=process.started_at, beat_at=now)
        session.add(kept)
    session.connection().execute(delete(Process).where(col(Process.beat_at) < now - KEPT))


def end(session: Session, ids: Iterable[str]) -> None:
    """These processes are no more."""
    session.connection().execute(delete(Process).where(col(Process.id).in_(list(ids))))


def alive(session: Session, now: dt.datetime) -> list[Process]:
    """The living processes, eldest first."""
    query = select(Process).where(Process.beat_at > now - SILENCE)
    return list(session.exec(query.order_by(col(Process.started_at), col(Process.id))))


def let_go(session: Session, before: dt.datetime) -> None:
    """What processes that are no more had claimed to send before that moment may be sent at once."""
    claimed = (
        col(Outbox.state) == "waiting",
        col(Outbox.attempts) == 0,
        col(Outbox.not_before) <= before + outbox.LEASE,
    )
    session.connection().execute(update(Outbox).where(*claimed).values(not_before=None))


def every(session: Session) -> list[str]:
    """The ids of all that are noted, the living and the dead."""
    return list(session.exec(select(Process.id)))


def living(session: Session, now: dt.datetime) -> int:
    """How many processes share what may be sent in a second; at least one, the one that asks."""
    count = session.exec(select(func.count()).select_from(Process).where(Process.beat_at > now - SILENCE)).one()
    return max(1, count)
