"""The card of a rep's settings: shown, unfolded, and shown again with the new value."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard, language
from handlers.pressed import part
from handlers.said import Command, Press
from handlers.settings.digest import DIGEST
from handlers.settings.hours import HOURS, SILENCE
from handlers.settings.kinds import Setting, in_rows
from handlers.settings.language import LANGUAGE
from handlers.settings.said import parted
from handlers.settings.sight import SIGHT
from handlers.settings.zone import ZONE
from nlp.reply import Choice, Line, Reply
from storage import reps

#: The settings in the order of the card, by their names in buttons' actions.
SETTINGS: dict[str, Setting] = {
    "lang": LANGUAGE, "zone": ZONE, "hours": HOURS, "quiet": SILENCE, "digest": DIGEST, "sight": SIGHT,
}  # fmt: skip
BACK = (Choice("choice-settings", "set"),)
#: Longer words are no value of a setting.
LONGEST = 60


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The card; with a setting and its value behind the command, that is saved first."""
    content = heard.message.content
    argument = content.argument if isinstance(content, Command) else ""
    if not argument.strip():
        return (_card(session, _fresh(session, heard)),)
    return (_typed(session, heard, argument),)


def pressed(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The card again, a setting unfolded, or its new value saved: in place."""
    name, value = part(heard, 1), part(heard, 2)
    setting = _settable(heard).get(name)
    if name and setting is None:
        return plain.unknown_button(session, heard)
    if setting is not None and not (value and setting.keep(session, heard, value)):
        return (_unfolded(session, heard, setting, value),)
    return (_card(session, _fresh(session, heard)),)


def _typed(session: Session, heard: Heard, argument: str) -> Reply:
    """What was typed behind the command: the card with the new value, or what is not clear."""
    for setting in _settable(heard).values():
        said = parted(argument, setting.words) if setting.words else None
        if said is not None:
            return _said(session, heard, setting, said[:LONGEST])
    card = _card(session, _fresh(session, heard))
    return replace(card, lines=(Line("settings-how"), *card.lines))


def _said(session: Session, heard: Heard, setting: Setting, said: str) -> Reply:
    """One value is saved; of several, or none, the choices are shown."""
    values = setting.read(heard, said) if said else ()
    if len(values) == 1 and setting.keep(session, heard, values[0]):
        return _card(session, _fresh(session, heard))
    reply = _unfolded(session, heard, setting, said if values else "")
    if values or not said:
        return reply
    return replace(reply, lines=(Line("settings-unread", {"words": said}), *reply.lines))


def _card(session: Session, heard: Heard) -> Reply:
    """Every setting as it is, and a button for each."""
    settings = _settable(heard)
    lines = (Line("settings-title"), *(setting.line(session, heard) for setting in settings.values()))
    buttons = [Choice(setting.label, f"set:{name}") for name, setting in settings.items()]
    return Reply(heard.lang, lines, in_rows(buttons, 2), _edits(heard))


def _unfolded(session: Session, heard: Heard, setting: Setting, chosen: str) -> Reply:
    """The choices of one setting, and the way back."""
    heard = _fresh(session, heard)
    unfolded = setting.unfold(session, heard, chosen)
    return Reply(heard.lang, unfolded.lines, (*unfolded.choices, BACK), _edits(heard))


def _settable(heard: Heard) -> dict[str, Setting]:
    """The settings that whoever spoke may set."""
    admin = heard.rep is not None and heard.rep.role == "admin"
    return {name: setting for name, setting in SETTINGS.items() if admin or not setting.admins}


def _fresh(session: Session, heard: Heard) -> Heard:
    """The same, with the rep and their language as they are by now."""
    rep = reps.by_id(session, heard.rep_id)
    return replace(heard, rep=rep, lang=language(heard.message, heard.house, rep))


def _edits(heard: Heard) -> bool:
    return isinstance(heard.message.content, Press)
