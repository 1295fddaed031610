"""Replies kept until they are sent: claimed with a lease, in order within a chat."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from sqlalchemy import delete, func, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import inbox
from storage.tables import Outbox

#: How long a claim holds: longer than the slowest send. A claim is a `not_before` in the future, so that a process that
#: dies gives its replies back by itself.
LEASE = dt.timedelta(seconds=90)
#: Sent rows are kept this long.
KEPT = dt.timedelta(days=30)


@dataclass(frozen=True)
class Post:
    """One reply to keep: `payload` is what is sent; `once`, `stranger`, `record` and `question_id` as in the table."""

    chat_id: int
    payload: str
    once: str | None = None
    stranger: int | None = None
    record: int | None = None
    question_id: int | None = None


def add(session: Session, post: Post, now: dt.datetime) -> bool:
    """Keep a reply; `False` when one with the same `once` is kept already."""
    values = {**asdict(post), "made_at": now, "state": "waiting", "attempts": 0}
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(Outbox).values(values).on_conflict_do_nothing(index_elements=["once"])
    return bool(session.connection().execute(statement.returning(col(Outbox.id))).all())


def card(session: Session, record: int) -> int | None:
    """Telegram's id of the message that last showed a record's card, if it was sent."""
    query = select(Outbox.telegram_id).where(Outbox.record == record, col(Outbox.telegram_id).is_not(None))
    return session.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first()


def shown(session: Session, chat_id: int, telegram_id: int) -> Outbox | None:
    """The reply that stands in that message of the chat, as it was sent or changed last."""
    query = select(Outbox).where(Outbox.chat_id == chat_id, Outbox.telegram_id == telegram_id)
    return session.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first()


def first_said(session: Session, chat_id: int, telegram_id: int) -> str | None:
    """What names the reply that may be said only once and stood in that message of the chat first, if one did."""
    query = select(Outbox.once).where(Outbox.chat_id == chat_id, Outbox.telegram_id == telegram_id)
    return session.exec(query.where(col(Outbox.once).is_not(None)).order_by(col(Outbox.id)).limit(1)).first()


def last(session: Session, chat_id: int) -> Outbox | None:
    """The reply that was said last in a chat, or last changed there."""
    query = select(Outbox).where(Outbox.chat_id == chat_id)
    return session.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first()


def answer_to(session: Session, question_id: int) -> int | None:
    """Telegram's id of the message that last answered a question, if it was sent."""
    query = select(Outbox.telegram_id).where(Outbox.question_id == question_id, col(Outbox.telegram_id).is_not(None))
    return session.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first()


def said_once(session: Session, once: str) -> int | None:
    """Telegram's id of the message that was to be said once, if it was sent."""
    return session.exec(select(Outbox.telegram_id).where(Outbox.once == once)).first()


def _ready(now: dt.datetime) -> SelectOfScalar[Outbox]:
    """The oldest waiting reply of each chat, where it may be sent now; oldest first."""
    firsts = select(func.min(Outbox.id)).where(Outbox.state == "waiting").group_by(col(Outbox.chat_id))
    free = or_(col(Outbox.not_before).is_(None), col(Outbox.not_before) <= now)
    return select(Outbox).where(Outbox.state == "waiting", col(Outbox.id).in_(firsts), free).order_by(col(Outbox.id))


def anything(session: Session, now: dt.datetime) -> bool:
    """Is there something to claim?"""
    return session.exec(_ready(now).limit(1)).first() is not None


def claim(session: Session, now: dt.datetime, most: int = 16) -> list[Outbox]:
    """Claim the oldest waiting reply of each chat that may be sent now; at most `most`, oldest first."""
    rows = list(session.exec(_ready(now).limit(most).with_for_update(skip_locked=True)))
    for row in rows:
        row.not_before = now + LEASE
        session.add(row)
    return rows


def release(session: Session) -> None:
    """End all claims: only for the one process that sends, when it starts."""
    for row in session.exec(select(Outbox).where(Outbox.state == "waiting", Outbox.attempts == 0)):
        row.not_before = None
        session.add(row)


def next_moment(session: Session) -> dt.datetime | None:
    """When the earliest claimed or held-back reply may be tried again; `None` when none is."""
    query = select(Outbox.not_before).where(Outbox.state == "waiting", col(Outbox.not_before).is_not(None))
    return session.exec(query.order_by(col(Outbox.not_before)).limit(1)).first()


def sent(session: Session, row_id: int, telegram_id: int | None, now: dt.datetime) -> None:
    """Telegram took it. What was said to a stranger is forgotten, with what the stranger said."""
    row = _lasting(session, row_id)
    if row is None:
        return
    row.state, row.sent_at, row.telegram_id, row.trouble = "sent", now, telegram_id, None
    session.add(row)


def failed(session: Session, row_id: int, trouble: str, state: str = "failed") -> None:
    """It cannot be sent, now or later; with the state "held", not until `free` is called for its chat."""
    row = _lasting(session, row_id)
    if row is None:
        return
    row.state, row.trouble = state, trouble[:300]
    session.add(row)


def later(session: Session, row_id: int, not_before: dt.datetime, trouble: str) -> None:
    """Try again from `not_before` on; what follows in the same chat waits behind it."""
    row = _row(session, row_id)
    if row is None:
        return
    row.not_before, row.trouble, row.attempts = not_before, trouble[:300], row.attempts + 1
    session.add(row)


def tidy(session: Session, now: dt.datetime) -> None:
    """Drop what was sent long ago."""
    session.exec(delete(Outbox).where(col(Outbox.state).not_in(("waiting", "held")), col(Outbox.made_at) < now - KEPT))


def free(session: Session, chat_id: int) -> None:
    """The reader is back: what was held for them is sent."""
    for row in session.exec(select(Outbox).where(Outbox.state == "held", Outbox.chat_id == chat_id)):
        row.state, row.not_before = "waiting", None
        session.add(row)


def drop(session: Session, chat_id: int) -> None:
    """What waits for that chat, or is held for it, is not sent any more."""
    waiting = col(Outbox.state).in_(("waiting", "held"))
    session.exec(delete(Outbox).where(col(Outbox.chat_id) == chat_id, waiting))


def _row(session: Session, row_id: int) -> Outbox | None:
    return session.exec(select(Outbox).where(Outbox.id == row_id)).first()


def _lasting(session: Session, row_id: int) -> Outbox | None:
    """The reply, if something of it is kept: what was said to a stranger is forgotten here, with what they said."""
    row = _row(session, row_id)
    if row is None or row.stranger is None:
        return row
    inbox.forget(session, row.stranger)
    session.delete(row)
    return None
