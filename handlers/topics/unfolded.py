"""The long form of an account's card: everything that the short one leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.topics import cardlines, segments
from handlers.topics.known import Known
from handlers.topics.proposals import length
from nlp.reply import Line, Money, Names, Period, Phrase, Value
from storage.habits import Habit
from storage.interests import WANTED

#: Of each kind of fact so many stand there.
MOST = 5


def all_of(known: Known, person: int | None = None) -> Iterator[Line]:
    """Who they are and how they are reached; what happened, one by one; what they buy; what they owe; what is next."""
    yield cardlines.title(known)
    yield from cardlines.where(known)
    yield from _registered(known)
    yield from _people(known, person)
    yield from cardlines.met(known)
    yield from _interests(known)
    if known.way:
        yield from (line for line in cardlines.short(known) if line.key == "about-way")
    yield from cardlines.bought(known)
    yield from (_habit(habit, known) for habit in known.habits)
    yield from (segments.of(place) for place in (known.place,) if place)
    yield from _listed(known)
    yield from cardlines.owed(known)
    yield from _credit(known)
    yield from (cardlines.proposed(one) for one in known.proposals[:MOST])
    yield from cardlines.next_(known)


def _registered(known: Known) -> Iterator[Line]:
    """The address, the VAT number, how the account itself is reached, the note on it."""
    account = known.account
    town = " ".join(filter(None, (account.postcode, account.city)))
    if account.street:
        yield Line("about-address", {"address": ", ".join(filter(None, (account.street, town)))})
    if account.vat:
        yield Line("about-vat", {"vat": account.vat})
    if known.card.reached:
        yield Line("about-reached", {"ways": " · ".join(reach.value for reach in known.card.reached)})
    last = known.card.last_interaction
    if account.note and account.note != (last.note if last else None):
        yield Line("about-note", {"note": account.note})


def _people(known: Known, person: int | None) -> Iterator[Line]:
    """Each person with the ways to reach them, the one who was asked about first."""
    for one in sorted(known.card.people, key=lambda one: one.id != person)[: 2 * MOST]:
        ways = " · ".join(reach.value for reach in one.reached)
        name = cardlines.named(one)
        yield (
            Line("about-person-reached", {"name": name, "ways": ways}) if ways else Line("about-person", {"name": name})
        )


def _interests(known: Known) -> Iterator[Line]:
    """Each time somebody was interested in something: what, when, who."""
    for entry in known.met:
        products = cardlines.listed(item.product for item in entry.items if item.role in WANTED)
        values: dict[str, Value] = {
            "products": products, "when": cardlines.on(entry.day, known), "channel": cardlines.channel(entry.what),
        }  # fmt: skip
        if entry.people:
            yield Line("about-interested-who", {**values, "people": Names(entry.people)})
        else:
            yield Line("about-interested", values)


def _habit(habit: Habit, known: Known) -> Line:
    values: dict[str, Value] = {"product": habit.product, "times": habit.times, "when": cardlines.on(habit.last, known)}
    return Line("about-habit", {**values, "every": length(max(habit.every, 1))})


def _listed(known: Known) -> Iterator[Line]:
    """What is hired, offered and wrong, one by one."""
    for entry in known.card.running_rentals[:MOST]:
        yield Line("about-hired", {"what": Phrase((cardlines.rental(entry, known),))})
    for entry in known.card.open_offers[:MOST]:
        yield Line("about-offer", {"what": Phrase((cardlines.offer(entry, known),))})
    for entry in known.card.open_tickets[:MOST]:
        yield Line("about-ticket", {"what": cardlines.trouble(entry), "when": Period(entry.day, None, known.today)})


def _credit(known: Known) -> Iterator[Line]:
    """How they pay by agreement, and how much credit they have."""
    account = known.account
    if account.terms:
        yield Line("about-terms", {"terms": account.terms})
    currencies = {sums.currency for sums in known.card.sums}
    if account.credit_limit is not None and len(currencies) == 1:
        yield Line("about-limit", {"limit": Money(account.credit_limit, currencies.pop())})
