"""Things to do: what, for whom, until when, in the rep's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from nlp.learnt.labels import Span
from nlp.learnt.sheet import Sheet
from nlp.moments.calendar import When
from nlp.moments.dayparts import Part, as_code
from nlp.moments.moment import Moment
from nlp.page import Page
from nlp.reading import Action, Evidence, FollowUp, Interaction
from nlp.shares import addressed, due_to, naming, parted

LOOSE_BOUNDS = ("until", "since", "after")
TRIMMED = " ,.;:!?-–—\n\t"
ENDS = frozenset(".;!?\n")
# How sure it must be that a moment or a person is a duty's, and whose duty it is: of a note, of a reminder.
TIMED, TIED = 0.5, 0.5
OWNED = {"note": 0.5, "reminder": 0.3}
MOMENT = 0.4
# How sure the account is in whose part of a note a duty stands.
OWN = 0.7


@dataclass(frozen=True, slots=True)
class Due:
    """When something is to be done: the moments that speak of it, and the one that says the day."""

    day: str | None = None
    time: str | None = None
    when: When | None = None
    spans: tuple[Moment, ...] = ()
    part: Part | None = None
    said: Moment | None = None


def due(page: Page, moments: Sequence[Moment]) -> Due:
    """The moment to act that some moments say together."""
    spans = [m for m in moments if _to_act(m)]
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
    return Due(day.isoformat() if day else None, time, when, tuple(spans), part, moment)


def _to_act(moment: Moment) -> bool:
    """Whether a moment may be one to act at: not one that is over, nor one that says no day by itself."""
    loose = moment.bound in LOOSE_BOUNDS or moment.vague or moment.repeats
    return not loose and "ago" not in moment.rules and "now" not in moment.rules


def timed_by(page: Page, moment: Due) -> dict[str, Evidence]:
    """Evidence of the day and the part of day, where one is said."""
    if not moment.day or moment.said is None:
        return {}
    proof = page.evidence(moment.said.first, moment.said.last, f"moment {moment.said.rule}")
    parted = next((m for m in moment.spans if m.part), None) if moment.part else None
    part = {"part": page.evidence(parted.first, parted.last, f"part {parted.part}")} if parted else {}
    return {"due": proof, **part}


def followups(told: Sheet, intent: str, met: Sequence[Interaction]) -> tuple[FollowUp, ...]:
    """The things to do of a note or a reminder; `met` are the interactions of the note."""
    duties = _together(told, told.holding("F"))
    ends = [*(spans[0].first for spans in duties[1:]), len(told.units)]
    return tuple(
        _followup(told, spans, end, intent, met, len(duties) == 1) for spans, end in zip(duties, ends, strict=False)
    )


def _together(told: Sheet, spans: Sequence[Span]) -> list[list[Span]]:
    """The spans of each duty: what goes on right behind one with the same action is one ("devo", "richiamare")."""
    duties: list[list[Span]] = []
    for span in spans:
        before = duties[-1][-1] if duties else None
        again = before is not None and span.first - before.last <= 1
        if before and again and told.verdicts[before].value == told.verdicts[span].value:
            duties[-1].append(span)
        else:
            duties.append([span])
    return duties


def _followup(
    told: Sheet, spans: Sequence[Span], end: int, intent: str, met: Sequence[Interaction], only: bool
) -> FollowUp:
    span = spans[0]
    evidence = {"action": told.evidence(span, "duty")}
    firm, sure = _firm(told, span)
    account, known = None, False
    if firm and sure > OWNED[intent]:
        account, known = told.firm(firm), told.knows(firm)
        evidence["account"] = told.evidence(firm, "account", sure)
    elif len(met) == 1:
        account, known = met[0].account, met[0].account_known
        evidence |= {name: proof for name, proof in met[0].evidence.items() if name == "account"}
    elif intent == "reminder" and (stranger := told.stranger()):
        account = stranger.name
        evidence["account"] = told.page.evidence(stranger.first, stranger.last, stranger.rule, 0.5)
    person, tied = max(told.links.get(("FG", span), ()), key=lambda pair: pair[1], default=(None, 0.0))
    contact = None
    # A new name is the account's or a person's, not both.
    if person and tied > TIED and (told.name(person) is not None or told.person(person) != account):
        contact = told.person(person)
        evidence["contact"] = told.evidence(person, "contact", tied)
    moments = _moments(told, spans)
    if intent == "reminder" and only and not any(m.dated for m in moments):
        moments = list(told.page.moments)  # all that is said speaks of the only thing to do
    moment = due(told.page, moments)
    evidence |= timed_by(told.page, moment)
    exact = moment.when.at if moment.when else None
    action = cast("Action", told.verdicts[span].value)
    what = _what(told, span, end, moment)
    return FollowUp(action, account, known, contact, moment.day, moment.time, exact, moment.part, what, evidence)


def _firm(told: Sheet, duty: Span) -> tuple[Span | None, float]:
    """The span that names whose duty it is, and how sure that is: the likeliest, or the one of the same part."""
    links = told.links.get(("FA", duty), ())
    likeliest: tuple[Span | None, float] = max(links, key=lambda pair: pair[1], default=(None, 0.0))
    owner = due_to(told, duty) or addressed(told, duty)
    if owner is None:
        return likeliest
    return next((s for s, _ in links if (told.firm(s) or "").lower() == owner), naming(told, owner)), OWN


def _moments(told: Sheet, duty: Sequence[Span]) -> list[Moment]:
    """The moments that belong to a duty, left to right."""
    found: list[Moment] = []
    for span in told.of("M"):
        thing = told.units[span.first].thing
        ties = told.links.get(("MF", span), ())
        sure = max((s for parent, s in ties if parent in duty), default=0.0)
        if (
            isinstance(thing, Moment)
            and sure > TIMED
            and not _another(told, span, duty, [d for d, s in ties if s > TIMED])
        ):
            found.append(thing)
    return sorted(found, key=lambda m: m.first)


def _another(told: Sheet, moment: Span, duty: Sequence[Span], tied: Sequence[Span]) -> bool:
    """Whether a moment is another duty's: of the same part of the sentence ("vuole un'offerta, chiamarlo lunedì")."""
    beside = [d for d in tied if d not in duty and not parted(told, d, moment)]
    return bool(beside) and all(parted(told, d, moment) for d in duty)


def _what(told: Sheet, duty: Span, end: int, moment: Due) -> str:
    """The thing to do in the rep's words, from its verb to the end of the sentence, without the moment at its ends."""
    page = told.page
    first = told.units[duty.first].first
    last = told.units[end - 1].last if end < len(told.units) else len(page.tokens)
    apart = [
        s.first for s in told.spans if s.layer in "HIN" and s.first >= duty.last and told.verdicts[s].sure > MOMENT
    ]
    asked = (c.first for c in page.cued("remind", told.units[duty.last - 1].last, last))
    last = min([last, *asked])
    owner = told.owner(duty)
    apart += [i for i in range(duty.last, len(told.owners)) if owner and told.owners[i] not in (owner, None)][:1]
    last = min([last, *(told.units[i].first for i in apart)])
    last = next((i for i in range(first, last) if page.tokens[i].text in ENDS), last)
    while last > first and (page.tokens[last - 1].kind in ("mark", "break") or _timed(moment, last - 1)):
        last -= 1
        if _timed(moment, last) and page.in_set(last - 1, "prepositions") and last - 1 > first:
            last -= 1
    verb = told.units[duty.last - 1].last
    inside = next((m for m in moment.spans if m.first == verb and m.last < last), None)
    if inside and page.tokens[inside.last].kind in ("mark", "break"):
        last = inside.first  # what is told behind the day is something else
    elif inside:
        return f"{page.said(first, inside.first)} {page.said(inside.last, last)}".strip(TRIMMED)
    return page.said(first, last).strip(TRIMMED)


def _timed(moment: Due, i: int) -> bool:
    return any(m.first <= i < m.last for m in moment.spans)
