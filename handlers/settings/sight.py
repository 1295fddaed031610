"""Whose customers reps see: an admin decides it for the company, and the decision is on record."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.settings.kinds import Setting, Unfolded
from nlp.reply import Choice, Line, Term
from storage import acts, policy

#: What each of `policy.SIGHTS` is called.
NAMES = {"all": "sight-all", "team": "sight-team", "own": "sight-own"}
#: The buttons' labels.
LABELS = {"all": "choice-sight-all", "team": "choice-sight-team", "own": "choice-sight-own"}


def _line(session: Session, heard: Heard) -> Line:
    return Line("settings-sight", {"sight": Term(NAMES[policy.sight(session)])})


def _unfold(session: Session, heard: Heard, chosen: str) -> Unfolded:
    buttons = tuple(Choice(LABELS[sight], f"set:sight:{sight}") for sight in policy.SIGHTS)
    return Unfolded((Line("settings-which-sight"),), (buttons,))


def _keep(session: Session, heard: Heard, sight: str) -> bool:
    if sight not in policy.SIGHTS:
        return False
    was = policy.set_sight(session, sight)
    if was != sight:
        acts.keep(session, "sight", heard.rep_id, heard.message.at, was=was, now=sight)
    return True


SIGHT = Setting("choice-set-sight", _line, _unfold, _keep, admins=True)
