"""Things to do, and the moments they ring."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from sqlalchemy import bindparam, literal_column
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import messages
from storage.tables import Message, Reminder, Rep


def add(session: Session, reminder: Reminder) -> Reminder:
    """A new thing to do."""
    session.add(reminder)
    session.flush()
    return reminder


def by_id(session: Session, reminder_id: int) -> Reminder | None:
    """The reminder, unless it was taken back."""
    return session.exec(select(Reminder).where(Reminder.id == reminder_id, col(Reminder.removed_at).is_(None))).first()


def of_record(session: Session, message: Message) -> list[Reminder]:
    """What a message and those that continued it gave to do and what stands of it, in their order."""
    ids = [message.id, *(part.id for part in messages.parts(session, message))]
    query = select(Reminder).where(col(Reminder.message_id).in_(ids), col(Reminder.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Reminder.id))))


def due(session: Session, now: dt.datetime, most: int = 100) -> list[Reminder]:
    """Open reminders whose moment has come, the oldest first, locked for this transaction."""
    query = _ringing().where(col(Reminder.due) <= now).limit(most)
    return list(session.exec(query.with_for_update(skip_locked=True, of=Reminder)))


def next_due(session: Session) -> dt.datetime | None:
    """When the next reminder rings, `None` when none will."""
    first = session.exec(_ringing().limit(1)).first()
    return first.due if first else None


def _ringing() -> SelectOfScalar[Reminder]:
    """Open reminders with a moment to ring at, of reps who can be reached; the next first."""
    open_ones = (Reminder.state == "open", col(Reminder.due).is_not(None), col(Reminder.removed_at).is_(None))
    reachable = (col(Rep.telegram_id).is_not(None), col(Rep.blocked).is_(False))
    query = select(Reminder).join(Rep, col(Rep.id) == col(Reminder.rep_id)).where(*open_ones, *reachable)
    return query.order_by(col(Reminder.due))


def agenda(session: Session, rep_id: int, since: dt.date | None, until: dt.date | None) -> list[Reminder]:
    """What the rep still has to do, by day; without a day last. With a period, only what falls in it."""
    values = {"rep": rep_id, "since": since, "until": until}
    return list(session.execute(_agenda(since is not None, until is not None), values).scalars())


@cache
def _agenda(begins: bool, ends: bool) -> Any:
    """The question, made once: to make it takes longer than to answer it."""
    # Spelled out, so that the databases see that the index over open ones will do.
    still = col(Reminder.state) == literal_column("'open'")
    query = select(Reminder).where(col(Reminder.rep_id) == bindparam("rep"), still, col(Reminder.removed_at).is_(None))
    if begins:
        query = query.where(col(Reminder.day) >= bindparam("since"))
    if ends:
        query = query.where(col(Reminder.day) <= bindparam("until"))
    order = (
        col(Reminder.day).is_(None),
        col(Reminder.day),
        col(Reminder.time).is_(None),
        col(Reminder.time),
        col(Reminder.id),
    )
    return query.order_by(*order)
