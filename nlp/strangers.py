"""Names that stand where a known name only seems to: another firm of the same surname, a colleague's namesake."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.fits import Mention
from nlp.page import Page
from nlp.tokens import words_of

# The most words that go on with a name.
MOST = 3
# What begins no part of a name.
SPOKEN = frozenset({"role", "do", "must", "issue", "channel", "duty", "intro", "chat", "ask", "remind", "told", "hedge",
                    "unreached", "coming", "done", "discount", "total", "each"})  # fmt: skip
PREDICATES = ("role", "unreached", "issue", "told")
# A message with so many capitals says nothing by them.
SHOUTED = 0.7


def other_firm(page: Page, mention: Mention) -> int | None:
    """The token where the longer name ends that makes of a known firm another: "Rossi Costruzioni" is not Rossi."""
    if mention.kind != "account" or mention.last - mention.first > 1:
        return None
    j = mention.last
    while j < len(page.tokens) and j - mention.last < MOST and _goes_on(page, mention, j):
        j += 1
    more = {page.norm(i) for i in range(mention.last, j)}
    known = {w for e in mention.candidates for v in e.variants for w in v}
    known |= {w for e in mention.candidates for w in words_of(e.city or "")}
    return j if more - known else None


def _goes_on(page: Page, mention: Mention, j: int) -> bool:
    token = page.tokens[j]
    if token.kind != "word" or len(token.norm) < 3 or j in page.named | page.timed:
        return False
    if page.in_set(j, "stop") and not page.in_set(j, "trades"):
        return False
    if page.in_set(j, "legal") or any(c.first <= j < c.last for c in page.cues if c.group in SPOKEN):
        return False
    small = not page.tokens[mention.first].capital
    trade = page.in_set(j, "trades") and not _begins_anew(page, j)
    return (token.capital and not _shouted(page)) or ((small or token.capital) and trade)


def _begins_anew(page: Page, j: int) -> bool:
    """Whether a trade's noun is told of, rather than part of the name: something is said of it right behind."""
    return any(True for g in SPOKEN for _ in page.cued(g, j + 1, j + 2) if g in ("issue", "unreached"))


def _shouted(page: Page) -> bool:
    words = [t for t in page.tokens if t.kind == "word" and len(t.norm) > 2]
    return len(words) > 4 and sum(t.capital for t in words) > SHOUTED * len(words)


def namesake(page: Page, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the surname of a colleague is met like a customer, in a message that names no other."""
    if mention.kind != "colleague" or mention.last - mention.first > 1:
        return False
    if any(m.kind in ("account", "contact") for m in mentions):
        return False
    met = any(c.value == "meet" and c.last == mention.first for c in page.cued("intro", 0, mention.first))
    tells = any(True for g in PREDICATES for _ in page.cued(g, mention.last, mention.last + 1))
    return met or (mention.first == 0 and tells)
