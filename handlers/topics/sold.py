"""What the topics about sales share: which lines are meant, how that is said, and what is told beside a sum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from nlp.reply import Line, Moment, Money, Period, Phrase, Value
from storage import sources
from storage.sales import lines
from storage.sales.scope import Scope
from storage.sales.sums import Sum
from storage.sources import Behind

CENT = Decimal("0.01")
#: A list that is longer is cut in the database.
MOST = 200


def scope(asked: Asked, owned: bool = False) -> Scope:
    """The lines that are asked about: of colleagues those that they sold, or (`owned`) those of their customers."""
    mine, theirs = ((), asked.rep_ids) if owned else (asked.rep_ids, ())
    return Scope(asked.account_id, theirs, asked.product_ids, mine, asked.since, asked.until)


def said(asked: Asked, **more: Value) -> dict[str, Value]:
    """What every sentence about sales may speak of: who bought or sold, of what, when."""
    by = "mine" if asked.mine else "rep" if asked.whose else "all"
    return {
        "who": "account" if asked.account else by,
        "by": by,
        "account": asked.account.name if asked.account else "",
        "rep": asked.whose or "",
        "narrowed": "yes" if asked.thing and asked.product_ids else "no",
        "thing": asked.thing or "",
        "dated": "yes" if asked.since or asked.until else "no",
        "period": Period(asked.since, asked.until, asked.today),
        **more,
    }


def day(asked: Asked, when: dt.date) -> Period:
    """A day within a list: short, without its weekday."""
    return Period(when, when, asked.today)


def money(amount: Decimal | None, currency: str) -> Phrase:
    """An amount to the cent, or that nobody told a price."""
    if amount is None:
        return Phrase((Line("sales-unpriced"),))
    return Phrase((Line("sales-amount", {"money": Money(_cents(amount), currency)}),))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT)


def amounts(sums: Sequence[Sum]) -> Phrase:
    """The sums of all currencies, each by itself."""
    parts: list[Line] = []
    for one in sums:
        unknown = one.unpriced == one.lines
        parts += [Line("sales-and")] if parts else []
        parts += money(None if unknown else one.value, one.currency).parts
    return Phrase(tuple(parts))


def whole(number: Decimal) -> int | Decimal:
    """The number as one that plurals know, where it is whole."""
    return int(number) if number == number.to_integral_value() else number


def pieces(sums: Sequence[Sum]) -> int | Decimal:
    """How many pieces in all."""
    return whole(sum((one.quantity for one in sums), Decimal(0)))


def notes(sums: Sequence[Sum]) -> tuple[Line, ...]:
    """What of the sums only notes tell, and how many lines have no price."""
    told = tuple(
        Line("sales-told", {"amount": money(s.told, s.currency), "lines": s.told_lines}) for s in sums if s.told
    )
    bare = sum(one.unpriced for one in sums)
    return told + ((Line("sales-bare", {"lines": bare}),) if bare else ())


def behind(session: Session, wanted: Scope) -> Behind:
    """The files and notes that the lines come from."""
    return sources.of(session, "purchase", *wanted.wanted())


def nothing(session: Session, asked: Asked, wanted: Scope) -> Answer:
    """Nothing was bought or sold: what was looked for, and what there was before or instead."""
    return Answer(
        (Line("no-purchases" if asked.account else "no-sales", said(asked)), *_instead(session, asked, wanted))
    )


def _instead(session: Session, asked: Asked, wanted: Scope) -> Iterator[Line]:
    """The last purchase in another time; else of anything from anybody; else that there was never any."""
    today = asked.today
    if asked.since or asked.until:
        other = lines.last_days(session, replace(wanted, since=None, until=None))
        if other:
            yield Line("sales-instead", {"what": other[0].line.product, "when": Moment(other[0].line.date, today)})
            return
    if asked.account and (asked.product_ids or asked.rep_ids):
        other = lines.last_days(session, Scope(asked.account_id))
        if other:
            values: dict[str, Value] = {"what": other[0].line.product, "when": Moment(other[0].line.date, today)}
            yield Line("sales-instead-else", values)
            return
    if asked.account:
        yield Line("sales-never")


def so_far(asked: Asked) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the period as far as it has gone; `None` without a first day."""
    if asked.since is None:
        return None
    return asked.since, min(asked.until or asked.today, asked.today)
