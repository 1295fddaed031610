"""What the rates of a period come to: average, most usual, lowest and highest, of one product and unit of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from nlp.reply import Money
from storage.columns import plain
from storage.rates import Agreed

CENT = Decimal("0.01")


class Kind(NamedTuple):
    """What rates may be compared: those of one product, for the same time, in the same currency."""

    product: str
    per: str
    currency: str


@dataclass(frozen=True)
class Rates:
    """The rates of one kind in a period; `usual` is the one that most hires had (of several the latest)."""

    kind: Kind
    hires: int
    mean: Decimal
    usual: Decimal
    lowest: Decimal
    highest: Decimal

    def money(self, amount: Decimal) -> Money:
        """An amount in the currency of these."""
        return Money(amount, self.kind.currency)


def of(agreed: Iterable[Agreed]) -> list[Rates]:
    """The rates of each kind, those with most hires first."""
    kinds: dict[Kind, list[Agreed]] = {}
    for one in agreed:
        kinds.setdefault(Kind(one.product, one.per, one.currency), []).append(one)
    found = [summed(kind, rates) for kind, rates in kinds.items()]
    return sorted(found, key=lambda one: (-one.hires, one.kind))


def summed(kind: Kind, agreed: list[Agreed]) -> Rates:
    """All of one kind together."""
    hires = sum(one.hires for one in agreed)
    often: Counter[Decimal] = Counter()
    latest: dict[Decimal, tuple[int, int]] = {}
    for one in agreed:
        often[one.rate] += one.hires
        latest[one.rate] = max(latest.get(one.rate, (0, 0)), (one.year, one.month))
    usual = max(often, key=lambda rate: (often[rate], latest[rate], rate))
    mean = sum((one.rate * one.hires for one in agreed), Decimal(0)) / hires
    return Rates(kind, hires, plain(mean.quantize(CENT)), usual, min(often), max(often))


def by_year(agreed: Iterable[Agreed], kind: Kind) -> dict[int, Rates]:
    """The rates of one kind in each year that has any."""
    years: dict[int, list[Agreed]] = {}
    for one in agreed:
        if Kind(one.product, one.per, one.currency) == kind:
            years.setdefault(one.year, []).append(one)
    return {year: summed(kind, rates) for year, rates in sorted(years.items())}
