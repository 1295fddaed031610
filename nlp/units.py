"""Units: a message as the learnt parts see it, with each recognised name, number and moment as one unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nlp.figures import Figures
from nlp.moments.moment import Moment
from nlp.money import Price
from nlp.names import Name
from nlp.numbers import Number
from nlp.page import Page
from nlp.quantities import Discount, Measure

Thing = Name | Price | Discount | Measure | Number | Moment


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` up to `last`: a word, a mark, a break, or a recognised `thing`.

    `tag` is what the learnt parts are shown of it: the kind, and after a dot what sets it apart.
    """

    first: int
    last: int
    tag: str
    thing: Thing | None = None

    @property
    def kind(self) -> str:
        """The part of the tag before the dot."""
        return self.tag.partition(".")[0]


def units(page: Page, named: Sequence[Name], figures: Figures) -> tuple[Unit, ...]:
    """The message in units, left to right; of things that overlap names come first, then moments, then figures."""
    taken: set[int] = set()
    found: list[Unit] = []
    for unit in _things(page, named, figures):
        span = range(unit.first, unit.last)
        if span and taken.isdisjoint(span):
            taken.update(span)
            found.append(unit)
    found += [Unit(i, i + 1, t.kind) for i, t in enumerate(page.tokens) if i not in taken]
    return tuple(sorted(found, key=lambda u: u.first))


def _things(page: Page, named: Sequence[Name], figures: Figures) -> Iterator[Unit]:
    for name in named:
        if name.known or name.candidates:
            some = ".several" if name.candidates else (".hired" if name.rental else "")
            yield Unit(name.first, name.last, name.kind + some, name)
    for moment in page.moments:
        yield Unit(moment.first, moment.last, f"time.{_way(page, moment)}", moment)
    for off in figures.discounts:
        yield Unit(off.first, off.last, "off", off)
    for length in figures.durations:
        yield Unit(length.first, length.last, "length", length)
    for price in figures.prices:
        explicit = "" if price.explicit else ".bare"
        per = f".{price.per}" if price.per else ""
        yield Unit(price.first, price.last, f"price.{price.kind}{per}{explicit}", price)
    for number in page.free_numbers:
        yield Unit(number.first, number.last, "number.one" if number.value == 1 else "number", number)


def _way(page: Page, moment: Moment) -> str:
    """How a moment lies to now, as far as its words say it."""
    if moment.repeats or moment.vague:
        return "loose"
    clock = ".clock" if moment.clock else ""
    if moment.bound:
        return moment.bound + clock
    if not moment.dated:
        return "clock" if moment.clock else "part"
    back, on = page.when(moment, ahead=False), page.when(moment, ahead=True)
    today = page.now.date()
    return _side(back.first, on.first, today) + clock


def _side(back: date | None, on: date | None, today: date) -> str:
    if back != on:
        return "either"
    if back is None or on is None:
        return "none"
    return "today" if back == today else ("past" if back < today else "future")
