"""Days, weeks, months and years: the arithmetic that moments need."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dateutil.easter import easter

FRIDAY = 4
SATURDAY = 5
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
DAYS_OF = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MINUTES_OF = {"second": 1 / 60, "minute": 1, "hour": 60}
# What half a month is counted as.
DAYS_OF_MONTH = 30
# The first day of each season (month, day), and how many months it lasts.
SEASONS = {"spring": (3, 21), "summer": (6, 21), "autumn": (9, 23), "winter": (12, 21)}


@dataclass(frozen=True, slots=True)
class When:
    """Days `first` to `last` and the last day to act when it is a deadline; a clock time, and one until which.

    `grain` is minute, hour, day, week, month or year; `at` is the exact moment of a distance in minutes or hours; a
    part of the day has its hours, which count from the midnight before it and may pass 24.
    """

    first: date | None = None
    last: date | None = None
    deadline: date | None = None
    time: str | None = None
    until: str | None = None
    at: datetime | None = None
    grain: str = "day"
    hours: tuple[int, int] | None = None


def later(now: datetime, minutes: float) -> datetime:
    """So many minutes on, or back: an hour on is an hour on also in the night in which the clocks change."""
    far = timedelta(minutes=minutes)
    return (now.astimezone(UTC) + far).astimezone(now.tzinfo) if now.tzinfo else now + far


def day(value: date | None) -> When:
    """A single day."""
    return When(value, value, value)


def months_on(start: date, months: int) -> date:
    """The same day that many months on, or the last day of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def moved(start: date, count: float, unit: str) -> date:
    """The day that many units on, or back; working days are those from Monday to Friday.

    Raises ValueError for a unit that is smaller than a day.
    """
    if unit == "workday":
        return _worked(start, round(count))
    if unit in MONTHS_OF:
        months = count * MONTHS_OF[unit]
        return months_on(start, int(months)) + timedelta(days=round((months - int(months)) * DAYS_OF_MONTH))
    if unit not in DAYS_OF:
        raise ValueError(unit)
    return start + timedelta(days=round(count * DAYS_OF[unit]))


def _worked(start: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        start += step
        while start.weekday() > FRIDAY:
            start += step
    return start


def period(start: date, unit: str) -> When:
    """The whole week, weekend, month, quarter, half or whole year of a day; a week's last working day is its Friday."""
    if unit in ("week", "weekend"):
        monday = start - timedelta(days=start.weekday())
        friday, sunday = monday + timedelta(days=FRIDAY), monday + timedelta(days=6)
        first = monday if unit == "week" else monday + timedelta(days=SATURDAY)
        return When(first, sunday, friday, grain="week" if unit == "week" else "day")
    if unit in MONTHS_OF:
        size = MONTHS_OF[unit]
        first = date(start.year, (start.month - 1) // size * size + 1, 1)
        last = months_on(first, size) - timedelta(days=1)
        return When(first, last, last, grain="year" if unit == "year" else "month")
    return day(start)


def season(name: str, year: int) -> When:
    """The season that begins in a year."""
    first = date(year, *SEASONS[name])
    month, number = list(SEASONS.values())[(list(SEASONS).index(name) + 1) % len(SEASONS)]
    last = date(year + (name == "winter"), month, number) - timedelta(days=1)
    return When(first, last, last, grain="month")


def holiday(said: str, year: int) -> date:
    """A day of a year: "12-25", "easter+1", or the fourth Thursday of November and the day after it, "11-4-3+1"."""
    if said.startswith("easter"):
        return easter(year) + timedelta(days=int(said.removeprefix("easter") or 0))
    said, _, on = said.partition("+")
    if on:
        return holiday(said, year) + timedelta(days=int(on))
    month, *rest = (int(part) for part in said.split("-") if part)
    if len(rest) == 1:
        return date(year, month, rest[0])
    found = nth_weekday(date(year, month, 1), rest[0], rest[1])
    if found is None:
        raise ValueError(said)
    return found


def nth_weekday(month: date, nth: int, weekday: int) -> date | None:
    """The nth such weekday of the month that begins on a day, the last for -1; `None` if there is none."""
    if nth < 0:
        last = months_on(month, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7 - 7 * (nth + 1))
    found = month + timedelta(days=(weekday - month.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month.month else None


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
