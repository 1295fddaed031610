"""Which machines are on hand, since when and where, and the one that has been idle longest."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import bounds, narrowed
from handlers.topics.hired import how
from nlp.reply import Line, Moment, Phrase, Value
from storage import machines, rentals
from storage.machines import Fleet, Idle
from storage.matching import Match
from storage.sources import Behind, origins

#: Machines of which a chart is drawn: at least, at most.
FEWEST, BARS = 3, 12


def answer(session: Session, asked: Asked) -> Answer:
    """The free ones by serial, the one idle longest, or that none is free and which comes back next."""
    match = narrowed.match(session, asked)
    # Whose a machine was, and by whom it was hired out, says nothing of which stand here.
    match = Match(product_ids=match.product_ids, words=match.words)
    fleet = machines.fleet(session, match, asked.today)
    if fleet.all == 0:
        return Answer((_unowned(asked),))
    free = machines.idle(session, match, asked.today)
    if asked.unit == "days" and asked.bounded:
        return _bounded(
            session, asked, [one for one in free if one.since and asked.fits((asked.today - one.since).days)]
        )
    if not free:
        return _none(session, asked, match, fleet)
    longest = asked.want == "most" or asked.top == 1
    lines = (_longest(free[0], asked),) if longest else (_some(asked, fleet), *_others(fleet))
    rows = tuple(_row(one, asked) for one in free[1 if longest else 0 :])
    behind = narrowed.behind(session, "machine", free)
    opens = origins("machine", free[: narrowed.OPENED])
    return Answer(lines, rows, narrowed.notes(free, 0), behind, opens, chart=_chart(free, asked))


def _unowned(asked: Asked) -> Line:
    return Line("idle-unowned", {"thing": asked.thing}) if asked.thing else Line("idle-unowned-all")


def _some(asked: Asked, fleet: Fleet) -> Line:
    values: dict[str, Value] = {"count": fleet.free, "all": fleet.all}
    return Line("idle-of", values | {"thing": asked.thing}) if asked.thing else Line("idle-all", values)


def _others(fleet: Fleet) -> list[Line]:
    """How many are out, and how many in the workshop."""
    parts = (("idle-out", fleet.hired), ("idle-workshop", fleet.workshop))
    return [Line(key, {"count": count}) for key, count in parts if count]


def _none(session: Session, asked: Asked, match: Match, fleet: Fleet) -> Answer:
    """None is free: where they are, and when the first of them comes back."""
    values: dict[str, Value] = {"all": fleet.all}
    first = Line("idle-of-none", values | {"thing": asked.thing}) if asked.thing else Line("idle-all-none", values)
    out = rentals.hires(session, "out", match, asked.today)
    # What is late comes back nobody knows when, so it is the next one only where there is no other.
    due = [hire for hire in out if hire.end and hire.end >= asked.today] or out
    back = [Line("idle-back", how(hire, asked)) for hire in due[:1]]
    behind: Behind | None = narrowed.behind(session, "rental", out)
    return Answer((first, *_others(fleet), *back), behind=behind, opens=origins("rental", due[:1]))


def _bounded(session: Session, asked: Asked, free: list[Idle]) -> Answer:
    """Those that have been idle for so long."""
    free = [replace(one, of=len(free)) for one in free]
    first = Line("idle-bounded", {"count": len(free), "bound": bounds.phrase(asked), "narrowed": narrowed.said(asked)})
    rows = tuple(_row(one, asked) for one in free)
    return Answer((first,), rows, narrowed.notes(free, 0), narrowed.behind(session, "machine", free))


def _named(one: Idle) -> dict[str, Value]:
    site = Phrase((Line("idle-site", {"site": one.site}),)) if one.site else narrowed.NOTHING
    return {"serial": one.serial, "model": one.model or "", "site": site}


def _idle(one: Idle, asked: Asked) -> dict[str, Value]:
    """Since when, and how many days."""
    assert one.since is not None
    return {"day": Moment(one.since, asked.today), "days": (asked.today - one.since).days}


def _row(one: Idle, asked: Asked) -> Line:
    # What was asked for need not be said again in each row.
    said = one.model is None or one.model == asked.thing
    model = narrowed.NOTHING if said else Phrase((Line("idle-model", {"model": one.model or ""}),))
    named = _named(one) | {"model": model}
    if one.since is None:
        return Line("idle-row-never", named)
    return Line("idle-row", named | _idle(one, asked))


def _longest(one: Idle, asked: Asked) -> Line:
    values = _named(one) | {"narrowed": narrowed.said(asked)}
    if one.since is None:
        return Line("idle-longest-never", values)
    return Line("idle-longest", values | _idle(one, asked))


def _chart(free: list[Idle], asked: Asked) -> Chart | None:
    days = [(one.serial, Decimal((asked.today - one.since).days)) for one in free[:BARS] if one.since]
    if len(days) < FEWEST:
        return None
    labels, values = zip(*days, strict=True)
    return Chart("bars", Line("idle-chart"), labels, values, "days")
