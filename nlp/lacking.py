"""What somebody bought and what never: "chi ha la stampante ma non la resina", "who bought this and never that"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nlp.cues import Cue
from nlp.names import Name
from nlp.page import Page

#: Topics that ask what somebody has not.
TOPICS = frozenset({"recommend", "purchases", "nearby", "ranking", "last_purchase", "totals", "stale", "owner", None})


def lacking(page: Page, cues: Sequence[Cue], named: Sequence[Name], topic: str | None) -> range:
    """The tokens that speak of what somebody has not; empty where nothing does.

    It is what stands behind "without" or "but not", or before a "but" where the "not" stands there.
    """
    if topic is not None and topic not in TOPICS:
        return range(0)
    end = len(page.tokens)
    turn = next((i for i in range(1, end) if page.in_set(i, "contrasts")), None)
    if turn is not None and _denies(page, cues, turn, end):
        return range(turn, end)
    if turn is not None and _denies(page, cues, 0, turn):
        return range(0, turn)
    said = min((c.first for c in cues if c.label == "want.without"), default=None)
    if said is not None:
        return range(said, end)
    return _between(page, [n for n in named if n.kind == "product"])


def _denies(page: Page, cues: Sequence[Cue], first: int, last: int) -> bool:
    """Whether a "not" stands there, or a word that is one: "without"."""
    if any(c.label == "want.without" and first <= c.first < last for c in cues):
        return True
    return any(page.in_set(i, "negations") or page.in_set(i, "never") for i in range(first, last))


def _between(page: Page, things: Sequence[Name]) -> range:
    """From the "not" between two things on."""
    for before, thing in pairwise(things):
        for i in range(before.last, thing.first):
            if page.in_set(i, "negations"):
                return range(i, len(page.tokens))
    return range(0)
