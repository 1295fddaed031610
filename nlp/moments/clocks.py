"""Clock times: the hour of the day that is said, with or without its half."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from nlp.moments.calendar import MINUTES_OF, When, later
from nlp.moments.dayparts import half_of

# Hours said without part of day: 1 to 6 are in the afternoon.
LAST_AFTERNOON_HOUR = 6
NOON = 12
# Minutes of a day: a quarter to midnight is of the day before it.
DAY = 24 * 60
PAIRS = ("hm", "colon", "dotted", "comma", "run_together")
MINUTES = ("minute", "quarter", "half", "less")


def clock(says: Mapping[str, Any], part: str) -> tuple[str | None, str]:
    """The clock time that is said ("24:10" is after the midnight that ends the day), and its grain; `None` for none."""
    pair = next((says[name] for name in PAIRS if name in says), None)
    if pair is None and "hour" not in says:
        return None, ""
    hour, minute = pair[:2] if pair else (says["hour"], 0)
    grain = "minute" if pair else "hour"
    for name in MINUTES:
        if name in says:
            minute, grain = says[name], "minute"
    total = hour * 60 + (-minute if "to" in says else minute)
    hour, minute = divmod(total + DAY if total < 0 else total, 60)
    if "to" in says and "hour" in says and says["hour"] == 1:
        hour = NOON
    half = _half(says, part, hour) or ("24" if pair and pair[2:] == (True,) else None)
    hour = of_day(hour, half)
    return (f"{hour:02}:{minute:02}", grain) if hour <= 24 else (None, "")


def _half(says: Mapping[str, Any], part: str, hour: int) -> str | None:
    if half := says.get("halfday"):
        return half_of(half, hour)
    if "fixed" in says:
        return "24"
    return half_of(part, hour) if part else None


def of_day(hour: int, half: str | None) -> int:
    """The hour of the day: am and pm as said, "24" as it stands, "late" for after midnight, else 1 to 6 afternoon."""
    if half == "am":
        return 0 if hour == NOON else hour
    if half == "pm":
        return hour + 12 if hour < NOON else hour
    if half == "late":
        return 24 if hour == NOON else hour + 12 if hour < NOON else hour
    if half == "24":
        return hour
    return hour + 12 if 1 <= hour <= LAST_AFTERNOON_HOUR else hour


def span_of_hours(says: Mapping[str, Any], now: datetime) -> When:
    """The last or the next so many minutes or hours."""
    minutes = float(says.get("few", says.get("number", 1))) * MINUTES_OF[says["unit"]]
    start, end = sorted((now, later(now, minutes * says["shift"])))
    return When(start.date(), end.date(), end.date(), start.strftime("%H:%M"), end.strftime("%H:%M"), grain="minute")
