"""The periods of questions that are written short: "acquisti Rossi 2025", "Q2", "primo sem.", "YTD", "marzo"."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from nlp.cues import Cue, framer
from nlp.page import Page

Days = tuple[dt.date, dt.date]
#: Years that a company's figures may be of.
FIRST_YEAR, YEARS_AHEAD = 1990, 1
#: Months of a quarter and of a half.
PARTS = {"quarter": 3, "half": 6}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def short(page: Page) -> tuple[Days, tuple[int, int]] | None:
    """The first and last day of what no moment tells, and its tokens; a period that has not begun is the last one."""
    cues = [c for c in framer(page.language).find(page.tokens) if c.group == "period"]
    today, year, at = page.now.date(), *_year(page)
    for cue in cues:
        if cue.value == "to_date":
            return (today.replace(month=1, day=1), today), (cue.first, cue.last)
        number, first = _part(page, cue)
        if number:
            size = PARTS[cue.value]
            return _months(today, year, (number - 1) * size + 1, size), (first, cue.last)
    for i in range(len(page.tokens)):
        month = page.language.classes.get("month", {}).get((page.norm(i),))
        if month and i not in page.named:
            return _months(today, year, int(month), 1), (i, i + 1)
    return ((dt.date(year, 1, 1), dt.date(year, 12, 31)), at) if year else None


def _year(page: Page) -> tuple[int | None, tuple[int, int]]:
    """A bare year, and its tokens."""
    for number in page.free_numbers:
        if FIRST_YEAR <= number.value <= page.now.year + YEARS_AHEAD and number.value == int(number.value):
            return int(number.value), (number.first, number.last)
    return None, (0, 0)


def _part(page: Page, cue: Cue) -> tuple[int, int]:
    """Which quarter or half, by the number before it or within it ("Q2"); 0 where none is said."""
    own = page.norm(cue.first)
    if own[-1:].isdecimal():
        return int(own[-1]), cue.first
    for i in range(cue.first - 1, max(-1, cue.first - 3), -1):
        said = page.bound_numbers.get(i)
        digits = "".join(c for c in page.norm(i) if c.isdecimal())
        number = ROMAN.get(page.norm(i), int(said.value) if said else int(digits or 0))
        if 1 <= number <= 12 // PARTS[cue.value]:
            return number, i
    return 0, cue.first


def _months(today: dt.date, year: int | None, month: int, size: int) -> Days:
    """So many months from that one on: of that year, else of the last time that they began."""
    if year is None:
        year = today.year if month <= today.month else today.year - 1
    last = month + size - 1
    return dt.date(year, month, 1), dt.date(year, last, monthrange(year, last)[1])
