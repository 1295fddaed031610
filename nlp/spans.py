"""The words of a name that nobody knows: where they begin, and how far they go."""

from __future__ import annotations

from nlp.page import Page

# How many words a name has at most.
LONGEST = 5
# A word of these cues begins no name.
NO_NAMES = frozenset(
    {
        "role",
        "do",
        "must",
        "issue",
        "channel",
        "duty",
        "intro",
        "chat",
        "ask",
        "remind",
        "fix",
        "cancel",
        "help",
        "told",
    }
)


def as_name(said: str) -> str:
    """The words as a name: with capitals where none were written."""
    return said if said != said.lower() else " ".join(w[:1].upper() + w[1:] for w in said.split())


def grab(page: Page, i: int, taken: set[int]) -> tuple[int, int] | None:
    """The words of a name from token `i` on: as long as capitals go, else one word."""
    while i < len(page.tokens) and (page.in_set(i, "articles") or page.norm(i) == "."):
        i += 1
    if not _may_begin(page, i, taken):
        return None
    capital = page.tokens[i].capital
    j = i + 1
    if not capital and page.in_set(i, "trades") and _may_begin(page, j, taken):
        j += 1
    while capital and j < len(page.tokens) and j - i < LONGEST and _may_go_on(page, j, taken):
        j += 1
    while j > i + 1 and not page.tokens[j - 1].text[:1].isalnum():
        j -= 1
    return i, j


def _may_begin(page: Page, i: int, taken: set[int]) -> bool:
    if i >= len(page.tokens) or i in taken or i in page.timed:
        return False
    token = page.tokens[i]
    if token.kind not in ("word", "code") or len(token.norm) < 2 or page.in_set(i, "stop"):
        return False
    return not any(c.first <= i < c.last for c in page.cues if c.group in NO_NAMES)


def _may_go_on(page: Page, j: int, taken: set[int]) -> bool:
    token = page.tokens[j]
    if j in taken or j in page.timed:
        return False
    if _dotted(page, j):
        return True
    joining = token.text == "&" or (page.in_set(j, "links") and not token.capital)
    if joining:
        return token.text == "&" and j + 1 < len(page.tokens) and page.tokens[j + 1].capital
    return token.kind in ("word", "code") and token.capital


def _dotted(page: Page, j: int) -> bool:
    """Whether a token is the rest of a word written short: "F.lli"."""
    between = page.text[page.tokens[j - 1].end : page.tokens[j].start]
    return between == "." and page.tokens[j].text[:1].isalpha()
