"""Moments in a text: which words speak of a day, a period or a clock time. What they mean is in `resolving`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nlp.languages import Language
from nlp.moments.dayparts import with_parts
from nlp.moments.elements import Element, says_clock, says_day
from nlp.moments.joining import joined
from nlp.moments.sight import Sight
from nlp.numbers import Number
from nlp.tokens import Token

SMALL_UNITS = ("minute", "hour", "second")
DEADLINES = ("by", "before", "for")


@dataclass(frozen=True, slots=True)
class Moment:
    """Tokens `first` to `last` that speak of time, and what they say of it.

    `says` is what is said of the day and the hour, `until` what is said of the other end of a range, `bound` is by,
    before, for, until, since, after or empty, and `part` the part of day said with it: morning, afternoon, evening,
    night, lunch, close or empty. `rules` are the names of the patterns.
    """

    first: int
    last: int
    rules: tuple[str, ...]
    says: Mapping[str, Any]
    until: Mapping[str, Any] | None = None
    bound: str = ""
    part: str = ""

    @property
    def rule(self) -> str:
        """The name of the pattern that says the day, else of the first."""
        return self.rules[0]

    @property
    def clock(self) -> bool:
        """Whether a clock time is said."""
        return says_clock(self.says) or self.says.get("unit") in SMALL_UNITS

    @property
    def dated(self) -> bool:
        """Whether a day or a period is said."""
        return says_day(self.says) and self.says.get("unit") not in SMALL_UNITS

    @property
    def vague(self) -> bool:
        """Whether it speaks of time and says none: "a giorni", "soon"."""
        near = {"unit", "shift"} <= self.says.keys() and self.says["unit"] == "day" and "number" not in self.says
        few = "few" in self.says and self.says.get("unit") not in SMALL_UNITS
        return "vague" in self.says or near or few

    @property
    def repeats(self) -> bool:
        """Whether it comes again: "ogni lunedì"."""
        return "every" in self.says

    @property
    def deadline(self) -> bool:
        """Whether it is the last moment to act: "entro venerdì"."""
        return self.bound in DEADLINES

    @property
    def direction(self) -> str:
        """Past or future where the words themselves say it, else empty."""
        for name in ("sign", "shift", "offset", "onward"):
            if value := self.says.get(name):
                return "past" if value < 0 else "future"
        return ""


def find(
    text: str,
    tokens: Sequence[Token],
    numbers: Sequence[Number],
    language: Language,
    today: date,
    taken: frozenset[int] = frozenset(),
) -> tuple[Moment, ...]:
    """All moments of a text said on `today`, left to right; tokens in `taken` belong to names."""
    sight = Sight.of(text, tokens, numbers, language)
    found = [_moment(element, sight) for element in joined(sight, taken, today)]
    return with_parts(found, tokens)


def _moment(element: Element, sight: Sight) -> Moment:
    first, last = sight.places[element.first], sight.places[element.last - 1] + 1
    part = str(element.says.get("part", ""))
    return Moment(first, last, element.rules, element.says, element.until, element.bound, part)
