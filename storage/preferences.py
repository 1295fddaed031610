"""What each rep chose for themselves: language, zone, hours of work and of quiet, the digest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlmodel import Session

from storage import reps
from storage.tables import Rep


@dataclass(frozen=True, slots=True)
class Hours:
    """From one clock time to another, in the rep's zone; over midnight where the second is the earlier."""

    begins: dt.time
    ends: dt.time


def works(rep: Rep) -> Hours | None:
    """The rep's hours of work; `None` where the company's hold."""
    return _hours(rep.works_from, rep.works_to)


def quiet(rep: Rep) -> Hours | None:
    """The hours in which nothing may make a sound; `None` where there are none."""
    return _hours(rep.quiet_from, rep.quiet_to)


def _hours(begins: str | None, ends: str | None) -> Hours | None:
    if begins is None or ends is None:
        return None
    return Hours(dt.time.fromisoformat(begins), dt.time.fromisoformat(ends))


def set_language(session: Session, rep_id: int, code: str) -> None:
    """Replies come in this language."""
    rep = reps.by_id(session, rep_id)
    rep.language = code
    _keep(session, rep)


def set_zone(session: Session, rep_id: int, zone: str) -> None:
    """What the rep says is read in this zone (its IANA name)."""
    rep = reps.by_id(session, rep_id)
    rep.zone = zone
    _keep(session, rep)


def set_works(session: Session, rep_id: int, hours: Hours | None) -> None:
    """The hours of work; `None`: the company's."""
    rep = reps.by_id(session, rep_id)
    rep.works_from, rep.works_to = _said(hours)
    _keep(session, rep)


def set_quiet(session: Session, rep_id: int, hours: Hours | None) -> None:
    """The hours of quiet; `None`: no such hours."""
    rep = reps.by_id(session, rep_id)
    rep.quiet_from, rep.quiet_to = _said(hours)
    _keep(session, rep)


def set_digest(session: Session, rep_id: int, wanted: bool) -> None:
    """Does the rep want a digest?"""
    rep = reps.by_id(session, rep_id)
    rep.digest = wanted
    _keep(session, rep)


def _said(hours: Hours | None) -> tuple[str | None, str | None]:
    return (f"{hours.begins:%H:%M}", f"{hours.ends:%H:%M}") if hours else (None, None)


def _keep(session: Session, rep: Rep) -> None:
    session.add(rep)
    session.flush()
