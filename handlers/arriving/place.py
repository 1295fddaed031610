"""A place that the rep sends is a visit: to the customer who is there, or to one who is there from now on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from handlers import card, meant, plain
from handlers.arriving import spots, whose
from handlers.asking import asking
from handlers.heard import Heard
from handlers.pressed import part
from handlers.said import Place
from nlp import places
from nlp.places import Point
from nlp.places.countries import country, home
from nlp.reply import Choice, Line, Reply
from storage import accounts, interactions, messages, nearby
from storage import places as kept
from storage.nearby import Around, Near
from storage.tables import Account, Interaction, Message

#: Kilometres within which a customer is there; no place is known more exactly than the second.
THERE, EXACT = 0.3, 0.025
#: How many times further than the nearest the next must be.
CLEARLY = 2
#: Kilometres from the middle of a town that is still in it.
IN_TOWN = 12


def take(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A visit today to whoever is there; where that is not clear it is asked."""
    content = heard.message.content
    assert isinstance(content, Place)
    here = Point(content.latitude, content.longitude)
    named = meant.firms(session, content.title, heard.directory) if content.title else []
    near = _near(session, here)
    sure = _sure(session, named, near)
    if sure is not None and kept.visited(session, heard.rep_id, sure.id or 0, heard.now.date()):
        already = Line("arrive-here-already", {"account": sure.name})
        return (Reply(heard.lang, (already,), (_around(here),)),)
    message = messages.keep(session, _message(heard, content))
    _visit(session, heard, message, sure)
    if sure is not None:
        spots.settle(session, message, message, sure, heard.message.at)
        return (_shown(session, heard, message, (), (), here),)
    return (_asked(session, heard, message, named, near, here),)


def _message(heard: Heard, content: Place) -> Message:
    words = spots.words(content.latitude, content.longitude, content.title)
    return Message(
        rep_id=heard.rep_id, chat_id=heard.message.chat_id, telegram_id=heard.message.message_id,
        said_at=heard.message.at, lang=heard.lang, words=words,
    )  # fmt: skip


def _visit(session: Session, heard: Heard, message: Message, account: Account | None) -> None:
    row = Interaction(
        account_id=account.id if account else None, rep_id=heard.rep_id, channel="visit", date=heard.now.date(),
        time=heard.now.strftime("%H:%M"), message_id=message.id,
    )  # fmt: skip
    interactions.add(session, row)


def _near(session: Session, here: Point) -> list[Near]:
    """The customers who are known to be there, the nearest first."""
    reach = Around(here.latitude, here.longitude, places.box(here, THERE).shrink, THERE)
    return nearby.within(session, reach)


def _sure(session: Session, named: Sequence[Account], near: Sequence[Near]) -> Account | None:
    """The customer whose name the place has, or who is clearly the nearest."""
    if len(named) == 1:
        return named[0]
    if named or not near:
        return None
    clear = len(near) == 1 or near[1].km > CLEARLY * max(near[0].km, EXACT)
    return accounts.by_id(session, near[0].id) if clear else None


def _asked(
    session: Session, heard: Heard, message: Message, named: Sequence[Account], near: Sequence[Near], here: Point
) -> Reply:
    """Who of those that are near; where nobody is, whom of the town one has not placed yet."""
    if named:
        return _shown(
            session, heard, message, (Line("arrive-where"),), tuple(whose.choices(session, message, named)), here
        )
    if near:
        rows = tuple(
            (Choice("arrive-far", f"of:{message.id}:{one.id}", {"name": one.name, "metres": round(one.km * 1000)}),)
            for one in near[: whose.MOST]
        )
        other = (Choice("arrive-nobody", f"of:{message.id}:{whose.NONE}"),)
        return _shown(session, heard, message, (Line("arrive-where"),), (*rows, other), here)
    offered = _in_town(session, heard, here)
    key = "arrive-where-new" if offered else "arrive-where-write"
    return _shown(
        session, heard, message, (Line(key),), tuple(whose.choices(session, message, offered)) if offered else (), here
    )


def _in_town(session: Session, heard: Heard, here: Point) -> list[Account]:
    """The rep's customers of the towns around, of whom it is not known where they are."""
    towns = nearby.places(session, (heard.rep_id,))
    own = home(heard.zone.key, heard.lang)
    codes = {country(town.country) for town in towns} | {own}
    gazetteer = places.gazetteer(frozenset(code for code in codes if code))
    found: list[tuple[float, str]] = []
    for town in towns:
        where = gazetteer.find(town.city, town.province, country(town.country))
        if where is not None and (away := places.distance(here, where)) <= IN_TOWN:
            found.append((away, town.city))
    return kept.unplaced(session, heard.rep_id, [city for _, city in sorted(found)], whose.MOST)


def _shown(
    session: Session, heard: Heard, message: Message, lines: tuple[Line, ...],
    rows: tuple[tuple[Choice, ...], ...], here: Point,
) -> Reply:  # fmt: skip
    """The card of the visit, with what is asked and the button that tells who is near."""
    saved = card.saved(session, message, heard.now.date(), heard.lang)
    return replace(saved, lines=(*saved.lines, *lines), choices=(*rows, _around(here), *saved.choices))


def _around(here: Point) -> tuple[Choice, ...]:
    return (Choice("arrive-around", f"near:{here.latitude:.5f}:{here.longitude:.5f}"),)


def around(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "who is near": the answer to that question."""
    said = f"{part(heard, 1)}, {part(heard, 2)}"
    if places.parsed(said) is None:
        return plain.unknown_button(session, heard)
    return (asking.about(session, heard, "nearby", {"place": said}),)
