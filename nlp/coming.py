"""Things to do that no verb of doing says: a meeting on a day ahead, a way to somebody, a verb that no list has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlp.cues import Cue
from nlp.moments.moment import Moment
from nlp.page import Page
from nlp.tokens import SENTENCE_ENDS

# What says of a meeting that it has happened.
HAPPENED = ("role", "unreached", "issue", "told", "done")
# Moments that name no day by themselves.
WIDE = frozenset({"month", "year", "season", "count", "week_of", "quarter"})
SHORTEST_VERB = 5


def appointments(page: Page) -> Iterator[Cue]:
    """Nouns of meeting with a day ahead beside them, in a sentence that tells nothing that happened."""
    for cue in page.cued("coming"):
        first, last = _sentence(page, cue.first)
        if cue.first in page.named or not any(_ahead(page, m) for m in page.moments if first <= m.first < last):
            continue
        if not _happened(page, cue, first, last):
            yield replace(cue, label=f"must.{cue.value}")


def journeys(page: Page) -> Iterator[Cue]:
    """Words of going somewhere right before somebody known: "going to Rossi"."""
    whom = {m.first for m in page.mentions if m.kind in ("account", "contact")}
    for cue in page.cued("toward"):
        if cue.last in whom:
            yield replace(cue, label=f"must.{cue.value}")
    for cue in page.cued("intro"):
        if cue.value == "place" and cue.last in whom and _planned(page, cue):
            yield replace(cue, label="must.visit")


def _planned(page: Page, cue: Cue) -> bool:
    """Whether a place stands behind nothing but a day ahead: "venerdì alle 10 da Rossi"."""
    first, last = _sentence(page, cue.first)
    timed = [m for m in page.moments if first <= m.first < cue.first]
    alone = all(i in page.timed or page.tokens[i].kind == "mark" for i in range(first, cue.first))
    return alone and any(_ahead(page, m) for m in timed) and not _happened(page, cue, first, last)


def verbs(page: Page) -> Iterator[Cue]:
    """Words with a verb's ending, or behind a duty that asks for a verb, which no list of things to do has."""
    endings = tuple(page.language.words("verb_endings"))
    after = {d.last for d in page.cued("duty") if page.in_set(d.last - 1, "verb_after") and _ours(page, d)}
    cued = {i for c in page.cues for i in range(c.first, c.last) if c.group not in ("topic", "intro", "field")}
    for i, token in enumerate(page.tokens):
        ended = bool(endings) and token.norm.endswith(endings) and len(token.norm) > SHORTEST_VERB
        plain = token.kind == "word" and not token.capital and i not in cued | page.named | page.timed
        if (ended or i in after) and plain and not any(page.in_set(i, s) for s in ("stop", "trades", "no_verbs")):
            yield Cue("do.other", i, i + 1)


def _ours(page: Page, duty: Cue) -> bool:
    """Whether a duty of several words is the rep's own: no other person is its subject."""
    before = range(max(0, duty.first - 2), duty.first)
    theirs = any(i in page.named or page.in_set(i, "pronouns") for i in before)
    return duty.last - duty.first > 1 and not theirs


def _sentence(page: Page, i: int) -> tuple[int, int]:
    first = last = i
    while first > 0 and not _ends(page, first - 1):
        first -= 1
    while last < len(page.tokens) and not _ends(page, last):
        last += 1
    return first, last


def _ends(page: Page, i: int) -> bool:
    return page.tokens[i].text in SENTENCE_ENDS and i not in page.timed


def _ahead(page: Page, moment: Moment) -> bool:
    """Whether a moment may be a day ahead, or a clock time that is still to come today."""
    loose = moment.bound in ("since", "until", "after") or moment.vague or moment.repeats
    if loose or not moment.dated or moment.rule in WIDE:
        return False
    when = page.when(moment, ahead=True)
    if when.first is None or when.first < page.now.date():
        return False
    return when.first > page.now.date() or _still_to_come(page)


def _still_to_come(page: Page) -> bool:
    clock = page.now.strftime("%H:%M")
    return any((page.when(m, ahead=True).time or "") > clock for m in page.moments if m.clock)


def _happened(page: Page, cue: Cue, first: int, last: int) -> bool:
    """Whether the sentence tells of more than that somebody is to be met."""
    if any(_over(page, m) for m in page.moments if first <= m.first < last):
        return True
    met = (c for c in page.cued("channel", first, last) if c.last <= cue.first or c.first >= cue.last)
    return any(True for _ in met) or any(True for g in HAPPENED for _ in page.cued(g, first, last))


def _over(page: Page, moment: Moment) -> bool:
    """Whether a moment names a day that is over, however it is read."""
    day = page.when(moment, ahead=True).first
    return day is not None and moment.direction == "past" and day < page.now.date()
