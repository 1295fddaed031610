"""How a customer buys: how often, for how much, at which discount, and the way from an offer to an order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from statistics import mean

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import sold
from handlers.topics.discounts import percent, usual
from nlp.reply import Line, Moment
from storage.sales import discounts, sums, way
from storage.sales.scope import Scope
from storage.sales.sums import Sum

#: The newest offers that were won tell how long it takes.
OFFERS = 20


def answer(session: Session, asked: Asked) -> Answer:
    """Every how many days, and what else is usual."""
    wanted = sold.scope(asked)
    found = sums.sums(session, wanted)
    if not found:
        return sold.nothing(session, asked, wanted)
    orders = sums.orders(session, wanted)
    facts = (*_spent(found, orders), *_discount(session, wanted), *_way(session, asked))
    return Answer((_often(asked, found, orders), *facts), notes=sold.notes(found), behind=sold.behind(session, wanted))


def _often(asked: Asked, found: list[Sum], orders: int) -> Line:
    first, last = min(one.first for one in found), max(one.last for one in found)
    values = sold.said(asked, orders=orders, first=Moment(first, asked.today), last=Moment(last, asked.today))
    if asked.account is None:
        return Line("habit-sold", {**values, "amount": sold.amounts(found)})
    if orders < 2:
        return Line("habit-once", values)
    return Line("habit-often", {**values, "days": _rounded((last - first).days, orders - 1)})


def _rounded(total: int, number: int) -> int:
    return int((Decimal(total) / number).quantize(Decimal(1), ROUND_HALF_UP))


def _spent(found: list[Sum], orders: int) -> Iterator[Line]:
    """The mean of an order."""
    if len(found) == 1 and orders > 1 and found[0].unpriced < found[0].lines:
        yield Line("habit-spent", {"amount": sold.money(found[0].value / orders, found[0].currency)})


def _discount(session: Session, wanted: Scope) -> Iterator[Line]:
    """The usual discount."""
    found = discounts.of(session, wanted)
    if found is not None and found.granted:
        yield from usual(found) or (Line("discount-average", {"percent": percent(found.mean)}),)


def _way(session: Session, asked: Asked) -> Iterator[Line]:
    """From an offer to its order: how long, with how many contacts."""
    found = way.won(session, asked.account_id, OFFERS) if asked.account_id else []
    if found:
        days = _rounded(sum((one.ordered - one.offered).days for one in found), len(found))
        contacts = Decimal(str(mean(one.contacts for one in found))).quantize(Decimal("0.1"))
        met = {"met": "yes" if contacts else "no", "contacts": sold.whole(contacts)}
        yield Line("habit-way", {"days": days, "offers": len(found), **met})
