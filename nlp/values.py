"""A bare value, said in answer to a question for it: a number, a day, a clock time; and whether it is all there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nlp.directory import Directory
from nlp.languages import languages
from nlp.money import price_of
from nlp.page import Page, opened

#: So many words beside a value are still no sentence: "facciamo 5".
BESIDE = 1


@dataclass(frozen=True)
class Said:
    """A value, as a number, an ISO date or HH:MM; `alone` where hardly anything else is said."""

    value: float | str
    alone: bool


def number(text: str, now: datetime, directory: Directory, lang: str) -> Said | None:
    """The last number that is said: how many, a price, a percentage."""
    page = _page(text, now, directory, lang)
    numbers = page.free_numbers or tuple(n for n in page.numbers if not n.ordinal)
    if not numbers:
        return None
    price = price_of(page, numbers[-1])
    held = {i for n in numbers for i in range(n.first, n.last)}
    held |= set(range(price.first, price.last)) if price else set()
    return Said(price.value if price else numbers[-1].value, _alone(page, held))


def day(text: str, now: datetime, directory: Directory, lang: str, ahead: bool) -> Said | None:
    """The day that is said, to come (`ahead`) or gone."""
    page = _page(text, now, directory, lang)
    for moment in page.moments:
        when = page.when(moment, ahead)
        if moment.dated and when.first:
            return Said(when.first.isoformat(), _alone(page, set(range(moment.first, moment.last))))
    return None


def clock(text: str, now: datetime, directory: Directory, lang: str) -> Said | None:
    """The clock time that is said."""
    page = _page(text, now, directory, lang)
    for moment in page.moments:
        time = page.when(moment, ahead=True).time if moment.clock else None
        if time:
            return Said(time, _alone(page, set(range(moment.first, moment.last))))
    return None


def _page(text: str, now: datetime, directory: Directory, lang: str) -> Page:
    known = languages()
    return opened(text, now, directory, known.get(lang) or next(iter(known.values())))


def _alone(page: Page, held: set[int]) -> bool:
    """Are there hardly any words beside those of the value?"""
    words = [i for i, token in enumerate(page.tokens) if token.kind == "word" and i not in held]
    return sum(not page.in_set(i, "stop") for i in words) <= BESIDE
