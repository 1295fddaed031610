"""What colleagues did: how many visits or calls, whose are most, who had none, and what was done in a time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import meetings
from handlers.topics.phrases import sentence, top, within
from nlp.reply import Line, Names, Value
from storage import deeds, reps, sources, touches
from storage.deeds import Count
from storage.touches import Sought

#: Contacts of whatever kind.
ANY = "any"
#: Where no time is said, so many days.
LATELY = dt.timedelta(30)
#: Contacts that are listed, and how many of them a phone shows with their words.
MOST, PAGE = 60, 4
#: Whose work it is to see customers.
WORKING = frozenset({"rep"})
RANKED = frozenset({"most", "least"})


def answer(session: Session, asked: Asked) -> Answer:
    """The number, the colleagues with theirs, or those who have none."""
    if not (asked.since or asked.until):
        asked = replace(asked, since=asked.today - LATELY, until=asked.today)
    found = deeds.counts(session, Sought(rep_ids=asked.rep_ids), asked.since, asked.until)
    found = [one for one in found if asked.met in (ANY, one.channel)]
    if asked.want == "without":
        return _idle(session, asked, found)
    if not found:
        return Answer((sentence(Line("done-nothing", _said(asked, 0)), within(asked)),))
    by_rep = _by_rep(found)
    first = _ranked(asked, by_rep) if asked.want in RANKED or asked.of == "reps" else None
    lines = [first or _counted(asked, found)]
    if len(by_rep) > 1:
        lines += [_row(asked, name, found) for name in _order(asked, by_rep)]
    if asked.want is not None and len(by_rep) > 1:
        return Answer(tuple(lines))
    rows, opens = _contacts(session, asked)
    return Answer(tuple(lines), rows, opens=opens, page=PAGE)


def _said(asked: Asked, count: int) -> dict[str, Value]:
    team = len(asked.rep_ids) > 1
    scope = "mine" if asked.mine else "team" if team else "named" if asked.rep_ids else "all"
    return {"scope": scope, "whose": asked.whose or "", "met": asked.met or ANY, "count": count}


def _by_rep(found: Sequence[Count]) -> Counter[str]:
    by_rep: Counter[str] = Counter()
    for one in found:
        by_rep[one.rep or ""] += one.times
    return by_rep


def _order(asked: Asked, by_rep: Mapping[str, int]) -> list[str]:
    """The names, those with most first, or with least where that is asked."""
    sign = 1 if asked.want == "least" else -1
    return sorted((name for name in by_rep if name), key=lambda name: (sign * by_rep[name], name))


def _counted(asked: Asked, found: Sequence[Count]) -> Line:
    return sentence(Line("done-count", _said(asked, sum(one.times for one in found))), within(asked))


def _ranked(asked: Asked, by_rep: Mapping[str, int]) -> Line | None:
    """Whose contacts are most (or least); `None` where it is only asked how many each has."""
    names = _order(asked, by_rep)
    if asked.want not in RANKED or not names:
        return None
    values = {**_said(asked, by_rep[names[0]]), "name": names[0], "side": asked.want or ""}
    return sentence(Line("done-most", values), within(asked))


def _row(asked: Asked, name: str, found: Sequence[Count]) -> Line:
    """A colleague's contacts, by channel where several are counted."""
    own = [one for one in found if one.rep == name]
    parts = tuple(Line("done-part", {"met": _kind(one.channel), "count": one.times}) for one in own)
    return Line("done-row", {"name": name, "parts": meetings.joined(parts)})


def _kind(channel: str) -> str:
    return channel if channel in ("visit", "call", "email", "message", "video", "event") else ANY


def _contacts(session: Session, asked: Asked) -> tuple[tuple[Line, ...], tuple[sources.Origin, ...]]:
    """What was done, a row for each contact, and the first that can be opened."""
    found = touches.met(session, Sought(rep_ids=asked.rep_ids), asked.since, asked.until, most=MOST)
    found = [met for met in found if asked.met in (ANY, met.channel)]
    people = touches.people(session, [met.id for met in found])
    rows = tuple(meetings.row(asked, met, people.get(met.id, ())) for met in found)
    return top(asked, rows), sources.origins("interaction", found[:3])


def _idle(session: Session, asked: Asked, found: Sequence[Count]) -> Answer:
    """Who of those whose work it is had none; after that how many the others had."""
    some = {one.rep_id for one in found}
    working = [rep for rep in reps.standing(session) if rep.role in WORKING]
    working = [rep for rep in working if not asked.rep_ids or rep.id in asked.rep_ids]
    idle = tuple(rep.name for rep in working if rep.id not in some)
    values = {**_said(asked, len(idle)), "names": Names(idle)}
    lines = [sentence(Line("done-nobody" if idle else "done-everybody", values), within(asked))]
    lines += [_row(asked, name, found) for name in _order(asked, _by_rep(found))]
    return Answer(tuple(lines))
