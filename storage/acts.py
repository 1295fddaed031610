"""What those who run the company's Taccuino did: kept, and read again newest first."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.tables import Act


def keep(
    session: Session, kind: str, rep_id: int | None, at: dt.datetime, about_id: int | None = None, **details: str | int
) -> Act:
    """Keep that `rep_id` (`None`: the settings, a command) did something of this kind, perhaps to a colleague.

    `details` are numbers and words, and name no customer and no person of one.
    """
    act = Act(at=at.astimezone(dt.UTC), rep_id=rep_id, kind=kind, about_id=about_id, details=details or None)
    session.add(act)
    session.flush()
    return act


def by_id(session: Session, act_id: int) -> Act | None:
    """The act, or `None`."""
    return session.exec(select(Act).where(Act.id == act_id)).first()


def latest(session: Session, most: int, before: int | None = None, skip: int = 0) -> list[Act]:
    """The newest acts, at most `most`; those older than the act `before`, past the first `skip` of them."""
    query = select(Act) if before is None else select(Act).where(col(Act.id) < before)
    return list(session.exec(query.order_by(col(Act.id).desc()).offset(skip).limit(most)))


def count(session: Session, before: int) -> int:
    """How many acts are older than the act `before`."""
    return int(session.exec(select(func.count()).select_from(Act).where(col(Act.id) < before)).one())


def last_about(session: Session, about_id: int, *kinds: str) -> Act | None:
    """The last act of these kinds that was about the colleague."""
    query = select(Act).where(Act.about_id == about_id, col(Act.kind).in_(kinds))
    return session.exec(query.order_by(col(Act.id).desc()).limit(1)).first()
