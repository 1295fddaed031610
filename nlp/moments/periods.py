"""Periods: weeks, months, seasons, quarters and years, said by their name, their place in a row or their distance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nlp.moments import calendar
from nlp.moments.calendar import When, day, month_named, months_on, moved, period
from nlp.moments.dates import nearest
from nlp.moments.setting import Says, Setting


def numbered_week(says: Says, s: Setting) -> When:
    """The week of that number, as ISO 8601 counts them, of the nearest year."""
    if "year" in says:
        return period(date.fromisocalendar(says["year"], int(says["number"]), 1), "week")
    weeks = [w for n in (-1, 0, 1) if (w := _week(s.today.year + n, int(says["number"])))]
    this = s.today - timedelta(days=s.today.weekday())
    found = [w for w in weeks if w >= this] if s.ahead else [w for w in reversed(weeks) if w <= this]
    return period(found[0], "week") if found else When()


def _week(year: int, number: int) -> date | None:
    """The Monday of a week of a year; not every year has the 53rd."""
    try:
        return date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def _months(says: Says, s: Setting) -> list[date]:
    """The first days of the months that may be meant, the likeliest first."""
    if "month" in says:
        if "year" in says:
            return [date(says["year"], says["month"], 1)]
        if says.get("unit") == "year":
            return [date(s.today.year + says.get("shift", 0), says["month"], 1)]
        first = month_named(s.today, says["month"], s.ahead)
        return [first, months_on(first, 12 if s.ahead else -12)]
    start = moved(s.today.replace(day=1), says.get("shift", 0), says.get("unit", "month"))
    if says.get("shift"):
        return [start]
    return [start, months_on(start, 1 if s.ahead else -1)]


def nth_weekday_of(says: Says, s: Setting) -> When:
    """The second Tuesday of March, the last Friday of the month."""
    every = (calendar.nth_weekday(m, says["nth"], says["weekday"]) for m in _months(says, s))
    found = [d for d in every if d]
    return day(found[0]) if len(found) == 1 else nearest(s, found, anyway=True)


def nth_period(says: Says, s: Setting) -> When:
    """The third quarter, the first half of 2025, the second week of May."""
    unit, nth = says["of_unit"], says["nth"]
    if unit in ("quarter", "half"):
        return _part_of_year(says, s)
    if unit == "week" and "year" in says and "month" not in says:
        return period(date.fromisocalendar(says["year"], nth, 1), unit)
    start = _months(says, s)[0]
    if unit == "day":
        ends = ((m, months_on(m, 1) - timedelta(days=1)) for m in _months(says, s))
        return nearest(s, [m + timedelta(days=nth - 1) if nth > 0 else last for m, last in ends], anyway=True)
    if nth < 0:
        return period(months_on(start, 1) - timedelta(days=1), unit)
    # The first week of a month is the one that holds its first Thursday (ISO 8601).
    return period(start + timedelta(days=(3 - start.weekday()) % 7 + 7 * (nth - 1)), unit)


def _part_of_year(says: Says, s: Setting) -> When:
    """A quarter or a half of the year said, else the nearest."""
    unit, shift = says["of_unit"], says.get("shift", 0) if says.get("unit") == "year" else 0
    months = (says["nth"] - 1) * calendar.MONTHS_OF[unit]

    def of(year: int) -> When:
        return period(months_on(date(year, 1, 1), months), unit)

    found = of(says.get("year", s.today.year + shift))
    assert found.first
    assert found.last
    if "year" in says or "shift" in says:
        return found
    if s.ahead and found.last < s.today:
        return of(s.today.year + 1)
    return of(s.today.year - 1) if not s.ahead and found.first > s.today else found


def season(says: Says, s: Setting) -> When:
    """A season, of the nearest year where none is said."""
    shift, name = says.get("shift", 0), says["season"]
    if "year" in says or says.get("unit") == "year":
        return calendar.season(name, says.get("year", s.today.year + shift))
    every = [calendar.season(name, s.today.year + n) for n in (-2, -1, 0, 1, 2)]
    ahead = [w for w in every if w.last and w.first and (w.last if not shift else w.first) >= s.today]
    behind = [w for w in every if w.first and w.last and (w.first if not shift else w.last) <= s.today]
    return behind[-1] if shift < 0 or (shift == 0 and not s.ahead) else ahead[0]


def month(says: Says, s: Setting) -> When:
    """A month, of the nearest year where none is said."""
    shift = says.get("shift", 0)
    if "year" in says or says.get("unit") == "year":
        return period(_months(says, s)[0], "month")
    if shift:
        near = s.today.replace(day=1)
        base = months_on(near, 1 if shift > 0 else -1)
        return period(month_named(base, says["month"], shift > 0), "month")
    return period(month_named(s.today, says["month"], s.ahead), "month")


def so_many(says: Says, s: Setting) -> When:
    """The next three days, the last two months: back from today, but on from the end of what is now."""
    count, unit, shift = says.get("few", says.get("number", 1)), says["unit"], says["shift"]
    if count <= 0:
        return When()
    if shift < 0:
        return When(moved(s.today, -float(count), unit), s.today, s.today, grain=grain_of(unit))
    if unit == "day":
        return When(moved(s.today, 1, unit), moved(s.today, count, unit), moved(s.today, count, unit))
    first = period(moved(s.today, 1, unit), unit).first
    last = period(moved(s.today, count, unit), unit).last
    return When(first, last, last, grain=grain_of(unit))


def grain_of(unit: str) -> str:
    """The grain of a period that is counted in a unit."""
    return unit if unit in ("day", "week", "month", "year") else "day"


def shifted(says: Says, s: Setting) -> When:
    """This, the last or the next week, weekend, month, quarter or year, or the rest of it."""
    unit, shift = says["unit"], says.get("shift", 0)
    if unit == "day" and shift:
        return day(s.today + timedelta(days=shift))
    found = period(moved(s.today, shift, unit), unit)
    if unit == "weekend":
        return _weekend(found, shift, s)
    if "rest" in says and found.last:
        return replace(found, first=s.today, grain="day")
    if shift == 0 and unit != "week" and not s.ahead:
        return replace(found, last=s.today)
    return found


def _weekend(found: When, shift: int, s: Setting) -> When:
    """The weekend that is over where it happened; the next one is the coming one where weekdays are said so."""
    if shift == 0 and not s.ahead and found.first and found.first > s.today:
        return period(moved(s.today, -1, "week"), "weekend")
    coming = shift == 1 and "next_weekday_is_next_week" not in s.language.flags
    return period(s.today + timedelta(days=1), "weekend") if coming and s.today.weekday() < calendar.SATURDAY else found


def year(says: Says, s: Setting) -> When:
    """A year; of this one, what happened is what has been of it."""
    found = period(date(says["year"], 1, 1), "year")
    return found if says["year"] != s.today.year or s.ahead else replace(found, last=s.today)
