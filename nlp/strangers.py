"""Names that stand where a known name only seems to: another firm of the same surname, a colleague's namesake."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.firmwords import role
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


def other_firm(page: Page, mention: Mention) -> tuple[int, int] | None:
    """The tokens of the longer name that makes of a known one another firm's: "Rossi Costruzioni" is not Rossi.

    Of a person as well ("Bianchi Inox" is not Laura Bianchi), but for one with a title or with another first name.
    """
    if mention.kind == "product" or mention.last - mention.first > 1:
        return None
    i, j = mention.first, mention.last
    while j < len(page.tokens) and j - mention.last < MOST and (_goes_on(page, mention, j) or _and_more(page, j)):
        j += 1
    if mention.kind != "account" or page.in_set(i, "trades") or role(page.norm(i)) == "trade":
        while i > 0 and mention.first - i < MOST and _leads(page, i - 1, mention):
            i -= 1
    more = {page.norm(k) for k in (*range(i, mention.first), *range(mention.last, j)) if page.tokens[k].kind == "word"}
    known = {w for e in mention.candidates for v in e.variants for w in v}
    known |= {w for e in mention.candidates for w in words_of(e.city or e.account or "")}
    if mention.kind != "account" and not _a_firms(page, i, j, more - known):
        return None
    return (i, j) if more - known else None


def _a_firms(page: Page, first: int, last: int, more: set[str]) -> bool:
    """Whether words around a surname make it a firm's name: they are no first names, and no title stands before."""
    titled = any(c.last == first for c in page.cued("intro", max(0, first - MOST), first) if c.value == "title")
    return bool(more) and not titled and not any(role(word) == "first" for word in more)


def _and_more(page: Page, j: int) -> bool:
    """Whether a name goes on with "& Figli"."""
    joined = page.tokens[j].text == "&" and j + 1 < len(page.tokens) and page.tokens[j + 1].capital
    return joined or (page.tokens[j].capital and page.tokens[j - 1].text == "&")


def _leads(page: Page, j: int, mention: Mention) -> bool:
    """Whether a word before a surname is a firm's trade, or one before a trade is its name: "Ferramenta Neri"."""
    token = page.tokens[j]
    if token.kind != "word" or not token.capital or j in page.named | page.timed or _shouted(page):
        return False
    if any(c.first <= j < c.last for c in page.cues if c.group in SPOKEN):
        return False
    trade = page.in_set(j, "trades") or role(token.norm) == "trade"
    return trade if mention.kind != "account" else not page.in_set(j, "stop") and j > 0


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
