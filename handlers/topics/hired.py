"""How a hire is worded, and how often and by whom something is hired."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import narrowed
from nlp.reply import Line, Moment, Money, Period, Phrase, Term, Value
from storage import rentals
from storage.columns import plain
from storage.matching import Match
from storage.rentals import By, Hire, Sum
from storage.sources import Behind

#: What is wanted that is not a list of hires.
COUNTED = frozenset(("how_much", "average", "first", "most", "season", "how"))
#: Which rates are said how.
PER = {"day": "per-day", "week": "per-week", "month": "per-month", "year": "per-year"}
#: What "who hires most" may be about, by `Asked.of`.
BY: Mapping[str | None, By] = {"products": "product", "machines": "product", "lines": "product", "reps": "rep"}


def rate(hire: Hire) -> dict[str, Value] | None:
    """The rate with what it is for, where both are known."""
    if hire.rate is None or hire.per not in PER:
        return None
    return {"rate": Money(hire.rate, hire.currency), "per": Term(PER[hire.per])}


def end(hire: Hire, asked: Asked) -> Phrase:
    """Until when it is out, or since when it should be back."""
    if hire.end is None:
        return Phrase((Line("rentals-openly"),))
    values: dict[str, Value] = {"day": Moment(hire.end, asked.today)}
    if hire.end >= asked.today:
        return Phrase((Line("rentals-until", values),))
    return Phrase((Line("rentals-overdue", values | {"late": (asked.today - hire.end).days}),))


def stay(hire: Hire, asked: Asked) -> Phrase:
    """From when to when it was out."""
    key = "rentals-returned" if hire.returned else "rentals-out"
    return Phrase((Line(key, {"period": Period(hire.start, hire.returned, asked.today)}),))


def how(hire: Hire, asked: Asked) -> dict[str, Value]:
    """The values of a line about one hire."""
    return {
        "account": hire.account or Term("rentals-nobody"), "product": hire.product,
        "serial": narrowed.number(hire.serial), "end": end(hire, asked),
    }  # fmt: skip


def row(hire: Hire, asked: Asked, until: Callable[[Hire, Asked], Phrase] = end) -> Line:
    """One hire in a list; whose it is where not one customer is asked about."""
    many = hire.quantity is not None and hire.quantity > 1
    count = Phrase((Line("hire-count", {"count": plain(hire.quantity)}),)) if many and hire.quantity else Phrase(())
    key = "rentals-row" if asked.account else "rentals-row-who"
    return Line(key, how(hire, asked) | {"end": until(hire, asked), "quantity": count})


def answer(session: Session, asked: Asked, match: Match) -> Answer:
    """How often, since when, for how much, or who and what most."""
    if asked.want == "most":
        return _most(session, asked, match)
    found = rentals.sums(session, match, asked.since, asked.until)
    values: dict[str, Value] = {"narrowed": narrowed.said(asked, account=True), "period": narrowed.period(asked)}
    if not found:
        return Answer((Line("rentals-past-none", values),))
    told = sum(one.told for one in found)
    return Answer((*_counted(asked, found, values), *_worth(asked, found)), _by_product(session, asked, match),
                  narrowed.notes((), told), *_sources(session, asked, match))  # fmt: skip


def _counted(asked: Asked, found: list[Sum], values: dict[str, Value]) -> tuple[Line, ...]:
    count, first, last = sum(one.hires for one in found), min(s.first for s in found), max(s.last for s in found)
    days = {"first": narrowed.on(first, asked), "last": narrowed.on(last, asked)}
    if asked.want == "first":
        day: dict[str, Value] = {
            "day": narrowed.on(first, asked), "count": count, "narrowed": values["narrowed"],
        }  # fmt: skip
        return (Line("rentals-first", day),)
    lines = [Line("rentals-often", values | days | {"count": count})]
    if count > 1 and asked.account:
        lines.append(Line("rentals-every", {"days": max(1, round((last - first).days / (count - 1)))}))
    return tuple(lines)


def ever(session: Session, asked: Asked, match: Match) -> tuple[Line, ...]:
    """How many hires there were in all, from when to when."""
    found = rentals.sums(session, match, None, None)
    if not found:
        return ()
    first, last = min(one.first for one in found), max(one.last for one in found)
    days = {"first": narrowed.on(first, asked), "last": narrowed.on(last, asked)}
    return (Line("rentals-ever", {"count": sum(one.hires for one in found), **days}),)


def _worth(asked: Asked, found: list[Sum]) -> tuple[Line, ...]:
    """What hires come to, as far as their totals are known; that they are not is said to who asks how much."""
    lines = []
    for one in found:
        if one.value is not None:
            key = "rentals-value" if one.valued == one.hires else "rentals-value-some"
            count: dict[str, Value] = {} if one.valued == one.hires else {"count": one.valued}
            lines.append(Line(key, {"value": Money(one.value, one.currency), **count}))
    if not lines and asked.want == "how_much":
        lines.append(Line("rentals-value-unknown"))
    return tuple(lines)


def _by_product(session: Session, asked: Asked, match: Match) -> tuple[Line, ...]:
    """What was hired how often, where more than one thing was."""
    often = rentals.often(session, "product", match, asked.since, asked.until)
    return tuple(_times(asked, one) for one in often) if len(often) > 1 else ()


def _times(asked: Asked, one: rentals.Often) -> Line:
    name = one.name or Term("rentals-nobody")
    return Line("rentals-times", {"name": name, "count": one.hires, "last": narrowed.on(one.last, asked)})


def _most(session: Session, asked: Asked, match: Match) -> Answer:
    """Who hires most; of one customer what."""
    by = "product" if asked.account else BY.get(asked.of, "account")
    often = rentals.often(session, by, match, asked.since, asked.until)
    values: dict[str, Value] = {"narrowed": narrowed.said(asked, account=True), "period": narrowed.period(asked)}
    if not often:
        return Answer((Line("rentals-past-none", values),))
    first = Line(
        "rentals-most-product" if by == "product" else "rentals-most",
        values | {"name": often[0].name or Term("rentals-nobody"), "count": often[0].hires},
    )
    rows = tuple(_times(asked, one) for one in often[1 : asked.top])
    return Answer((first,), rows, (), *_sources(session, asked, match))


def _sources(session: Session, asked: Asked, match: Match) -> tuple[Behind | None]:
    hires = rentals.hires(session, "begun", match, asked.today, asked.since, asked.until)
    return (narrowed.behind(session, "rental", hires),)
