"""What happened: one contact with one account after another, each with its people, day, items and troubles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from nlp.items import merged, placed
from nlp.learnt.labels import Span
from nlp.learnt.sheet import Firm, Sheet, Verdict
from nlp.moments.calendar import When
from nlp.moments.moment import Moment
from nlp.names import INTRODUCED, Name
from nlp.reading import Channel, Evidence, Interaction, Issue, IssueKind, Item
from nlp.shares import led_to, owning, shares, together, told_of
from nlp.troubles import trouble

# How sure an account must be for an interaction of its own.
ENOUGH = 0.4
# How sure it is that who is named behind a word of meeting was met.
SEEN = 0.5
# How sure the tagger must be of an account whatever the judge says.
SAID = 0.9
# How sure a moment must belong to an account to count for more than the nearest.
SHARED = 0.5
# How sure a product must be what a trouble is about.
ABOUT = 0.5
# What stands before an account rather than behind it.
LEADING = "HW"
# Of how many days a period may be whose first day is that of an interaction.
LONGEST = 31
# A message of so many units tells of one day at most.
SHORT = 10


@dataclass(eq=False)
class Meeting:
    """One interaction in the making."""

    firm: Firm | None
    channels: list[Span] = field(default_factory=list)
    contacts: dict[str, Span] = field(default_factory=dict)
    moments: list[Span] = field(default_factory=list)
    missed: list[Span] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    rivals: dict[str, Span] = field(default_factory=dict)


def interactions(told: Sheet) -> tuple[Interaction, ...]:
    """The interactions of a note, in the order told."""
    told.owners = shares(told)
    meetings = [Meeting(firm) for firm in _met(told)] or [_with_one(told)]
    for span in told.holding("C"):
        if not _only_a_firm(told, span):
            _of(told, meetings, span, named=True).contacts.setdefault(told.person(span), span)
    for span in sorted(told.holding("H"), key=lambda s: -told.verdicts[s].sure):
        for meeting in _each(told, meetings, span):
            meeting.channels.append(span)
    for span in told.holding("N"):
        _of(told, meetings, span).missed.append(span)
    for span in told.holding("W"):
        for meeting in _all_of(told, meetings, span):
            meeting.moments.append(span)
    if len(meetings) == 1 and not meetings[0].moments and len(told.units) <= SHORT:
        meetings[0].moments = _past(told)
    _told_of(told, meetings)
    return tuple(_interaction(told, m) for m in meetings)


def _told_of(told: Sheet, meetings: Sequence[Meeting]) -> None:
    """Lay products, troubles and competitors to their interactions."""
    for span, item in placed(told):
        _of(told, meetings, span).items.append(item)
    for span in told.holding("I"):
        meeting = _of(told, meetings, span)
        meeting.issues = _with(meeting.issues, _issue(told, span))
    for span in told.holding("K"):
        _of(told, meetings, span).rivals.setdefault(told.said(span), span)


def _only_a_firm(told: Sheet, span: Span) -> bool:
    """Whether a new name taken for a person is rather the account's."""
    same = (f for f in told.firms for s in f.spans if s.layer == "A" and s.first <= span.first < s.last)
    firm = next(same, None)
    return firm is not None and told.name(span) is None and told.verdicts[firm].sure > told.verdicts[span].sure


def _opens(told: Sheet) -> bool:
    """Whether the message begins with a word for having met somebody."""
    return any(c.value == "meet" for c in told.page.cued("intro", 0, 1))


def _with_one(told: Sheet) -> Meeting:
    """With nobody as far as the learnt parts see; with the one known person of "sentito Paolo Verdi"."""
    if (firm := told_of(told)) is not None:
        return Meeting(firm)
    people = [n for n, unit in enumerate(told.units) if isinstance(unit.thing, Name) and unit.thing.kind == "contact"]
    name = told.units[people[0]].thing if len(people) == 1 else None
    if not (isinstance(name, Name) and name.known and not name.candidates and _opens(told)):
        return Meeting(None)
    span = Span("C", people[0], people[0] + 1, "C", SEEN)
    firm = Firm((name.account or "").lower(), (span,)) if name.account else None
    told.verdicts |= {thing: Verdict("", SEEN) for thing in (span, firm) if thing is not None}
    return Meeting(firm, contacts={name.name: span})


def _met(told: Sheet) -> list[Firm]:
    """The accounts that were met, in the order named."""
    chosen = [firm for firm in told.firms if told.verdicts[firm].sure > ENOUGH or _doubtful(told, firm)]
    if not chosen and (_opens(told) or told.holding("N")):  # "visto Rossi"; who was not reached is who is named
        chosen = sorted(told.firms, key=lambda firm: -told.verdicts[firm].sure)[:1]
    chosen += [firm for firm in owning(told) if firm.name not in {c.name for c in chosen}]
    return sorted(chosen, key=lambda firm: min(s.first for s in firm.spans))


def _doubtful(told: Sheet, firm: Firm) -> bool:
    """Whether words surely name an account and fit several: that is asked, whatever the judge says."""
    return any(
        span.layer == "A" and span.sure > SAID and (name := told.name(span)) is not None and bool(name.candidates)
        for span in firm.spans
    )


def _of(told: Sheet, meetings: Sequence[Meeting], span: Span, named: bool = False) -> Meeting:
    """The interaction that a span belongs to; a person's is that of their account."""
    if len(meetings) == 1:
        return meetings[0]
    own = told.firm(span) if named else led_to(told, span) if span.layer in LEADING else told.owner(span)
    for meeting in meetings:
        if own and meeting.firm and meeting.firm.name == own.lower():
            return meeting
    chances = _chances(told, meetings, span)
    if chances:
        return max(chances, key=lambda m: chances[m])
    before = [m for m in meetings if m.firm and min(s.first for s in m.firm.spans) <= span.first]
    return before[-1] if before else meetings[0]


def _chances(told: Sheet, meetings: Sequence[Meeting], span: Span) -> dict[Meeting, float]:
    """How likely a span belongs to each interaction that it may belong to."""
    found: dict[Meeting, float] = {}
    for parent, sure in told.links.get(("WA" if span.layer == "W" else "EA", span), ()):
        firm = (told.firm(parent) or "").lower()
        for meeting in meetings:
            if meeting.firm and meeting.firm.name == firm:
                found[meeting] = max(found.get(meeting, 0.0), sure)
    return found


def _all_of(told: Sheet, meetings: Sequence[Meeting], span: Span) -> list[Meeting]:
    """The interactions that a moment holds for: "yesterday" may hold for all that follows."""
    nearest = _each(told, meetings, span)
    chances = _chances(told, meetings, span)
    return [m for m in meetings if m in nearest or chances.get(m, 0.0) > SHARED]


def _each(told: Sheet, meetings: Sequence[Meeting], span: Span) -> list[Meeting]:
    """The interaction that a span belongs to, or those of all the accounts of the list that it leads to."""
    firms = together(told, span) if len(meetings) > 1 else frozenset()
    listed = [m for m in meetings if m.firm and m.firm.name in firms]
    return listed if len(listed) > 1 else [_of(told, meetings, span)]


def _past(told: Sheet) -> list[Span]:
    """A day that is surely past and no duty's: "yesterday"."""
    timed = {child.first for (r, child), some in told.links.items() if r == "MF" and max(s for _, s in some) > SHARED}
    days = [i for i, unit in enumerate(told.units) if unit.tag.startswith("time.past") and i not in timed]
    return [Span("W", i, i + 1, "", SHARED) for i in days[:1]]


def _interaction(told: Sheet, meeting: Meeting) -> Interaction:
    page = told.page
    evidence: dict[str, Evidence] = {}
    account, known = None, False
    if meeting.firm:
        span = min(meeting.firm.spans, key=lambda s: (s.layer != "A", s.first))
        account, known = told.firm(span), told.knows(span)
        evidence["account"] = told.evidence(span, "account", told.verdicts[meeting.firm].sure)
    elif stranger := told.stranger():
        account = stranger.name
        evidence["account"] = page.evidence(stranger.first, stranger.last, stranger.rule, 0.5)
    channel: Channel = "visit"
    if meeting.channels:
        first = meeting.channels[0]
        channel = cast("Channel", told.verdicts[first].value)
        evidence["channel"] = told.evidence(first, "channel")
    day, time = _when(told, meeting, evidence)
    theirs = (
        {n.name for n in told.named if n.kind == "contact" and n.rule == INTRODUCED} if not meeting.contacts else ()
    )
    # A new name is the account's or a person's, not both.
    people = {name: span for name, span in meeting.contacts.items() if known or name.lower() != (account or "").lower()}
    evidence |= {f"contacts.{n}": told.evidence(s, "contact") for n, s in enumerate(people.values())}
    evidence |= {f"competitors.{n}": told.evidence(s, "competitor") for n, s in enumerate(meeting.rivals.values())}
    if meeting.missed:
        evidence["reached"] = told.evidence(meeting.missed[0], "not reached")
    return Interaction(
        channel=channel,
        account=account,
        account_known=known,
        date=day.isoformat(),
        contacts=(*people, *theirs),
        time=time,
        reached=not meeting.missed,
        items=merged(meeting.items),
        issues=tuple(meeting.issues),
        competitors=tuple(meeting.rivals),
        evidence=evidence,
    )


def _when(told: Sheet, meeting: Meeting, evidence: dict[str, Evidence]) -> tuple[date, str | None]:
    """The day and the clock time that an interaction took place at; `evidence` is told their words."""
    page = told.page
    day, time = page.now.date(), None
    for span in meeting.moments:
        moment = told.units[span.first].thing
        if not isinstance(moment, Moment):
            continue
        when = page.when(moment, ahead=False)
        if moment.dated and when.first and when.first <= page.now.date() and not _long(when):
            day = when.first
            evidence["date"] = told.evidence(span, f"moment {moment.rule}")
        if moment.clock and when.time:
            time = when.time
            evidence["time"] = told.evidence(span, f"moment {moment.rule}")
    return day, time


def _long(when: When) -> bool:
    """Whether a moment is too long to be the day of anything: "this year"."""
    return bool(when.first and when.last and (when.last - when.first).days > LONGEST)


def _issue(told: Sheet, span: Span) -> Issue:
    """A trouble, with the product that it is about."""
    about = {
        child: sure for child in told.of("J") for parent, sure in told.links.get(("JI", child), ()) if parent is span
    }
    product = max(about, key=lambda s: about[s], default=None)
    evidence = {"kind": told.evidence(trouble(told, span), "issue", told.verdicts[span].sure)}
    kind = cast("IssueKind", told.verdicts[span].value)
    if product is None or about[product] <= ABOUT:
        return Issue(kind, evidence=evidence)
    name, known = told.product(product)
    evidence["product"] = told.evidence(product, "product", about[product])
    return Issue(kind, name, known, evidence)


def _with(issues: list[Issue], issue: Issue) -> list[Issue]:
    """The troubles with one more; what is told twice is one."""
    for n, before in enumerate(issues):
        if before.kind == issue.kind and (before.product == issue.product or None in (before.product, issue.product)):
            fuller = before if before.product else replace(issue, evidence={**issue.evidence, **before.evidence})
            words = max((i.evidence["kind"] for i in (before, issue)), key=lambda e: e.end - e.start)
            fuller = replace(fuller, evidence={**fuller.evidence, "kind": words})
            return [*issues[:n], fuller, *issues[n + 1 :]]
    return [*issues, issue]
