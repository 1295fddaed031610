"""What somebody bought over a time, who bought a product, since when, in which months and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import habits, last_purchase, quotes, ranking, seasons, sold, totals
from nlp.reply import Line, Moment
from storage import sources
from storage.sales import groups, lines, sums

#: A first purchase so soon after the first sale of all need not be the first.
SOON = dt.timedelta(days=90)


def answer(session: Session, asked: Asked) -> Answer:
    """As it is wanted; else what the customer bought, or who bought the product."""
    if asked.bounded and asked.unit in ("money", "count") and asked.account is None:
        return ranking.answer(session, asked)
    if (wanted := WANTED.get(asked.want or "")) is not None:
        return wanted(session, asked)
    if asked.of in ("reps", "teams", "lines", "places"):
        return totals.answer(session, asked)
    if asked.want == "who" or asked.of == "customers" or (asked.account is None and asked.thing):
        return _buyers(session, asked)
    if asked.product_ids and (asked.want == "when" or len(asked.product_ids) == 1):
        return _lines(session, asked)
    return _products(session, asked)


def _products(session: Session, asked: Asked) -> Answer:
    """How many products for how much, and each with its pieces, its sum and its last day."""
    wanted = sold.scope(asked)
    found = sums.sums(session, wanted)
    if not found:
        return sold.nothing(session, asked, wanted)
    order = "last" if asked.want == "when" else "value"
    listed = groups.ranked(session, wanted, "products", asked.top or sold.MOST, order)
    count = sum({one.currency: one.among for one in listed}.values())
    first = Line("bought-products", sold.said(asked, count=count, amount=sold.amounts(found)))
    rows = tuple(totals.row(replace(asked, thing=one.name), one) for one in listed)
    return Answer((first,), rows=rows, notes=sold.notes(found), behind=sold.behind(session, wanted))


def _lines(session: Session, asked: Asked) -> Answer:
    """How often one product was bought, how many pieces, and each time."""
    wanted = sold.scope(asked)
    found = sums.sums(session, wanted)
    if not found:
        return sold.nothing(session, asked, wanted)
    listed = lines.newest(session, wanted, asked.top or sold.MOST)
    values = {"times": sums.orders(session, wanted), "pieces": sold.pieces(found), "amount": sold.amounts(found)}
    rows = tuple(last_purchase.on_day(asked, one) for one in listed)
    return Answer(
        (Line("bought-times", sold.said(asked, **values)),),
        rows=rows,
        notes=sold.notes(found),
        behind=sold.behind(session, wanted),
        opens=sources.origins("purchase", [one.line for one in listed[:3]]),
    )


def _buyers(session: Session, asked: Asked) -> Answer:
    """Which customers bought it (or anything), the last ones first."""
    if asked.account:
        return _lines(session, asked) if asked.thing else _products(session, asked)
    wanted = sold.scope(asked, owned=True)
    found = sums.sums(session, wanted)
    if not found:
        return sold.nothing(session, asked, wanted)
    order = "value" if asked.want in ("most", "how_much") else "last"
    listed = groups.ranked(session, wanted, "customers", asked.top or sold.MOST, order)
    count = sum({one.currency: one.among for one in listed}.values())
    values = sold.said(asked, count=count, amount=sold.amounts(found), pieces=sold.pieces(found))
    rows = tuple(totals.row(asked, one) for one in listed)
    notes, behind = sold.notes(found), sold.behind(session, wanted)
    return Answer((Line("bought-by", values),), rows=rows, notes=notes, behind=behind)


def _first(session: Session, asked: Asked) -> Answer:
    """The first purchase, and whether there may have been others before the data begin."""
    wanted = sold.scope(asked)
    found = lines.last_days(session, wanted, first=True)
    if not found:
        return last_purchase.answer(session, asked)
    made = last_purchase.of_day(session, asked, found, "first")
    began = sums.began(session)
    if began is None or found[0].line.date - began > SOON or asked.since:
        return made
    return replace(made, notes=(Line("sales-began", {"when": Moment(began, asked.today)}),))


WANTED: Mapping[str, Callable[[Session, Asked], Answer]] = {
    "first": _first,
    "season": seasons.answer,
    "how": habits.answer,
    "average": habits.answer,
    "how_much": totals.answer,
    "how_many": totals.answer,
    # Why somebody has not bought is why an offer was lost.
    "why": quotes.answer,
}
