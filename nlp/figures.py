"""The measures of a message: its prices, discounts and periods of hire."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.money import Price, prices
from nlp.page import Page
from nlp.quantities import Discount, Measure, discounts, durations


@dataclass(frozen=True, slots=True)
class Figures:
    """All measures of a message."""

    prices: tuple[Price, ...]
    discounts: tuple[Discount, ...]
    durations: tuple[Measure, ...]

    @property
    def tokens(self) -> frozenset[int]:
        """The tokens of all of them."""
        return frozenset(
            i for some in (self.prices, self.discounts, self.durations) for f in some for i in range(f.first, f.last)
        )


def figures(page: Page) -> Figures:
    """The prices, discounts and periods of hire of a message."""
    found = Figures((), tuple(discounts(page)), tuple(durations(page)))
    return Figures(prices(page, found.tokens), found.discounts, found.durations)
