"""Whether the rep wants a digest."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.settings.kinds import Setting, Unfolded
from handlers.settings.said import is_no, is_yes
from nlp.reply import Choice, Line
from storage import preferences

YES, NO = "yes", "no"


def _line(session: Session, heard: Heard) -> Line:
    wanted = heard.rep is None or heard.rep.digest
    return Line("settings-digest-on" if wanted else "settings-digest-off")


def _unfold(session: Session, heard: Heard, chosen: str) -> Unfolded:
    buttons = (Choice("choice-digest-on", f"set:digest:{YES}"), Choice("choice-digest-off", f"set:digest:{NO}"))
    return Unfolded((Line("settings-which-digest"),), (buttons,))


def _keep(session: Session, heard: Heard, value: str) -> bool:
    if value not in (YES, NO):
        return False
    preferences.set_digest(session, heard.rep_id, value == YES)
    return True


def _read(heard: Heard, said: str) -> tuple[str, ...]:
    if is_yes(said):
        return (YES,)
    return (NO,) if is_no(said) else ()


DIGEST = Setting("choice-set-digest", _line, _unfold, _keep, "settings-words-digest", _read)
