"""Parts of the day: which are said with a day, and what they make of a clock time beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from nlp.patterns import Grammar
from nlp.tokens import Token

if TYPE_CHECKING:
    from nlp.moments import Moment

Part = Literal["morning", "afternoon", "evening"]
# Hours of the night up to this one are those after midnight.
SMALL_HOURS = 6
# How near a morning must stand to a clock time, for it to be that morning's.
BESIDE = 1
CODES = {"night": "evening", "close": "afternoon"}
ENDS = frozenset(".;!?\n")
PAUSES = frozenset(",:")


def half_of(part: str, hour: int) -> str | None:
    """am or pm, as the part of day has it for an hour said without either."""
    if part == "night":
        return "am" if hour <= SMALL_HOURS else "pm"
    return {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(part)


def as_code(part: str) -> Part | None:
    """The part of day to act in: a night's things are done in its evening, a day's last ones in its afternoon."""
    return cast("Part | None", CODES.get(part, part) or None)


def with_parts(found: Sequence[Moment], tokens: Sequence[Token], parts: Grammar) -> tuple[Moment, ...]:
    """The moments, each with the part of day its words say; a clock time has that of the day it is said with."""
    said = [m if m.clock else replace(m, part=_said(m, tokens, parts)) for m in found]
    return tuple(replace(m, part=_of_clock(m, said, tokens)) if m.clock else m for m in said)


def _said(moment: Moment, tokens: Sequence[Token], parts: Grammar) -> str:
    matches = (parts.at(tokens, i, {}) for i in range(moment.first, moment.last))
    return next((str(m.one("part")) for m in matches if m and m.last <= moment.last), "")


def _of_clock(clock: Moment, days: Sequence[Moment], tokens: Sequence[Token]) -> str:
    """The part of the day that a clock time is said with: the nearest in its clause; a morning only right beside it."""
    near = sorted((_gap(clock, d), d.first) for d in days if not d.clock and not _parted(clock, d, tokens))
    nearest = next((d for gap, first in near for d in days if d.first == first), None)
    if nearest is None or (nearest.part == "morning" and _gap(clock, nearest) > BESIDE):
        return ""
    return nearest.part


def _gap(a: Moment, b: Moment) -> int:
    return max(a.first - b.last, b.first - a.last)


def _parted(a: Moment, b: Moment, tokens: Sequence[Token]) -> bool:
    between = tokens[min(a.last, b.last) : max(a.first, b.first)]
    pauses = any(t.text in PAUSES for t in between)
    return any(t.text in ENDS for t in between) or (pauses and len(between) > 1)
