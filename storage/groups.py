"""Who was seen in a group: the bot is not told who is in one, only how many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage import sight
from storage.sight import Sight
from storage.tables import GroupMember, Rep, metadata


def came(session: Session, chat_id: int, telegram_ids: Iterable[int], now: dt.datetime) -> None:
    """These are in the group: they were let in, or they said something."""
    for telegram_id in telegram_ids:
        member = session.get(GroupMember, (chat_id, telegram_id))
        if member is None:
            session.add(GroupMember(chat_id=chat_id, telegram_id=telegram_id, seen_at=now))
        elif member.left_at is not None:
            member.seen_at, member.left_at = now, None
            session.add(member)
    session.flush()


def left(session: Session, chat_id: int, telegram_id: int, now: dt.datetime) -> None:
    """This one is there no longer."""
    member = session.get(GroupMember, (chat_id, telegram_id))
    if member is not None:
        member.left_at = now
        session.add(member)
        session.flush()


def forget(session: Session, chat_id: int) -> None:
    """Nobody is known to be in the group any more."""
    for member in session.exec(select(GroupMember).where(GroupMember.chat_id == chat_id)):
        session.delete(member)
    session.flush()


def moved(session: Session, old: int, new: int) -> None:
    """The group has become a supergroup, with another id: who was seen in it and what was asked there stay known.

    Messages are numbered anew there: what was shown before is changed no more. Done twice, nothing more happens.
    """
    for member in session.exec(select(GroupMember).where(GroupMember.chat_id == old)).all():
        if session.get(GroupMember, (new, member.telegram_id)) is None:
            kept = member.model_dump(exclude={"chat_id"})
            session.add(GroupMember(chat_id=new, **kept))
        session.delete(member)
    session.flush()
    asked, sent = metadata.tables["question"], metadata.tables["outbox"]
    session.connection().execute(update(asked).where(asked.c.chat_id == old).values(chat_id=new))
    shown = (sent.c.chat_id == old) & sent.c.telegram_id.is_not(None)
    session.connection().execute(update(sent).where(shown).values(telegram_id=None))
    session.expire_all()


def members(session: Session, chat_id: int) -> list[int]:
    """The Telegram ids of those who were seen in the group and have not left."""
    query = select(GroupMember.telegram_id).where(GroupMember.chat_id == chat_id, col(GroupMember.left_at).is_(None))
    return list(session.exec(query.order_by(col(GroupMember.telegram_id))))


def colleagues(session: Session, telegram_ids: Iterable[int]) -> list[Rep]:
    """Those of them who work here."""
    found = select(Rep).where(col(Rep.telegram_id).in_(list(telegram_ids)), col(Rep.removed_at).is_(None))
    return list(session.exec(found))


def least(session: Session, present: Iterable[Rep]) -> Sight:
    """What each of those present may see; nobody's own notes among it."""
    sights = [sight.of(session, rep).owners for rep in present]
    limited = [set(owners) for owners in sights if owners is not None]
    return Sight(0, tuple(sorted(set.intersection(*limited))) if limited else None)
