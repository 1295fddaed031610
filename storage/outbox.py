"""Replies kept until they are sent: claimed with a lease, in order within a chat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from sqlalchemy import Integer, bindparam, delete, func, inspect, literal_column, or_, update
from sqlalchemy import select as sql_select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import inbox
from storage.columns import TelegramId
from storage.tables import Outbox, Rep

#: How long a claim holds, unless it is renewed. A claim is a `not_before` in the future, so that a process that dies
#: gives its replies back by itself.
LEASE = dt.timedelta(seconds=30)
#: Sent rows are kept this long.
KEPT = dt.timedelta(days=30)

WAITING = col(Outbox.state) == literal_column("'waiting'")  # spelled out, so that the index over these will do
_MOMENT = inspect(Outbox).columns["not_before"].type
#: Statements made once: to make them takes longer than to run them.
_HELD_BACK = (
    update(Outbox).where(col(Outbox.id) == bindparam("row")).values(not_before=bindparam("until", type_=_MOMENT))
)
_SENT = (
    update(Outbox)
    .where(col(Outbox.id) == bindparam("row"), col(Outbox.stranger).is_(None))
    .values(
        state="sent", sent_at=bindparam("at", type_=_MOMENT), telegram_id=bindparam("telegram", type_=TelegramId),
        trouble=None,
    )
)  # fmt: skip
_STOPPED = sql_select(col(Rep.telegram_id)).where(
    col(Rep.telegram_id).in_(bindparam("chats", expanding=True)),
    col(Rep.blocked).is_(True),
    col(Rep.removed_at).is_(None),
)


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
    return bool(session.connection().execute(_kept(session.get_bind().dialect.name), values).all())


@cache
def _kept(dialect: str) -> Any:
    """The statement that keeps a reply, unless one with the same `once` is kept."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(Outbox).on_conflict_do_nothing(index_elements=["once"]).returning(col(Outbox.id))


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


@dataclass(frozen=True)
class Claim:
    """A reply that was claimed, with what is needed to send it."""

    id: int
    chat_id: int
    payload: str
    attempts: int


def _heads() -> SelectOfScalar[int | None]:
    """The id of the oldest waiting reply of each chat."""
    return select(func.min(Outbox.id)).where(WAITING).group_by(col(Outbox.chat_id))


@cache
def _ready(locked: bool) -> Any:
    """The oldest waiting reply of each chat, where it may be sent `now`; oldest first, at most `most`.

    Made once: to make it takes longer than to answer it.
    """
    free = or_(col(Outbox.not_before).is_(None), col(Outbox.not_before) <= bindparam("now", type_=_MOMENT))
    columns = (col(Outbox.id), col(Outbox.chat_id), col(Outbox.payload), col(Outbox.attempts))
    query = sql_select(*columns).where(WAITING, col(Outbox.id).in_(_heads()), free)
    query = query.order_by(col(Outbox.id)).limit(bindparam("most", type_=Integer))
    return query.with_for_update(skip_locked=True) if locked else query


def anything(session: Session, now: dt.datetime) -> bool:
    """Is there something to claim?"""
    return session.connection().execute(_ready(False), {"now": now, "most": 1}).first() is not None


def claim(
    session: Session, now: dt.datetime, most: int = 16, free: Callable[[int], dt.datetime] | None = None
) -> list[Claim]:
    """Claim the oldest waiting reply of each chat that may be sent now; at most `most`, oldest first.

    `free` says when a chat may get its next message: what comes too early is put off until then. What is for a
    colleague who has stopped the bot is held.
    """
    session.flush()
    claimed: list[Claim] = []
    while len(claimed) < most:
        values = {"now": now, "most": most - len(claimed)}
        found = [Claim(*row) for row in session.connection().execute(_ready(True), values)]
        if not found:
            break
        stopped = _stopped(session, {row.chat_id for row in found})
        for chat_id in stopped:
            close(session, chat_id, "the reader has stopped the bot", "held")
        begins = [(row, free(row.chat_id) if free else now) for row in found if row.chat_id not in stopped]
        claimed += [row for row, begin in begins if begin <= now]
        moments = [{"row": row.id, "until": begin if begin > now else now + LEASE} for row, begin in begins]
        if moments:
            session.connection().execute(_HELD_BACK, moments)
    return claimed


def _stopped(session: Session, chats: set[int]) -> set[int]:
    """Which of these chats are of colleagues who have stopped the bot."""
    return chats & {chat_id for (chat_id,) in session.connection().execute(_STOPPED, {"chats": list(chats)})}


def lately(session: Session, chat_id: int, since: dt.datetime, most: int = 20) -> list[dt.datetime]:
    """When the chat's newest messages (at most `most`) were sent or changed by whomever; since then, in order."""
    query = select(Outbox.sent_at).where(Outbox.chat_id == chat_id, col(Outbox.telegram_id).is_not(None))
    newest = session.exec(query.order_by(col(Outbox.telegram_id).desc()).limit(most)).all()
    return sorted(moment for moment in newest if moment is not None and moment > since)


def renew(session: Session, row_ids: list[int], until: dt.datetime) -> None:
    """These are still on their way: their claims hold until then."""
    mine = update(Outbox).where(col(Outbox.id).in_(row_ids), WAITING)
    session.connection().execute(mine.values(not_before=until))


def put_off(session: Session, row_id: int, until: dt.datetime) -> None:
    """A claim that was not made use of: it may be claimed again from then on."""
    row = _row(session, row_id)
    if row is not None and row.state == "waiting":
        row.not_before = until
        session.add(row)


def close(session: Session, chat_id: int, trouble: str, state: str) -> None:
    """Nothing that waits for that chat is sent: it is "held" until `free` is called for the chat, or "failed"."""
    for row in session.exec(select(Outbox).where(Outbox.state == "waiting", Outbox.chat_id == chat_id)):
        assert row.id is not None
        failed(session, row.id, trouble, state)
    session.flush()


def moved(session: Session, old: int, new: int, changed: Callable[[str], str]) -> None:
    """A group has another id now: what waits for it goes there, at once, with its payload as `changed` gives it back
    (the messages of the old group are not there)."""
    for row in session.exec(select(Outbox).where(Outbox.state == "waiting", Outbox.chat_id == old)):
        row.chat_id, row.not_before, row.payload = new, None, changed(row.payload)
        session.add(row)
    session.flush()


def release(session: Session) -> None:
    """End all claims: only for the one process that sends, when it starts."""
    for row in session.exec(select(Outbox).where(Outbox.state == "waiting", Outbox.attempts == 0)):
        row.not_before = None
        session.add(row)


def next_moment(session: Session) -> dt.datetime | None:
    """When the earliest claimed or held-back reply may be tried again; `None` when none is."""
    heads = col(Outbox.id).in_(_heads())
    return session.exec(select(func.min(Outbox.not_before)).where(WAITING, heads)).one()


def sent(session: Session, row_id: int, telegram_id: int | None, now: dt.datetime) -> None:
    """Telegram took it. What was said to a stranger is forgotten, with what the stranger said."""
    session.flush()
    values = {"row": row_id, "at": now, "telegram": telegram_id}
    if session.connection().execute(_SENT, values).rowcount == 0:
        _lasting(session, row_id)


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
