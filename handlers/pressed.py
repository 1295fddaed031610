"""What a pressed button says: the parts of its action ("undo:12")."""

from __future__ import annotations

from handlers.heard import Heard
from handlers.said import Press


def number(heard: Heard, place: int = 1) -> int:
    """The number at that place of a button's action ("undo:12"); 0, which no row has, when there is none."""
    found = part(heard, place)
    return int(found) if found.isdecimal() and len(found) < LONG else 0


def part(heard: Heard, place: int) -> str:
    """What stands at that place of a button's action; empty when nothing does."""
    content = heard.message.content
    parts = content.action.split(":") if isinstance(content, Press) else []
    return parts[place] if len(parts) > place else ""


#: Digits that no id has.
LONG = 10
