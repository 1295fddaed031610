"""The language of the replies."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.settings.kinds import Setting, Unfolded, choice, in_rows
from nlp import zones
from nlp.reply import Line
from nlp.tokens import fold
from storage import preferences


def _line(session: Session, heard: Heard) -> Line:
    return Line("settings-language", {"language": zones.language(heard.lang, heard.lang)})


def _unfold(session: Session, heard: Heard, chosen: str) -> Unfolded:
    """Each language by its own name."""
    buttons = [
        choice(f"set:lang:{code}", zones.language(code, code), code == heard.lang) for code in heard.house.languages
    ]
    return Unfolded((Line("settings-which-language"),), in_rows(buttons, 2))


def _keep(session: Session, heard: Heard, code: str) -> bool:
    if code not in heard.house.languages:
        return False
    preferences.set_language(session, heard.rep_id, code)
    return True


def _read(heard: Heard, said: str) -> tuple[str, ...]:
    """The language of that code, or of that name in any language that replies are in."""
    known = heard.house.languages
    named = {code: {code, *(fold(zones.language(code, lang)) for lang in known)} for code in known}
    return tuple(code for code, names in named.items() if fold(said) in names)


LANGUAGE = Setting("choice-set-language", _line, _unfold, _keep, "settings-words-language", _read)
