"""What a moment means, counted from now, by READING.md's rules: one function for each rule of a pattern."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

import dateparser

from nlp.calendar import FRIDAY, When, day, last_weekday, month_named, months_on, moved, next_weekday, period
from nlp.dayparts import half_of
from nlp.languages import Language
from nlp.moments import Moment
from nlp.patterns import Match

SATURDAY = 5
# Hours said without part of day: 1 to 6 are in the afternoon.
LAST_AFTERNOON_HOUR = 6
NOON = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """What a moment is counted from: `ahead` for what is to be done, else for what happened."""

    now: datetime
    ahead: bool
    language: Language
    part: str = ""

    @property
    def today(self) -> date:
        """The rep's date."""
        return self.now.date()


def _offset(m: Match, s: Setting) -> When:
    return day(s.today + timedelta(days=m.one("relday")))


def _distance(m: Match, s: Setting, sign: int) -> When:
    count = m.one("number", m.one("few", 1))
    unit = m.one("unit") or m.one("fixed")
    if isinstance(unit, list):
        count, unit = unit
    if "half" in m.held:
        count = 0.5 if m.one("number") is None and "one" not in m.held else count + 0.5
    if unit in ("minute", "hour"):
        far = timedelta(minutes=float(count) * (60 if unit == "hour" else 1)) * sign
        # Through UTC: an hour from now is an hour from now also in the night in which the clocks change.
        at = (s.now.astimezone(UTC) + far).astimezone(s.now.tzinfo)
        near = (at + timedelta(seconds=30)).replace(second=0, microsecond=0)
        return replace(day(near.date()), time=near.strftime("%H:%M"), at=at if sign > 0 else None)
    return day(moved(s.today, sign * float(count), unit))


def _ahead(m: Match, s: Setting) -> When:
    return _distance(m, s, 1)


def _ago(m: Match, s: Setting) -> When:
    return _distance(m, s, -1)


def _weekday_of(m: Match) -> int:
    return int(m.one("weekday", m.one("weekday_short", 0)))


def _weekday(m: Match, s: Setting) -> When:
    return day((next_weekday if s.ahead else last_weekday)(s.today, _weekday_of(m)))


def _weekday_next(m: Match, s: Setting) -> When:
    if "next_weekday_is_next_week" in s.language.flags:
        return _weekday_next_week(m, s)
    return day(next_weekday(s.today, _weekday_of(m)))


def _weekday_last(m: Match, s: Setting) -> When:
    return day(last_weekday(s.today, _weekday_of(m)))


def _weekday_next_week(m: Match, s: Setting) -> When:
    monday = s.today - timedelta(days=s.today.weekday())
    return day(monday + timedelta(days=7 + _weekday_of(m)))


def _weekday_this_week(m: Match, s: Setting) -> When:
    return day(s.today - timedelta(days=s.today.weekday() - _weekday_of(m)))


def _weekday_on(m: Match, s: Setting) -> When:
    return day(moved(next_weekday(s.today, _weekday_of(m)), m.one("number", 1), m.one("unit", "week")))


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _nearest(s: Setting, candidates: list[date | None]) -> When:
    """The next after today for what is to be done, today or the last for what happened."""
    days = sorted(d for d in candidates if d)
    if s.ahead:
        return day(next((d for d in days if d >= s.today), None))
    return day(next((d for d in reversed(days) if d <= s.today), None))


def _day_month(m: Match, s: Setting) -> When:
    number, month, year = m.one("dayno"), m.one("month"), m.one("year")
    if year:
        return day(_valid(year, month, number))
    return _nearest(s, [_valid(s.today.year + shift, month, number) for shift in (-1, 0, 1)])


def _day_alone(m: Match, s: Setting) -> When:
    number = m.one("dayno", m.one("ordinal", m.one("ordinal_digits")))
    firsts = [months_on(s.today.replace(day=1), shift) for shift in (-2, -1, 0, 1, 2)]
    found = _nearest(s, [_valid(f.year, f.month, number) for f in firsts])
    if s.ahead and found.first == s.today:
        return _nearest(replace(s, now=s.now + timedelta(days=1)), [_valid(f.year, f.month, number) for f in firsts])
    return found


def _date(m: Match, s: Setting) -> When:
    text = m.one("date").replace(".", "/")
    parts = text.split("/")
    if len(parts) == 3:
        return day(_parsed(text, s.language.dateparser, s.language.date_order))
    years = (s.today.year + shift for shift in (-1, 0, 1))
    return _nearest(s, [_parsed(f"{text}/{year}", s.language.dateparser, s.language.date_order) for year in years])


@lru_cache(maxsize=2_000)
def _parsed(text: str, language: str, order: str) -> date | None:
    """A complete numeric date; the order is the language's unless a number above 12 says otherwise."""
    settings: Any = {
        "DATE_ORDER": order,
        "STRICT_PARSING": True,
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  (a complete date is counted from nothing)
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["absolute-time"],
    }
    found = dateparser.parse(text, languages=[language], settings=settings)
    return found.date() if found else None


def _period(m: Match, s: Setting) -> When:
    unit, shift = m.one("unit"), m.one("shift", 0)
    found = period(moved(s.today, shift, unit), unit)
    if shift == 0 and unit != "week" and not s.ahead:
        return replace(found, last=s.today)
    return found


def _weekend(m: Match, s: Setting) -> When:
    monday = s.today - timedelta(days=s.today.weekday())
    start = monday + timedelta(days=7 * m.one("shift", 0))
    return When(start + timedelta(days=SATURDAY), start + timedelta(days=6), start + timedelta(days=FRIDAY))


def _month(m: Match, s: Setting) -> When:
    year = m.one("year")
    start = date(year, m.one("month"), 1) if year else month_named(s.today, m.one("month"), s.ahead)
    return period(start, "month")


def _edge(m: Match, s: Setting) -> When:
    """Start, middle or end of a period."""
    if "month" in m.held:
        whole = _month(m, s)
    else:
        whole = period(moved(s.today, m.one("shift", 0), m.one("unit")), m.one("unit"))
    assert whole.first
    assert whole.last
    edge = m.one("edge")
    if edge == "start":
        picked = whole.first
        if s.ahead and picked < s.today and "month" not in m.held and "shift" not in m.held:
            picked = moved(picked, 1, m.one("unit"))
    elif edge == "middle":
        picked = whole.first + timedelta(days=14 if m.one("unit") != "week" else 2)
    else:
        picked = whole.last if m.one("unit") != "week" else whole.deadline or whole.last
    return day(picked)


def _last_units(m: Match, s: Setting) -> When:
    return When(moved(s.today, -float(m.one("number", 1)), m.one("unit")), s.today)


def _months_between(m: Match, s: Setting) -> When:
    first, last = (month_named(s.today, number, s.ahead) for number in m.held["month"][:2])
    if first > last:
        first = months_on(first, -12)
    return When(first, period(last, "month").last)


def _month_until_now(m: Match, s: Setting) -> When:
    return When(month_named(s.today, m.one("month"), ahead=False), s.today)


def _year(m: Match, s: Setting) -> When:
    found = period(date(m.one("year"), 1, 1), "year")
    return found if m.one("year") != s.today.year else replace(found, last=s.today)


def _clock(m: Match, s: Setting) -> When:
    plain = (m.one("hour", m.one("noon")), m.one("minute", 0), "noon" in m.held)
    hour, minute, whole_day = m.one("hm") or m.one("colon") or plain
    if "half" in m.held:
        minute = 30
    elif "quarter" in m.held:
        minute = 15
    hour, minute = divmod(hour * 60 + (-minute if "to" in m.held else minute), 60)
    half_day = m.one("half_day") or half_of(s.part, hour) or ("am" if whole_day and hour < NOON else None)
    return When(time=f"{_of_day(hour, half_day) % 24:02}:{minute:02}")


def _of_day(hour: int, half: str | None) -> int:
    """The hour of the day: am and pm as said, else 1 to 6 in the afternoon."""
    if half == "am":
        return 0 if hour == 12 else hour
    if half == "pm":
        return hour + 12 if hour < 12 else hour
    return hour + 12 if 1 <= hour <= LAST_AFTERNOON_HOUR else hour


def _nothing(m: Match, s: Setting) -> When:
    return When()


RULES: dict[str, Callable[[Match, Setting], When]] = {
    "offset": _offset,
    "ahead": _ahead,
    "ago": _ago,
    "weekday": _weekday,
    "weekday_next": _weekday_next,
    "weekday_last": _weekday_last,
    "weekday_next_week": _weekday_next_week,
    "weekday_this_week": _weekday_this_week,
    "weekday_on": _weekday_on,
    "day_month": _day_month,
    "day_alone": _day_alone,
    "date": _date,
    "period": _period,
    "weekend": _weekend,
    "month": _month,
    "edge": _edge,
    "last_units": _last_units,
    "months_between": _months_between,
    "month_until_now": _month_until_now,
    "year": _year,
    "clock": _clock,
    "vague": _nothing,
}


def resolve(moment: Moment, now: datetime, ahead: bool, language: Language) -> When:
    """The days and time that a moment means; empty where it means none, or a day that does not exist."""
    try:
        return RULES[moment.rule](moment.match, Setting(now, ahead, language, moment.part))
    except (ValueError, OverflowError):
        return When()
