"""The card of an account: who they are and how things stand, so short that a phone shows it at once; and all of it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import cardlines, known, unfolded
from handlers.topics.known import Known
from nlp.reply import Choice, Line
from storage import changes, photos, sources
from storage.sources import Origin, origins

#: The short form has no more lines than this.
MOST_LINES = 14
#: Buttons that ask the next question, and how many stand in a row.
MOST_CHOICES, IN_A_ROW = 4, 2
#: The first of the newest facts can be opened.
OPENED = 3


def answer(session: Session, asked: Asked) -> Answer:
    """The card of the account, or of the one where the person works; all of it where `want` is "all"."""
    account_id = asked.account_id or (asked.contact.account_id if asked.contact else None)
    long = asked.want == "all"
    found = known.of(session, account_id, asked.today, long) if account_id else None
    if found is None:
        return Answer((Line("about-whose"),))
    person = asked.contact.id if asked.contact else None
    lines = tuple(cardlines.short(found, person))[:MOST_LINES]
    if long:
        lines = tuple(unfolded.all_of(found, person))
    behind = sources.of(session, "purchase", changes.table("purchase").c.account_id == account_id)
    told = any(entry.status == "told" for entry in found.card.last_bought)
    notes = (Line("about-told"),) if told else ()
    return Answer(
        lines,
        notes=notes,
        behind=behind,
        opens=_opens(found),
        choices=(*_choices(found, long), *_photos(session, account_id)),
    )


def _opens(found: Known) -> tuple[Origin, ...]:
    """The last contact and what was bought last."""
    met = found.card.last_interaction
    first = origins("interaction", (met,)) if met else ()
    return (*first, *origins("purchase", found.card.last_bought))[:OPENED]


def _choices(found: Known, long: bool) -> Iterator[tuple[Choice, ...]]:
    """What to ask next, of what there is something to tell; and all of the card."""
    account_id = found.account.id
    if not long:
        yield (Choice("about-all", f"card:{account_id}:all"),)
    topics = [topic for topic, there in _told(found) if there][:MOST_CHOICES]
    buttons = [Choice(f"about-to-{topic}", f"topic:{account_id}:{topic}") for topic in topics]
    for n in range(0, len(buttons), IN_A_ROW):
        yield tuple(buttons[n : n + IN_A_ROW])


def _photos(session: Session, account_id: int | None) -> Iterator[tuple[Choice, ...]]:
    """A button that sends the photos of contacts with them."""
    count = photos.count(session, account_id) if account_id else 0
    if count:
        yield (Choice("arrive-photos", f"photos:{account_id}", {"count": count}),)


def _told(found: Known) -> Iterator[tuple[str, bool]]:
    """The topics, and whether something is known about each."""
    card = found.card
    yield "purchases", bool(card.last_bought)
    yield "rentals", bool(card.running_rentals)
    yield "payments", any(sums.unpaid for sums in card.sums)
    yield "recommend", bool(found.proposals)
    yield "history", bool(card.last_interaction or card.last_bought)
