"""Discounts granted: to a customer, on a kind of product, by a colleague; the highest; whose are highest on average."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import bounds, listprice, rates, sold
from handlers.topics.ranking import TOP, this_year
from nlp.reply import Line, Phrase, Value
from storage import sources
from storage.sales import discounts, groups, lines, sums
from storage.sales.discounts import Discount, Mean
from storage.sales.lines import Sold
from storage.sales.scope import Scope

#: So many of the highest are listed where no number is said; a chart is drawn from so many on.
HIGHEST, DRAWN = 5, 3


def answer(session: Session, asked: Asked) -> Answer:
    """The discount; what machines are hired out for is another question."""
    if asked.want == "rate" or (asked.product_ids and discounts.all_hired(session, asked.product_ids)):
        return rates.answer(session, asked)
    if asked.want == "price":
        return listprice.answer(session, asked)
    if asked.unit == "percent" and asked.bounded:
        return _bounded(session, asked)
    # "The highest discount, and to whom?" is one line of a sale; "three customers", "on average" are means.
    alone = asked.want == "most" and asked.of in (None, "customers", "products") and asked.top is None
    if alone and not (asked.of == "products" and asked.account is None):
        return _highest(session, asked)
    if asked.of in groups.KINDS and not (asked.of == "customers" and asked.account):
        return _means(session, asked)
    return _of(session, asked)


def _bounded(session: Session, asked: Asked) -> Answer:
    """The lines with a discount of more (or less) than so much, and how many customers have them."""
    wanted = sold.scope(asked)
    found = [one for one in discounts.highest(session, wanted, sold.MOST) if asked.fits(one.line.discount_pct)]
    customers = {one.account for one in found if one.account}
    values = sold.said(asked, count=len(found), customers=len(customers), bound=bounds.phrase(asked))
    rows = tuple(Line("discount-bounded-row", _line(asked, one)) for one in found)
    opens = sources.origins("purchase", [one.line for one in found[:3]])
    return Answer((Line("discount-bounded", values),), rows, behind=sold.behind(session, wanted), opens=opens)


def percent(number: Decimal) -> Phrase:
    """A number of per cent, with what its article depends on."""
    return Phrase((Line("discount-percent", {"percent": number, "whole": int(number)}),))


def _of(session: Session, asked: Asked) -> Answer:
    """What is granted: always the same, or on average, what is usual and how far it goes."""
    wanted = sold.scope(asked)
    found = discounts.of(session, wanted)
    if found is None:
        return _unknown(session, asked, wanted)
    newest = lines.newest(session, wanted, 1)
    top = discounts.highest(session, wanted, 1)
    return Answer(
        (_first(asked, found), *_facts(asked, found, newest, top)),
        behind=sold.behind(session, wanted),
        opens=sources.origins("purchase", [one.line for one in top]),
    )


def _unknown(session: Session, asked: Asked, wanted: Scope) -> Answer:
    """Nothing was sold, or what was sold tells of no discounts."""
    if not sums.sums(session, wanted):
        return sold.nothing(session, asked, wanted)
    return Answer((Line("discount-untold", sold.said(asked)),))


def _first(asked: Asked, found: Discount) -> Line:
    values = sold.said(asked, percent=percent(found.mean), lines=found.lines)
    if not found.granted:
        return Line("discount-none", values)
    return Line("discount-always" if found.lowest == found.highest else "discount-mean", values)


def _facts(asked: Asked, found: Discount, newest: Sequence[Sold], top: Sequence[Sold]) -> tuple[Line, ...]:
    """The usual one, the highest and the last."""
    facts: list[Line] = []
    if found.lowest != found.highest:
        facts += usual(found)
        facts += [Line("discount-most", _line(asked, one)) for one in top]
    facts += [Line("discount-last", _line(asked, one)) for one in newest if found.lines > 1 and one.line.discount_pct]
    return tuple(facts)


def usual(found: Discount) -> tuple[Line, ...]:
    """The discount (or none) that most lines have, where one is on half of them at least."""
    if found.often * 2 < found.lines:
        return ()
    key = "discount-usual" if found.usual else "discount-usually-none"
    return (Line(key, {"percent": percent(found.usual), "often": found.often, "lines": found.lines}),)


def _line(asked: Asked, one: Sold) -> dict[str, Value]:
    """A line of a sale with its discount."""
    return {
        "percent": percent(one.line.discount_pct or Decimal(0)),
        "product": one.line.product,
        "when": sold.day(asked, one.line.date),
        "named": "yes" if one.account and asked.account is None else "no",
        "customer": one.account or "",
        "sold": "yes" if one.seller else "no",
        "seller": one.seller or "",
    }


def _highest(session: Session, asked: Asked) -> Answer:
    """The line with the highest discount, and those that follow."""
    wanted = sold.scope(asked)
    found = discounts.highest(session, wanted, HIGHEST)
    if not found:
        return _of(session, asked)
    first = Line("discount-highest", {**sold.said(asked), **_line(asked, found[0])})
    return Answer(
        (first,),
        rows=tuple(_row(asked, one) for one in found[1:]),
        behind=sold.behind(session, wanted),
        opens=sources.origins("purchase", [one.line for one in found]),
    )


def _row(asked: Asked, one: Sold) -> Line:
    return Line("discount-row", {**_line(asked, one), "percent": one.line.discount_pct or Decimal(0)})


def _means(session: Session, asked: Asked) -> Answer:
    """Who grants or gets most on average; this year, where no period is said."""
    asked = asked if asked.account or asked.thing else this_year(asked)
    by, least = asked.of or "reps", asked.want == "least"
    wanted = sold.scope(asked, owned=by == "customers")
    found = [one for one in discounts.means(session, wanted, by, asked.top or TOP, least) if one.name]
    if not found:
        return _unknown(session, asked, wanted)
    values = sold.said(asked, of=by, most="no" if least else "yes")
    listed = tuple(Line("discount-mean-row", {**_mean(one), "place": n}) for n, one in enumerate(found, 1))
    return Answer(
        (Line("discount-first", {**values, **_mean(found[0])}),),
        rows=listed if len(listed) > 1 else (),
        behind=sold.behind(session, wanted),
        chart=_chart(asked, by, found),
    )


def _mean(one: Mean) -> dict[str, Value]:
    return {"name": one.name or "", "mean": one.mean, "highest": one.highest, "lines": one.lines}


def _chart(asked: Asked, by: str, found: Sequence[Mean]) -> Chart | None:
    if len(found) < DRAWN:
        return None
    title = Line("discount-chart", sold.said(asked, of=by))
    return Chart("bars", title, tuple(one.name or "" for one in found), tuple(one.mean for one in found), "%")
