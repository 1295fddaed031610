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


def known(session: Session, rep_id: int) -> Rep | None:
    """The colleague, unless there is none or they were removed."""
    return session.exec(select(Rep).where(Rep.id == rep_id, col(Rep.removed_at).is_(None))).first()


def by_telegram(session: Session, telegram_id: int) -> Rep | None:
    """Who this Telegram user is, `None` for a stranger and for who was removed."""
    query = select(Rep).where(Rep.telegram_id == telegram_id, col(Rep.removed_at).is_(None))
    return session.exec(query).first()


def standing(session: Session) -> list[Rep]:
    """All colleagues, by name."""
    return list(session.exec(select(Rep).where(col(Rep.removed_at).is_(None)).order_by(Rep.folded, col(Rep.id))))


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
    rep = by_telegram(session, telegram_id) or waiting(session, name) or add(session, name)
    if (rep.telegram_id, rep.role) != (telegram_id, "admin"):
        _vacate(session, telegram_id)
        _void(session, rep)
        rep.telegram_id, rep.role = telegram_id, "admin"
        session.add(rep)
        session.flush()
    return rep


def waiting(session: Session, name: str) -> Rep | None:
    """A colleague of that name who has not joined yet."""
    rep = by_name(session, name)
    return rep if rep and rep.telegram_id is None else None


def _vacate(session: Session, telegram_id: int) -> None:
    """Who was removed has that chat no longer."""
    for gone in session.exec(select(Rep).where(Rep.telegram_id == telegram_id, col(Rep.removed_at).is_not(None))):
        gone.telegram_id = None
        session.add(gone)
        session.flush()


def invite(session: Session, rep: Rep, code: str, now: dt.datetime) -> Invitation:
    """A new invitation for the rep; the ones before it that nobody used are void."""
    assert rep.id is not None
    session.flush()
    _locked(session, rep.id)
    _void(session, rep)
    invitation = Invitation(code=code, rep_id=rep.id, made_at=now)
    session.add(invitation)
    session.flush()
    return invitation


def _void(session: Session, rep: Rep) -> None:
    """The rep's invitations that nobody used are good no more."""
    for old in session.exec(select(Invitation).where(Invitation.rep_id == rep.id, col(Invitation.used_at).is_(None))):
        session.delete(old)
    session.flush()


def invited(session: Session, now: dt.datetime) -> set[int]:
    """The ids of the colleagues who hold an invitation that is still good."""
    query = select(Invitation.rep_id).where(col(Invitation.used_at).is_(None), Invitation.made_at >= now - VALID)
    return set(session.exec(query))


def join(session: Session, code: str, telegram_id: int, now: dt.datetime) -> Rep | None:
    """Use an invitation: the rep who has joined, or `None` when the code is unknown, used or too old.

    One who is in already, or was removed since, cannot be joined by somebody else.
    """
    query = select(Invitation).where(Invitation.code == code, col(Invitation.used_at).is_(None)).with_for_update()
    invitation = session.exec(query).first()
    if invitation is None or now - invitation.made_at > VALID:
        return None
    rep = _locked(session, invitation.rep_id)
    if rep.telegram_id is not None or rep.removed_at is not None:
        return None
    _vacate(session, telegram_id)
    invitation.used_at, rep.telegram_id = now, telegram_id
    session.add_all([invitation, rep])
    session.flush()
    return rep


def _locked(session: Session, rep_id: int) -> Rep:
    """The rep as of now: whoever joins or invites them at the same moment waits."""
    query = select(Rep).where(Rep.id == rep_id).with_for_update().execution_options(populate_existing=True)
    return session.exec(query).one()


def leave(session: Session, rep: Rep, now: dt.datetime) -> None:
    """The colleague is let in no more, at once: neither by Telegram nor by an invitation; nothing more is sent."""
    _void(session, rep)
    if rep.telegram_id is not None:
        outbox.drop(session, rep.telegram_id)
    rep.removed_at, rep.telegram_id, rep.blocked = now, None, False
    session.add(rep)
    session.flush()


def come_back(session: Session, rep: Rep, telegram_id: int | None) -> None:
    """Who was removed is there again, in the same chat as before unless somebody else is in it by now."""
    taken = telegram_id is not None and by_telegram(session, telegram_id) is not None
    rep.removed_at, rep.telegram_id = None, None if taken else telegram_id
    session.add(rep)
    session.flush()


def set_blocked(session: Session, telegram_id: int, blocked: bool) -> None:
    """Note that the rep stopped the bot at Telegram, or came back: then what was held is sent."""
    rep = by_telegram(session, telegram_id)
    if rep and rep.blocked != blocked:
        rep.blocked = blocked
        session.add(rep)
        if not blocked:
            outbox.free(session, telegram_id)
