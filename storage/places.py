"""Where accounts are that have no coordinates yet, and whether somebody was there today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage import changes
from storage.tables import Account, Interaction


def unplaced(session: Session, rep_id: int, cities: Sequence[str], most: int) -> list[Account]:
    """The colleague's accounts in these towns of which it is not known where they are; who was met last comes first."""
    meeting = changes.table("interaction")
    last = pick(func.max(meeting.c.date)).where(meeting.c.account_id == Account.id, meeting.c.removed_at.is_(None))
    query = select(Account).where(
        Account.owner_id == rep_id, col(Account.city).in_(list(cities)), col(Account.latitude).is_(None),
        col(Account.removed_at).is_(None),
    )  # fmt: skip
    return list(session.exec(query.order_by(last.scalar_subquery().desc(), col(Account.name)).limit(most)))


def visited(session: Session, rep_id: int, account_id: int, day: dt.date) -> Interaction | None:
    """The visit of the colleague to the account on that day, if one is told."""
    query = select(Interaction).where(
        Interaction.rep_id == rep_id, Interaction.account_id == account_id, Interaction.date == day,
        Interaction.channel == "visit", col(Interaction.removed_at).is_(None),
    )  # fmt: skip
    return session.exec(query.order_by(col(Interaction.id)).limit(1)).first()
