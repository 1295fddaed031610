"""The days that are meant, counted from today: which rule reads what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from nlp.moments import dates, periods
from nlp.moments.calendar import MINUTES_OF, When, day, moved, period
from nlp.moments.setting import Says, Setting

# Of a week's middle and of a month's: days from the first.
MIDDLE = {"weekend": 1, "week": 2, "month": 14, "quarter": 45, "half": 91, "year": 181}
# The last third of a period begins so many days after its first.
LATE = {"weekend": 1, "week": 3, "month": 20, "quarter": 61, "half": 122, "year": 243}
# With these, the start of a period is that of one period and no other.
TOLD = frozenset({"month", "shift", "year", "nth", "season"})


def days(says: Says, s: Setting) -> When:
    """The days that are said; empty for none. Raises ValueError for a day that does not exist."""
    for names, rule in RULES:
        if names <= says.keys():
            return rule(says, s)
    return When()


def _week_of(says: Says, s: Setting) -> When:
    """The week, or the weekend, that holds a day."""
    inner = days({k: v for k, v in says.items() if k != "week_of"}, s)
    return period(inner.first, says["week_of"]) if inner.first else inner


def _whole(says: Says, s: Setting) -> When:
    """The period of which only a part is said."""
    part = ("edge",) if "nth" in says else ("edge", "number", "of_unit")
    return days({k: v for k, v in says.items() if k not in part}, s)


def _firsts(says: Says, s: Setting) -> When:
    """The first so many days, weeks or months of a period."""
    whole = _whole(says, s)
    if whole.first is None or says["number"] <= 0:
        return When()
    last = moved(whole.first, says["number"], says["of_unit"]) - timedelta(days=1)
    return When(whole.first, last, last, grain=periods.grain_of(says["of_unit"]))


def _edge(says: Says, s: Setting) -> When:
    """Start, middle or end of a period."""
    whole = _whole(says, s)
    if whole.first is None or whole.last is None:
        return When()
    unit, said = _unit(says), says["edge"]
    if said == "late":
        late = whole.first + timedelta(days=LATE[unit])
        return When(late, whole.last, whole.last) if late <= whole.last else When()
    if said == "end":
        over = s.ahead and whole.deadline is not None and whole.deadline < s.today <= whole.last
        return day(whole.deadline if unit == "week" and whole.deadline and not over else whole.last)
    picked = whole.first if said == "start" else whole.first + timedelta(days=MIDDLE[unit])
    if s.ahead and picked < s.today and TOLD.isdisjoint(says):
        picked = moved(picked, 1, unit)
    return day(picked)


def _unit(says: Says) -> str:
    """What a part is said of: the smallest period that the words name."""
    if "month" in says:
        return "month"
    if "season" in says:
        return "quarter"
    unit = says.get("of_unit", says.get("unit", "year" if "year" in says else "month"))
    return unit if unit in MIDDLE else "month"


def _repeated(says: Says, s: Setting) -> When:
    """The first time to come of what comes again."""
    rest = {k: v for k, v in says.items() if k not in ("every", "unit", "number")}
    ahead = replace(s, ahead=True)
    if {"nth", "edge", "of_unit"} & rest.keys():
        return days({**rest, "unit": says.get("unit", "month")}, ahead)
    if {"weekday", "dayno"} & rest.keys():
        return days(rest, ahead)
    unit = says.get("unit", "day")
    if "number" in says and unit not in MINUTES_OF:
        return day(moved(s.today, says["number"], unit))
    if unit == "day" or unit in MINUTES_OF:
        return day(s.today if s.within else s.today + timedelta(days=1))
    return day(period(moved(s.today, 1, unit), unit).first)


# The first rule whose names are all said reads them.
RULES: tuple[tuple[frozenset[str], Callable[[Says, Setting], When]], ...] = tuple(
    (frozenset(names.split()), rule)
    for names, rule in (
        ("week_of", _week_of),
        ("date", dates.in_digits),
        ("every", _repeated),
        ("sign unit", dates.distance),
        ("sign number weekday", dates.weekdays_off),
        ("offset number unit", dates.off_day),
        ("offset", dates.offset),
        ("holiday weekday next_to", dates.beside_feast),
        ("holiday unit next_to", dates.off_feast),
        ("holiday", dates.feast),
        ("nth weekday", periods.nth_weekday_of),
        ("edge nth", _edge),
        ("nth of_unit", periods.nth_period),
        ("week_number number", periods.numbered_week),
        ("edge number of_unit", _firsts),
        ("edge", _edge),
        ("weekday dayno", dates.weekday_and_number),
        ("weekday unit", dates.weekday_of_week),
        ("weekday", dates.weekday),
        ("dayno month", dates.day_month),
        ("dayno unit", dates.number_of_month),
        ("dayno", dates.number_alone),
        ("season", periods.season),
        ("month", periods.month),
        ("number shift unit", periods.so_many),
        ("few shift unit", periods.so_many),
        ("shift unit", periods.shifted),
        ("unit", periods.shifted),
        ("year", periods.year),
    )
)
