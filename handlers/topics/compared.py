"""A figure of a period beside the same period a year before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from sqlmodel import Session

from handlers.asking.asked import Asked
from handlers.topics.sold import money, so_far
from nlp.reply import Line, Period, Value
from storage.sales import sums
from storage.sales.scope import Scope
from storage.sales.sums import Sum

#: Longer periods have no year before that they could be compared with.
LONGEST = dt.timedelta(days=366)


def line(session: Session, asked: Asked, wanted: Scope, found: list[Sum]) -> tuple[Line, ...]:
    """One line, where there is one currency and sales are known for the whole of both periods; else none."""
    span = so_far(asked)
    if span is None or span[1] < span[0] or span[1] - span[0] >= LONGEST or len(found) > 1:
        return ()
    before = _year_before(span[0]), _year_before(span[1])
    began = sums.began(session)
    if began is None or began > before[0]:
        return ()
    earlier = sums.sums(session, replace(wanted, since=before[0], until=before[1]))
    if not earlier:
        return (Line("compared-nothing"),) if found else ()
    if len(earlier) > 1 or earlier[0].value <= 0:
        return ()
    if not found:
        amount = money(earlier[0].value, earlier[0].currency)
        return (Line("compared-only", {"before": amount, "earlier": Period(*before, asked.today)}),)
    return _line(asked, span, before, earlier[0], found[0])


def _line(
    asked: Asked, span: tuple[dt.date, dt.date], before: tuple[dt.date, dt.date], earlier: Sum, now: Sum
) -> tuple[Line, ...]:
    if now.currency != earlier.currency:
        return ()
    change = ((now.value / earlier.value - 1) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    values: dict[str, Value] = {
        "change": f"{int(change):+d}" if change else "same",
        "before": money(earlier.value, earlier.currency),
    }
    running = (span[0].month, span[0].day) == (1, 1) and span[1] == asked.today and span[0].year == span[1].year
    if running and (span[1].month, span[1].day) != (12, 31):
        return (Line("compared-year", {**values, "year": str(before[0].year)}),)
    return (Line("compared-period", {**values, "earlier": Period(*before, asked.today)}),)


def _year_before(day: dt.date) -> dt.date:
    """The same day of the year before; for the 29th of February the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
