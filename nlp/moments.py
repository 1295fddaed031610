"""Moments in a text: which words speak of a day, a period or a clock time. What they mean is in `resolving`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from nlp.dayparts import with_parts
from nlp.languages import Language
from nlp.numbers import Number
from nlp.patterns import Grammar, Match, Reader
from nlp.tokens import Token

HOUR_MINUTE = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/(?:\d{2}|\d{4}))?|\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})")
HALF = 0.5
BOUNDS = ("by", "until", "since", "after")


@dataclass(frozen=True, slots=True)
class Moment:
    """Tokens `first` to `last` that speak of time; `bound` is by, until, since, after or empty.

    `part` is the part of day said with it: morning, afternoon, evening, night, or empty.
    """

    first: int
    last: int
    rule: str
    match: Match
    bound: str = ""
    clock: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class MomentGrammar:
    """The patterns of one language."""

    days: Grammar
    clocks: Grammar
    clocks_after_day: Grammar
    parts: Grammar
    bounds: Mapping[str, frozenset[str]]
    fillers: frozenset[str]
    money: tuple[Grammar, ...]


@lru_cache(maxsize=32)
def grammar(language: Language) -> MomentGrammar:
    """The compiled patterns of a language."""
    return MomentGrammar(
        Grammar(language.patterns.get("day", ()), language.classes),
        Grammar(language.patterns.get("clock", ()), language.classes),
        Grammar(language.patterns.get("clock_after_day", ()), language.classes),
        Grammar([("part", "<part>")], language.classes),
        {bound: language.words(f"bound_{bound}") for bound in BOUNDS},
        language.words("bound_fillers"),
        (
            Grammar([("money", "<currency>"), ("money", "<per>"), ("money", "%")], language.classes),
            Grammar([("each", "<each>")], {"each": dict.fromkeys(language.cues.get("each", ()), True)}),
        ),
    )


class Readers:
    """Reads numbers, hours, days and dates at a token."""

    def __init__(self, tokens: Sequence[Token], numbers: Sequence[Number]) -> None:
        self.tokens = tokens
        self.by_first = {n.first: n for n in numbers}

    def slots(self) -> dict[str, Reader]:
        """What each slot of a pattern is read with."""
        ordinal = partial(self.whole, 1, 31, True)
        return {
            "number": self.number,
            "dayno": partial(self.whole, 1, 31, None),
            "ordinal": ordinal,
            "ordinal_digits": lambda i: None if self.spelled(i) else ordinal(i),
            "hour": partial(self.whole, 0, 24, False),
            "minute": partial(self.whole, 1, 59, False),
            "year": partial(self.whole, 1950, 2099, False),
            "hm": self.hour_minute,
            "colon": lambda i: self.hour_minute(i) if ":" in self.norm(i) else None,
            "date": lambda i: (self.norm(i), i + 1) if DATE.fullmatch(self.norm(i)) else None,
        }

    def norm(self, i: int) -> str:
        """The folded token at `i`, empty beyond the end."""
        return self.tokens[i].norm if i < len(self.tokens) else ""

    def spelled(self, i: int) -> bool:
        """Whether the number at `i` is in words."""
        return i in self.by_first and self.by_first[i].spelled

    def whole(self, low: int, high: int, ordinal: bool | None, i: int) -> tuple[Any, int] | None:
        """A whole number between two others; ordinal, not ordinal, or either (`None`)."""
        n = self.by_first.get(i)
        if n is None or not low <= n.value <= high or n.value != int(n.value):
            return None
        return (int(n.value), n.last) if ordinal in (None, n.ordinal) else None

    def number(self, i: int) -> tuple[Any, int] | None:
        """Any number that is not ordinal."""
        n = self.by_first.get(i)
        return None if n is None or n.ordinal else (n.value, n.last)

    def hour_minute(self, i: int) -> tuple[Any, int] | None:
        """Hour, minute, and whether it is of a day of 24 hours: "9.30", "nine thirty", "nove e mezza"."""
        if m := HOUR_MINUTE.fullmatch(self.norm(i)):
            return (int(m[1]), int(m[2]), m[1].startswith("0")), i + 1
        n = self.by_first.get(i)
        if n is None:
            return None
        if n.value % 1 == HALF and n.value < 24 and n.last > n.first + 1:
            return (int(n.value), 30, False), n.last
        hour, minute = divmod(n.value, 100)
        said = n.spelled and n.value == int(n.value) and 1 <= hour < 24 and 0 < minute < 60
        return ((int(hour), int(minute), False), n.last) if said else None


def find(
    tokens: Sequence[Token], numbers: Sequence[Number], language: Language, taken: frozenset[int] = frozenset()
) -> tuple[Moment, ...]:
    """All moments of a text, left to right; tokens in `taken` belong to names."""
    rules, slots = grammar(language), Readers(tokens, numbers).slots()
    found: list[Moment] = []
    i = 0
    while i < len(tokens):
        after_day = bool(found) and found[-1].last >= i - (tokens[i - 1].kind == "mark") and not found[-1].clock
        moment = None if i in taken or tokens[i].kind == "break" else _at(tokens, i, rules, slots, after_day)
        if moment and not any(k in taken for k in range(moment.first, moment.last)):
            found.append(_bounded(moment, tokens, rules))
            i = moment.last
        else:
            i += 1
    return with_parts(found, tokens, rules.parts)


def _at(
    tokens: Sequence[Token], i: int, rules: MomentGrammar, slots: Mapping[str, Reader], after_day: bool
) -> Moment | None:
    day = rules.days.at(tokens, i, slots)
    clock = rules.clocks.at(tokens, i, slots)
    if after_day and clock is None:
        clock = rules.clocks_after_day.at(tokens, i, slots)
    if clock and _is_amount(tokens, clock.last, rules):
        clock = None
    if day and day.rule == "day_alone" and _is_amount(tokens, day.last, rules):
        day = None
    if clock and (day is None or clock.last > day.last):
        return Moment(clock.first, clock.last, clock.rule, clock, clock=True)
    return Moment(day.first, day.last, day.rule, day) if day else None


def _is_amount(tokens: Sequence[Token], i: int, rules: MomentGrammar) -> bool:
    """Whether what follows makes a price of what looks like a clock time: "at five twenty each"."""
    return any(grammar.at(tokens, i, {}) is not None for grammar in rules.money)


def _bounded(moment: Moment, tokens: Sequence[Token], rules: MomentGrammar) -> Moment:
    """With the bound said before it ("entro", "by the"), which then belongs to its words."""
    i = moment.first - 1
    while i >= 0 and tokens[i].norm in rules.fillers and moment.first - i <= 3:
        i -= 1
    for back in (2, 1):
        said = " ".join(t.norm for t in tokens[max(0, i - back + 1) : i + 1])
        for bound, words in rules.bounds.items():
            if said in words:
                return Moment(
                    i - back + 1 if i >= back - 1 else 0, moment.last, moment.rule, moment.match, bound, moment.clock
                )
    return moment
