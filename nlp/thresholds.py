"""Thresholds of questions: "più del 20% di sconto", "sopra i 5.000 euro", "more than 3 machines"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.cues import Cue
from nlp.moments.calendar import moved
from nlp.numbers import Number
from nlp.page import Page

Unit = Literal["percent", "money", "days", "count"]
#: Small words that may stand between the bound and its number.
BETWEEN = 2
#: Units of time that are counted in days.
DAYS = frozenset({"day", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class Threshold:
    """More than `over`, or less than `under`; `at_least`: so much itself counts too. Tokens `first` to `last`."""

    first: int
    last: int
    unit: Unit
    over: float | None = None
    under: float | None = None
    at_least: bool = False


def threshold(page: Page, cues: Sequence[Cue]) -> Threshold | None:
    """The first threshold that is said."""
    for cue in (c for c in cues if c.group == "bound"):
        number = _number(page, cue)
        if number is not None:
            unit, value, last = _unit(page, number)
            first, last = min(cue.first, number.first), max(cue.last, last)
            if cue.value == "under":
                return Threshold(first, last, unit, under=value)
            return Threshold(first, last, unit, over=value, at_least=cue.value in ("least", "up"))
    return None


def _number(page: Page, cue: Cue) -> Number | None:
    """The number behind the bound; before it, where the bound is "or more"."""
    numbers = {n.first: n for n in page.numbers if not n.ordinal}
    if cue.value == "up":
        return next((n for n in numbers.values() if 0 <= cue.first - _unit(page, n)[2] <= 0), None)
    for i in range(cue.last, min(len(page.tokens), cue.last + BETWEEN + 1)):
        if i in numbers:
            return numbers[i]
        if page.in_set(i, "one"):
            return Number(i, i + 1, 1.0)
        money = (page.norm(i),) in page.language.classes.get("currency", {})
        if not (money or page.in_set(i, "stop") or page.in_set(i, "articles")):
            return None
    return None


def _unit(page: Page, number: Number) -> tuple[Unit, float, int]:
    """What the number counts, how many of that, and where its words end."""
    after = number.last
    for size in (2, 1):
        words = tuple(page.norm(i) for i in range(after, after + size))
        if words in page.language.classes.get("percent", {}) or (
            page.tokens[after : after + 1] and (size == 1 and page.tokens[after].text == "%")
        ):
            return "percent", number.value, after + size
    money = page.language.classes.get("currency", {})
    if (page.norm(after),) in money or (page.norm(number.first - 1),) in money:
        return "money", number.value, after + ((page.norm(after),) in money)
    link = after + page.in_set(after, "number_of")
    unit = page.language.classes.get("unit", {}).get((page.norm(link),))
    if unit in DAYS:
        today = page.now.date()
        return "days", float((today - moved(today, -number.value, str(unit))).days), link + 1
    return "count", number.value, after
