"""How a bound is said that figures are narrowed down to: "più di 5.000 €", "at least 3"."""

from __future__ import annotations

from decimal import Decimal

from handlers.asking.asked import Asked
from handlers.topics.phrases import money
from nlp.reply import Line, Phrase, Value


def line(asked: Asked) -> Line:
    """More than, at least or less than so much."""
    number = asked.over if asked.over is not None else asked.under
    side = "under" if asked.over is None else "least" if asked.at_least else "over"
    return Line("bound-said", {"side": side, "number": _said(asked, number or Decimal(0))})


def phrase(asked: Asked) -> Phrase:
    """The same, as a part of a sentence."""
    return Phrase((line(asked),))


def _said(asked: Asked, number: Decimal) -> Value:
    if asked.unit == "money":
        return money(number, asked.currency)
    plain = int(number) if number == int(number) else number
    if asked.unit == "percent":
        return Phrase((Line("bound-percent", {"number": plain}),))
    return Phrase((Line("bound-days", {"number": plain}),)) if asked.unit == "days" else plain
