"""What went wrong: open tickets and complaints, how many times and since when, what was done and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import bounds, narrowed
from nlp.reply import Line, Moment, Names, Phrase, Term, Value
from storage import tickets
from storage.matching import Match
from storage.sources import origins
from storage.tickets import Count, Trouble

#: What is wrong, in words; other kinds are said as the workshop calls them.
KINDS = {
    "fault": "issue-fault", "damage": "issue-damage", "delivery": "issue-delivery", "payment": "issue-payment",
    "service": "issue-service", "price": "issue-price", "other": "issue-other", "complaint": "ticket-complaint",
    "maintenance": "ticket-maintenance", "quality": "ticket-quality",
}  # fmt: skip
#: What counts how often, instead of listing what is open.
COUNTED = frozenset(("how_many", "first", "average"))
BY: Mapping[str | None, tickets.By] = {"products": "product", "machines": "product", "lines": "product"}


def answer(session: Session, asked: Asked) -> Answer:
    """What is open; how often, where that is asked; or what was opened and closed in a period."""
    match = narrowed.match(session, asked)
    if asked.waiting:
        return _waiting(session, asked, match)
    if asked.unit == "count" and asked.bounded:
        return _often(session, asked, match)
    if asked.want == "most" and not (asked.top == 1 and asked.of in (None, "machines")):
        return _most(session, asked, match)
    if asked.want in COUNTED:
        return _counted(session, asked, match)
    if asked.since is not None or asked.until is not None:
        return _period(session, asked, match)
    return _open(session, asked, match)


def _shown(session: Session, asked: Asked, lines: tuple[Line, ...], found: list[Trouble]) -> Answer:
    told = sum(one.status == "told" for one in found)
    rows = tuple(_row(one, asked) for one in found)
    return Answer(
        lines, rows, narrowed.notes(found, told), narrowed.behind(session, "ticket", found),
        origins("ticket", found[: narrowed.OPENED]),
    )  # fmt: skip


def _open(session: Session, asked: Asked, match: Match) -> Answer:
    """What is not right yet, the oldest first."""
    found = tickets.found(session, "open", match)
    if asked.unit == "days":
        found = [one for one in found if asked.fits((asked.today - one.opened).days)]
        found = [replace(one, of=len(found)) for one in found]
    if not found:
        return _none_open(session, asked, match)
    values: dict[str, Value] = {
        "count": found[0].of, "narrowed": narrowed.said(asked), "day": Moment(found[0].opened, asked.today),
    }  # fmt: skip
    key = "issues-open-account" if asked.account else "issues-open"
    lines = [Line(key, values | _account(asked))]
    who = sorted({one.technician for one in found if one.technician})
    if asked.want == "who" and asked.account and who:
        lines.append(Line("issues-who", {"names": Names(tuple(who))}))
    return _shown(session, asked, tuple(lines), found)


def _waiting(session: Session, asked: Asked, match: Match) -> Answer:
    """What waits for parts; where nothing does, how many are open."""
    found = tickets.found(session, "waiting", match)
    if found:
        values: dict[str, Value] = {"count": found[0].of, "narrowed": narrowed.said(asked, account=True)}
        return _shown(session, asked, (Line("issues-waiting", values),), found)
    others = tickets.found(session, "open", match)
    first = Line("issues-waiting-none", {"narrowed": narrowed.said(asked, account=True)})
    lines = (first, *((Line("issues-still", {"count": others[0].of}),) if others else ()))
    return _shown(session, asked, lines, others)


def _often(session: Session, asked: Asked, match: Match) -> Answer:
    """Who has more tickets than so many."""
    by = "product" if asked.account else BY.get(asked.of, "account")
    often = [one for one in tickets.often(session, by, match, asked.since, asked.until) if asked.fits(one.tickets)]
    values: dict[str, Value] = {"count": len(often), **_bound(asked), "period": narrowed.period(asked)}
    rows = tuple(Line("issues-row-most", {"name": _name(one), "count": one.tickets, "open": one.open}) for one in often)
    return Answer((Line("issues-often", values),), rows)


def _bound(asked: Asked) -> dict[str, Value]:
    return {"bound": Phrase((bounds.line(asked),))}


def _account(asked: Asked) -> dict[str, Value]:
    return {"account": asked.account.name} if asked.account else {}


def _none_open(session: Session, asked: Asked, match: Match) -> Answer:
    """Nothing is open: what was the last, and how many there were."""
    first = Line("issues-none-account" if asked.account else "issues-none", _account(asked) | _said(asked))
    last = tickets.found(session, "opened", match)[:1]
    if not last:
        return Answer((first, Line("issues-never")))
    lines = (first, Line("issues-last", _how(last[0], asked)), *_times(last[0].of))
    return Answer(
        lines, behind=narrowed.behind(session, "ticket", last), opens=origins("ticket", last)
    )  # fmt: skip


def _times(count: int) -> tuple[Line, ...]:
    return (Line("issues-all", {"count": count}),) if count > 1 else ()


def _said(asked: Asked) -> dict[str, Value]:
    return {"narrowed": narrowed.said(asked)}


def _counted(session: Session, asked: Asked, match: Match) -> Answer:
    """How many times, from when to when, and how many of them are open still."""
    count = tickets.count(session, match, asked.since, asked.until)
    values: dict[str, Value] = {"narrowed": narrowed.said(asked), "period": narrowed.period(asked), **_account(asked)}
    if not count.opened:
        return Answer((Line("issues-no-times-account" if asked.account else "issues-no-times", values),))
    key = "issues-times-account" if asked.account else "issues-times"
    lines = (Line(key, values | {"count": count.opened}), *_from_to(count, asked), *_still(count))
    found = tickets.found(session, "opened", match, asked.since, asked.until)
    return _shown(session, asked, lines, found)


def _from_to(count: Count, asked: Asked) -> tuple[Line, ...]:
    if count.first is None or count.last is None or count.opened < 2:
        return ()
    return (
        Line("issues-from-to", {"first": narrowed.on(count.first, asked), "last": narrowed.on(count.last, asked)}),
    )  # fmt: skip


def _still(count: Count) -> tuple[Line, ...]:
    return (Line("issues-still", {"count": count.open}),) if count.open else (Line("issues-all-closed"),)


def _period(session: Session, asked: Asked, match: Match) -> Answer:
    """What was opened and what was closed in a period."""
    count = tickets.count(session, match, asked.since, asked.until)
    found = tickets.found(session, "period", match, asked.since, asked.until)
    values: dict[str, Value] = {
        "narrowed": narrowed.said(asked, account=True), "period": narrowed.period(asked), "count": count.opened,
    }  # fmt: skip
    if not found:
        return Answer((Line("issues-period-none", values),))
    closed = tickets.found(session, "closed", match, asked.since, asked.until)[:1]
    lines = [Line("issues-period", values)]
    lines += [Line("issues-closed", {"count": closed[0].of})] if closed else []
    lines += [Line("issues-still", {"count": count.open})] if count.open else []
    return _shown(session, asked, tuple(lines), found)


def _most(session: Session, asked: Asked, match: Match) -> Answer:
    """Which customers or products have most tickets."""
    by = "product" if asked.account else BY.get(asked.of, "account")
    often = tickets.often(session, by, match, asked.since, asked.until)
    values: dict[str, Value] = {"narrowed": narrowed.said(asked, account=True), "period": narrowed.period(asked)}
    if not often:
        return Answer((Line("issues-period-none", values),))
    first = Line("issues-most", values | {"name": _name(often[0]), "count": often[0].tickets})
    rows = tuple(
        Line("issues-row-most", {"name": _name(one), "count": one.tickets, "open": one.open})
        for one in often[1 : asked.top]
    )
    found = tickets.found(session, "opened", match, asked.since, asked.until)
    return Answer((first,), rows, behind=narrowed.behind(session, "ticket", found))


def _name(one: tickets.Often) -> Value:
    return one.name or Term("issues-nobody")


def _how(one: Trouble, asked: Asked) -> dict[str, Value]:
    """What is wrong with what, since when or until when, and who does what about it."""
    return {
        "account": one.account or Term("issues-nobody"), "product": _product(one),
        "kind": Term(KINDS[one.kind]) if one.kind in KINDS else one.kind,
        "said": _phrase("issues-said", one.description), "when": _when(one, asked),
        "done": _phrase("issues-done", one.resolution), "by": _phrase("issues-by", one.technician),
    }  # fmt: skip


def _product(one: Trouble) -> Phrase:
    """What is wrong, before the kind of trouble; nothing where that was not said."""
    if not (one.product or one.serial):
        return narrowed.NOTHING
    values: dict[str, Value] = {"product": one.product or Term("issues-no-product")}
    return Phrase((Line("issues-product", {**values, "serial": narrowed.number(one.serial)}),))


def _phrase(key: str, text: str | None) -> Phrase:
    return Phrase((Line(key, {"text": text}),)) if text else narrowed.NOTHING


def _when(one: Trouble, asked: Asked) -> Phrase:
    """Since when it is open and how long, or from when to when it was."""
    opened = Moment(one.opened, asked.today)
    if one.state in ("open", "waiting"):
        return Phrase((Line("issues-since", {"day": opened, "days": (asked.today - one.opened).days}),))
    if one.closed is None:
        return Phrase((Line("issues-was", {"day": narrowed.on(one.opened, asked)}),))
    days = {"day": narrowed.on(one.opened, asked), "closed": narrowed.on(one.closed, asked)}
    return Phrase((Line("issues-until", days),))


def _row(one: Trouble, asked: Asked) -> Line:
    return Line("issues-row" if asked.account else "issues-row-who", _how(one, asked))
