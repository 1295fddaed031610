"""Who is spoken of: known names settled by what stands beside them, and names that nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from nlp.cues import Cue
from nlp.directory import Entry, Kind
from nlp.fits import Mention
from nlp.page import Page
from nlp.spans import as_name, grab
from nlp.strangers import namesake, other_firm

# How far a name may stand from the word that announces it.
REACH = 3
# What follows a firm that opens a message without a mark: "Rossi ha ordinato".
PREDICATES = ("role", "unreached", "issue", "told")
ADDRESSING = frozenset({"call", "visit", "email", "message"})
OPENERS = frozenset(":,-–—\n")
# The rule by which names are those of a firm that is said to be new, and of whom one met there.
INTRODUCED = "said to be new"
# The rule by which a name is a person's because a title stands before it.
AFTER_TITLE = "after a title"


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
        longer = other_firm(page, mention)
        if longer or namesake(page, mention, page.mentions):
            yield _firm(page, longer or (mention.first, mention.last), "another of that name")
            continue
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
    everyone = list(known)
    sources = (
        _introduced(page, taken, known),
        _titled(page, taken),
        _placed(page, taken, everyone),
        _met(page, taken, known),
        _opening(page, taken, everyone),
        _articled(page, taken),
        _addressed(page, taken, everyone),
    )
    for name in chain.from_iterable(sources):
        if not any(i in taken for i in range(name.first, name.last)):
            found.append(name)
            everyone.append(name)
            taken.update(range(name.first, name.last))
    return found


def _introduced(page: Page, taken: set[int], known: list[Name]) -> Iterator[Name]:
    """A firm said to be new, with whom one met there: "una ditta nuova, la Neri di Lodi", "a new firm, Hale Foods"."""
    for i in range(1, len(page.tokens)):
        fresh = page.in_set(i, "fresh") or page.in_set(i - 1, "fresh")
        if not fresh or not (page.in_set(i, "firms") or page.in_set(i - 1, "firms")):
            continue
        j = i + 1
        while j < len(page.tokens) and (page.tokens[j].text in OPENERS or page.in_set(j, "called")):
            j += 1
        there = next((n for n in known if n.first == j and n.kind == "account" and not n.known), None)
        span = (there.first, there.last) if there else grab(page, j, taken)
        if span and page.tokens[span[0]].capital:
            yield _firm(page, span, INTRODUCED)
            yield from _of_theirs(page, span[1], taken)
            return


def _of_theirs(page: Page, i: int, taken: set[int]) -> Iterator[Name]:
    """A person with first name and surname who is told of right behind a firm: "and their buyer Lucy Brown"."""
    while i < len(page.tokens) and page.tokens[i].text not in ".;\n":
        span = grab(page, i, taken) if page.tokens[i].capital and not page.in_set(i - 1, "places_only") else None
        if span and span[1] - span[0] > 1 and page.norm(i - 1) not in ("di", "of"):
            yield _person(page, span, INTRODUCED)
            return
        i = span[1] if span else i + 1


def _titled(page: Page, taken: set[int]) -> Iterator[Name]:
    """A person after a title: "la sig.ra Bianchi"."""
    for cue in page.cued("intro"):
        if cue.value == "title" and (span := grab(page, cue.last, taken)):
            yield _person(page, span, AFTER_TITLE)
            if firm := _place_after(page, span[1], taken):
                yield _firm(page, firm, "after a person")


def _placed(page: Page, taken: set[int], known: list[Name]) -> Iterator[Name]:
    """A firm at which a message begins: "Da Rossi stamattina", "At Rossi with Bianchi"."""
    if any(n.kind == "account" for n in known):
        return
    i = next((k for k in range(len(page.tokens)) if k not in page.timed and page.tokens[k].kind == "word"), 0)
    for cue in page.cued("intro", i, i + 1):
        span = grab(page, cue.last, taken) if cue.value == "place" else None
        if span and (page.tokens[span[0]].capital or not any(t.capital for t in page.tokens)):
            yield _firm(page, span, "where it was")
            return


def _articled(page: Page, taken: set[int]) -> Iterator[Name]:
    """A person after an article that only people have, of whom something is told: "la Bianchi ha preso"."""
    for cue in page.cued("intro", 1):
        span = grab(page, cue.last, taken) if cue.value == "article_person" else None
        written = span and page.tokens[span[0]].capital and not page.tokens[cue.first].capital
        if span and written and any(True for g in PREDICATES for _ in page.cued(g, span[1], span[1] + 1)):
            yield _person(page, span, "after an article")


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
        ends = span and span[1] == len(page.tokens) and not page.in_set(cue.first, "places_only")
        if span and (page.tokens[span[0]].capital or ends):
            yield _firm(page, span, "addressed")
            return


def _person(page: Page, span: tuple[int, int], rule: str) -> Name:
    return Name("contact", *span, as_name(page.said(*span)), False, rule=rule, sure=0.7)


def _firm(page: Page, span: tuple[int, int], rule: str) -> Name:
    return Name("account", *span, as_name(page.said(*span)), False, rule=rule, sure=0.7)
