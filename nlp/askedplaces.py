"""Where it is asked about: the words of a place, in whatever way a question says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nlp.cues import Cue, framer
from nlp.directory import words_in
from nlp.names import Name
from nlp.page import Page

#: Topics that look for somebody or something somewhere: there a town needs no preposition.
NEAR = "nearby"
SOMEWHERE = frozenset({NEAR, "owner", "stale", "ranking"})
#: A place's name has at most so many words.
PLACE_WORDS = 4
#: How sure a name must be that is one though it begins with a town.
SURE = 0.9
#: What tells that a place is no town.
WIDE = frozenset({"where.wide", "place.land"})
#: So many accounts that share a word are looked at for a town.
HOLDERS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a place; `wide` where they mean a province or a region and not a town; `whole` with what says so."""

    said: str | None = None
    wide: bool = False
    whole: str | None = None


def place(page: Page, cues: Sequence[Cue], named: Sequence[Name], topic: str | None) -> Place | None:
    """The words of a place: behind "near" or "zone", a region, a town of the accounts behind "in"; no known name."""
    held = {i for n in named if n.known and n.kind != "product" for i in range(n.first, n.last)} - towns_said(page)
    areas = {c.first: c.last for c in cues if c.label == "place.areas"}
    runs: list[list[int]] = []
    for cue in cues:
        if cue.label == "place.land":
            runs.append([cue.last - 1])  # "nel | bresciano"
        elif cue.group == "place":
            start = cue.first if cue.value == "areas" else cue.last
            run = [i for i in _run(page, start) if i not in held]
            run = run if run and run[0] == start else []
            runs.append(_within(page, cue, run, areas, topic))
    if topic in SOMEWHERE:
        runs += [_town(page, [i]) for i in range(len(page.tokens)) if i not in held]
    best = max(runs, key=len, default=[])
    if not best:
        return None
    before = [c.first for c in cues if c.label in WIDE and c.first <= best[0] <= c.last]
    first, last = min([best[0], *before]), best[-1] + 1
    while first < best[0] and page.in_set(first, "prepositions"):
        first += 1
    return Place(page.said(best[0], last), best[0] in areas or bool(before), page.said(first, last))


def towns_said(page: Page) -> frozenset[int]:
    """The tokens that surely are a town, because they are one of some account and stand behind a word for a place.

    What is only part of a name, or like one, is no name there: "a Torino", "in Novara".
    """
    cues = [c for c in framer(page.language).find(page.tokens) if c.group == "place" and c.value != "areas"]
    starts = {c.last for c in cues if c.value in ("inside", "zone")} | {c.last for c in cues if c.last - c.first > 1}
    towns = (_town(page, [i]) for i in starts if i < len(page.tokens))
    whole = {m.first for m in page.mentions if m.entry and m.sure >= SURE and m.last - m.first > 1}
    return frozenset(i for town in towns if town and town[0] not in whole for i in town)


def _within(page: Page, cue: Cue, run: list[int], areas: Mapping[int, int], topic: str | None) -> list[int]:
    """Of the words behind a cue those that are surely a place; behind "zone", and asked who is near, all of them."""
    if not run:
        return []
    if cue.first in areas and cue.value == "areas":
        return list(range(cue.first, cue.last))
    if cue.value == "zone" or topic == NEAR:
        return _town(page, run) or run
    if run[0] in areas:
        return list(range(run[0], areas[run[0]]))
    capital = [i for i in run if page.tokens[i].capital] == run and cue.value == "inside" and len(run) <= 2
    return _town(page, run) or (run if capital else [])


def _town(page: Page, run: list[int]) -> list[int]:
    """As many of the words as are a town of some account."""
    entries = page.directory.entries
    for number in page.directory.places.holders.get(page.norm(run[0]), ())[:HOLDERS]:
        words = words_in(entries[number].city or "")
        first, last = run[0], run[0] + len(words)
        if words and words == tuple(page.norm(i) for i in range(first, last)):
            return list(range(first, last))
    return []


def _run(page: Page, first: int) -> Iterator[int]:
    """The tokens from there on that may be a place's name."""
    topical = {i for c in page.cued("topic") for i in range(c.first, c.last)}
    run: list[int] = []
    for i in range(first, min(len(page.tokens), first + PLACE_WORDS)):
        small = page.in_set(i, "stop") and not page.tokens[i].capital and not (run and page.in_set(i, "links"))
        if page.tokens[i].kind != "word" or small or i in page.timed or i in topical:
            break
        run.append(i)
    while run and page.in_set(run[-1], "stop") and not page.tokens[run[-1]].capital:
        run.pop()
    yield from run
