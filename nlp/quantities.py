"""Discounts, lengths of time, counts with their unit, and words about VAT: which numbers of a message are what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nlp.languages import Language
from nlp.numbers import Number
from nlp.page import Page
from nlp.patterns import Grammar, Match

# A discount is no more than all of it; discounts one after another are mostly smaller than this.
WHOLE = 100
CHAINED = 70
# Units that are also written before their number: "kg 25".
SHORT = 3
# How far before a number the word "discount" may stand.
LEAD = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """A value said at tokens `first` to `last`: a count (with its unit), a length in ISO 8601, VAT in or out."""

    first: int
    last: int
    value: Any
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Discount:
    """Percentages taken off one after another, said at tokens `first` to `last`."""

    first: int
    last: int
    values: tuple[float, ...]

    @property
    def value(self) -> float:
        """What they come to in percent: 5 and 5 are 9.75."""
        left = 1.0
        for off in self.values:
            left *= 1 - off / 100
        return round((1 - left) * 100, 2) if len(self.values) > 1 else self.values[0]


CLASSES = (
    "percent",
    "discount_before",
    "discount_after",
    "discount_link",
    "discount_fill",
    "span",
    "length",
    "pack",
    "vat",
    "percent_word",
    "measure",
    "place",
)


@lru_cache(maxsize=32)
def _phrases(language: Language) -> dict[str, Grammar]:
    return {
        name: Grammar([("", name, f"<{name}>")], language.classes)
        for name in (*CLASSES, "price_at", "currency", "coin", "per")
    }


def phrase(page: Page, name: str, i: int) -> Match | None:
    """The phrase of a class that begins at token `i`."""
    return _phrases(page.language)[name].at(page.tokens, i) if 0 <= i < len(page.tokens) else None


def before(page: Page, name: str, i: int) -> Match | None:
    """The phrase of a class that ends right before token `i`."""
    for size in (4, 3, 2, 1):
        found = phrase(page, name, i - size)
        if found and found.last == i:
            return found
    return None


def discounts(page: Page) -> Iterator[Discount]:
    """The discounts of a message, each with all that is taken off one after another."""
    free = {n.first: n for n in page.free_numbers}
    done = 0
    for number in page.free_numbers:
        if number.first < done or not 0 < number.value <= WHOLE:
            continue
        chain, end = _chain(page, free, number)
        found = _discount(page, chain, end)
        if found:
            yield found
            done = found.last
    for i in range(len(page.tokens)):
        if worded := phrase(page, "percent_word", i):
            yield Discount(i, worded.last, (worded.one("percent_word"),))


def _chain(page: Page, free: dict[int, Number], number: Number) -> tuple[tuple[Number, ...], int]:
    """The numbers that follow each other with "+" or "and" between, and the token after them."""
    chain, end = [number], _percent_end(page, number.last)
    while (link := phrase(page, "discount_link", end)) and (following := free.get(link.last)):
        if following.value > CHAINED or number.value > CHAINED or page.in_set(following.last, "packs"):
            break
        chain.append(following)
        end = _percent_end(page, following.last)
    return tuple(chain), end


def _percent_end(page: Page, i: int) -> int:
    sign = phrase(page, "percent", i)
    return sign.last if sign else i


def _discount(page: Page, chain: tuple[Number, ...], end: int) -> Discount | None:
    """The discount that some numbers are, if a percent sign or a word for it stands by them."""
    first, last = chain[0].first, end
    after = phrase(page, "discount_after", end)
    sign = end > chain[-1].last
    if any(True for _ in page.cued("no_discount", end, end + 2)):
        return None
    if after:
        return Discount(first, after.last, tuple(n.value for n in chain))
    if sign or _led(page, first) or (len(chain) > 1 and _listed(page, chain)):
        return Discount(first, last, tuple(n.value for n in chain))
    # "5% e 10 pezzi": only the first is a percentage.
    alone = _percent_end(page, chain[0].last)
    return Discount(first, alone, (chain[0].value,)) if len(chain) > 1 and alone > chain[0].last else None


def _led(page: Page, first: int) -> bool:
    """Whether a word for discount leads to a number: "sconto del dieci"."""
    i = first
    while first - i < LEAD and phrase(page, "discount_fill", i - 1):
        i -= 1
    money = phrase(page, "currency", page.bound_numbers[first].last) or before(page, "currency", first)
    return before(page, "discount_before", i) is not None and money is None


def _listed(page: Page, chain: tuple[Number, ...]) -> bool:
    """Whether numbers are discounts by the way they are put together: "30+10", "il 5 e 5"."""
    plus = all(page.norm(n.first - 1) == "+" for n in chain[1:])
    counted = page.in_set(chain[-1].last, "packs") or (
        page.norm(chain[-1].last) not in ("", *",.;:") and not page.in_set(chain[-1].last, "stop")
    )
    article = page.in_set(chain[0].first - 1, "discount_articles")
    return (plus or article) and not counted


def durations(page: Page) -> Iterator[Measure]:
    """The lengths of time that something is hired, tried or guaranteed for, left to right."""
    taken: set[int] = set()
    numbers = {n.first: n for n in page.free_numbers}
    for i in range(len(page.tokens)):
        found = None if i in taken or i in page.timed else _duration(page, numbers, i)
        if found:
            taken.update(range(found.first, found.last))
            yield found


def _duration(page: Page, numbers: dict[int, Number], i: int) -> Measure | None:
    worded = phrase(page, "length", i)
    if worded and not page.in_set(worded.last, "number_of"):
        return Measure(i, worded.last, worded.one("length"))
    number = numbers.get(i)
    if number:
        end = number.last + (page.norm(number.last) == "-" or page.in_set(number.last, "number_of"))
        unit = phrase(page, "span", end + page.in_set(end, "duration_fill"))
        return _length(page, i, number.value, unit) if unit else None
    unit = phrase(page, "span", i + 1 + page.in_set(i + 1, "duration_fill")) if page.in_set(i, "one") else None
    if unit is None:
        return None
    rate = None if page.in_set(i - 1, "duration_lead") else before(page, "per", unit.last)
    return None if rate and rate.first <= i else _length(page, i, 1, unit)


def _length(page: Page, i: int, count: float, unit: Match) -> Measure:
    """A count of a unit as ISO 8601, with the half that may be said behind it: "due mesi e mezzo"."""
    return Measure(i, unit.last, iso_length(count + _half_after(page, unit.last), unit.one("span")))


def iso_length(count: float, unit: str) -> str:
    """A length in ISO 8601; what is no whole number of its unit is said in the next smaller one."""
    if count == int(count):
        return f"PT{int(count)}H" if unit == "H" else f"P{int(count)}{unit}"
    if unit == "M":
        return f"P{int(count)}M{round(count % 1 * 30)}D" if count > 1 else f"P{round(count * 30)}D"
    size, smaller = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "H"), "H": (60, "MIN")}[unit]
    return f"PT{round(count * size)}{smaller[0]}" if smaller in ("H", "MIN") else f"P{round(count * size)}{smaller}"


def quantities(page: Page) -> Iterator[Measure]:
    """The counts with a unit ("dodici casse", "half a pallet"), left to right; the unit is the word for one."""
    for number in page.free_numbers:
        end = number.last + page.in_set(number.last, "number_of")
        end += page.in_set(end, "articles") and number.value < 1
        end += page.in_set(end, "pack_fill")
        if unit := phrase(page, "pack", end):
            value = number.value + _half_after(page, unit.last)
            yield Measure(number.first, unit.last, value, unit.one("pack"))
        elif (unit := before(page, "pack", number.first)) and len(page.norm(unit.first)) <= SHORT:
            yield Measure(unit.first, number.last, number.value, unit.one("pack"))
    held = {i for n in page.numbers for i in range(n.first, n.last)}
    for i in range(len(page.tokens)):
        if page.in_set(i, "one") and i not in held and (unit := phrase(page, "pack", i + 1)):
            yield Measure(i, unit.last, 1 + _half_after(page, unit.last), unit.one("pack"))


def _half_after(page: Page, i: int) -> float:
    """The half that is said behind its unit: "due quintali e mezzo"."""
    said = " ".join(page.norm(k) for k in range(i, i + 3))
    return next((v for k, v in page.language.numbers.get("halves", {}).items() if said.startswith(k)), 0)


def vat(page: Page) -> Iterator[Measure]:
    """What is said of VAT: included in a price, or excluded."""
    # Written short with dots: "i.v.a. escl."
    kept = [i for i, token in enumerate(page.tokens) if token.text != "."]
    tokens = [page.tokens[i] for i in kept]
    k = 0
    while k < len(tokens):
        found = _phrases(page.language)["vat"].at(tokens, k)
        if found:
            yield Measure(kept[k], kept[found.last - 1] + 1, found.one("vat"))
        k = found.last if found else k + 1
