"""Words of a question that name somebody, and that nothing was made of: they are told, so that nobody is misled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.cues import finder, framer
from nlp.names import Name
from nlp.page import Page

#: Topics that are answered about everybody where nobody is named.
TOPICS = frozenset(
    {"totals", "purchases", "last_purchase", "payments", "rentals", "discounts", "quotes", "issues", "recommend"}
)
#: Letters of the shortest word, and how many words are taken together.
SHORTEST, MOST = 4, 3


def lost(page: Page, named: Sequence[Name], topic: str | None) -> tuple[str, ...]:
    """The words behind "at", "to", "from" or "with" that nobody and nothing is called by: "all'ospedale"."""
    if topic not in TOPICS or any(n.kind in ("account", "contact") and (n.known or n.candidates) for n in named):
        return ()
    return tuple(_lost(page, named))


def nobody(page: Page, named: Sequence[Name], topic: str | None) -> tuple[str, ...]:
    """Words for one customer whom nobody is called by: "to the hospital", "quanto ha speso la scuola"."""
    if topic not in TOPICS or any(n.kind in ("account", "contact") for n in named):
        return ()
    return (*_definite(page, named), *_subject(page, named))


def _definite(page: Page, named: Sequence[Name]) -> Iterator[str]:
    """Behind "to the" or "from the"."""
    read = _read(page, named)
    for i in range(len(page.tokens) - 1):
        if not page.in_set(i, "toward"):
            continue
        first = i + 1 + page.in_set(i + 1, "articles")
        definite = page.in_set(i, "definite_one") or (first > i + 1 and page.in_set(i + 1, "definite_one"))
        if definite and (last := _end(page, first, read)) > first:
            yield page.said(first, last)


def _subject(page: Page, named: Sequence[Name]) -> Iterator[str]:
    """Who bought or spent: behind the verb, or between "did" and the verb, as the language has it."""
    read = _read(page, named)
    cues = framer(page.language).find(page.tokens)
    verbs = {c.first for c in cues if c.label == "buys.after"}
    for cue in (c for c in cues if c.label in ("buys.before", "buys.whole")):
        if not page.in_set(cue.last, "definite_one"):
            continue
        first = cue.last + 1
        last = _end(page, first, read - verbs)
        last = next((i for i in range(first, last) if i in verbs), last)
        if last > first and (cue.label == "buys.whole" or last in verbs):
            yield page.said(first, last)


def _end(page: Page, first: int, read: set[int]) -> int:
    """The end of the words that nothing was made of, from the first on; words that are no customer do not count."""
    last = first
    while last < min(len(page.tokens), first + MOST) and _unread(page, last, read):
        last += 1
    return first if any(page.in_set(i, "impersonal") for i in range(first, last)) else last


def _lost(page: Page, named: Sequence[Name]) -> Iterator[str]:
    read = _read(page, named)
    for i in range(len(page.tokens) - 1):
        if not page.in_set(i, "toward"):
            continue
        first = i + 1 + page.in_set(i + 1, "articles")
        last = first
        while last < min(len(page.tokens), first + MOST) and _unread(page, last, read):
            last += 1
        if last > first:
            yield page.said(first, last)


def _read(page: Page, named: Sequence[Name]) -> set[int]:
    """The tokens of which something was made."""
    cues = (*finder(page.language).find(page.tokens), *framer(page.language).find(page.tokens))
    found = {i for c in cues for i in range(c.first, c.last)} | page.timed
    return found | {i for n in named for i in range(n.first, n.last)}


def _unread(page: Page, i: int, read: set[int]) -> bool:
    token = page.tokens[i]
    if token.kind != "word" or len(token.norm) < SHORTEST or i in read or page.in_set(i, "stop"):
        return False
    return i not in page.bound_numbers and not page.directory.goods.meant([token.norm])[0]
