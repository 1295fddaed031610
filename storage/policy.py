"""What an admin decided for the whole company: whose customers a rep sees."""

from __future__ import annotations

from sqlmodel import Session, col, select

from storage.tables import Policy

#: Everybody's customers, those of one's team, one's own.
SIGHTS = ("all", "team", "own")


def sight(session: Session) -> str:
    """Whose customers reps see: one of SIGHTS; all, as long as nobody decided."""
    found = _row(session)
    return found.sight if found else SIGHTS[0]


def set_sight(session: Session, wanted: str) -> str:
    """From now on reps see these customers; gives back whose they saw before."""
    row = _row(session) or Policy()
    was, row.sight = row.sight, wanted
    session.add(row)
    session.flush()
    return was


def _row(session: Session) -> Policy | None:
    return session.exec(select(Policy).order_by(col(Policy.id)).limit(1)).first()
