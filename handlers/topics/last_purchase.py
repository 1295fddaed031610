""" "What did Rossi last buy?": the last day with a purchase, everything bought that day, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.card import numbers
from handlers.card import whole as worth
from handlers.topics import sold
from nlp.reply import Line, Moment, Phrase, Value
from storage import sources
from storage.sales import lines
from storage.sales.lines import Sold

#: So many lines are facts under the answer; more are a list.
FEW = 5


def answer(session: Session, asked: Asked) -> Answer:
    """Day, products, quantities, prices and sum; what is only told says by whom."""
    wanted = sold.scope(asked)
    found = lines.last_days(session, wanted, asked.top or 1)
    if not found:
        return _nothing(session, asked)
    days = {one.line.date for one in found}
    return of_day(session, asked, found, "last") if len(days) == 1 else _of_days(asked, found, len(days))


def _of_days(asked: Asked, found: Sequence[Sold], days: int) -> Answer:
    """The last so many times that anything was bought, each line with its day."""
    first = Line("bought-days", sold.said(asked, days=days, amount=total(found)))
    rows = tuple(on_day(asked, one) for one in found)
    return Answer((first,), rows=rows, behind=behind(found), opens=sources.origins("purchase", [o.line for o in found]))


def of_day(session: Session, asked: Asked, found: Sequence[Sold], which: str) -> Answer:
    """Everything that was bought on one day, the `last` or the `first`."""
    day = found[0].line.date
    near = "yes" if abs((day - asked.today).days) <= 1 else "no"  # "today" takes no "on"
    values: dict[str, Value] = {"when": Moment(day, asked.today), "near": near, "amount": total(found), "which": which}
    first = Line("bought-day", sold.said(asked, **values, several="yes" if len(found) > 1 else "no"))
    shown = tuple(bought(asked, one) for one in found)
    few = len(shown) <= FEW
    return Answer(
        (first, *(shown if few else ())),
        rows=() if few else shown,
        behind=behind(found),
        opens=sources.origins("purchase", [one.line for one in found]),
    )


def behind(found: Sequence[Sold]) -> sources.Behind:
    """The files and notes behind a few lines."""
    files: dict[str, int] = {}
    for one in found:
        if one.line.source:
            name = one.line.source.rstrip("0123456789").rstrip(":")
            files[name] = files.get(name, 0) + 1
    named = sorted((sources.File(*file) for file in files.items()), key=lambda file: (-file.rows, file.name))
    return sources.Behind(tuple(named), sum(not one.line.source for one in found))


def total(found: Sequence[Sold]) -> Phrase:
    """What the lines come to, each currency by itself."""
    sums: dict[str, Decimal] = {}
    for one in found:
        if (amount := worth(one.line)) is not None:
            sums[one.line.currency] = sums.get(one.line.currency, Decimal(0)) + amount
    parts: list[Line] = []
    for currency, amount in sums.items():
        parts += [Line("sales-and")] if parts else []
        parts += sold.money(amount, currency).parts
    return Phrase(tuple(parts) or (Line("sales-unpriced"),))


def what(asked: Asked, one: Sold) -> Phrase:
    """A line with its numbers, but for those that say nothing; to whom, where no customer was asked about."""
    parts = tuple(part for part in numbers(one.line).parts if not _needless(part, one))
    if asked.account is None and one.account:
        return Phrase((Line("sales-to", {"account": one.account}), *parts))
    return Phrase(parts)


def _needless(part: Line, one: Sold) -> bool:
    """No discount is a discount of nothing, and one piece comes to its price."""
    if part.key == "line-discount":
        return not one.line.discount_pct
    alone = one.line.quantity in (None, 1) and one.line.total == one.line.unit_price
    return part.key == "line-total" and alone


def bought(asked: Asked, one: Sold) -> Line:
    """One line; what is only told names who told it."""
    values: dict[str, Value] = {"what": what(asked, one)}
    if one.line.status != "told" or one.teller is None:
        return Line("purchase-confirmed", values)
    if one.teller_id == asked.rep_id:
        return Line("purchase-told", values)
    return Line("purchase-told-by", {**values, "rep": one.teller})


def on_day(asked: Asked, one: Sold) -> Line:
    """One line with its day; what is only told names who told it."""
    told = one.line.status == "told" and one.teller is not None
    by = "no" if not told else "mine" if one.teller_id == asked.rep_id else "other"
    values: dict[str, Value] = {"when": sold.day(asked, one.line.date), "what": what(asked, one)}
    return Line("bought-on", {**values, "told": by, "rep": one.teller or ""})


def _nothing(session: Session, asked: Asked) -> Answer:
    """Nothing of it: said with what was bought instead."""
    if asked.account is None or asked.since or asked.until or asked.rep_ids:
        return sold.nothing(session, asked, sold.scope(asked))
    name = asked.account.name
    if not asked.thing:
        return Answer((Line("bought-nothing", {"account": name}),))
    none = Line("bought-nothing-of", {"account": name, "product": asked.thing})
    return Answer((none, *sold.nothing(session, asked, sold.scope(asked)).lines[1:]))
