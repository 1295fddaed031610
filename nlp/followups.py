"""Things to do: what, for whom, until when, in the rep's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast

from nlp.clauses import HARD, Clause
from nlp.moments.calendar import When
from nlp.moments.dayparts import Part, as_code
from nlp.moments.moment import Moment
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Action, Evidence, FollowUp

OFFER_REACH = 14
LOOSE_BOUNDS = ("until", "since", "after")
TIED: frozenset[str] = frozenset({"call", "visit", "email", "message", "quote", "send"})
WEAK_ACTIONS: frozenset[str] = frozenset({"send", "email", "other", "deliver"})
TRIMMED = " ,.;:!?-–—\n\t"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who was spoken of before a thing to do: the account and the person."""

    account: str | None = None
    known: bool = False
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When something is to be done, and the tokens that say so."""

    day: str | None = None
    time: str | None = None
    when: When | None = None
    spans: tuple[Moment, ...] = ()
    part: Part | None = None


def due(page: Page, first: int, last: int) -> Due:
    """The moment to act that is said between two tokens."""
    spans = [m for m in page.moments if first <= m.first < last and _to_act(m)]
    whens = [(m, page.when(m, ahead=True)) for m in spans]
    days = [(m, w) for m, w in whens if w.first and w.first >= page.now.date()]
    clocks = [(m, w) for m, w in whens if w.time]
    if not days and not clocks:
        return Due(spans=tuple(spans))
    part = None if clocks else as_code(next((m.part for m in (days[0][0], *spans) if m.part), ""))
    moment, when = days[0] if days else clocks[0]
    time = next((w.time for _, w in clocks), None)
    day = when.deadline if moment.deadline and not moment.clock and days else when.first
    if day is None and time:
        day = page.now.date()
        if time <= page.now.strftime("%H:%M"):
            day += timedelta(days=1)
    return Due(day.isoformat() if day else None, time, when, tuple(spans), part)


def _to_act(moment: Moment) -> bool:
    """Whether a moment may be one to act at: not one that is over, nor one that says no day by itself."""
    loose = moment.bound in LOOSE_BOUNDS or moment.vague or moment.repeats
    return not loose and "ago" not in moment.rules and "now" not in moment.rules


def followup(page: Page, clause: Clause, last: int, named: Sequence[Name], scope: Scope) -> FollowUp:
    """The thing to do of a clause; its words go on to token `last`."""
    assert clause.trigger
    action = cast("Action", _action(page, clause))
    moment = due(page, clause.first, last)
    here = [n for n in named if clause.first <= n.first < last]
    account = next((n for n in here if n.kind == "account" and not n.candidates), None)
    person = next((n for n in here if n.kind == "contact"), None)
    contact, proof = _contact(page, clause, person, action, scope)
    firm = account.name if account else (person.account if person and person.account else scope.account)
    known = account.known if account else (True if person and person.account else scope.known)
    evidence = {"action": page.evidence(clause.trigger.first, clause.trigger.last, f"cue {clause.trigger.label}", 0.8)}
    if account or person:
        who = account or person
        assert who
        evidence["account"] = page.evidence(who.first, who.last, who.rule, who.sure)
    if proof:
        evidence["contact"] = proof
    evidence |= timed_by(page, moment)
    exact = moment.when.at if moment.when else None
    what = _what(page, clause, last, moment)
    return FollowUp(action, firm, known, contact, moment.day, moment.time, exact, moment.part, what, evidence)


def timed_by(page: Page, moment: Due) -> dict[str, Evidence]:
    """Evidence of the day and the part of day, where one is said."""
    if not moment.day:
        return {}
    proof = page.evidence(moment.spans[0].first, moment.spans[-1].last, f"moment {moment.spans[0].rule}")
    parted = next((m for m in moment.spans if m.part), None) if moment.part else None
    part = {"part": page.evidence(parted.first, parted.last, f"part {parted.part}")} if parted else {}
    return {"due": proof, **part}


def _action(page: Page, clause: Clause) -> str:
    """What is to be done: to send something after an offer was spoken of is to quote."""
    assert clause.trigger
    action = clause.trigger.value
    if action not in ("send", "email"):
        return action
    offers = any(
        c.value == "quoted" for c in page.cued("role", max(0, clause.trigger.first - OFFER_REACH), clause.last)
    )
    return "quote" if offers else action


def _contact(
    page: Page, clause: Clause, person: Name | None, action: str, scope: Scope
) -> tuple[str | None, Evidence | None]:
    """The person that the words tie the duty to, by name or by pronoun."""
    assert clause.trigger
    if person and not person.candidates:
        return person.name, page.evidence(person.first, person.last, person.rule, person.sure)
    if scope.contact is None:
        return None, None
    pronouns = page.language.words("person_pronouns")
    endings = tuple(page.language.words("person_endings"))
    for i in range(clause.first, min(clause.trigger.last + 3, clause.last)):
        norm = page.norm(i)
        near = i >= clause.trigger.first - 3
        if near and (norm in pronouns or (endings and norm.endswith(endings) and i >= clause.trigger.first)):
            return scope.contact, page.evidence(i, i + 1, "pronoun", 0.7)
    asked = clause.trigger.group == "must" and action in TIED and clause.trigger.last - clause.trigger.first > 1
    return (
        (scope.contact, page.evidence(clause.trigger.first, clause.trigger.last, "asked by", 0.5))
        if asked
        else (None, None)
    )


def _what(page: Page, clause: Clause, last: int, moment: Due) -> str:
    """The thing to do in the rep's words, from its verb on, without the moment at its ends."""
    assert clause.trigger
    first, end = clause.trigger.first, last
    while end > first and (page.tokens[end - 1].kind in ("mark", "break") or _timed(moment, end - 1)):
        end -= 1
        if _timed(moment, end) and page.in_set(end - 1, "prepositions") and end - 1 > first:
            end -= 1
    inside = next((m for m in moment.spans if m.first == clause.trigger.last and m.last < end), None)
    if inside:
        return f"{page.said(first, inside.first)} {page.said(inside.last, end)}".strip(TRIMMED)
    return page.said(first, end).strip(TRIMMED)


def _timed(moment: Due, i: int) -> bool:
    return any(m.first <= i < m.last for m in moment.spans)


def reach(page: Page, clauses: Sequence[Clause], n: int) -> int:
    """How far the words of the thing to do of clause `n` go: over plain clauses of its sentence that follow."""
    last = clauses[n].last
    for clause in clauses[n + 1 :]:
        begins = page.tokens[clause.first - 1].text if clause.first else ""
        if begins in HARD or clause.trigger or _tells(page, clause):
            break
        last = clause.last
    return last


def _tells(page: Page, clause: Clause) -> bool:
    """Whether a clause says something of its own."""
    groups = ("role", "channel", "unreached", "issue")
    if any(True for g in groups for _ in page.cued(g, clause.first, clause.last)):
        return True
    if any(clause.first <= m.first < clause.last for m in page.mentions if m.kind in ("account", "product")):
        return True
    return not any(clause.first <= m.first < clause.last for m in page.moments)


def merged(found: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """One thing to do that was said in two steps ("wants a quote … send it by Friday") is one."""
    result: list[FollowUp] = []
    for duty in found:
        before = result[-1] if result else None
        if before and _same(before, duty):
            strong = before if duty.action in WEAK_ACTIONS or before.action == duty.action else duty
            weak = duty if strong is before else before
            result[-1] = replace(
                strong,
                contact=strong.contact or weak.contact,
                due=strong.due or weak.due,
                time=strong.time or weak.time,
                at=strong.at or weak.at,
                part=None if strong.time or weak.time else strong.part or weak.part,
                evidence={**weak.evidence, **strong.evidence},
            )
        else:
            result.append(duty)
    return tuple(result)


def _same(a: FollowUp, b: FollowUp) -> bool:
    if a.account != b.account or (a.due and b.due and a.due != b.due):
        return False
    if a.action == b.action:
        return True
    return (a.action == "quote" and b.action in ("send", "email", "other")) or (
        b.action == "quote" and a.action in ("send", "other")
    )
