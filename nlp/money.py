"""Prices, discounts, quantities and periods of hire: which numbers of a message are what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nlp.languages import Language
from nlp.numbers import Number
from nlp.page import Page
from nlp.patterns import Grammar, Match

# A number beyond this is no percentage and no count of packs in a sentence.
PERCENT_LIMIT = 100
CENTS = 100


@dataclass(frozen=True, slots=True)
class Price:
    """An amount: of one (`unit`) or of the line (`total`), per period of hire, with its currency."""

    first: int
    last: int
    value: float
    kind: str
    per: str | None = None
    currency: str | None = None
    explicit: bool = True
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity, a discount in percent or a duration (ISO 8601), and where it was said."""

    first: int
    last: int
    value: Any


PHRASES = ("price_at", "currency", "per", "span")


@lru_cache(maxsize=32)
def _phrases(language: Language) -> dict[str, Grammar]:
    return {name: Grammar([(name, f"<{name}>")], language.classes) for name in PHRASES}


def phrase(page: Page, name: str, i: int) -> Match | None:
    """The phrase of a class that begins at token `i`."""
    return _phrases(page.language)[name].at(page.tokens, i, {}) if 0 <= i < len(page.tokens) else None


def _before(page: Page, name: str, i: int) -> Match | None:
    """The phrase of a class that ends right before token `i`."""
    for size in (3, 2, 1):
        found = phrase(page, name, i - size)
        if found and found.last == i:
            return found
    return None


def discounts(page: Page) -> Iterator[Measure]:
    """The percentages of a message."""
    percents = {c.first: c.last for c in page.cued("percent")}
    for number in page.free_numbers:
        if number.value >= PERCENT_LIMIT:
            continue
        end = number.last + 1 if page.norm(number.last) == "%" else percents.get(number.last)
        if end and not any(True for _ in page.cued("no_discount", end, end + 2)):
            yield Measure(number.first, end, number.value)


def durations(page: Page) -> Iterator[Measure]:
    """The periods that something is hired for."""
    for number in page.free_numbers:
        unit = phrase(page, "span", number.last)
        if unit and number.value == int(number.value):
            yield Measure(number.first, unit.last, f"P{int(number.value)}{unit.one('span')}")
    for i, token in enumerate(page.tokens):
        single = token.norm in {p[0] for p in page.language.classes.get("one", {})} and i not in page.timed
        unit = phrase(page, "span", i + 1) if single else None
        if unit and not _before(page, "per", unit.last):
            yield Measure(i, unit.last, f"P1{unit.one('span')}")


def prices(page: Page, taken: frozenset[int]) -> tuple[Price, ...]:
    """The amounts of a message; `taken` are tokens of discounts and periods."""
    found: list[Price] = []
    used: set[int] = set()
    for number in page.free_numbers:
        if number.first in taken or number.first in used:
            continue
        price = price_of(page, number)
        if price:
            found.append(price)
            used.update(range(price.first, price.last))
    return tuple(found)


def price_of(page: Page, number: Number) -> Price | None:
    """The price that a number is, if the words around it make it one."""
    first, end, value = number.first, number.last, number.value
    symbol = _before(page, "currency", first)
    if symbol:
        first = symbol.first
    lead = _before(page, "price_at", first)
    money = symbol or phrase(page, "currency", end)
    if money and not symbol:
        end = money.last
    value, end = _cents(page, number, value, end, bool(lead or money))
    if money is None and (money := phrase(page, "currency", end)):
        end = money.last
    per, each, total, end = _tail(page, first, end)
    if not (lead or money or per or each or total):
        return None
    said = lead.one("price_at") if lead else None
    if said == "total" and not money and not total and page.norm(end) and _counts_something(page, end):
        return None
    kind = "total" if total or (said == "total" and not each and not per) else "unit"
    currency = money.one("currency") if money else None
    return Price(
        lead.first if lead else first,
        end,
        value,
        kind,
        per,
        currency,
        bool(each or per or total or lead),
        number.spelled,
    )


def _counts_something(page: Page, end: int) -> bool:
    """Whether the number is followed by what it counts ("for 2 pumps"), so that it is no price."""
    return page.in_set(end, "packs") or end in page.named


def _cents(page: Page, number: Number, value: float, end: int, priced: bool) -> tuple[float, int]:
    """The value with the cents that follow it: "otto e cinquanta", "3 euro e 50"."""
    if not priced or value != int(value):
        return value, end
    k = end + 1 if page.in_set(end, "number_joins") else end
    cents = page.bound_numbers.get(k)
    joined = k > end or end > number.last
    if cents and joined and 5 <= cents.value < CENTS and cents.value == int(cents.value) and value < 1000:
        return value + cents.value / CENTS, cents.last
    return value, end


def _tail(page: Page, first: int, end: int) -> tuple[str | None, bool, bool, int]:
    """What follows an amount: per period, for each, in all; and where it ends."""
    per, each, total = None, False, False
    for _ in range(3):
        if page.norm(end) in ("+", ","):
            break
        if not per and (found := phrase(page, "per", end)):
            per, end = found.one("per"), found.last
        elif cue := next((c for c in page.cued("each", end, end + 1)), None):
            each, end = True, cue.last
        elif cue := next((c for c in page.cued("total", end, end + 1)), None):
            total, end = True, cue.last
        else:
            break
    if any(c.last == first for c in page.cued("total", max(0, first - 4), first)):
        total = True
    return per, each, total, end
