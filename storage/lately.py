"""Whom a colleague last dealt with or asked about, and accounts as they are offered, each in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage import changes
from storage.tables import Account, Question, Rep

#: So many of a colleague's last questions are looked through.
QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class Brief:
    """An account and the name of the colleague who looks after it."""

    account: Account
    owner: str | None


def met(session: Session, rep_id: int, until: dt.date, most: int) -> list[int]:
    """The accounts with which the colleague had a contact up to that day, the last first."""
    meeting = changes.table("interaction")
    mine = (meeting.c.rep_id == rep_id, meeting.c.removed_at.is_(None), meeting.c.date <= until)
    known = meeting.c.account_id.is_not(None)
    last = (func.max(meeting.c.date).desc(), func.max(meeting.c.id).desc())
    found = pick(meeting.c.account_id).where(*mine, known).group_by(meeting.c.account_id).order_by(*last).limit(most)
    return list(session.connection().execute(found).scalars())


def asked(session: Session, rep_id: int) -> list[int]:
    """The accounts that the colleague's last questions were about, the last first."""
    last = select(Question.fields).where(Question.rep_id == rep_id).order_by(col(Question.id).desc()).limit(QUESTIONS)
    found = [(fields or {}).get("account") for fields in session.exec(last)]
    return list(dict.fromkeys(account for account in found if isinstance(account, int)))


def briefs(session: Session, ids: Iterable[int]) -> dict[int, Brief]:
    """Those of the accounts that stand, by their id."""
    rows = changes.table("account")
    found = select(Account, Rep.name).join(Rep, col(Rep.id) == col(Account.owner_id), isouter=True)
    found = found.where(rows.c.id.in_(list(ids)), rows.c.removed_at.is_(None))
    return {account.id: Brief(account, owner) for account, owner in session.exec(found) if account.id is not None}
