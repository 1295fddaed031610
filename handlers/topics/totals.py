"""Sums and counts: what a customer bought, or what I, a colleague, a team or all of us sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import compared, ranking, sold
from nlp.reply import Line, Value
from storage.sales import groups, sums
from storage.sales.groups import Group
from storage.sales.scope import Scope
from storage.sales.sums import Month, Sum

#: A chart of months is drawn for a period over so many.
MONTHS = 4
YEARS = 5


def answer(session: Session, asked: Asked) -> Answer:
    """The sum (or how many pieces, orders, or the mean), what it was a year before, and by what it is asked to part."""
    if asked.bounded and asked.unit in ("money", "count") and asked.account is None:
        return ranking.answer(session, asked)
    wanted = sold.scope(asked)
    found = sums.sums(session, wanted)
    if not found:
        none = sold.nothing(session, asked, wanted)
        return replace(none, lines=none.lines + compared.line(session, asked, wanted, found))
    months = sums.months(session, wanted) if _long(asked) else []
    first = _first(session, asked, wanted, found, months)
    facts = compared.line(session, asked, wanted, found) or _years(asked, months)
    return Answer(
        (first, *facts),
        rows=rows(session, asked, wanted),
        notes=sold.notes(found),
        behind=sold.behind(session, wanted),
        chart=_chart(asked, months),
    )


def _long(asked: Asked) -> bool:
    """Whether the months of the period may be drawn, or, without one, its years told."""
    span = sold.so_far(asked)
    return span is None or (span[1] - span[0]).days > MONTHS * 30


def _first(session: Session, asked: Asked, wanted: Scope, found: Sequence[Sum], months: Sequence[Month]) -> Line:
    """The answer itself, as it is wanted."""
    values = sold.said(asked, amount=sold.amounts(found))
    if asked.want == "how_many" and asked.product_ids:
        return Line("total-pieces", {**values, "pieces": sold.pieces(found)})
    if asked.want == "how_many" and asked.of == "customers" and asked.account is None:
        return Line("total-buyers", {**values, "buyers": sums.buyers(session, wanted)})
    if asked.want == "how_many":
        return Line("total-orders", {**values, "orders": sums.orders(session, wanted)})
    if asked.want == "average" and len(found) == 1 and found[0].unpriced < found[0].lines:
        return Line("total-average", {**values, **_average(session, asked, wanted, found[0])})
    pieces = {"counted": "yes" if asked.product_ids and not asked.account_id else "no", "pieces": sold.pieces(found)}
    return Line("total-sum", {**values, **pieces})


def _average(session: Session, asked: Asked, wanted: Scope, found: Sum) -> dict[str, Value]:
    """The mean of an order and of a month: of those of the period, or since the first sale."""
    first, last = sold.so_far(asked) or (found.first, asked.today)
    months = Decimal((last - first).days + 1) / Decimal("30.4375")
    number = sums.orders(session, wanted)
    return {
        "orders": number,
        "each": sold.money(found.value / number, found.currency),
        "month": sold.money(found.value / max(months, Decimal(1)), found.currency),
    }


def _years(asked: Asked, months: Sequence[Month]) -> tuple[Line, ...]:
    """Without a period: what it was in each of the last years."""
    years: dict[tuple[int, str], Decimal] = {}
    for month in months:
        years[month.year, month.currency] = years.get((month.year, month.currency), Decimal(0)) + month.value
    if asked.since or asked.until or len({year for year, _ in years}) < 2:
        return ()
    newest = sorted(years.items(), reverse=True)[:YEARS]
    return tuple(Line("total-year", {"year": str(y), "amount": sold.money(v, c)}) for (y, c), v in newest)


def rows(session: Session, asked: Asked, wanted: Scope) -> tuple[Line, ...]:
    """Parted by what is asked; of a product that we sold, to whom."""
    by = asked.of if asked.of in groups.KINDS else None
    if by is None and (asked.want == "who" or (len(asked.product_ids) == 1 and asked.account is None)):
        by = "customers"
    if by is None or (by == "customers" and asked.account):
        return ()
    found = groups.ranked(session, wanted, by, asked.top or sold.MOST)
    return tuple(row(asked, one, recent=by in ("customers", "products")) for one in found)


def row(asked: Asked, one: Group, recent: bool = True) -> Line:
    """One customer, product, colleague, …: how many pieces of a product, for how much, when last (`recent`)."""
    values: dict[str, Value] = {"amount": sold.money(one.value, one.currency)}
    values |= {"named": "yes" if one.name else "no", "name": one.name or "", "pieces": sold.whole(one.quantity)}
    values |= {"counted": "yes" if asked.thing else "no", "when": sold.day(asked, one.last)}
    values["recent"] = "yes" if recent else "no"
    return Line("sales-row", values)


def _chart(asked: Asked, months: Sequence[Month]) -> Chart | None:
    """What was sold month by month, in one currency; months without sales are nothing, not left out."""
    if len({month.currency for month in months}) != 1:
        return None
    values = {(month.year, month.month): month.value for month in months}
    span = sold.so_far(asked)
    first, last = ((d.year, d.month) for d in span) if span else (min(values), max(values))
    spanned = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    if len(spanned) <= MONTHS:
        return None
    every = [(number // 12, number % 12 + 1) for number in spanned]
    labels = tuple(f"{month:02}/{year}" for year, month in every)
    drawn = tuple(values.get(one, Decimal(0)) for one in every)
    return Chart("line", Line("total-chart", sold.said(asked)), labels, drawn, months[0].currency)
