"""When a customer was last seen or heard, by whom, what was said, and how often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import activity, meetings
from handlers.topics.phrases import a_year_before, about, on, sentence, top, within
from nlp.reply import Line, Value
from storage import changes, deeds, sources, stale, touches
from storage.touches import Met, Often, Sought

#: Contacts in a list, and how many of them a phone shows with their words.
MOST, PAGE = 60, 4
#: What everybody did is told of so many days, where no time is said.
LATELY = dt.timedelta(30)


def answer(session: Session, asked: Asked) -> Answer:
    """The last contact with its words; without a customer, the contacts of a time."""
    if asked.account is None and asked.contact is None:
        return activity.answer(session, asked) if asked.met else _list(session, asked)
    sought = _sought(asked)
    often = touches.often(session, sought, a_year_before(asked.today), asked.since, asked.until)
    if not often.count:
        return _none(session, asked)
    found = touches.met(
        session, sought, asked.since, asked.until, most=MOST, oldest=asked.want == "first"
    )  # fmt: skip
    people = touches.people(session, [met.id for met in found])
    first = next((met for met in found if met.reached), None)
    lines = [
        *_by(session, asked),
        *_first(asked, often, first, people),
        *_tried(asked, found, first),
        *_often(asked, often),
    ]
    rows = tuple(meetings.row(asked, met, people.get(met.id, ())) for met in found if met is not first)
    opens = sources.origins("interaction", [first or found[0]])
    return Answer(tuple(lines), top(asked, rows), behind=_behind(session, asked), opens=opens, page=PAGE)


def _sought(asked: Asked) -> Sought:
    contact = asked.contact.id if asked.contact else None
    return Sought(None if contact else asked.account_id, contact, asked.rep_ids, asked.product_ids)


def _named(asked: Asked) -> dict[str, Value]:
    """With whom."""
    named = asked.contact or asked.account
    return {"name": named.name if named else ""}


def _by(session: Session, asked: Asked) -> Iterator[Line]:
    """Asked who it was: the colleagues, and how often each."""
    if asked.want != "who":
        return
    found: dict[str, int] = {}
    for one in deeds.counts(session, _sought(asked), asked.since, asked.until):
        if one.rep:
            found[one.rep] = found.get(one.rep, 0) + one.times
    names = [Line("met-one", {"name": name, "count": times}) for name, times in found.items()]
    if names:
        yield sentence(
            Line("met-who", {**_named(asked), "names": meetings.joined(names), "count": len(names)}), within(asked)
        )


def _first(asked: Asked, often: Often, met: Met | None, people: dict[int, tuple[str, ...]]) -> Iterator[Line]:
    """The answer: the last (or first) contact and its words; asked how many, their number before it."""
    if asked.want in ("how_many", "average"):
        yield sentence(Line("met-times", {**_named(asked), "count": often.count}), about(asked), within(asked))
    if met is None:
        yield sentence(Line("met-never-reached", {**_named(asked), "count": often.count}), within(asked))
        return
    values = {**_named(asked), "when": meetings.when(asked, met), "order": "first" if asked.want == "first" else "last"}
    how = meetings.how(met.channel, met.rep, people.get(met.id, ()))
    yield sentence(Line("met-last", {**values, "how": how}), about(asked))
    told = meetings.words(met, meetings.IN_A_ROW if asked.want == "who" else meetings.WHOLE)
    yield Line("met-words", {"words": told}) if told else Line("met-no-words")


def _tried(asked: Asked, found: Sequence[Met], met: Met | None) -> Iterator[Line]:
    """Somebody tried after that, and nobody was there."""
    last = found[0]
    if asked.want != "first" and not last.reached and last is not met:
        yield Line("met-tried", {"when": meetings.when(asked, last), "how": meetings.how(last.channel, last.rep, ())})


def _often(asked: Asked, often: Often) -> Iterator[Line]:
    """How many in a year, and how far apart."""
    if often.count < 2 or often.first is None or often.last is None:
        return
    apart = round((often.last - often.first).days / (often.count - 1))
    if apart:
        yield Line("met-often", {"count": often.year, "days": apart})
    else:
        yield Line("met-year", {"count": often.year})


def _none(session: Session, asked: Asked) -> Answer:
    """No contact: one before that time, one of a colleague's, else the last purchase."""
    mine: dict[str, Value] = {**_named(asked), "scope": "mine" if asked.mine else "named" if asked.rep_ids else "all"}
    line = Line("met-none", {**mine, "whose": asked.whose or ""})
    lines = [sentence(line, about(asked), within(asked)), *_instead(session, asked)]
    return Answer(tuple(lines), behind=_behind(session, asked))


def _instead(session: Session, asked: Asked) -> Iterator[Line]:
    account_id = asked.account_id or (asked.contact.account_id if asked.contact else None)
    if account_id is None:
        return
    found = touches.met(session, Sought(account_id))
    if found:
        met = found[0]
        yield Line("met-other", {"when": meetings.when(asked, met), "how": meetings.how(met.channel, met.rep, ())})
        return
    bought, _ = stale.last(session, account_id)
    if bought is not None:
        yield Line("stale-last-bought", {"day": on(asked, bought)})


def _list(session: Session, asked: Asked) -> Answer:
    """Whom we (or a colleague) saw or heard in a time, the last first."""
    if not (asked.rep_ids or asked.since or asked.until):
        asked = replace(asked, since=asked.today - LATELY, until=asked.today)
    sought = Sought(rep_ids=asked.rep_ids, product_ids=asked.product_ids)
    often = touches.often(session, sought, a_year_before(asked.today), asked.since, asked.until)
    values: dict[str, Value] = {"scope": "mine" if asked.mine else "named" if asked.rep_ids else "all"}
    values = {**values, "whose": asked.whose or ""}
    if not often.count:
        return Answer((sentence(Line("met-nobody", values), about(asked), within(asked)),))
    found = touches.met(session, sought, asked.since, asked.until, most=MOST)
    people = touches.people(session, [met.id for met in found])
    rows = tuple(meetings.row(asked, met, people.get(met.id, ())) for met in found)
    first = sentence(Line("met-many", {**values, "count": often.count}), about(asked), within(asked))
    return Answer((first,), top(asked, rows), opens=sources.origins("interaction", found[:3]), page=PAGE)


def _behind(session: Session, asked: Asked) -> sources.Behind | None:
    if asked.account_id is None:
        return None
    return sources.of(session, "interaction", changes.table("interaction").c.account_id == asked.account_id)
