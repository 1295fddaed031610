"""In which months somebody buys, told as a season or by the months' names."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import sold
from nlp.reply import Line, Moment, Phrase, Term
from storage.sales import sums
from storage.sales.sums import Month

#: The months of each season, as weather is counted.
SEASONS: Mapping[str, tuple[int, ...]] = {
    "winter": (12, 1, 2), "spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11),
}  # fmt: skip
#: A month or a season with this part of a year's days of purchase is the time of the year.
MAINLY = Decimal("0.6")
#: Fewer days of purchase tell no habit.
FEW = 3
#: Months are named that have this many times the days of a usual month, where they are few.
ABOVE = Decimal("1.3")
NAMED, YEAR = 4, 12

#: Days of purchase in each month of a year, on average of the years that are known.
Year = Mapping[int, Decimal]


def answer(session: Session, asked: Asked) -> Answer:
    """The one month, the season, or the months above others; or that there is no such time."""
    wanted = sold.scope(asked)
    found = sums.months(session, wanted)
    if not found:
        return sold.nothing(session, asked, wanted)
    began = max(filter(None, (sums.began(session), asked.since)))
    year = _year(found, began, min(asked.until or asked.today, asked.today))
    days = sum(month.days for month in found)
    facts = (_years(found, days),) if days >= FEW else ()
    short = (asked.today - began).days < 365
    notes = (Line("sales-began", {"when": Moment(began, asked.today)}),) if short else ()
    chart = _chart(asked, year)
    return Answer((_first(asked, year, days), *facts), (), notes, sold.behind(session, wanted), chart=chart)


def _year(found: list[Month], first: dt.date, last: dt.date) -> Year:
    """A month that is known of two years counts half of its days; the last one only where it has any."""
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    bought = {month.year * 12 + month.month - 1 for month in found}
    known = Counter(number % 12 + 1 for number in set(span) | bought)
    days = Counter[int]()
    for month in found:
        days[month.month] += month.days
    return {month: Decimal(number) / known[month] for month, number in sorted(days.items())}


def _first(asked: Asked, year: Year, days: int) -> Line:
    values = sold.said(asked)
    if days < FEW:
        return Line("season-few", {**values, "months": _named(tuple(year))})
    whole = sum(year.values(), Decimal(0))
    month = max(year, key=lambda month: year[month])
    if year[month] >= MAINLY * whole:
        season = next(name for name, months in SEASONS.items() if month in months)
        values |= {"season": Term(f"season-in-{season}"), "only": "yes" if len(year) == 1 else "no"}
        return Line("season-month", {**values, "month": Term(f"month-{month}")})
    parts = {name: sum(year.get(month, 0) for month in months) for name, months in SEASONS.items()}
    season = max(parts, key=lambda name: parts[name])
    if parts[season] >= MAINLY * whole:
        months = tuple(month for month in SEASONS[season] if month in year)
        return Line("season-season", {**values, "season": Term(f"season-in-{season}"), "months": _named(months)})
    above = tuple(month for month, number in year.items() if number >= whole / YEAR * ABOVE)
    if above and len(above) <= NAMED:
        return Line("season-months", {**values, "months": _named(above), "count": len(above)})
    return Line("season-none", values)


def _named(months: tuple[int, ...]) -> Phrase:
    """Months by their names, with commas between."""
    last = len(months) - 1
    return Phrase(tuple(
        Line("season-named" if n == last else "season-named-more", {"month": Term(f"month-{month}")})
        for n, month in enumerate(months)
    ))  # fmt: skip


def _years(found: list[Month], days: int) -> Line:
    """On how many days in which years."""
    first, last = found[0].year, found[-1].year
    several = "yes" if last > first else "no"
    return Line("season-years", {"days": days, "from": str(first), "to": str(last), "several": several})


def _chart(asked: Asked, year: Year) -> Chart | None:
    """How often in each month of the year, where there are enough months to compare."""
    if len(year) < FEW:
        return None
    labels, drawn = zip(*((f"{month:02}", year.get(month, Decimal(0))) for month in range(1, 13)), strict=True)
    return Chart("line", Line("season-chart", sold.said(asked)), labels, drawn)
