"""How a customer or a person is best reached: what they asked for, and what really happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics.phrases import customers_of, sentence
from nlp.reply import Line, Term, Value
from storage import changes, contacts, sources, touches
from storage.contacts import Person, Ways
from storage.tables import Contact
from storage.touches import Way

#: What happened longer ago does not tell how somebody is reached.
LATELY = dt.timedelta(730)
#: So many contacts make a custom; so many with a clock time tell the hours.
ENOUGH = 3
#: Ways that have words of their own.
WORDED = frozenset({"visit", "call", "email", "message", "video", "event", "web", "shop", "social", "fax"})
#: The parts of a working day, by the hour in which they begin.
PARTS = ((0, "early"), (8, "morning"), (12, "noon"), (14, "afternoon"), (18, "evening"))


def answer(session: Session, asked: Asked) -> Answer:
    """The preference on record first, then the share of each way and when it worked best."""
    contact_id = asked.contact.id if asked.contact else None
    account_id = None if contact_id else asked.account_id
    sought = touches.Sought(account_id, contact_id, () if asked.account or asked.contact else asked.rep_ids)
    ways = touches.ways(session, sought, asked.since or asked.today - LATELY)
    people = _people(session, asked)
    stated = [person for person in people if person.contact.preferred]
    lines = [sentence(*_first(asked, stated, ways)), *_shares(ways), *_times(ways)]
    lines += _of_firm(session, asked, ways)
    lines += _refused(people)
    if not ways:
        lines += _instead(session, asked, people)
    return Answer(tuple(lines), _rows(asked, stated), behind=_behind(session, asked))


def _people(session: Session, asked: Asked) -> tuple[Person, ...]:
    """The person, or all at the customer."""
    if asked.contact is not None:
        return (contacts.of_person(session, asked.contact),)
    return contacts.of_account(session, asked.account_id).people if asked.account_id else ()


def _name(asked: Asked) -> dict[str, Value]:
    """Whom it is about."""
    named = asked.contact or asked.account
    return {"name": named.name if named else "", "who": "known" if named else "all"}


def by(kind: str) -> Term:
    """A way in words ("by phone")."""
    return Term(f"by-{kind}" if kind in WORDED else "by-other")


def _first(asked: Asked, stated: Sequence[Person], ways: Sequence[Way]) -> Iterator[Line]:
    """What they prefer, or that nothing is on record, and what really happens."""
    if asked.contact is not None and stated:
        yield Line("prefers-one", {**_name(asked), "by": _said(stated[0].contact)})
    elif len(stated) == 1:
        contact = stated[0].contact
        yield Line("prefers-person", {"name": contact.name, "account": _name(asked)["name"], "by": _said(contact)})
    elif stated:
        yield Line("prefers-several", _name(asked))
    elif _usual(ways) is None:
        yield Line("prefers-unknown", _name(asked))
        yield from filter(None, [customers_of(asked)])
        return
    usual = _usual(ways)
    if usual is not None:
        known = asked.account or asked.contact
        key = "really-also" if stated else "really-usual" if known else "really-all"
        how: dict[str, Value] = {"by": by(usual[0]), "times": usual[1], "count": usual[2]}
        scope = "mine" if asked.mine else "named" if asked.rep_ids else "all"
        yield Line(key, {**_name(asked), **how, "scope": scope, "whose": asked.whose or ""})


def _said(contact: Contact) -> Term | str:
    """The way as it is on record, which may be in the file's own words."""
    said = contact.preferred or ""
    return by(said) if said in WORDED else said


def _counts(ways: Sequence[Way]) -> list[tuple[str, int, int]]:
    """Channel, times and times with success, the commonest first."""
    counts: dict[str, tuple[int, int]] = {}
    for way in ways:
        times, reached = counts.get(way.channel, (0, 0))
        counts[way.channel] = (times + way.times, reached + way.reached)
    return sorted(((kind, *both) for kind, both in counts.items()), key=lambda one: (-one[1], one[0]))


def _usual(ways: Sequence[Way]) -> tuple[str, int, int] | None:
    """The commonest way with how often, of how many, where that is enough to say."""
    counts = _counts(ways)
    total = sum(times for _, times, _ in counts)
    return (counts[0][0], counts[0][1], total) if total >= ENOUGH else None


def _shares(ways: Sequence[Way]) -> Iterator[Line]:
    """Each way with its share, and how often nobody was reached."""
    counts = _counts(ways)
    total = sum(times for _, times, _ in counts)
    for kind, times, reached in counts:
        share = int(Decimal(100) * times / total + Decimal("0.5"))
        yield Line("way-share", {"by": by(kind), "times": times, "percent": share, "vain": times - reached})


def _times(ways: Sequence[Way]) -> Iterator[Line]:
    """The part of the day in which they were reached most often."""
    parts: dict[str, int] = {}
    for way in ways:
        if way.hour is not None and way.hour.isdigit():
            part = [name for hour, name in PARTS if hour <= int(way.hour)][-1]
            parts[part] = parts.get(part, 0) + way.reached
    total = sum(parts.values())
    if total >= ENOUGH:
        best = max(parts, key=lambda part: parts[part])
        yield Line("best-part", {"part": Term(f"part-{best}"), "times": parts[best], "count": total})


def _of_firm(session: Session, asked: Asked, ways: Sequence[Way]) -> Iterator[Line]:
    """Of a person little is known: how the firm is reached."""
    if asked.contact is None or asked.account_id is None or _usual(ways) is not None:
        return
    usual = _usual(touches.ways(session, touches.Sought(asked.account_id), asked.since or asked.today - LATELY))
    if usual is not None:
        yield Line("really-firm", {"by": by(usual[0]), "times": usual[1], "count": usual[2]})


def _refused(people: Sequence[Person]) -> Iterator[Line]:
    """Who has not agreed to be written to."""
    for person in people:
        if person.contact.consent is False:
            yield Line("no-consent", {"name": person.contact.name})


def _rows(asked: Asked, stated: Sequence[Person]) -> tuple[Line, ...]:
    """What each prefers, where several said so."""
    if asked.contact is not None or len(stated) < 2:
        return ()
    return tuple(Line("prefers-row", {"name": p.contact.name, "by": _said(p.contact)}) for p in stated)


def _instead(session: Session, asked: Asked, people: Sequence[Person]) -> Iterator[Line]:
    """Nothing happened yet: the ways that are on record."""
    own: Ways = contacts.of_account(session, asked.account_id).ways if asked.account_id else ()
    kinds = {way.kind for way in own} | {way.kind for person in people for way in person.ways}
    named = [by("call")] if kinds & {"phone", "mobile"} else []
    named += [by("email")] if "email" in kinds else []
    if named:
        yield Line(
            "ways-on-record-two" if len(named) == 2 else "ways-on-record",
            dict(zip(("one", "two"), named, strict=False)),
        )


def _behind(session: Session, asked: Asked) -> sources.Behind | None:
    if asked.account_id is None:
        return None
    return sources.of(session, "interaction", changes.table("interaction").c.account_id == asked.account_id)
