"""What goods cost by the list, as a question asks for it: "quanto costa un trapano?", "list price of the drill"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.cues import framer
from nlp.names import Name
from nlp.page import Page

#: What is wanted besides, and is then asked for: the highest price, the mean, the rate of a hire.
OTHER = frozenset({"most", "least", "average", "rate", "why", "late", "limit", "how_many"})
#: Words beside a weaker way to ask for a price that mean nothing more.
FEW = 1


def prices(page: Page, named: Sequence[Name], of_goods: bool) -> bool:
    """Whether the price of goods is asked for, and not what somebody paid, was offered, or had off."""
    cues = framer(page.language).find(page.tokens)
    labels = {c.label for c in cues}
    others = any(c.group == "want" and c.value in OTHER for c in cues) or page.moments
    if others or any(n.kind in ("account", "contact") and n.known for n in named):
        return False
    if any(c.value in ("discounts", "payments") for c in page.cued("topic")):
        return False
    if "price.sure" in labels or {"price.opens", "price.cost"} <= labels:
        return True
    held = {i for c in cues if c.group == "price" for i in range(c.first, c.last)}
    held |= {i for n in named for i in range(n.first, n.last)}
    held |= {i for c in page.cued("ask") for i in range(c.first, c.last)}
    left = [i for i, t in enumerate(page.tokens) if t.kind == "word" and i not in held and not _small(page, i)]
    return "price.likely" in labels and of_goods and len(left) <= FEW


def _small(page: Page, i: int) -> bool:
    return page.in_set(i, "stop") or page.in_set(i, "articles")
