"""Customers of whom nothing was seen or heard, or who have not bought, since a day: those worth most first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics.phrases import money, on, since, top
from handlers.topics.phrases import sentence as said
from nlp.reply import Line, Phrase, Value
from storage import changes, sources, stale
from storage.stale import Found, Stale, What

#: Where no day is said.
LONG = dt.timedelta(90)


def answer(session: Session, asked: Asked) -> Answer:
    """Who they are, with the last days; of one customer those days."""
    if asked.account is not None:
        return _one(session, asked)
    what = _what(asked)
    day = asked.until or asked.since or asked.today - LONG
    found = stale.since(session, what, day, asked.today, asked.rep_ids, asked.product_ids, asked.currency)
    values: dict[str, Value] = {
        **_scope(asked),
        "what": "thing" if asked.thing else what,
        "thing": asked.thing or "",
        "since": since(asked, day),
        "count": found.count,
    }
    if not found.customers:
        return Answer((said(Line("stale-nobody", values)),))
    rows = tuple(_row(asked, what, one) for one in found.customers)
    behind = _behind(session, found)
    return Answer((said(Line("stale-some", values)),), top(asked, rows), tuple(_notes(what, found)), behind)


def _notes(what: What, found: Found) -> Iterator[Line]:
    """What is left out, and that contacts are not kept at all."""
    if found.count > len(found.customers):
        yield Line("stale-more", {"count": found.count - len(found.customers)})
    if what == "seen" and all(one.met is None for one in found.customers):
        yield Line("stale-no-contacts")


def _behind(session: Session, found: Found) -> sources.Behind:
    """Where the purchases of those shown come from."""
    ids = [one.id for one in found.customers]
    return sources.of(session, "purchase", changes.table("purchase").c.account_id.in_(ids))


def _what(asked: Asked) -> What:
    """Purchases, contacts, or either; where a product is named it is purchases."""
    if asked.want == "bought" or asked.product_ids:
        return "bought"
    return "seen" if asked.want == "seen" else "touched"


def _scope(asked: Asked) -> dict[str, Value]:
    kind = "mine" if asked.mine else "named" if asked.rep_ids else "all"
    return {"scope": kind, "whose": asked.whose or ""}


def _row(asked: Asked, what: What, one: Stale) -> Line:
    """The customer with the last days and the worth."""
    named = Line("stale-name-town", {"name": one.name, "town": one.city}) if one.city else None
    parts = Phrase((named or Line("stale-name", {"name": one.name}), *_days(asked, what, one)))
    if one.worth <= 0:
        return Line("stale-row", {"words": parts})
    return Line("stale-row-worth", {"words": parts, "amount": money(one.worth, asked.currency)})


def _days(asked: Asked, what: What, one: Stale) -> Iterator[Line]:
    """The last purchase and the last contact; what never was is said where it was asked about."""
    shown = [("bought", one.bought), ("met", one.met)]
    asked_about = {"touched": ("bought", "met"), "bought": ("bought",), "seen": ("met",)}[what]
    kept = [(kind, day) for kind, day in shown if day is not None or kind in asked_about]
    for n, (kind, day) in enumerate(kept):
        end = "more" if n + 1 < len(kept) else "last"
        if day is None:
            yield Line(f"stale-never-{kind}", {"end": end})
        else:
            yield Line(f"stale-{kind}", {"day": on(asked, day), "end": end})


def _one(session: Session, asked: Asked) -> Answer:
    """Of one customer: when anything happened last."""
    assert asked.account is not None
    bought, met = stale.last(session, asked.account_id or 0)
    if bought is None and met is None:
        return Answer((said(Line("stale-one-never", {"account": asked.account.name})),))
    last = max(day for day in (bought, met) if day is not None)
    values: dict[str, Value] = {
        "account": asked.account.name,
        "day": on(asked, last),
        "days": (asked.today - last).days,
    }
    lines = [said(Line("stale-one", values))]
    for kind, day in (("bought", bought), ("met", met)):
        lines.append(Line(f"stale-last-{kind}", {"day": on(asked, day)}) if day else Line(f"stale-none-{kind}"))
    return Answer(tuple(lines))
