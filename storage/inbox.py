"""Updates from Telegram: kept before they are read, taken up by one process at a time, done together with what they
caused.

An update is taken up with a lease, and only while no older one of its chat is open. Who has finished one looks for the
chat's next *after* the commit. That leaves no update without anybody: say one comes in at a second process while a
first one works at the older one. The second keeps it (commit), and then finds the older one still open: it leaves the
new one to the first. So the older one was not yet done when the second looked, which was after the new one was kept;
the first looks after it is done, and therefore sees the new one. Had the second found the older one done, it would have
taken the new one itself. Looking before the commit would leave a gap.

A lease keeps others from the same work; that nothing is done twice does not hang on it: what is done commits together
with "done", by whoever still owns this very attempt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, literal_column, or_, true, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.tables import Inbox

#: Telegram may give ids anew after a week without updates; until then a row keeps a second delivery out.
KEPT = dt.timedelta(days=8)
#: So many ids back, a row without a date is old.
MANY = 100_000
#: After so long without a sign of life of its process, an update may be taken up by another.
LEASE = dt.timedelta(seconds=60)
#: Where a session notes the chats in which something waits once more.
WOKEN = "woken"
#: Said in the statement itself, not as a value: only then does PostgreSQL see that the index of open ones will do.
NEW: ColumnElement[str] = literal_column("'new'")
OPEN: ColumnElement[bool] = col(Inbox.state) == NEW


@dataclass(frozen=True)
class Update:
    """One update as it came: `payload` is its JSON, `chat_id` the lane it belongs to."""

    update_id: int
    chat_id: int | None
    payload: str


@dataclass(frozen=True)
class Taken:
    """An update that `owner` has taken up, for the how manyeth time (`attempt`, from 1)."""

    update_id: int
    chat_id: int | None
    payload: str
    received_at: dt.datetime | None
    owner: str
    attempt: int


def keep(session: Session, updates: Iterable[Update], now: dt.datetime) -> int:
    """Keep the updates that are not kept yet; gives back how many were new."""
    same = {"received_at": now, "state": "new", "attempts": 0}
    rows = [{"update_id": u.update_id, "chat_id": u.chat_id, "payload": u.payload, **same} for u in updates]
    if not rows:
        return 0
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(Inbox).values(rows).on_conflict_do_nothing(index_elements=["update_id"])
    return len(session.connection().execute(statement.returning(col(Inbox.update_id))).all())


def waiting(session: Session) -> list[tuple[int, int | None]]:
    """Id and chat of every update that nobody has handled yet, in order."""
    query = select(Inbox.update_id, Inbox.chat_id).where(OPEN).order_by(col(Inbox.update_id))
    return [(update_id, chat_id) for update_id, chat_id in session.exec(query)]


def free(session: Session, owner: str, now: dt.datetime, most: int) -> list[int | None]:
    """The chats in which something waits that `owner` may take up; at most `most`, longest waiting first."""
    firsts = select(func.min(Inbox.update_id)).where(OPEN).group_by(col(Inbox.chat_id))
    query = select(Inbox.chat_id).where(col(Inbox.update_id).in_(firsts), _may(session, owner, now))
    return list(session.exec(query.order_by(col(Inbox.update_id)).limit(most)))


def take(session: Session, chat_id: int | None, owner: str, now: dt.datetime) -> Taken | None:
    """Take up the oldest open update of the chat; `None` when there is none or somebody else is at it.

    Not by SKIP LOCKED: that would skip the oldest and give the one after it. Of two processes that meet here the second
    waits for the first's short transaction, and then finds the lease.
    """
    mine = update(Inbox).where(
        col(Inbox.update_id) == _head(chat_id).scalar_subquery(), OPEN, _may(session, owner, now)
    )
    mine = mine.values(owner=owner, lease_until=now + LEASE, attempts=col(Inbox.attempts) + 1)
    columns = (col(Inbox.update_id), col(Inbox.payload), col(Inbox.received_at), col(Inbox.attempts))
    row = session.connection().execute(mine.returning(*columns)).first()
    return Taken(row[0], chat_id, row[1] or "{}", row[2], owner, row[3]) if row else None


def _head(chat_id: int | None) -> SelectOfScalar[int]:
    """The oldest open update of a chat."""
    inner = aliased(Inbox)
    return select(func.min(inner.update_id)).where(col(inner.state) == NEW, inner.chat_id == chat_id)


def _may(session: Session, owner: str, now: dt.datetime) -> ColumnElement[bool]:
    """Is it nobody else's? On SQLite there is nobody else."""
    if session.get_bind().dialect.name == "sqlite":
        return true()
    return or_(col(Inbox.lease_until).is_(None), col(Inbox.lease_until) < now, col(Inbox.owner) == owner)


def claim(session: Session, taken: Taken) -> Inbox | None:
    """The update, locked for this transaction; `None` when it is done, or was taken up anew since."""
    query = select(Inbox).where(Inbox.update_id == taken.update_id, OPEN, Inbox.owner == taken.owner)
    return session.exec(query.where(Inbox.attempts == taken.attempt).with_for_update()).first()


def renew(session: Session, owner: str, now: dt.datetime) -> None:
    """The owner lives: its leases begin anew. What is being committed at this moment is left out."""
    mine = select(Inbox.update_id).where(Inbox.owner == owner, OPEN).with_for_update(skip_locked=True)
    session.connection().execute(update(Inbox).where(col(Inbox.update_id).in_(mine)).values(lease_until=now + LEASE))


def let_go(session: Session, owners: Iterable[str], died: bool = True) -> None:
    """What these processes had taken up is anybody's. If they died it counts as an attempt: perhaps they died of it."""
    theirs = col(Inbox.owner).in_(list(owners)) & OPEN
    attempts = col(Inbox.attempts) - (0 if died else 1)
    session.connection().execute(update(Inbox).where(theirs).values(owner=None, lease_until=None, attempts=attempts))


def put_back(session: Session, taken: Taken) -> None:
    """It was not begun after all."""
    row = claim(session, taken)
    if row is not None:
        row.owner, row.lease_until, row.attempts = None, None, row.attempts - 1
        session.add(row)


def done(session: Session, row: Inbox, now: dt.datetime, trouble: str | None = None) -> None:
    """The update is handled; `trouble` when it could not be."""
    row.state, row.done_at, row.trouble = ("failed" if trouble else "done"), now, trouble
    row.owner = row.lease_until = None
    session.add(row)


def open_in(session: Session, chat_id: int | None) -> bool:
    """Is there an open update in the chat?"""
    return session.exec(_head(chat_id)).one() is not None


def again(session: Session, update_id: int) -> bool:
    """What was set aside waits once more, before all that came after it in its chat; is there such an update?"""
    row = session.exec(select(Inbox).where(Inbox.update_id == update_id, Inbox.state == "failed")).first()
    if row is None or row.payload is None:
        return False
    row.state, row.attempts, row.trouble, row.done_at = "new", 0, None, None
    session.add(row)
    session.info.setdefault(WOKEN, set()).add(row.chat_id)
    return True


def woken(session: Session) -> set[int | None]:
    """The chats in which something waits once more, by what was done in this session."""
    return set(session.info.get(WOKEN, ()))


def forget(session: Session, update_id: int) -> None:
    """Leave nothing of a stranger's update but its id (and that it is done)."""
    row = session.exec(select(Inbox).where(Inbox.update_id == update_id)).first()
    if row:
        row.chat_id = row.payload = row.received_at = row.done_at = row.trouble = row.owner = row.lease_until = None
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
