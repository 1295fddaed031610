"""Prices: which numbers of a message are money, of what currency, of one or of the whole line."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.numbers import Number
from nlp.page import Page
from nlp.quantities import before, phrase

CENTS = 100
# How many words may stand between "total" and its amount.
TOTAL_REACH = 4


@dataclass(frozen=True, slots=True)
class Price:
    """An amount: of one (`unit`) or of the line (`total`), per period of hire, with its currency.

    `other` is what the words mean as well: "four eighty" is 4.80 or 480.
    """

    first: int
    last: int
    value: float
    kind: str
    per: str | None = None
    currency: str | None = None
    explicit: bool = True
    other: float | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a price with its money words, from token `first` up to `last`."""

    first: int
    last: int
    value: float
    currency: str | None
    said: bool


def prices(page: Page, taken: frozenset[int]) -> tuple[Price, ...]:
    """The amounts of a message; `taken` are tokens of discounts and periods."""
    found: list[Price] = []
    used: set[int] = set()
    for number in sorted((*page.free_numbers, *_ones(page)), key=lambda n: n.first):
        if number.first in taken or number.first in used:
            continue
        price = price_of(page, number)
        if price:
            found.append(price)
            used.update(range(price.first, price.last))
    return tuple(found)


def _ones(page: Page) -> list[Number]:
    """The articles that count money: "un euro e quindici"."""
    held = {i for n in page.numbers for i in range(n.first, n.last)}
    return [
        Number(i, i + 1, 1, spelled=True)
        for i in range(len(page.tokens))
        if page.in_set(i, "one") and i not in held and phrase(page, "currency", i + 1)
    ]


def price_of(page: Page, number: Number) -> Price | None:
    """The price that a number is, if the words around it make it one."""
    lead = before(page, "price_at", number.first)
    amount = _amount(page, number, bool(lead))
    if not lead:
        lead = before(page, "price_at", amount.first)
    per, each, total, end = _tail(page, amount.first, amount.last)
    if not (lead or amount.said or per or each or total):
        return None
    said = lead.one("price_at") if lead else None
    if lead and not amount.said and not (per or each or total) and _counts_something(page, end, said):
        return None
    value, other = _spoken(page, number, amount, per)
    return Price(
        lead.first if lead else amount.first,
        end,
        value,
        "total" if total or (said == "total" and not each and not per) else "unit",
        per,
        amount.currency,
        bool(each or per or total or lead),
        other,
    )


def _amount(page: Page, number: Number, led: bool) -> Amount:
    """The number with the currency before or behind it, and the cents: "otto e cinquanta", "3 euro e 50"."""
    first, end = number.first, number.last
    symbol = before(page, "currency", first)
    first = symbol.first if symbol else first
    coin = phrase(page, "coin", end)
    if coin and not symbol:
        return Amount(first, coin.last, number.value / CENTS, coin.one("coin"), True)
    money = symbol or phrase(page, "currency", end)
    if money is None and page.in_set(end, "number_of"):
        money = phrase(page, "currency", end + 1)
    end = money.last if money and not symbol else end
    priced = led or money is not None or _each_after_cents(page, end)
    value, end = _cents(page, number, end) if priced else (number.value, end)
    if money is None and (money := phrase(page, "currency", end)):
        end = money.last
    code = phrase(page, "currency", end) if symbol else None
    return Amount(first, code.last if code else end, value, money.one("currency") if money else None, money is not None)


def _joined(page: Page, i: int) -> int:
    return i + 1 if page.in_set(i, "number_joins") else i


def _each_after_cents(page: Page, end: int) -> bool:
    """Whether cents follow and then a word for each: "trentotto e cinquanta l'una"."""
    cents = page.bound_numbers.get(_joined(page, end))
    return cents is not None and any(True for _ in page.cued("each", cents.last, cents.last + 1))


def _cents(page: Page, number: Number, end: int) -> tuple[float, int]:
    """The value with the cents that follow it."""
    k = _joined(page, end)
    cents = page.bound_numbers.get(k)
    if number.value != int(number.value) or cents is None or number.value >= 10 * CENTS:
        return number.value, end
    small = phrase(page, "coin", cents.last)
    if small and 1 <= cents.value < CENTS:
        return number.value + cents.value / CENTS, small.last
    joined = k > end or end > number.last
    tens = 5 <= cents.value < CENTS and cents.value == int(cents.value) and not page.in_set(cents.last, "packs")
    return (number.value + cents.value / CENTS, cents.last) if joined and tens else (number.value, end)


def _spoken(page: Page, number: Number, amount: Amount, per: str | None) -> tuple[float, float | None]:
    """A price said as a pair of numbers is in hundreds for a hire ("two fifty a day"), else in units and cents."""
    paired = "pairs" in page.language.flags and number.spelled and amount.value == number.value
    words = number.last - number.first
    hundred = any(page.in_set(i, "hundreds") for i in range(number.first, number.last))
    if not paired or hundred or words < 2 or not CENTS < number.value < CENTS * CENTS or number.value % 1:
        return amount.value, None
    cents = amount.value / CENTS
    return (amount.value, cents) if per or amount.said else (cents, amount.value)


def _counts_something(page: Page, end: int, said: str | None) -> bool:
    """Whether what follows is counted or measured ("for 2 pumps", "a 40 km"), so that the number is no price."""
    if phrase(page, "measure", end) or _street(page, end):
        return True
    return said == "total" and bool(page.norm(end)) and (page.in_set(end, "packs") or end in page.named)


def _street(page: Page, end: int) -> bool:
    """Whether a number is that of a house: "at 45 Station Road"."""
    return any(
        phrase(page, "place", i) for i in range(end + 1, min(end + 3, len(page.tokens))) if page.tokens[i].capital
    )


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
    return per, each, total or _total_before(page, first), end


def _total_before(page: Page, first: int) -> bool:
    """Whether "total" leads to the amount, with no other number between."""
    cue = next((c for c in page.cued("total", max(0, first - TOTAL_REACH - 1), first) if c.last <= first), None)
    if cue is None:
        return False
    between = range(cue.last, first)
    return not any(i in page.bound_numbers or page.tokens[i].text in ",;" for i in between)
