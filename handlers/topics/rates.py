"""What hires cost: the rates agreed now and before, of a machine or a kind, beside the list price."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import narrowed, pricing
from handlers.topics.hired import PER
from handlers.topics.pricing import Kind, Rates
from nlp.reply import Line, Moment, Money, Period, Phrase, Term, Value
from storage import changes, rates, sources
from storage.matching import MOST, Match
from storage.rates import Listed
from storage.sources import Origin

#: Years of which a line is drawn, at least.
FEWEST = 3


class Span(NamedTuple):
    """A period with the rates of each kind in it."""

    since: dt.date | None
    until: dt.date | None
    rates: list[Rates]
    told: int

    def worded(self, asked: Asked) -> Period:
        """The period as it is said: a year that still runs by its number."""
        new_year = asked.today.replace(month=1, day=1)
        so_far = self.since == new_year and self.until == asked.today
        return Period(self.since, asked.today.replace(month=12, day=31) if so_far else self.until, asked.today)


def answer(session: Session, asked: Asked) -> Answer:
    """The rates of the period asked about beside this year's; without one, last year's beside this year's."""
    match = narrowed.match(session, asked)
    spans = [_span(session, match, *period) for period in _periods(asked)]
    if not any(span.rates for span in spans):
        return _none(session, asked, match, spans)
    if asked.want in ("most", "least"):
        return _extreme(session, asked, match, next(span for span in spans if span.rates))
    products = {one.kind.product for span in spans for one in span.rates}
    listed = {one.product: one for one in rates.listed(session, asked.product_ids)}
    shown = _one if len(products) == 1 else _several
    made = shown(asked, spans, listed)
    chart = _chart(session, asked, match, spans) if len(products) == 1 else None
    notes = narrowed.notes((), sum(span.told for span in spans))
    return Answer(made.lines, made.rows, notes, _behind(session, asked, spans), chart=chart)


def _periods(asked: Asked) -> list[tuple[dt.date | None, dt.date | None]]:
    """This year so far, after the period that is asked about or, without one, the whole of last year."""
    new_year = asked.today.replace(month=1, day=1)
    if asked.since is None and asked.until is None:
        return [(new_year, asked.today), (new_year.replace(year=new_year.year - 1), new_year - dt.timedelta(days=1))]
    now = asked.until is None or asked.until >= new_year
    asked_for = (asked.since, min(asked.until, asked.today) if asked.until else None)
    return [asked_for] if now else [(new_year, asked.today), asked_for]


def _span(session: Session, match: Match, since: dt.date | None, until: dt.date | None) -> Span:
    agreed = rates.agreed(session, match, since, until)
    return Span(since, until, pricing.of(agreed), sum(one.told for one in agreed))


def _per(found: Rates | Listed) -> Term:
    per = found.per if isinstance(found, Listed) else found.kind.per
    return Term(PER.get(per, "per-day"))


def _one(asked: Asked, spans: list[Span], listed: dict[str, Listed]) -> Answer:
    """One machine: now and before, how they spread, and the list price."""
    newest = next(span for span in spans if span.rates)
    now = newest.rates[0]
    before = next((s for s in spans[1:] if s is not newest and any(r.kind == now.kind for r in s.rates)), None)
    values: dict[str, Value] = {
        "product": now.kind.product, "narrowed": narrowed.said(asked, account=True, thing=False),
        "now": now.money(now.usual), "per": _per(now), "period": newest.worded(asked),
    }  # fmt: skip
    spread = [_spread(one, span, asked) for span in spans for one in span.rates]
    price = [_beside(listed[now.kind.product], now)] if now.kind.product in listed else []
    return Answer((_first(values, now, before, asked), *spread, *price))


def _first(values: dict[str, Value], now: Rates, before: Span | None, asked: Asked) -> Line:
    if before is None:
        return Line("rates-only", values)
    other = next(one for one in before.rates if one.kind == now.kind)
    values |= {"earlier": before.worded(asked)}
    if other.usual == now.usual:
        return Line("rates-same", values)
    return Line("rates-compared", values | {"before": other.money(other.usual)})


def _spread(one: Rates, span: Span, asked: Asked) -> Line:
    values: dict[str, Value] = {
        "period": span.worded(asked), "usual": one.money(one.usual), "per": _per(one), "count": one.hires,
    }  # fmt: skip
    if one.lowest == one.highest:
        return Line("rates-fixed", values)
    names = ("mean", "lowest", "highest")
    return Line("rates-spread", values | {name: one.money(getattr(one, name)) for name in names})


def _beside(listed: Listed, now: Rates) -> Line:
    """The list price, and how far the average is from it where it is for the same time."""
    values: dict[str, Value] = {"price": Money(listed.price, now.kind.currency), "per": _per(listed)}
    off = (now.mean / listed.price - 1) * 100
    percent = abs(off).quantize(Decimal(1))
    if listed.per != now.kind.per or not percent:
        return Line("rates-listed", values)
    return Line("rates-below" if off < 0 else "rates-above", values | {"percent": int(percent)})


def _several(asked: Asked, spans: list[Span], listed: dict[str, Listed]) -> Answer:
    """Several machines: a row each, with what it was before."""
    newest = next(span for span in spans if span.rates)
    values: dict[str, Value] = {"period": newest.worded(asked), "narrowed": narrowed.said(asked, account=True)}
    earlier = [(span, {other.kind: other for other in span.rates}) for span in spans if span is not newest]
    rows = tuple(_row(one, earlier, listed, asked) for one in newest.rates[:MOST])
    return Answer((Line("rates-several", values),), rows)


def _row(one: Rates, earlier: list[tuple[Span, dict[Kind, Rates]]], listed: dict[str, Listed], asked: Asked) -> Line:
    before = [
        Line("rates-row-before", {"period": span.worded(asked), "before": one.money(rates_then[one.kind].usual)})
        for span, rates_then in earlier if one.kind in rates_then
    ]  # fmt: skip
    price = listed.get(one.kind.product)
    beside = (
        [Line("rates-row-listed", {"price": one.money(price.price)})] if price and price.per == one.kind.per else []
    )
    return Line(
        "rates-row",
        {"product": one.kind.product, "now": one.money(one.usual), "per": _per(one),
         "earlier": Phrase(tuple(before)), "price": Phrase(tuple(beside))},
    )  # fmt: skip


def _extreme(session: Session, asked: Asked, match: Match, span: Span) -> Answer:
    """The highest or the lowest rate, and to whom; of rates for different times those that are most frequent."""
    highest, kind = asked.want == "most", span.rates[0].kind
    found = rates.extreme(session, match, kind.per, kind.currency, highest, span.since, span.until)
    assert found is not None
    values: dict[str, Value] = {
        "period": span.worded(asked), "narrowed": narrowed.said(asked, account=True), "product": found.product,
        "rate": Money(found.rate, found.currency), "per": Term(PER.get(found.per, "per-day")),
        "account": found.account or Term("rentals-nobody"), "day": narrowed.on(found.start, asked),
    }  # fmt: skip
    opens = (Origin("rental", found.id),)
    line = Line("rates-highest" if highest else "rates-lowest", values)
    return Answer((line,), behind=_behind(session, asked, [span]), opens=opens)


def _none(session: Session, asked: Asked, match: Match, spans: list[Span]) -> Answer:
    """No rate in the time asked about: the last one that there was, and the list price."""
    period = Period(spans[-1].since, spans[0].until, asked.today)
    lines = [Line("rates-none", {"period": period, "narrowed": narrowed.said(asked, account=True)})]
    last = rates.last(session, match)
    if last:
        day: dict[str, Value] = {"day": Moment(last.start, asked.today), "product": last.product}
        rate: dict[str, Value] = {"rate": Money(last.rate, last.currency), "per": Term(PER.get(last.per, "per-day"))}
        lines.append(Line("rates-last", day | rate))
    for one in rates.listed(session, asked.product_ids)[:1]:
        lines.append(Line("rates-listed", {"price": Money(one.price, asked.currency), "per": _per(one)}))
    return Answer(tuple(lines))


def _behind(session: Session, asked: Asked, spans: list[Span]) -> sources.Behind:
    """The files and notes of all hires whose rates were counted."""
    rental = changes.table("rental")
    wanted = [rental.c.rate > 0, rental.c.start <= asked.today]
    wanted += [rental.c.start >= since for since in [min(s.since or dt.date.min for s in spans)]]
    wanted += [rental.c.account_id == asked.account_id] if asked.account else []
    wanted += [rental.c.product_id.in_(asked.product_ids)] if asked.product_ids else []
    return sources.of(session, "rental", *wanted)


def _chart(session: Session, asked: Asked, match: Match, spans: list[Span]) -> Chart | None:
    """The average of each year."""
    kind = next(span for span in spans if span.rates).rates[0].kind
    years = pricing.by_year(rates.agreed(session, match, None, asked.today), kind)
    if len(years) < FEWEST:
        return None
    title = Line("rates-chart", {"product": kind.product, "per": Term(PER.get(kind.per, "per-day"))})
    values = tuple(one.mean for one in years.values())
    return Chart("line", title, tuple(str(year) for year in years), values, kind.currency)
