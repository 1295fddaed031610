"""A message in clauses, and which of them say what is to be done rather than what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.coming import appointments, journeys, verbs
from nlp.cues import Cue
from nlp.page import Page

HARD = frozenset(".;!?→•*✅❌❓\n")
SOFT = frozenset(",:–—|")
# Marks that stand inside a clause, as in "A&B", "3/12" or "@ 20".
INNER = frozenset("-&/()@+%€$£#'\"°<>=~")
VERBAL = ("role", "do", "must", "channel", "unreached", "issue")
# How far before a duty's verb the word that makes it a duty may stand.
DUTY_REACH = 9
# How near a day must stand to a noun that is something to do.
EVENT_REACH = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last`; `trigger` is the cue of what is to be done, or `None` for what was told."""

    first: int
    last: int
    sentence: int
    trigger: Cue | None = None


def triggers(page: Page) -> tuple[Cue, ...]:
    """The verbs of things to do, left to right, none over another."""
    found = [c for c in page.cued("must") if not _named(page, c)]
    found += [c for c in page.cued("do") if not _named(page, c) and _is_duty(page, c)]
    found = [c for c in found if _is_timely(page, c) and not _manner(page, c)]
    found += [*appointments(page), *journeys(page)]
    found += [c for c in verbs(page) if _is_duty(page, c)]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.first - c.last, c.group != "must", c.first)):
        if all(cue.last <= k.first or cue.first >= k.last for k in kept):
            kept.append(cue)
    return tuple(_joined(page, sorted(kept, key=lambda c: c.first)))


def _manner(page: Page, cue: Cue) -> bool:
    """Whether a word only says by which way something was done: "by email"."""
    wider = (c for c in page.cued("channel", max(0, cue.first - 2), cue.first) if c.last >= cue.last)
    return any(page.in_set(c.first, "prepositions") for c in wider)


def _is_timely(page: Page, cue: Cue) -> bool:
    """Whether a noun that may be something to do ("consegna", "delivery") has a day ahead beside it."""
    if cue.last - cue.first > 1 or not page.in_set(cue.first, "events"):
        return True
    if cue.group == "do" and _opening(page, cue.first) == 0:
        return True
    near = [m for m in page.moments if cue.first - EVENT_REACH <= m.first < cue.last + EVENT_REACH]
    troubled = any(True for _ in page.cued("issue", _opening(page, cue.first), cue.last + EVENT_REACH))
    return not troubled and any(m.dated and page.when(m, ahead=True).first for m in near if m.direction != "past")


def _joined(page: Page, cues: list[Cue]) -> Iterator[Cue]:
    """A verb and the noun that it leads to are one: "mandare la mail", "send a text"."""
    held: Cue | None = None
    for cue in cues:
        near = held is not None and cue.first - held.last <= 1
        if held and near and all(page.in_set(i, "articles") for i in range(held.last, cue.first)):
            held = replace(cue, first=held.first)
            continue
        if held:
            yield held
        held = cue
    if held:
        yield held


def _named(page: Page, cue: Cue) -> bool:
    return cue.first in page.named


def _is_duty(page: Page, cue: Cue) -> bool:
    """Whether a bare verb is a thing to do: it opens its clause, or a word of duty leads to it."""
    start = _opening(page, cue.first)
    led = any(d.last <= cue.first for d in page.cued("duty", max(start, cue.first - DUTY_REACH), cue.first))
    if led and _only_small_words(page, start, cue.first):
        return True
    if page.in_set(cue.first - 1, "modal_before") or (page.in_set(cue.first, "commands") and start):
        return False
    return all(i in page.timed or page.tokens[i].kind == "mark" for i in range(start, cue.first))


def _only_small_words(page: Page, start: int, end: int) -> bool:
    """Whether nothing but duty, time and small words stand right before the verb."""
    duties = list(page.cued("duty", start, end))
    since = max(d.last for d in duties if d.last <= end)
    return all(
        i in page.timed or page.in_set(i, "stop") or page.tokens[i].kind == "mark" or i in page.named
        for i in range(since, end)
    )


def _opening(page: Page, i: int) -> int:
    """The token with which the clause of token `i` opens, as marks and breaks have it."""
    while i > 0 and page.tokens[i - 1].text not in HARD | SOFT and not _dash(page, i - 1):
        i -= 1
    return i


def _dash(page: Page, i: int) -> bool:
    token = page.tokens[i]
    return token.text in "-–—>" and page.text[token.start - 1 : token.start] in ("", " ", "\n", "-")


def clauses(page: Page) -> tuple[Clause, ...]:
    """All clauses, left to right, covering every token but the marks between them."""
    verbs = {c.first: c for c in triggers(page)}
    starts = _starts(page, verbs)
    found: list[Clause] = []
    sentence = 0
    edges = [*sorted(starts), len(page.tokens)]
    for first, last in pairwise(edges):
        if first and page.tokens[first - 1].text in HARD:
            sentence += 1
        trigger = next((verbs[i] for i in range(first, last) if i in verbs), None)
        found.append(Clause(first, last, sentence, trigger))
    return tuple(_with_lone_moments(page, found))


def _starts(page: Page, verbs: dict[int, Cue]) -> set[int]:
    starts = {0}
    verbal = {c.first for group in VERBAL for c in page.cued(group)}
    held = page.named | page.timed
    for i, token in enumerate(page.tokens):
        inside = i in held and i + 1 in held
        if (token.text in HARD | SOFT or _dash(page, i) or _symbol(token.text)) and not inside:
            starts.add(i + 1)
        elif token.norm in page.language.words("connectors") and i not in held:
            small = len(token.norm) < 4
            following = i + 1 in verbal or page.in_set(i + 1, "pronouns") or i + 1 in page.named
            if following or not small:
                starts.add(i)
    starts |= {_with_lead(page, i) for i in verbs}
    return {s for s in starts if s < len(page.tokens)}


def _symbol(text: str) -> bool:
    return (
        len(text) == 1
        and not text.isalnum()
        and text not in INNER | HARD | SOFT
        and not text.isspace()
        and ord(text) > 0x2000
    )


def _with_lead(page: Page, i: int) -> int:
    """Where the clause of a thing to do begins: with the words of duty and time right before its verb."""
    duty = {k for c in page.cued("duty") for k in range(c.first, c.last)}
    lead = page.timed | duty
    while i > 0 and i - 1 not in page.named:
        small = page.in_set(i - 1, "modal_before") and i - 2 in lead
        if not (i - 1 in lead or small or page.in_set(i - 1, "pronouns")):
            break
        i -= 1
    return i


def _with_lone_moments(page: Page, found: list[Clause]) -> Iterator[Clause]:
    """A clause that holds only a moment ("domani:") joins the thing to do that follows it."""
    skipped: int | None = None
    for n, clause in enumerate(found):
        following = found[n + 1] if n + 1 < len(found) else None
        lone = clause.trigger is None and all(
            i in page.timed or page.tokens[i].kind != "word" for i in range(clause.first, clause.last)
        )
        timed = any(i in page.timed for i in range(clause.first, clause.last))
        if lone and timed and following and following.trigger:
            skipped = clause.first if skipped is None else skipped
            continue
        yield replace(clause, first=clause.first if skipped is None else skipped)
        skipped = None
