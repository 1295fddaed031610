"""What a moment means, counted from now, by READING.md's rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from nlp.languages import Language
from nlp.moments.calendar import When
from nlp.moments.clocks import clock, span_of_hours
from nlp.moments.dates import distance
from nlp.moments.days import days
from nlp.moments.moment import SMALL_UNITS, Moment
from nlp.moments.setting import Setting

# Hours from here on are of the next day.
MIDNIGHT = "24:00"


def resolve(moment: Moment, now: datetime, ahead: bool, language: Language) -> When:
    """The days and time that a moment means; empty where it means none, or a day that does not exist.

    `ahead` reads it as something to be done, else as something that happened.
    """
    try:
        setting = Setting(now, ahead, language, moment.part)
        if moment.until is not None:
            return _in_time(_range(moment, setting), setting)
        return _in_time(_point(moment, moment.says, setting), setting)
    except (ValueError, OverflowError):
        return When()


def _in_time(when: When, s: Setting) -> When:
    """The deadline of a period that is not over is not before today: on a Saturday the week's end is its Sunday."""
    if s.ahead and when.deadline and when.last and when.deadline < s.today <= when.last:
        return replace(when, deadline=when.last)
    return when


def _point(moment: Moment, says: Mapping[str, Any], s: Setting) -> When:
    """A day, a period or an hour, said by itself or together."""
    if "vague" in says:
        return When()
    if "now" in says:
        return When(s.today, s.today, s.today, s.now.strftime("%H:%M"), at=s.now, grain="minute")
    if says.get("unit") in SMALL_UNITS and ("sign" in says or "shift" in says):
        return distance(says, s) if "sign" in says else span_of_hours(says, s.now)
    time, grain = clock(says, s.part)
    # What comes every day at an hour comes today if that is still to come.
    day = days(says, replace(s, within="every" in says and time is not None and time > s.now.strftime("%H:%M")))
    hours = s.language.hours.get(s.part) if s.part else None
    if not moment.dated and (time or s.part):
        day = _today(time, hours, s)
    if day.first is None or not (time or hours):
        return day
    if time is None:
        return replace(day, hours=_night(hours, s), grain="hour")
    return replace(_on(day, time, s, moment), time=_of_day(time), grain=grain)


def _of_day(time: str) -> str:
    """A clock time within its day."""
    return f"00{time[2:]}" if time >= MIDNIGHT else time


def _on(day: When, time: str, s: Setting, moment: Moment) -> When:
    """The day of a clock time: midnight ends it, and an hour of this morning that is past is tomorrow's to act at."""
    says = moment.says
    past = s.ahead and "part" in says and says.get("offset") == 0 and time <= s.now.strftime("%H:%M")
    return _later(day, 1) if (past and moment.bound != "since") or time >= MIDNIGHT else day


def _night(hours: tuple[int, int] | None, s: Setting) -> tuple[int, int] | None:
    """The night of what happened is the one before the day."""
    if hours and hours[0] >= 24 and not s.ahead:
        return hours[0] - 24, hours[1] - 24
    return hours


def _later(when: When, by: int) -> When:
    """The same, that many days on."""
    step = timedelta(days=by)
    first, last, deadline = (d + step if d else None for d in (when.first, when.last, when.deadline))
    return replace(when, first=first, last=last, deadline=deadline)


def _today(time: str | None, hours: tuple[int, int] | None, s: Setting) -> When:
    """The day of an hour that is said without one: today, or tomorrow if it is past and still to be done."""
    today = When(s.today, s.today, s.today)
    clock_now = s.now.strftime("%H:%M")
    if time is not None:
        if s.ahead:
            return _later(today, 1) if time <= clock_now else today
        return _later(today, -1) if time > clock_now else today
    over = hours is not None and s.ahead and s.now.hour >= hours[1]
    return _later(today, 1) if over else today


def _range(moment: Moment, s: Setting) -> When:
    says, until = moment.says, moment.until or {}
    start, end = _clocks(says, until, s)
    if start is None or end is None:
        return _day_range(says, until, s)
    first = days(says, s)
    if first.first is None and not moment.dated:
        first = _today(start, None, s)
    if start >= MIDNIGHT:
        first, start = _later(first, 1), _of_day(start)
    after = replace(s, now=_at(first, s), ahead=True, within=True)
    last = days(until, after) if _differ(says, until) else first
    if end >= MIDNIGHT:
        last, end = _later(last, 1), _of_day(end)
    elif last.last and last == first and end <= start:
        last = _later(last, 1)
    grain = "minute" if not (start.endswith(":00") and end.endswith(":00")) or _minutes(says, until) else "hour"
    return When(first.first, last.last, last.deadline, start, end, grain=grain)


def _minutes(says: Mapping[str, Any], until: Mapping[str, Any]) -> bool:
    return any(not {"colon", "hm", "minute", "dotted"}.isdisjoint(end) for end in (says, until))


def _differ(says: Mapping[str, Any], until: Mapping[str, Any]) -> bool:
    names = ("weekday", "dayno", "month", "date", "offset", "holiday")
    return any(says.get(name) != until.get(name) for name in names)


def _at(when: When, s: Setting) -> datetime:
    if when.first is None:
        return s.now
    return s.now.replace(year=when.first.year, month=when.first.month, day=when.first.day)


def _clocks(says: Mapping[str, Any], until: Mapping[str, Any], s: Setting) -> tuple[str | None, str | None]:
    """The clock times of both ends; where halves of the day are not said, they make the first before the second."""
    end, _ = clock(until, s.part)
    half = until.get("halfday")
    start, _ = clock(says, s.part)
    if start is None or end is None:
        return start, end
    if "halfday" not in says and half:
        same, _ = clock({**says, "halfday": half}, s.part)
        start = same if same and same < end else clock({**says, "halfday": "am"}, s.part)[0]
    elif end <= start and "halfday" not in says and not s.part:
        late, _ = clock({**until, "halfday": "pm"}, s.part)
        early, _ = clock({**says, "halfday": "am"}, s.part)
        if late and late > start:
            end = late
        elif early and early < end:
            start = early
    elif end <= start and not half:
        late, _ = clock({**until, "halfday": "pm"}, s.part)
        end = late or end
    return start, end


def _day_range(says: Mapping[str, Any], until: Mapping[str, Any], s: Setting) -> When:
    """Days from one end to the other: what is to be done counts from the first, what happened from the last."""
    if s.ahead or "sign" in until:
        first = days(says, s)
        last = days(until, _based(s, until, first, ahead=True))
    else:
        last = days(until, s)
        first = days(says, _based(s, says, last, ahead=False))
    if first.first and last.last and last.last < first.first:
        return When()
    return When(first.first, last.last, last.deadline, grain=min(first.grain, last.grain, key=GRAINS.index))


GRAINS = ("minute", "hour", "day", "week", "month", "year")
# What is counted from now, wherever it stands.
FROM_NOW = frozenset({"offset", "sign", "date", "shift"})


def _based(s: Setting, says: Mapping[str, Any], other: When, ahead: bool) -> Setting:
    base = other.first if ahead else other.last
    if base is None or not FROM_NOW.isdisjoint(says):
        return s
    return replace(s, now=s.now.replace(year=base.year, month=base.month, day=base.day), ahead=ahead, within=True)
