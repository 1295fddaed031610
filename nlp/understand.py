"""A message to a Reading: the stages, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from nlp import corrections, followups, intent, interactions, items, questions, reminders
from nlp.clauses import Clause, clauses
from nlp.cues import Cue
from nlp.detect import detect
from nlp.directory import EMPTY, Directory
from nlp.followups import Scope
from nlp.interactions import happened, told_in
from nlp.languages import languages
from nlp.moments.moment import Moment
from nlp.names import Name, names
from nlp.page import Page, opened
from nlp.reading import Doubt, Evidence, FollowUp, Interaction, Reading


def prepare() -> None:
    """Load what reading needs in every language, so that the first message does not wait for it."""
    for code in languages():
        understand("1/2/2000", datetime(2000, 1, 3, tzinfo=UTC), EMPTY, code)


def understand(
    text: str, now: datetime, directory: Directory, lang: str | None = None, usual: str | None = None
) -> Reading:
    """The reading of a message said at `now` (aware, in the rep's zone); never raises for any text.

    `lang` is the language it is written in; without it, or with one that is not known, the text tells, and where it
    does not (a name, an emoji) it is `usual`.
    """
    known = languages()
    language = known[lang] if lang and lang in known else detect(text, known, usual)
    page = opened(text, now, directory, language)
    if not page.tokens:
        return Reading("other", language.code)
    parts = clauses(page)
    named = names(page)
    meant = intent.intent(page, parts, named)
    evidence = {"intent": Evidence(0, len(text), 0.7, "cues")}
    told: tuple[Interaction, ...] = ()
    duties: tuple[FollowUp, ...] = ()
    if meant == "note":
        told = _interactions(page, parts, named)
    if meant in ("note", "reminder"):
        duties = _followups(page, parts, named, meant == "reminder")
    asked = questions.question(page, named) if meant == "question" else None
    change = corrections.correction(page, named) if meant == "correction" else None
    return Reading(meant, language.code, told, duties, asked, change, tuple(_doubts(page, named)), evidence)


def _interactions(page: Page, parts: Sequence[Clause], named: Sequence[Name]) -> tuple[Interaction, ...]:
    placed = items.items(page, parts, named)
    found: list[Interaction] = []
    day: Moment | None = None
    for stretch in interactions.stretches(page, parts, named):
        day = happened(page, told_in(page, stretch, parts, named)) or day
        found.append(interactions.interaction(page, stretch, parts, named, placed, day))
    return tuple(found)


def _followups(page: Page, parts: Sequence[Clause], named: Sequence[Name], asked: bool) -> tuple[FollowUp, ...]:
    request = reminders.request(page) if asked else None
    duties = [c for c in parts if c.trigger]
    if request and not duties:
        bare = reminders.reminder(page, named)
        return (bare,) if bare else ()
    if asked and len(duties) == 1:
        return (_only(page, duties[0], request, named),)
    found: list[FollowUp] = []
    for n, clause in enumerate(parts):
        if clause.trigger:
            last = followups.reach(page, parts, n)
            found.append(followups.followup(page, clause, last, named, _scope(clause, parts, named)))
    return followups.merged(found)


def _only(page: Page, clause: Clause, request: Cue | None, named: Sequence[Name]) -> FollowUp:
    """The one thing that a message is about: all its words speak of it, whatever their order."""
    assert clause.trigger
    end = len(page.tokens)
    whole = replace(clause, first=0, last=end)
    behind = tuple(n for n in named if n.first >= clause.trigger.first)
    firms = any(n.kind in ("account", "contact") and (n.account or n.kind == "account") for n in behind)
    duty = followups.followup(page, whole, end, behind if firms else named, Scope())
    said = reminders.words(page, request) if request and request.last <= clause.trigger.first else ""
    return replace(duty, what=said or duty.what)


def _scope(clause: Clause, parts: Sequence[Clause], named: Sequence[Name]) -> Scope:
    """The account and the person spoken of last before a clause, else the first after it."""
    firms = [n for n in named if n.kind in ("account", "contact") and (n.kind == "account" or n.account)]
    before = [n for n in firms if n.first < clause.first]
    people = [n for n in named if n.kind == "contact" and n.first < clause.first and not n.candidates]
    firm = before[-1] if before else None
    if firm is None:
        return Scope(contact=people[-1].name if people else None)
    account = firm.name if firm.kind == "account" else firm.account
    person = next((n.name for n in reversed(people) if n.account in (None, account)), None)
    return Scope(account, firm.known, person)


def _doubts(page: Page, named: Sequence[Name]) -> list[Doubt]:
    return [
        Doubt(n.kind, page.said(n.first, n.last), n.candidates, page.evidence(n.first, n.last, n.rule, n.sure))
        for n in named
        if n.candidates
    ]
