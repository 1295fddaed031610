"""How often colleagues met, called or wrote to customers: contacts counted by colleague and channel."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Date, bindparam, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.touches import Sought, wanted


@dataclass(frozen=True, slots=True)
class Count:
    """So many contacts of one channel by one colleague (`None`: nobody knows by whom)."""

    rep_id: int | None
    rep: str | None
    channel: str
    times: int


def counts(session: Session, sought: Sought, since: dt.date | None, until: dt.date | None) -> list[Count]:
    """Each colleague's contacts in that time, by channel."""
    values = {**sought.values, "since": since or dt.date.min, "until": until or dt.date.max}
    return [Count(*row) for row in session.connection().execute(_counts(sought.shape), values)]


@cache
def _counts(shape: tuple[bool, bool, bool, bool]) -> Any:
    meeting, rep = changes.table("interaction"), changes.table("rep")
    within = meeting.c.date.between(bindparam("since", type_=Date()), bindparam("until", type_=Date()))
    return (
        pick(meeting.c.rep_id, rep.c.name, meeting.c.channel, func.count())
        .join_from(meeting, rep, rep.c.id == meeting.c.rep_id, isouter=True)
        .where(wanted(*shape), within)
        .group_by(meeting.c.rep_id, rep.c.name, meeting.c.channel)
        .order_by(func.count().desc(), rep.c.name, meeting.c.channel)
    )
