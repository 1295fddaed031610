"""What happened: one contact with one account after another, each with its people, day, items and troubles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from nlp.clauses import Clause
from nlp.cues import Cue
from nlp.items import Placed
from nlp.moments.moment import Moment
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Channel, Evidence, Interaction, Issue, IssueKind
from nlp.spans import grab

MOVING = ("call", "message", "email", "video")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a message, from token `first` up to `last`, that speaks of one contact with one account."""

    first: int
    last: int
    account: Name | None
    name: str | None
    known: bool


def stretches(page: Page, clauses: Sequence[Clause], named: Sequence[Name]) -> tuple[Stretch, ...]:
    """The message parted by the accounts that it tells of, in order."""
    found: list[Stretch] = []
    for name in named:
        clause = next((c for c in clauses if c.first <= name.first < c.last), None)
        firm = name.name if name.kind == "account" else name.account
        if clause is None or clause.trigger or name.kind not in ("account", "contact") or firm is None:
            continue
        if name.kind == "account" and _rival(page, name):
            continue
        current = found[-1] if found else None
        if current and current.name == firm:
            if not _again(page, clause, current, name):
                continue
        elif current and name.kind == "contact" and current.name is None:
            continue
        start = clause.first if not any(s.first >= clause.first for s in found) else name.first
        known = name.known if name.kind == "account" else True
        found.append(Stretch(start, len(page.tokens), name, firm, known))
    return _closed(page, found)


def _closed(page: Page, found: list[Stretch]) -> tuple[Stretch, ...]:
    """Each stretch up to the next; the first holds all that stands before it."""
    if not found:
        return (Stretch(0, len(page.tokens), None, None, False),)
    edges = [0, *(s.first for s in found[1:]), len(page.tokens)]
    return tuple(replace(s, first=a, last=b) for s, a, b in zip(found, edges, edges[1:], strict=False))


def _again(page: Page, clause: Clause, current: Stretch, name: Name) -> bool:
    """Whether the same account is met a second time: another way, after a word like "then"."""
    if name.first - current.first < 4:
        return False
    fresh = page.norm(clause.first) in page.language.words("fresh") or page.in_set(clause.first, "fresh")
    now = {c.value for c in page.cued("channel", clause.first, clause.last)}
    before = {c.value for c in page.cued("channel", current.first, clause.first)} or {"visit"}
    return fresh and bool(now) and not now & before


def _rival(page: Page, name: Name) -> bool:
    return any(
        c.value == "rival" and c.last == name.first for c in page.cued("intro", max(0, name.first - 4), name.first)
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What the builder of one interaction needs: the stretch, its told clauses and its names."""

    page: Page
    stretch: Stretch
    clauses: tuple[Clause, ...]
    named: tuple[Name, ...]
    heard: frozenset[int]

    def holds(self, i: int) -> bool:
        """Whether a token stands in a told clause of the stretch."""
        return self.stretch.first <= i < self.stretch.last and i in self.heard

    def cued(self, group: str) -> list[Cue]:
        """The cues of a group in what was told."""
        return [c for c in self.page.cued(group, self.stretch.first, self.stretch.last) if c.first in self.heard]


def told_in(page: Page, stretch: Stretch, clauses: Sequence[Clause], named: Sequence[Name]) -> Told:
    """What was told in a stretch."""
    told = tuple(c for c in clauses if c.trigger is None and c.last > stretch.first and c.first < stretch.last)
    heard = frozenset(i for c in told for i in range(c.first, c.last))
    return Told(page, stretch, told, tuple(n for n in named if stretch.first <= n.first < stretch.last), heard)


def interaction(
    page: Page,
    stretch: Stretch,
    clauses: Sequence[Clause],
    named: Sequence[Name],
    placed: Sequence[Placed],
    day: Moment | None,
) -> Interaction:
    """The interaction of a stretch; `day` is the moment that holds where none is said in it."""
    here = told_in(page, stretch, clauses, named)
    evidence: dict[str, Evidence] = {}
    if stretch.account:
        a = stretch.account
        evidence["account"] = page.evidence(a.first, a.last, a.rule, a.sure)
    channel = _channel(here, evidence)
    when = happened(page, here) or day
    found = page.when(when, ahead=False) if when else None
    took_place = found.first if found and found.first and found.first <= page.now.date() else page.now.date()
    if when:
        evidence["date"] = page.evidence(when.first, when.last, f"moment {when.rule}", 0.8)
    mine = tuple(p.item for p in placed if stretch.first <= p.at < stretch.last)
    return Interaction(
        channel=channel,
        account=stretch.name,
        account_known=stretch.known,
        date=took_place.isoformat(),
        contacts=_contacts(here, evidence),
        time=_time(here, evidence, took_place),
        reached=_reached(here, evidence, bool(mine)),
        items=mine,
        issues=_issues(here, placed),
        competitors=_competitors(here),
        evidence=evidence,
    )


def _channel(told: Told, evidence: dict[str, Evidence]) -> Channel:
    cues = told.cued("channel")
    if not cues:
        return "visit"
    ranked = sorted(cues, key=lambda c: (c.value == "visit", c.first))
    first = ranked[0] if ranked[0].first - cues[0].first < 6 else cues[0]
    evidence["channel"] = told.page.evidence(first.first, first.last, f"cue {first.label}", 0.8)
    return cast("Channel", first.value)


def happened(page: Page, told: Told) -> Moment | None:
    """The moment that says on which day it took place."""
    for moment in page.moments:
        loose = (
            moment.bound or moment.until or moment.vague or moment.repeats or moment.rule in ("count", "ahead", "now")
        )
        if loose or not moment.dated or not told.holds(moment.first):
            continue
        when = page.when(moment, ahead=False)
        if when.first is None or when.first != when.last or when.first > page.now.date():
            continue
        # "Yesterday" said before the first firm holds for all that follows.
        if moment.rule == "offset" or moment.direction == "past" or _opens(page, told, moment):
            return moment
    return None


def _opens(page: Page, told: Told, moment: Moment) -> bool:
    """Whether a weekday or date belongs to the meeting: it opens the telling, or stands by its verb."""
    clause = next(c for c in told.clauses if c.first <= moment.first < c.last)
    if any(c.group in ("channel", "unreached") for c in page.cues if clause.first <= c.first < clause.last):
        return True
    return moment.first - clause.first <= 2 and moment.first - told.stretch.first <= 8


def _time(told: Told, evidence: dict[str, Evidence], day: date) -> str | None:
    """The clock time it took place at: of today, none that is still to come."""
    now = told.page.now
    for moment in told.page.moments:
        if not moment.clock or moment.bound or not told.holds(moment.first) or {"sign", "now"} & moment.says.keys():
            continue
        when = told.page.when(moment, ahead=False)
        over = day < now.date() or (when.time or "") <= now.strftime("%H:%M")
        if over and (not moment.dated or when.first == day):
            evidence["time"] = told.page.evidence(moment.first, moment.last, "clock", 0.8)
            return when.time
    return None


def _contacts(told: Told, evidence: dict[str, Evidence]) -> tuple[str, ...]:
    people: dict[str, Name] = {}
    for name in told.named:
        if name.kind == "contact" and told.holds(name.first) and (name.account in (None, told.stretch.name)):
            people.setdefault(name.name, name)
    for n, name in enumerate(people.values()):
        evidence[f"contacts.{n}"] = told.page.evidence(name.first, name.last, name.rule, name.sure)
    return tuple(people)


def _reached(told: Told, evidence: dict[str, Evidence], busy: bool) -> bool:
    cue = next(iter(told.cued("unreached")), None)
    if cue is None or busy:
        return True
    evidence["reached"] = told.page.evidence(cue.first, cue.last, "cue unreached", 0.7)
    return False


def _issues(told: Told, placed: Sequence[Placed]) -> tuple[Issue, ...]:
    """One issue of a kind, with the product of its sentence."""
    found: dict[str, Issue] = {}
    for cue in told.cued("issue"):
        clause = next((c for c in told.clauses if c.first <= cue.first < c.last), None)
        if clause is None or cue.value in found:
            continue
        goods = [n for n in told.named if n.kind == "product" and _same_sentence(told, clause, n)]
        product = min(goods, key=lambda n: abs(n.first - cue.first), default=None)
        if cue.value in ("payment", "service"):
            product = None
        evidence = {"kind": told.page.evidence(cue.first, cue.last, f"cue {cue.label}", 0.6)}
        if product:
            evidence["product"] = told.page.evidence(product.first, product.last, product.rule, product.sure)
        known = bool(product and product.known)
        found[cue.value] = Issue(cast("IssueKind", cue.value), product.name if product else None, known, evidence)
    return tuple(found.values())


def _same_sentence(told: Told, clause: Clause, name: Name) -> bool:
    return (
        any(c.sentence == clause.sentence and c.first <= name.first < c.last for c in told.clauses)
        and abs(name.first - clause.first) < 25
    )


def _competitors(told: Told) -> tuple[str, ...]:
    """Names that nobody knows after a word of rivalry."""
    taken = {i for n in told.named for i in range(n.first, n.last)}
    found: dict[str, None] = {}
    small = not any(t.capital for t in told.page.tokens)
    for cue in told.cued("intro"):
        span = grab(told.page, cue.last, taken) if cue.value == "rival" else None
        if span and (small or told.page.tokens[span[0]].capital):
            found.setdefault(told.page.said(*span), None)
    return tuple(found)
