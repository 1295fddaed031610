"""Of which goods it is asked: a kind of them that words mean ("le piattaforme"), and what somebody has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.cues import Cue
from nlp.lacking import lacking
from nlp.names import Name
from nlp.page import Page

#: Tokens from the first up to the last.
Span = tuple[int, int]
#: Topics of which a kind of goods may be asked.
OF_GOODS = frozenset(
    {
        "purchases", "last_purchase", "totals", "ranking", "discounts", "rentals", "idle", "issues", "quotes",
        "recommend", "owner", "history", "stale",
    }
)  # fmt: skip
#: Words of these cues say how it is asked and not of what.
ASKING = ("topic", "ask", "last", "role")
#: Words of these say what is best, or where, and may be goods all the same ("ricambi").
NAMING = frozenset({"best", "place", "sign", "detail", "met", "deed", "price", "buys"})
#: Shorter words say of no goods.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Goods:
    """A kind of goods: in words, the ids of its products; and what is asked about and is none."""

    said: str | None = None
    ids: tuple[int, ...] = ()
    missed: tuple[str, ...] = ()


def goods(
    page: Page, cues: Sequence[Cue], named: Sequence[Name], topic: str | None, asked: Sequence[Span],
    telling: frozenset[int],
) -> tuple[Goods, Goods]:  # fmt: skip
    """The goods that are asked about, and those that somebody has not."""
    gone = lacking(page, cues, named, topic)
    free = [i for i in _free(page, cues, named) if i not in telling]
    none = next((n for n in named if n.kind == "product" and n.known and n.first in gone), None)
    having = [n for n in named if n.kind == "product" and n is not none and not n.candidates]
    lacked = Goods(none.name) if none else _kind(page, [i for i in free if i in gone], ())
    if not lacked.ids and not none:
        lacked, gone = Goods(), range(0)
    if none and not (having or _kind(page, [i for i in free if i not in gone], ()).ids) and topic != "recommend":
        lacked = lacked if _never(page, cues) else Goods()
    if (topic is not None and topic not in OF_GOODS) or having:
        return Goods(), lacked
    return _kind(page, [i for i in free if i not in gone], asked), lacked


def _never(page: Page, cues: Sequence[Cue]) -> bool:
    """Whether it is asked who has something not."""
    return any(c.label == "want.without" for c in cues)


def _kind(page: Page, free: Sequence[int], asked: Sequence[Span]) -> Goods:
    """The kind of goods that these words say."""
    said: list[Span] = []
    found: set[int] = set()
    for run in _runs(free):
        first = 0
        while first < len(run):
            words = [page.norm(i) for i in run[first:]]
            some, used = page.directory.goods.meant(words)
            counts = all(i in page.bound_numbers for i in run[first : first + used])
            if some and not counts:  # "three" is no goods, "three tonne digger" is
                found |= some
                said.append((run[first], run[first + used - 1] + 1))
            first += max(1, used)
    held = {i for first, last in said for i in range(first, last)}
    missed = tuple(page.said(*span) for span in asked if not held.intersection(range(*span)))
    entries = page.directory.entries
    ids = tuple(sorted(i for n in found if (i := entries[n].id) is not None))
    return Goods(page.said(said[0][0], said[-1][1]) if said else None, ids, missed)


def _free(page: Page, cues: Sequence[Cue], named: Sequence[Name]) -> list[int]:
    """The tokens that may say of which goods: no names, moments or small words, nothing that tells how it is asked."""
    telling = [c for c in cues if c.group not in NAMING]
    telling += [cue for group in ASKING for cue in page.cued(group)]
    taken = {i for cue in telling for i in range(cue.first, cue.last)} | page.timed
    taken |= {i for name in named if not _several(name) for i in range(name.first, name.last)}
    return [
        i
        for i, token in enumerate(page.tokens)
        if i not in taken and token.kind != "mark" and not page.in_set(i, "stop") and len(token.norm) >= SHORTEST
    ]


def _several(name: Name) -> bool:
    """Whether the words mean several products, as a kind of goods does: "platforms"."""
    return name.kind == "product" and bool(name.candidates)


def _runs(free: Sequence[int]) -> Iterator[list[int]]:
    """The tokens that stand side by side."""
    run: list[int] = []
    for i in free:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run
