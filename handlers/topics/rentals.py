"""What is on hire and until when, what ends soon, what is late, who has a machine, and what was hired before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import bounds, hired, narrowed, rates
from handlers.topics.hired import how, row, stay
from nlp.reply import Line, Moment, Value
from storage import rentals
from storage.matching import Match
from storage.rentals import Hire, Which
from storage.sources import origins

#: A period that began longer ago than this is about what was, not about what is to end.
SOON = dt.timedelta(days=31)


class Found(NamedTuple):
    """A question with what its facts must fit."""

    session: Session
    asked: Asked
    match: Match

    def hires(self, which: Which) -> list[Hire]:
        """The hires of a kind; for those that need a period, the one that is asked about."""
        asked = self.asked
        return rentals.hires(self.session, which, self.match, asked.today, asked.since, asked.until)


def answer(session: Session, asked: Asked) -> Answer:
    """What is out, what ends or is late, or what was hired in a period, as the question wants it."""
    if asked.want == "rate":
        return rates.answer(session, asked)
    found = Found(session, asked, narrowed.match(session, asked))
    # "How many" without a time is how many are out now.
    if asked.want in hired.COUNTED or (asked.want == "how_many" and _about_past(asked)):
        return hired.answer(session, asked, found.match)
    return _way(asked)(found)


def _way(asked: Asked) -> Callable[[Found], Answer]:
    if asked.want == "late":
        return _late
    if asked.unit == "count" and asked.bounded and not asked.account and not _about_past(asked):
        return _by_count
    if asked.since is None and asked.until is None:
        return _out
    return _past if _about_past(asked) else _ending


def _about_past(asked: Asked) -> bool:
    """Whether the period lies behind, or began too long ago to be about what ends soon."""
    if asked.since is None and asked.until is None:
        return False
    over = asked.until is not None and asked.until < asked.today
    return over or (asked.since is not None and asked.since < asked.today - SOON)


def _shown(found: Found, lines: tuple[Line, ...], hires: list[Hire], alone: bool = False) -> Answer:
    """The answer with a row for each hire; `alone`: the lines say all."""
    told = sum(hire.status == "told" for hire in hires)
    rows = () if alone else tuple(row(hire, found.asked) for hire in hires)
    return Answer(
        lines, rows, narrowed.notes(hires, told), narrowed.behind(found.session, "rental", hires),
        origins("rental", hires[: narrowed.OPENED]),
    )  # fmt: skip


def _out(found: Found) -> Answer:
    """What is out now."""
    asked, hires = found.asked, found.hires("out")
    ever = hired.ever(found.session, asked, found.match) if asked.want == "how_many" and asked.account else ()
    if not hires:
        return _nothing_out(found, ever)
    if len(hires) == 1:
        return _shown(found, (_one(hires[0], asked), *_facts(hires[0], asked), *ever), hires, alone=True)
    values: dict[str, Value] = {"count": hires[0].of, "narrowed": narrowed.said(asked)}
    if asked.account:
        lines = (Line("rentals-some", values | {"account": asked.account.name}), *ever)
        return _shown(found, lines, hires)
    ahead = next((hire.end for hire in hires if hire.end and hire.end >= asked.today), None)
    if ahead is None:
        return _shown(found, (Line("rentals-all-openly", values),), hires)
    return _shown(found, (Line("rentals-all", values | {"day": Moment(ahead, asked.today)}),), hires)


def _one(hire: Hire, asked: Asked) -> Line:
    """The only hire that there is: of the customer, or by whom."""
    if asked.account:
        values = how(hire, asked) | {"account": asked.account.name, "narrowed": narrowed.said(asked)}
        return Line("rentals-one", values)
    return Line("rentals-holder", how(hire, asked))


def _facts(hire: Hire, asked: Asked) -> tuple[Line, ...]:
    """Since when, and at what rate."""
    day = Moment(hire.start, asked.today)
    rate = hired.rate(hire)
    if rate is None:
        return (Line("rentals-since", {"day": day}),)
    return (Line("rentals-since-rate", {"day": day, **rate}),)


def _nothing_out(found: Found, ever: tuple[Line, ...]) -> Answer:
    """Nothing is out: what is booked, and what was the last one."""
    asked = found.asked
    values: dict[str, Value] = {"narrowed": narrowed.said(asked)}
    if asked.account:
        first = Line("rentals-none", values | {"account": asked.account.name})
    else:
        first = Line("rentals-all-none", values)
    booked = found.hires("coming")[:1]
    lines = [
        Line("rentals-coming", how(hire, asked) | {"day": Moment(hire.start, asked.today)}) for hire in booked
    ]  # fmt: skip
    last = rentals.hires(found.session, "begun", found.match, asked.today, None, asked.today)[:1]
    lines += [_last(hire, asked) for hire in last]
    return _shown(found, (first, *lines, *ever), [*booked, *last], alone=True)


def _last(hire: Hire, asked: Asked) -> Line:
    """The last hire that there was."""
    values = how(hire, asked) | {"end": stay(hire, asked)}
    return Line("rentals-last" if asked.account else "rentals-last-who", values)


def _ending(found: Found) -> Answer:
    """What comes back in a period; what should be back already is told beside it."""
    asked, hires = found.asked, found.hires("ending")
    first = asked.since or asked.today
    values: dict[str, Value] = {
        "period": narrowed.period(asked), "narrowed": narrowed.said(asked, account=True),
    }  # fmt: skip
    earlier = [hire for hire in found.hires("late") if hire.end and hire.end < first]
    late = [Line("rentals-late-too", {"count": len(earlier)})] if earlier else []
    if hires:
        shown = _shown(found, (Line("rentals-ending", values | {"count": hires[0].of}), *late), hires)
        return replace(shown, rows=(*shown.rows, *(row(hire, asked) for hire in earlier)))
    ahead = [hire for hire in found.hires("out") if hire.end and hire.end >= first][:1]
    more = [Line("rentals-next", how(hire, asked)) for hire in ahead]
    return _shown(found, (Line("rentals-ending-none", values), *more, *late), ahead, alone=True)


def _late(found: Found) -> Answer:
    """What is past its end and not back."""
    hires = _bounded(found.asked, found.hires("late"))
    values: dict[str, Value] = {"narrowed": narrowed.said(found.asked, account=True)}
    if hires:
        return _shown(found, (Line("rentals-late", values | {"count": hires[0].of}),), hires)
    return Answer((Line("rentals-late-none", values),))


def _bounded(asked: Asked, hires: list[Hire]) -> list[Hire]:
    """Those that are late by so many days as are asked for."""
    if asked.unit != "days" or not asked.bounded:
        return hires
    kept = [hire for hire in hires if hire.end and asked.fits((asked.today - hire.end).days)]
    return [replace(hire, of=len(kept)) for hire in kept]


def _by_count(found: Found) -> Answer:
    """Who has more (or fewer) machines out than so many."""
    asked, hires = found.asked, found.hires("out")
    held: dict[str, list[Hire]] = {}
    for hire in hires:
        held.setdefault(hire.account or "", []).append(hire)
    some = {name: own for name, own in held.items() if name and asked.fits(len(own))}
    values: dict[str, Value] = {"count": len(some), "bound": bounds.phrase(asked), "narrowed": narrowed.said(asked)}
    rows = tuple(
        Line("rentals-held", {"account": name, "count": len(own)})
        for name, own in sorted(some.items(), key=lambda one: -len(one[1]))
    )
    return Answer((Line("rentals-bounded", values),), rows, behind=narrowed.behind(found.session, "rental", hires))


def _past(found: Found) -> Answer:
    """What was out in a period."""
    asked, hires = found.asked, found.hires("past")
    values: dict[str, Value] = {
        "period": narrowed.period(asked), "narrowed": narrowed.said(asked, account=True),
    }  # fmt: skip
    if hires:
        rows = tuple(row(hire, asked, stay) for hire in hires)
        shown = _shown(found, (Line("rentals-past", values | {"count": hires[0].of}),), hires, alone=True)
        return Answer(shown.lines, rows, shown.notes, shown.behind, shown.opens)
    before = rentals.hires(found.session, "begun", found.match, asked.today, None, asked.since)[:1]
    return _shown(
        found, (Line("rentals-past-none", values), *(_last(hire, asked) for hire in before)), before, alone=True
    )
