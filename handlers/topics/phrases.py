"""Phrases that answers about customers share: sums of money, days, and what an answer was narrowed down to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from handlers.asking.asked import Asked
from nlp.reply import Line, Money, Period, Phrase
from storage.columns import plain

CENT = Decimal("0.01")


def amounts(sums: Iterable[tuple[str, Decimal]], currency: str) -> Phrase:
    """Sums by currency, as "100 € and 20 CHF"; nothing at all is zero of the company's `currency`."""
    known = [(code, total) for code, total in sums if total] or [(currency, Decimal(0))]
    parts = [
        Line("sum-also" if n else "sum-first", {"amount": money(total, code)}) for n, (code, total) in enumerate(known)
    ]
    return Phrase(tuple(parts))


def money(amount: Decimal, currency: str) -> Money:
    """An amount to the cent."""
    return Money(plain(amount.quantize(CENT)), currency)


def sentence(*parts: Line | None) -> Line:
    """The parts as one sentence."""
    return Line("one-sentence", {"words": Phrase(tuple(part for part in parts if part))})


def on(asked: Asked, day: dt.date) -> Period:
    """The day, as "on 3 May"."""
    return Period(day, day, asked.today)


def since(asked: Asked, day: dt.date) -> Period:
    """From that day on."""
    return Period(day, None, asked.today)


def customers_of(asked: Asked) -> Line | None:
    """Whose customers it is about, where not everybody's."""
    if not asked.rep_ids or asked.account is not None:
        return None
    return Line("among-mine") if asked.mine else Line("among-named", {"whose": asked.whose or ""})


def about(asked: Asked) -> Line | None:
    """The product or kind of it."""
    return Line("about-thing", {"thing": asked.thing}) if asked.thing else None


def within(asked: Asked) -> Line | None:
    """The time."""
    if asked.since is None and asked.until is None:
        return None
    return Line("within-time", {"period": Period(asked.since, asked.until, asked.today)})


def top(asked: Asked, rows: Sequence[Line]) -> tuple[Line, ...]:
    """As many rows as were asked for."""
    return tuple(rows[: asked.top] if asked.top else rows)


def a_year_before(day: dt.date) -> dt.date:
    """The same day a year before; for the 29th of February the 28th."""
    return dt.date(day.year - 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
