"""Parts of the day: which are said with a day, and what they make of a clock time beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from nlp.tokens import SENTENCE_ENDS, Token

if TYPE_CHECKING:
    from nlp.moments.moment import Moment

Part = Literal["morning", "afternoon", "evening"]
# Hours of the night up to this one are those after midnight.
SMALL_HOURS = 6
# How near a morning must stand to a clock time, for it to be that morning's.
BESIDE = 1
# A night's things are done in its evening, a day's last ones in its afternoon.
CODES: dict[str, Part | None] = {
    "night": "evening", "tonight": "evening", "late": "evening", "close": "afternoon", "early": "morning",
    "late_morning": "morning", "late_afternoon": "afternoon", "lunch": None,
}  # fmt: skip
HALVES = {
    "am": "am", "pm": "pm", "morning": "am", "early": "am", "late_morning": "am", "afternoon": "pm",
    "late_afternoon": "pm", "evening": "late", "tonight": "late", "late": "late",
}  # fmt: skip
PAUSES = frozenset(",:")


def half_of(part: str, hour: int) -> str | None:
    """What a part of the day makes of an hour said without half: am, pm or late; `None` where it says nothing."""
    if part == "night":
        return "am" if hour <= SMALL_HOURS else "late"
    if part == "afternoon" and hour == 12:
        return None
    return HALVES.get(part)


def as_code(part: str) -> Part | None:
    """The part of day to act in."""
    return CODES[part] if part in CODES else cast("Part | None", part or None)


def with_parts(found: Sequence[Moment], tokens: Sequence[Token]) -> tuple[Moment, ...]:
    """The moments; a clock time without a day has the part of the day of the moment it is said with."""
    alone = [m.clock and not m.dated and not m.part for m in found]
    return tuple(replace(m, part=_of_clock(m, found, tokens)) if a else m for m, a in zip(found, alone, strict=True))


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
    return any(t.text in SENTENCE_ENDS for t in between) or (pauses and len(between) > 1)
