"""Teams of colleagues."""

from __future__ import annotations

from sqlmodel import Session, col, select

from storage.tables import Team, fold


def standing(session: Session) -> list[Team]:
    """All teams, by name."""
    return list(session.exec(select(Team).where(col(Team.removed_at).is_(None)).order_by(Team.folded)))


def by_id(session: Session, team_id: int | None) -> Team | None:
    """The team, unless it was taken back."""
    query = select(Team).where(Team.id == team_id, col(Team.removed_at).is_(None))
    return session.exec(query).first() if team_id is not None else None


def by_name(session: Session, name: str) -> Team | None:
    """The team of that name, whatever the case."""
    query = select(Team).where(Team.folded == fold(name), col(Team.removed_at).is_(None))
    return session.exec(query.order_by(col(Team.id))).first()


def named(session: Session, name: str) -> Team:
    """The team of that name, made where there is none."""
    team = by_name(session, name)
    if team is None:
        team = Team(name=" ".join(name.split()))
        session.add(team)
        session.flush()
    return team
