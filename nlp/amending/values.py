"""Values of which one may be set against another: numbers, days, clock times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.page import Page

# How far a denial reaches ahead.
REACH = 5


@dataclass(frozen=True, slots=True)
class Value:
    """A value said at tokens `first` to `last`."""

    first: int
    last: int
    value: str | float


def numbers(page: Page) -> list[Value]:
    """The numbers that belong to no moment and no name."""
    return [Value(n.first, n.last, n.value) for n in page.free_numbers]


def days(page: Page, ahead: bool) -> list[Value]:
    """The days that are said, as ISO dates, of what is to be done (`ahead`) or of what happened."""
    found = []
    for moment in page.moments:
        when = page.when(moment, ahead=ahead)
        if moment.dated and when.first:
            found.append(Value(moment.first, moment.last, when.first.isoformat()))
    return found


def clocks(page: Page) -> list[Value]:
    """The clock times that are said, as HH:MM."""
    return [Value(m.first, m.last, page.when(m, ahead=True).time or "") for m in page.moments if m.clock]


def right(page: Page, values: Sequence[Value]) -> Value | None:
    """Of several values the one that is not denied: "5, not 3", "non 3 ma 5"."""
    kept = [v for v in values if not denied(page, v)]
    return kept[-1] if kept else None


def denied(page: Page, value: Value) -> bool:
    """Whether "not" stands before a value, with only small words between; an opening "no" denies nothing."""
    for i in range(value.first - 1, max(-1, value.first - REACH), -1):
        if any(c.first <= i < c.last and c.last - c.first > 1 for c in page.cued("role", max(0, i - 3), i + 1)):
            return False
        if page.in_set(i, "negations"):
            opening = i <= 1 and page.norm(i) in {"no"} and i + 1 < value.first
            return not opening
        if page.tokens[i].kind == "mark" or not (page.in_set(i, "stop") or page.in_set(i, "packs")):
            return False
    return False
