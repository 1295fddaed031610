"""Reps and their invitations."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session, col, select

from storage import outbox
from storage.tables import Invitation, Rep, fold

#: How long an invitation is good for.
VALID = dt.timedelta(days=7)


def by_id(session: Session, rep_id: int) -> Rep:
    """The rep; raises NoResultFound."""
    return session.exec(select(Rep).where(Rep.id == rep_id)).one()


def by_telegram(session: Session, telegram_id: int) -> Rep | None:
    """Who this Telegram user is, `None` for a stranger."""
    return session.exec(select(Rep).where(Rep.telegram_id == telegram_id)).first()


def by_name(session: Session, name: str) -> Rep | None:
    """The colleague of that name, whatever the case; the first when there are several."""
    same = select(Rep).where(Rep.folded == fold(name), col(Rep.removed_at).is_(None))
    return session.exec(same.order_by(col(Rep.id))).first()


def add(session: Session, name: str, role: str = "rep", telegram_id: int | None = None) -> Rep:
    """A new colleague."""
    rep = Rep(name=" ".join(name.split()), role=role, telegram_id=telegram_id)
    session.add(rep)
    session.flush()
    return rep


def admin(session: Session, telegram_id: int, name: str) -> Rep:
    """The rep behind a Telegram user who is named as admin in the settings: known, or made now.

    A colleague of the same full name whom the company's data know, and who has not joined, is that person.
    """
    rep = by_telegram(session, telegram_id) or _waiting(session, name) or add(session, name)
    if (rep.telegram_id, rep.role) != (telegram_id, "admin"):
        rep.telegram_id, rep.role = telegram_id, "admin"
        session.add(rep)
        session.flush()
    return rep


def _waiting(session: Session, name: str) -> Rep | None:
    """A colleague of that name who has not joined yet."""
    rep = by_name(session, name)
    return rep if rep and rep.telegram_id is None else None


def invite(session: Session, rep: Rep, code: str, now: dt.datetime) -> Invitation:
    """A new invitation for the rep; the ones before it that nobody used are void."""
    for old in session.exec(select(Invitation).where(Invitation.rep_id == rep.id, col(Invitation.used_at).is_(None))):
        session.delete(old)
    assert rep.id is not None
    invitation = Invitation(code=code, rep_id=rep.id, made_at=now)
    session.add(invitation)
    return invitation


def join(session: Session, code: str, telegram_id: int, now: dt.datetime) -> Rep | None:
    """Use an invitation: the rep who has joined, or `None` when the code is unknown, used or too old."""
    query = select(Invitation).where(Invitation.code == code, col(Invitation.used_at).is_(None)).with_for_update()
    invitation = session.exec(query).first()
    if invitation is None or now - invitation.made_at > VALID:
        return None
    invitation.used_at = now
    rep = by_id(session, invitation.rep_id)
    rep.telegram_id = telegram_id
    session.add_all([invitation, rep])
    session.flush()
    return rep


def set_blocked(session: Session, telegram_id: int, blocked: bool) -> None:
    """Note that the rep stopped the bot at Telegram, or came back: then what was held is sent."""
    rep = by_telegram(session, telegram_id)
    if rep and rep.blocked != blocked:
        rep.blocked = blocked
        session.add(rep)
        if not blocked:
            outbox.free(session, telegram_id)
