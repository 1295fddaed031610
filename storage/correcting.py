"""Fields of facts that a later message of the same record changes; undone with that message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select as pick
from sqlmodel import Session, SQLModel, col, select

from storage import aliases, changes, interactions, links, messages
from storage.sight import wholly
from storage.tables import Account, Change, Contact, Fact, Message, Offer, Purchase, Rental, Told

#: What an item may have become.
MADE: tuple[type[Told], ...] = (Purchase, Rental, Offer)
#: Of so many that were taken back last one is looked for.
LATEST = 8
ACT = "correct"


@wholly
def change(session: Session, by: Message, fact: SQLModel, values: Mapping[str, Any], now: dt.datetime) -> bool:
    """The fact has these values from now on, as the message `by` says; gives back whether anything differs."""
    session.flush()
    new = {name: value for name, value in values.items() if getattr(fact, name) != value}
    if not new:
        return False
    was = {name: getattr(fact, name) for name in new}
    made = Change(
        act=ACT, message_id=by.id, rep_id=by.rep_id, table_name=str(type(fact).__tablename__),
        row_id=getattr(fact, "id"), before=changes.plain(was), after=changes.plain(new),  # noqa: B009
    )  # fmt: skip
    changes.make(session, made, now)
    session.refresh(fact)
    return True


@wholly
def remove(session: Session, by: Message, fact: Fact, now: dt.datetime) -> None:
    """The fact stands no more, as the message says."""
    if fact.removed_at is None:
        change(session, by, fact, {"removed_at": now.astimezone(dt.UTC)}, now)


def made_of(session: Session, item_id: int) -> list[Told]:
    """What an item became and what stands of it."""
    return [row for table in MADE for row in session.exec(select(table).where(*_of_item(table, item_id)))]


def _of_item(table: Any, item_id: int) -> tuple[Any, ...]:
    return table.item_id == item_id, col(table.removed_at).is_(None)


def confirmed(session: Session, item_id: int) -> bool:
    """Did the books confirm what the item became? Then they hold it, and no note changes it."""
    queries = (select(t).where(t.item_id == item_id, col(t.confirmed_by_id).is_not(None)) for t in MADE)  # type: ignore[attr-defined]
    return any(session.exec(query.limit(1)).first() is not None for query in queries)


def told(session: Session, message_ids: Sequence[int], act: str, table: str) -> list[Change]:
    """What messages told of rows that were there (an offer won, an account's stage) and what stands of it."""
    query = select(Change).where(
        col(Change.message_id).in_(message_ids), Change.act == act, Change.table_name == table,
        col(Change.undone_at).is_(None),
    )  # fmt: skip
    return list(session.exec(query.order_by(col(Change.id))))


def of_message(session: Session, message_id: int) -> list[Change]:
    """What a message corrected, in its order, undone or not."""
    query = select(Change).where(Change.message_id == message_id, Change.act == ACT)
    return list(session.exec(query.order_by(col(Change.id))))


def last_undone(session: Session, chat_id: int, rep_id: int) -> Message | None:
    """The record or the correction of the rep in that chat that was taken back last; none that changed nothing."""
    query = select(Message).where(
        Message.chat_id == chat_id, Message.rep_id == rep_id, col(Message.undone_at).is_not(None)
    )
    latest = query.order_by(col(Message.undone_at).desc(), col(Message.id).desc()).limit(LATEST)
    return next((one for one in session.exec(latest) if one.of_id is None or of_message(session, one.id or 0)), None)


def noted(session: Session, message: Message) -> list[str]:
    """What the message put into notes, word for word."""
    found = []
    for made in of_message(session, message.id or 0):
        before, after = ((side or {}).get("note") or "" for side in (made.before, made.after))
        if made.undone_at is None and after and after.startswith(before):
            found.append(after.removeprefix(before).removeprefix(interactions.BETWEEN))
    return found


@wholly
def unused(session: Session, by: Message, name: Account | Contact, now: dt.datetime) -> None:
    """A name that the same record brought goes, once nothing that stands uses it."""
    session.flush()
    record = messages.root(session, by)
    brought = name.message_id in {record.id, *(part.id for part in messages.parts(session, record))}
    if brought and name.removed_at is None and not messages.used(session, name):
        change(session, by, name, {"removed_at": now.astimezone(dt.UTC)}, now)


@wholly
def undo(session: Session, message: Message, now: dt.datetime) -> None:
    """Take a message back, with what it taught: what it changed is as it was before, unless changed again since."""
    own = [made for made in of_message(session, message.id or 0) if made.undone_at is None]
    for made in reversed(own):
        _hand_on(session, made)
    for one in (message, *messages.parts(session, message)):
        aliases.forget_of(session, one, now)
    messages.undo(session, message, now)


@wholly
def redo(session: Session, message: Message, now: dt.datetime) -> None:
    """Give a message back that was taken back, with what it taught. What it changes was what it is now."""
    for made in of_message(session, message.id or 0):
        _find_anew(session, made)
    messages.redo(session, message, now)
    session.flush()
    session.expire_all()
    for one in (message, *messages.parts(session, message)):
        aliases.again_of(session, one, now)


def _find_anew(session: Session, made: Change) -> None:
    """What a change that was taken back finds in its row now: another may have changed it since."""
    if made.table_name == links.NAME or made.undone_at is None or not made.before:
        return
    rows = changes.table(made.table_name)
    columns = [rows.c[name] for name in made.before]
    row = session.connection().execute(pick(*columns).where(rows.c.id == made.row_id)).mappings().first()
    if row is not None:
        made.before = changes.plain(dict(row))
        session.add(made)


def overtaken(session: Session, message: Message) -> bool:
    """Has something that the correction changed been changed since by another? Then it is not made again."""
    return any(_next(session, made, name) for made in of_message(session, message.id or 0) for name in made.after or {})


def _hand_on(session: Session, made: Change) -> None:
    """A later change of the same is from now on one of what this one found."""
    if made.table_name == links.NAME:
        return
    for name, value in (made.before or {}).items():
        later = _next(session, made, name)
        if later is not None:
            later.before = {**(later.before or {}), name: value}
            session.add(later)
    session.flush()


def _next(session: Session, made: Change, name: str) -> Change | None:
    """The next change, by another message, of that column of the same row that stands."""
    query = select(Change).where(
        Change.table_name == made.table_name, Change.row_id == made.row_id, col(Change.id) > made.id,
        col(Change.undone_at).is_(None), col(Change.applied_at).is_not(None), Change.message_id != made.message_id,
    )  # fmt: skip
    return next((found for found in session.exec(query.order_by(col(Change.id))) if name in (found.after or {})), None)
