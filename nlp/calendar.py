"""Days, weeks, months and years: the arithmetic that moments need."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

FRIDAY = 4
MONTHS_OF = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class When:
    """Days `first` to `last`, the last day to act when it is a deadline, a clock time, an exact moment."""

    first: date | None = None
    last: date | None = None
    deadline: date | None = None
    time: str | None = None
    at: datetime | None = None


def day(value: date | None) -> When:
    """A single day."""
    return When(value, value, value)


def months_on(start: date, months: int) -> date:
    """The same day that many months on, or the last day of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def moved(start: date, count: float, unit: str) -> date:
    """The day that many units on."""
    if unit in MONTHS_OF:
        return months_on(start, round(count * MONTHS_OF[unit]))
    return start + timedelta(days=round(count * (7 if unit == "week" else 1)))


def period(start: date, unit: str) -> When:
    """The whole week, month or year that holds a day; a week's last working day is its Friday."""
    if unit == "week":
        monday = start - timedelta(days=start.weekday())
        return When(monday, monday + timedelta(days=6), monday + timedelta(days=FRIDAY))
    if unit == "month":
        last = start.replace(day=monthrange(start.year, start.month)[1])
        return When(start.replace(day=1), last, last)
    if unit == "year":
        return When(date(start.year, 1, 1), date(start.year, 12, 31), date(start.year, 12, 31))
    return day(start)


def next_weekday(today: date, weekday: int) -> date:
    """The next such day after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def last_weekday(today: date, weekday: int) -> date:
    """The most recent such day before today."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def month_named(today: date, month: int, ahead: bool) -> date:
    """The first day of the month of that number: the coming one, or the one that is or was last."""
    start = date(today.year, month, 1)
    if ahead:
        return start if month >= today.month else date(today.year + 1, month, 1)
    return start if month <= today.month else date(today.year - 1, month, 1)
