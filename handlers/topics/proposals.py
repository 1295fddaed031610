"""What can be proposed to an account, and why, each in one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from nlp.reply import Duration, Line, Moment, Phrase, Value
from storage import habits, interests, recommending
from storage.habits import Habit
from storage.recommending import Follows

#: Of each kind of reason so many proposals at most.
EACH = 3
#: A length is told in days up to here, then in months up to here, then in years.
DAYS, MONTHS = 60, 730


@dataclass(frozen=True)
class Proposal:
    """A product and the line that says why."""

    product: str
    why: Line


def of(session: Session, account_id: int, today: dt.date) -> list[Proposal]:
    """What can be proposed to the account and is not offered yet, the best first, each product once."""
    found: dict[str, Proposal] = {}
    for proposal in _all(session, account_id, today):
        found.setdefault(proposal.product, proposal)
    offered = interests.offered(session, account_id)
    return [proposal for product, proposal in found.items() if product not in offered]


def _all(session: Session, account_id: int, today: dt.date) -> Iterator[Proposal]:
    """Complements first: they are new to the customer; then what was asked for, then what is bought again and again."""
    for follows in recommending.for_account(session, account_id, today, EACH):
        yield Proposal(follows.product, taken_together(follows, others=True))
    for stated in interests.stated(session, account_id, today, EACH):
        yield Proposal(stated.product, Line("why-stated", {"after": stated.after, "when": Moment(stated.day, today)}))
    for wanted in interests.wanted(session, account_id, today, EACH):
        yield Proposal(wanted.product, Line("why-wanted", {"when": Moment(wanted.day, today)}))
    repeated = habits.of_account(session, account_id, today, most=50)
    for state in ("due", "stopped"):
        for habit in [habit for habit in repeated if habit.state == state][:EACH]:
            yield Proposal(habit.product, again(habit))


def taken_together(follows: Follows, others: bool = False) -> Line:
    """How many buyers of the one took the other; `others` where the account that it is about is left out."""
    values: dict[str, Value] = {"buyers": follows.buyers, "of": follows.of, "days": recommending.WITHIN}
    values["after"] = follows.after or ""
    if follows.latest:
        return Line("why-latest", values)
    if follows.buyers == follows.of:
        return Line("why-all-others" if others else "why-all", values)
    return Line("why-others" if others else "why-some", values)


def again(habit: Habit) -> Line:
    """How often it was bought, and how long ago."""
    key = "why-due" if habit.state == "due" else "why-stopped"
    return Line(key, {"every": length(habit.every), "ago": ago(habit.since)})


def ago(days: int) -> Phrase:
    """How long ago that is; today and yesterday by name."""
    return Phrase((Line("ago", {"days": days, "length": length(days)}),))


def length(days: int) -> Duration:
    """A length of time as one says it: 40 days, 5 months, 2 years."""
    if days <= DAYS:
        return Duration(f"P{days}D")
    return Duration(f"P{round(days / 30.44)}M" if days <= MONTHS else f"P{round(days / 365.25)}Y")
