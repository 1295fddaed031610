"""How a payer is judged in words, from the days between due and paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sqlmodel import Session

from handlers.asking.asked import Asked
from handlers.topics.phrases import a_year_before, on
from nlp.reply import Line, Value
from storage import paying
from storage.narrowing import Whose
from storage.paying import ENOUGH, Habit, Paid

#: A payment of so few days after the due day is in time: banks take days.
GRACE = 5
#: As large a share of slow payments is no habit of paying in time.
UNEVEN = Decimal("0.15")
#: So many days more or fewer than before are a change.
CHANGE = 7


@dataclass(frozen=True)
class Lately(Habit):
    """The habit of the last year; `year` is false where too little was paid in it, and all time counts."""

    year: bool


def lately(session: Session, whose: Whose, today: dt.date) -> Lately:
    """How was paid in the last year, or ever."""
    found = paying.habit(session, whose, a_year_before(today), today)
    if found.whole.count >= ENOUGH:
        return Lately(found.whole, found.lately, found.before, found.last, year=True)
    found = paying.habit(session, whose, dt.date.min, today)
    return Lately(found.whole, found.lately, found.before, found.last, year=False)


def days(mean: Decimal) -> int:
    """Whole days."""
    return int(mean.quantize(Decimal(1), ROUND_HALF_UP))


def verdict(account: str, habit: Lately, overdue: bool) -> Line:
    """The judgement; in the past where nothing was paid lately and something is overdue."""
    paid, values = habit.whole, dict[str, Value](account=account)
    if not paid.count:
        return Line("payer-unknown", values)
    mean = days(paid.mean)
    if mean > GRACE:
        return Line("payer-late", {**values, "days": mean})
    if paid.slow >= UNEVEN * paid.count:
        return Line("payer-uneven", {**values, "slow": paid.slow, "count": paid.count, "days": paying.SLOW})
    if overdue and not habit.lately.count:
        return Line("payer-stopped", values)
    if overdue:
        return Line("payer-usual", values)
    return Line("payer-always" if paid.in_time == paid.count else "payer-punctual", values)


def good(verdict: Line) -> str:
    """Whether what is overdue is told as an exception."""
    return "yes" if verdict.key == "payer-usual" else "no"


def punctuality(paid: Paid) -> Line:
    """On average so many days before or after the due day, so many in time."""
    return Line("payer-mean", {**side(paid.mean), "count": paid.count, "good": paid.in_time})


def side(mean: Decimal) -> dict[str, Value]:
    """Whole days, and on which side of the due day they lie."""
    whole = days(mean)
    return {"days": abs(whole), "side": "after" if whole > 0 else "before" if whole < 0 else "on"}


def figures(asked: Asked, habit: Lately) -> Iterator[Line]:
    """The mean, where it goes, and the last payment."""
    paid = habit.whole
    if paid.count and asked.want == "average":
        yield Line("payer-in-time", {"count": paid.count, "good": paid.in_time})
    elif paid.count:
        yield Line("payer-mean-year", punctuality(paid).values) if habit.year else punctuality(paid)
    if habit.lately.count >= ENOUGH and habit.before.count >= ENOUGH:
        new, old = days(habit.lately.mean), days(habit.before.mean)
        if abs(new - old) >= CHANGE:
            yield Line("payer-trend", {"new": new, "old": old, "way": "worse" if new > old else "better"})
    if habit.last is not None:
        yield Line("payer-last", {"day": on(asked, habit.last)})
