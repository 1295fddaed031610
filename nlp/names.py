"""Who is spoken of: known names settled by what stands beside them, and names that nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from nlp.cues import Cue
from nlp.directory import Entry, Kind
from nlp.linking import Mention
from nlp.page import Page

# How far a name may stand from the word that announces it, and how many words it has at most.
REACH = 3
LONGEST = 4
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
# What follows a firm that opens a message without a mark: "Rossi ha ordinato".
PREDICATES = ("role", "unreached", "issue", "told")
ADDRESSING = frozenset({"call", "visit", "email", "message"})
OPENERS = frozenset(":,-–—\n")


@dataclass(frozen=True, slots=True)
class Name:
    """A person, firm, product or colleague at tokens `first` to `last`; `candidates` where several fit."""

    kind: Kind
    first: int
    last: int
    name: str
    known: bool
    account: str | None = None
    candidates: tuple[str, ...] = ()
    rental: bool = False
    rule: str = ""
    sure: float = 1.0
    price: float | None = None


def names(page: Page) -> tuple[Name, ...]:
    """All names of a message, left to right."""
    known = list(_settled(page))
    known += _unknown(page, known)
    return tuple(sorted(known, key=lambda n: (n.first, n.last)))


def _settled(page: Page) -> Iterator[Name]:
    sure_accounts = {m.entry.account for m in page.mentions if m.kind in ("account", "contact") and m.entry}
    implied = {e.account for m in page.mentions if m.kind == "contact" for e in m.candidates if e.account}
    for mention in page.mentions:
        candidates = mention.candidates
        if len(candidates) > 1 and mention.kind == "contact":
            candidates = _narrowed(candidates, sure_accounts)
            if len(candidates) > 1:
                near = _accounts_near(page, mention)
                candidates = _narrowed(candidates, near)
        if len(candidates) > 1 and mention.kind == "account":
            candidates = _narrowed(candidates, implied)
        yield _name(page, mention, candidates)


def _narrowed(candidates: tuple[Entry, ...], accounts: Iterable[str | None]) -> tuple[Entry, ...]:
    wanted = set(accounts)
    fitting = tuple(e for e in candidates if e.account in wanted)
    return fitting or candidates


def _accounts_near(page: Page, mention: Mention) -> set[str]:
    """The account named last before the mention, else the first after it."""
    accounts = [m for m in page.mentions if m.kind == "account" and m.entry]
    before = [m.candidates[0].name for m in accounts if m.first < mention.first]
    after = [m.candidates[0].name for m in accounts if m.first > mention.first]
    return set(before[-1:] or after[:1])


def _name(page: Page, mention: Mention, candidates: tuple[Entry, ...]) -> Name:
    if len(candidates) == 1:
        entry = candidates[0]
        return Name(
            entry.kind,
            mention.first,
            mention.last,
            entry.name,
            True,
            entry.account,
            (),
            entry.rental,
            "known name",
            mention.sure,
            entry.price,
        )
    said = page.said(mention.first, mention.last)
    several = tuple(e.name for e in candidates)
    accounts = {e.account for e in candidates}
    shared = accounts.pop() if len(accounts) == 1 else None
    return Name(mention.kind, mention.first, mention.last, said, False, shared, several, False, "several names", 0.5)


def _unknown(page: Page, known: list[Name]) -> list[Name]:
    taken = {i for n in known for i in range(n.first, n.last)}
    found: list[Name] = []
    sources = (
        _titled(page, taken),
        _met(page, taken, known),
        _opening(page, taken, known),
        _addressed(page, taken, known),
    )
    for name in chain.from_iterable(sources):
        if not any(i in taken for i in range(name.first, name.last)):
            found.append(name)
            taken.update(range(name.first, name.last))
    return found


def _titled(page: Page, taken: set[int]) -> Iterator[Name]:
    """A person after a title: "la sig.ra Bianchi"."""
    for cue in page.cued("intro"):
        if cue.value == "title" and (span := grab(page, cue.last, taken)):
            yield _person(page, span, "after a title")


def _met(page: Page, taken: set[int], known: list[Name]) -> Iterator[Name]:
    """A firm, or a person beside a known firm, after a word of meeting: "visto Rossi", "met Rossi"."""
    met = False
    for cue in page.cued("intro"):
        if cue.value not in ("meet", "with") or cue.first in taken:
            continue
        near = [n for n in known if n.kind in ("account", "contact") and cue.last <= n.first < cue.last + REACH]
        span = None if near else grab(page, cue.last, taken)
        if not span:
            continue
        firm = _place_after(page, span[1], taken)
        if firm:
            yield _person(page, span, "before a firm")
            yield _firm(page, firm, "after a person")
        elif cue.value == "with" or any(n.kind == "account" for n in known) or (met and _also_with(page, cue)):
            if page.tokens[span[0]].capital:
                yield _person(page, span, "after with")
        else:
            met = True
            yield _firm(page, span, "after a word of meeting")


def _also_with(page: Page, cue: Cue) -> bool:
    """Whether a word of meeting is one for people beside a firm: "parlato con", "spoke to"."""
    return any(c.value == "with" and c.last == cue.last for c in page.cued("intro", cue.first, cue.last))


def _place_after(page: Page, i: int, taken: set[int]) -> tuple[int, int] | None:
    """The firm that follows "of", "from", "at" right behind a person."""
    at = next((c for c in page.cued("intro", i, i + 1) if c.value == "at"), None)
    if at is None or at.last >= len(page.tokens) or not page.tokens[min(at.last, len(page.tokens) - 1)].capital:
        return None
    return grab(page, at.last, taken)


def _opening(page: Page, taken: set[int], known: list[Name]) -> Iterator[Name]:
    """A firm that opens a line, before a mark: "Riverside Dental: ordered 3"."""
    if any(n.kind in ("account", "contact") for n in known):
        return
    span = grab(page, 0, taken)
    if span is None or not page.tokens[span[0]].capital or span[1] >= len(page.tokens):
        return
    says = any(True for g in PREDICATES for _ in page.cued(g, span[1], span[1] + 1))
    if says or page.tokens[span[1]].text in OPENERS:
        yield _firm(page, span, "opens the message")


def _addressed(page: Page, taken: set[int], known: list[Name]) -> Iterator[Name]:
    """A firm at which something is to be done: "chiamare Rossi", "send Rossi the list", "il listino a Rossi"."""
    if any(n.kind in ("account", "contact") for n in known) or any(True for _ in page.cued("channel")):
        return
    for cue in (*page.cued("do"), *page.cued("must")):
        direct = cue.value in ADDRESSING and not page.in_set(cue.last, "articles")
        span = grab(page, cue.last, taken)
        if span and span[0] == cue.last and (direct or page.tokens[span[0]].capital):
            yield _firm(page, span, "after a duty")
            return
    for cue in page.cued("intro", 1):
        span = grab(page, cue.last, taken) if cue.value in ("at", "to") else None
        if span and (page.tokens[span[0]].capital or span[1] == len(page.tokens)):
            yield _firm(page, span, "addressed")
            return


def asked_about(page: Page, known: tuple[Name, ...]) -> Name | None:
    """The firm of a question that nobody knows: its words with a capital, else the one word left over."""
    taken = {i for n in known for i in range(n.first, n.last)}
    taken |= {i for c in page.cued("topic") for i in range(c.first, c.last)}
    taken |= {i for c in page.cued("last") for i in range(c.first, c.last)}
    spans = [s for i in range(len(page.tokens)) if (s := grab(page, i, taken)) and s[0] == i]
    capital = [s for s in spans if s[0] > 0 and page.tokens[s[0]].capital]
    single = spans if len(spans) == 1 and spans[0][0] > 0 else []
    return next((_firm(page, s, "asked about") for s in capital or single), None)


def _person(page: Page, span: tuple[int, int], rule: str) -> Name:
    return Name("contact", *span, as_name(page.said(*span)), False, rule=rule, sure=0.7)


def _firm(page: Page, span: tuple[int, int], rule: str) -> Name:
    return Name("account", *span, as_name(page.said(*span)), False, rule=rule, sure=0.7)


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
    joining = token.text == "&" or (page.in_set(j, "links") and not token.capital)
    if joining:
        return token.text == "&" and j + 1 < len(page.tokens) and page.tokens[j + 1].capital
    return token.kind in ("word", "code") and token.capital
