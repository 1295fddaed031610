"""Who is near a place: customers by their distance, with what a rep needs to pick one."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import narrowed
from nlp import places
from nlp.places import Gazetteer, Point
from nlp.places.countries import country, home
from nlp.reply import Line, Phrase, Value
from storage import nearby
from storage.nearby import Around, Near, Place

#: How far is looked, in kilometres, until somebody is found.
REACHES = (15, 30, 45, 60)


def answer(session: Session, asked: Asked) -> Answer:
    """Who is near the town, the position ("45.70, 11.47") or the customer asked about."""
    towns = nearby.places(session, asked.rep_ids)
    gazetteer = _gazetteer(towns, asked)
    if asked.place:
        name, point = _found(asked.place, gazetteer)
        if point is None:
            return Answer((Line("nearby-unknown", {"place": asked.place}),))
        return _around(session, asked, point, _called(name), gazetteer, towns)
    point = _of_account(session, asked, gazetteer)
    if asked.account is None:
        return Answer((Line("nearby-where"),))
    if point is None:
        return Answer((Line("nearby-account-unplaced", {"account": asked.account.name}),))
    return _around(session, asked, point, asked.account.name, gazetteer, towns)


def _found(said: str, gazetteer: Gazetteer) -> tuple[str, Point | None]:
    """The place that as many as possible of the first words name: nobody writes a mark behind "sono ad Alba"."""
    if point := places.parsed(said):
        return said, point
    words = said.split()
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if point := gazetteer.find(name):
            return name, point
    return said, None


def around(session: Session, asked: Asked, latitude: float, longitude: float) -> Answer:
    """Who is near a position that was shared."""
    return answer(session, dataclasses.replace(asked, place=f"{latitude}, {longitude}"))


def _called(place: str) -> str | None:
    """A town by its name; a position has none."""
    return None if places.parsed(place) else place[:1].upper() + place[1:]


def _gazetteer(towns: list[Place], asked: Asked) -> Gazetteer:
    """The towns of the countries that the customers are in, and of the rep's own."""
    own = home(str(asked.now.tzinfo) if asked.now.tzinfo else None, asked.lang)
    named = {country(town.country) for town in towns}
    named.add(country(asked.account.country) if asked.account else None)
    return places.gazetteer(frozenset(code for code in (*named, own) if code))


def _of_account(session: Session, asked: Asked, gazetteer: Gazetteer) -> Point | None:
    """Where the customer is."""
    account = asked.account
    if account is None or account.id is None:
        return None
    own = nearby.where(session, account.id)
    if own:
        return Point(*own)
    return gazetteer.find(account.city, account.province, country(account.country)) if account.city else None


def _around(
    session: Session, asked: Asked, point: Point, name: str | None, gazetteer: Gazetteer, towns: list[Place]
) -> Answer:
    """Look further until somebody is found."""
    placed = [(town, gazetteer.find(town.city, town.province, country(town.country))) for town in towns]
    widest = places.box(point, REACHES[-1])
    away = [(town, places.distance(point, where)) for town, where in placed if where and widest.holds(where)]
    unplaced = sum(town.accounts for town, where in placed if where is None)
    notes = (Line("nearby-unplaced", {"count": unplaced}),) if unplaced else ()
    found: list[Near] = []
    for km in REACHES:
        found = nearby.within(session, _reach(point, km, away), asked.rep_ids, asked.product_ids, asked.account_id or 0)
        if found:
            break
    values: dict[str, Value] = {"km": km, "narrowed": _narrowed(asked)}
    values |= {"place": name} if name else {}
    if not found:
        return Answer((Line("nearby-none" if name else "nearby-none-here", values),), notes=notes)
    lines = _lines(values, found, name, km)
    rows = tuple(_row(one, asked) for one in found)
    return Answer(lines, rows, (*narrowed.notes(found, 0), *notes), narrowed.behind(session, "account", found))


def _narrowed(asked: Asked) -> Phrase:
    """What is asked for beside the place."""
    return Phrase((Line("nearby-mine"),)) if asked.mine and not asked.thing else narrowed.said(asked)


def _reach(point: Point, km: float, away: list[tuple[Place, float]]) -> Around:
    near = tuple((town, far) for town, far in away if far <= km)
    return Around(point.latitude, point.longitude, places.box(point, km).shrink, km, near)


def _lines(values: dict[str, Value], found: list[Near], name: str | None, km: int) -> tuple[Line, ...]:
    """How many there are, and that it was looked further than usual."""
    leads = sum(one.stage == "lead" for one in found)
    first = Line("nearby-some" if name else "nearby-some-here", values | {"count": found[0].of, "leads": leads})
    return (first, Line("nearby-wider", {"km": REACHES[0]})) if km > REACHES[0] else (first,)


def _row(one: Near, asked: Asked) -> Line:
    """Who, where, how far; whether not yet a customer, when last bought or seen, and the phone."""
    facts = [Line("nearby-lead")] if one.stage == "lead" else []
    facts += [Line("nearby-bought", {"day": narrowed.on(one.bought, asked)})] if one.bought else []
    facts += [Line("nearby-seen", {"day": narrowed.on(one.seen, asked)})] if one.seen else []
    facts += [Line("nearby-owner", {"owner": one.owner})] if one.owner and one.owner_id != asked.rep_id else []
    facts += [Line("nearby-phone", {"phone": one.phone})] if one.phone else []
    shown = Phrase((Line("nearby-facts", {"facts": Phrase(tuple(facts))}),)) if facts else narrowed.NOTHING
    return Line(
        "nearby-row",
        {"name": one.name, "city": Phrase((Line("idle-site", {"site": one.city}),) if one.city else ()),
         "km": Decimal(round(one.km)), "facts": shown},
    )  # fmt: skip
