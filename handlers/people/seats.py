"""Who speaks, as they stand at this moment: the settings make admins, and a removal holds at once."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from storage import acts, reps
from storage.tables import Rep

#: Who made an admin, where it was not a colleague.
SETTINGS = "settings"


def seated(session: Session, heard: Heard) -> Rep | None:
    """The colleague who speaks, `None` for a stranger and for who was removed meanwhile."""
    if heard.message.sender.telegram_id in heard.house.admins:
        return _named(session, heard)
    if heard.rep is None:
        return None
    rep = session.get(Rep, heard.rep.id)
    if rep is None or rep.removed_at is not None:
        return None
    return _no_more(session, heard, rep) if rep.role == "admin" else rep


def _named(session: Session, heard: Heard) -> Rep:
    """The settings name an admin: that goes on record when it is new."""
    sender = heard.message.sender
    known = reps.by_telegram(session, sender.telegram_id) or reps.waiting(session, sender.name)
    was = known.role if known else "rep"
    rep = reps.admin(session, sender.telegram_id, sender.name)
    if was != "admin":
        acts.keep(session, "role", None, heard.message.at, rep.id, role="admin", was=was, by=SETTINGS)
    return rep


def _no_more(session: Session, heard: Heard, rep: Rep) -> Rep:
    """An admin whom the settings made, and do not name any more, is what they were before."""
    assert rep.id is not None
    made = acts.last_about(session, rep.id, "role")
    said = (made.details or {}) if made and made.rep_id is None else {}
    if said.get("by") == SETTINGS and said.get("role") == "admin":
        rep.role = str(said["was"])
        session.add(rep)
        acts.keep(session, "role", None, heard.message.at, rep.id, role=rep.role, was="admin", by=SETTINGS)
    return rep
