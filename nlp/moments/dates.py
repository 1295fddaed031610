"""Single days: said by their distance, their weekday, their number, in digits or by a feast's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import dateparser

from nlp.moments import calendar
from nlp.moments.calendar import When, day, last_weekday, months_on, moved, next_weekday, period
from nlp.moments.setting import Says, Setting

# How many separators a date has that says its year.
WITH_YEAR = 2
# A weekday with its date that is over by no more than this is that day, also for a thing to do.
LATELY = timedelta(days=31)
# Years in which a date in digits can be.
CENTURIES = range(1900, 2100)


def distance(says: Says, s: Setting) -> When:
    """A distance from now: in days or more that day, in minutes and hours the moment itself."""
    unit, sign = says["unit"], says["sign"]
    if "unit2" in says:
        return _both(says, s)
    if "few" in says and unit not in calendar.MINUTES_OF:
        return When()
    count = _so_much(says)
    if unit in calendar.MINUTES_OF:
        return _moment(sign * (count * calendar.MINUTES_OF[unit] + says.get("minute", 0)), s)
    there = moved(s.today, sign * count, unit)
    if "weekday" in says:
        there += timedelta(days=says["weekday"] - there.weekday())
    return day(there)


def _so_much(says: Says) -> float:
    """The count of a distance: "two", "a few", "one and a half", "3/4"."""
    if "fraction" in says or "few" in says:
        return float(says.get("fraction", says.get("few", 1)))
    half = 0.5 if "half" in says else 0.0
    return float(says.get("number", 1)) + half


def _both(says: Says, s: Setting) -> When:
    """Two distances together: "an hour and twenty minutes", "a year and two months"."""
    first, second = (says["number"], says["number2"]) if "number2" in says else (1, says["number"])
    both = ((says["sign"] * first, says["unit"]), (says["sign"] * second, says["unit2"]))
    if any(unit in calendar.MINUTES_OF for _, unit in both):
        sizes = {**calendar.MINUTES_OF, "day": 24 * 60, "week": 7 * 24 * 60}
        return _moment(sum(count * sizes.get(unit, 0) for count, unit in both), s)
    there = s.today
    for count, unit in both:
        there = moved(there, count, unit)
    return day(there)


def _moment(minutes: float, s: Setting) -> When:
    at = calendar.later(s.now, minutes)
    near = (at + timedelta(seconds=30)).replace(second=0, microsecond=0)
    return replace(day(near.date()), time=near.strftime("%H:%M"), at=at, grain="minute")


def offset(says: Says, s: Setting) -> When:
    """A day by its distance from today: "dopodomani", "oggi a otto"."""
    return day(s.today + timedelta(days=says["offset"] + says.get("onward", 0)))


def off_day(says: Says, s: Setting) -> When:
    """A week from tomorrow."""
    return day(moved(s.today + timedelta(days=says["offset"]), float(says.get("number", 1)), says["unit"]))


def weekday(says: Says, s: Setting) -> When:
    """A weekday: the next or the last one, or that of the next week, and so many days on from it."""
    number, shift = says["weekday"], says.get("shift", 0)
    if shift > 0 and "next_weekday_is_next_week" in s.language.flags and "coming" not in says:
        monday = s.today - timedelta(days=s.today.weekday())
        return day(monday + timedelta(days=7 * shift + number + says.get("onward", 0)))
    ahead = shift > 0 or (shift == 0 and s.ahead)
    if s.within and s.today.weekday() == number:
        return day(s.today)
    found = (next_weekday if ahead else last_weekday)(s.today, number)
    return day(found + timedelta(days=says.get("onward", 0) + 7 * (max(abs(shift), 1) - 1) * (1 if ahead else -1)))


def weekday_of_week(says: Says, s: Setting) -> When:
    """A weekday of this, the last or the next week."""
    week = period(moved(s.today, says.get("shift", 0), says["unit"]), "week")
    assert week.first
    return day(week.first + timedelta(days=says["weekday"]))


def weekday_and_number(says: Says, s: Setting) -> When:
    """The weekday that is that day of a month: of the month said, else of the nearest where it is."""
    if "shift" in says and "unit" in says:
        return number_of_month(says, s)
    if "month" in says:
        same = [d for d in _dates(says, s, range(-1, 2)) if d.weekday() == says["weekday"]]
        if s.ahead and same and same[-1] < s.today - LATELY:
            same = []  # a slip of the weekday: the date counts
        return nearest(s, same, anyway=True) if same else day_month(says, s)
    firsts = (months_on(s.today.replace(day=1), shift) for shift in range(-13, 14))
    found = [d for f in firsts if (d := _valid(f.year, f.month, says["dayno"])) and d.weekday() == says["weekday"]]
    return nearest(s, found) if found else weekday(says, s)


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _dates(says: Says, s: Setting, years: Iterable[int]) -> list[date]:
    if "year" in says:
        found = [_valid(says["year"], says["month"], says["dayno"])]
    elif says.get("unit") == "year":
        found = [_valid(s.today.year + says.get("shift", 0), says["month"], says["dayno"])]
    else:
        found = [_valid(s.today.year + shift, says["month"], says["dayno"]) for shift in years]
    return [d for d in found if d]


def nearest(s: Setting, candidates: Iterable[date], anyway: bool = False) -> When:
    """Of some days the next from today on for what is to be done, today or the last for what happened.

    With `anyway`, one in the other direction where there is none in this.
    """
    found = sorted(candidates)
    after = [d for d in found if d >= s.today]
    before = [d for d in reversed(found) if d <= s.today]
    wanted, other = (after, before) if s.ahead else (before, after)
    return day(next(iter(wanted or (other if anyway else ())), None))


def day_month(says: Says, s: Setting) -> When:
    """A day of a month, of the nearest year where none is said."""
    if "shift" in says and "unit" not in says:
        s = replace(s, ahead=says["shift"] > 0 or (says["shift"] == 0 and s.ahead))
    # Far enough for the 29th of February.
    found = _dates(says, s, range(-8, 9) if (says["month"], says["dayno"]) == (2, 29) else range(-1, 2))
    return day(found[0]) if len(found) == 1 else nearest(s, found)


def number_of_month(says: Says, s: Setting) -> When:
    """A day of this, the last or the next month."""
    if "shift" not in says:
        return number_alone(says, s)
    start = moved(s.today.replace(day=1), says["shift"], says["unit"])
    return day(_valid(start.year, start.month, says["dayno"]))


def number_alone(says: Says, s: Setting) -> When:
    """A day of the month alone: the next, or the last one gone."""
    firsts = [months_on(s.today.replace(day=1), shift) for shift in (-2, -1, 0, 1, 2)]
    found = [d for f in firsts if (d := _valid(f.year, f.month, says["dayno"]))]
    if s.ahead and not s.within:
        found = [d for d in found if d != s.today]
    return nearest(s, found)


def in_digits(says: Says, s: Setting) -> When:
    """A date in digits, read by dateparser."""
    text = says["date"].replace(" ", "")
    if text.count("/") + text.count("-") + text.count(".") >= WITH_YEAR:
        return day(_parsed(text, s.language.dateparser, s.language.date_order))
    # Of a leap year, so that the 29th of February is one.
    there = _parsed(f"{text}/2000", s.language.dateparser, s.language.date_order)
    return day_month({"month": there.month, "dayno": there.day}, s) if there else When()


@lru_cache(maxsize=2_000)
def _parsed(text: str, language: str, order: str) -> date | None:
    """A complete date in digits, in the language's order unless a number above 12 or a year first says otherwise."""
    settings: Any = {
        "DATE_ORDER": "YMD" if text[:4].isdigit() else order,
        "STRICT_PARSING": True,
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  (a complete date is counted from nothing)
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["absolute-time"],
    }
    found = dateparser.parse(text, languages=[language], settings=settings)
    return found.date() if found and found.year in CENTURIES else None


def feast(says: Says, s: Setting) -> When:
    """A feast, or so many days before or after it."""
    if "year" in says or says.get("unit") == "year":
        year = says.get("year", s.today.year + says.get("shift", 0))
        return day(calendar.holiday(says["holiday"], year) + timedelta(days=says.get("onward", 0)))
    ahead = says["shift"] > 0 if says.get("shift") else s.ahead
    onward = timedelta(days=says.get("onward", 0))
    every = [calendar.holiday(says["holiday"], s.today.year + shift) + onward for shift in (-1, 0, 1)]
    return nearest(replace(s, ahead=ahead), every)


def off_feast(says: Says, s: Setting) -> When:
    """Two weeks before Christmas."""
    there = feast({"holiday": says["holiday"]}, s).first
    return day(moved(there, says["next_to"] * float(says.get("number", 1)), says["unit"])) if there else When()


def weekdays_off(says: Says, s: Setting) -> When:
    """Two Mondays ago, in three Fridays."""
    step = next_weekday if says["sign"] > 0 else last_weekday
    there = step(s.today, says["weekday"])
    return day(there + timedelta(days=7 * says["sign"] * (int(says["number"]) - 1)))


def beside_feast(says: Says, s: Setting) -> When:
    """The Friday before Christmas, the Monday after Easter."""
    there = feast({k: v for k, v in says.items() if k != "weekday"}, s).first
    if there is None:
        return When()
    return day((next_weekday if says["next_to"] > 0 else last_weekday)(there, says["weekday"]))
