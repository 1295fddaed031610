"""Questions still open: words that fit several known names, and the facts that wait for the answer."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session, col, select

from storage import messages
from storage.tables import (
    Account,
    Contact,
    Doubt,
    Fact,
    Interaction,
    Invoice,
    Item,
    Message,
    Offer,
    Purchase,
    Reminder,
    Rental,
    Ticket,
)

#: The facts that may wait, by the name of their table.
WAITING: dict[str, type[Fact]] = {
    "interaction": Interaction, "item": Item, "purchase": Purchase, "ticket": Ticket, "reminder": Reminder,
    "contact": Contact, "rental": Rental, "offer": Offer, "invoice": Invoice, "account": Account,
}  # fmt: skip


def add(session: Session, doubt: Doubt) -> Doubt:
    """Keep a question."""
    session.add(doubt)
    session.flush()
    return doubt


def wait(session: Session, doubt: Doubt, fact: Fact) -> None:
    """The fact waits for the answer."""
    name = next(name for name, table in WAITING.items() if type(fact) is table)
    doubt.waiting = [*doubt.waiting, (name, getattr(fact, "id"))]  # noqa: B009
    session.add(doubt)


def waiting(session: Session, doubt: Doubt) -> list[Fact]:
    """The facts that wait for the answer."""
    found = [session.get(WAITING[name], fact_id) for name, fact_id in doubt.waiting]
    return [fact for fact in found if fact is not None]


def by_id(session: Session, doubt_id: int) -> Doubt | None:
    """The doubt, settled or not."""
    return session.exec(select(Doubt).where(Doubt.id == doubt_id)).first()


def open_ones(session: Session, message_id: int) -> list[Doubt]:
    """What is still to be asked about a message, in the order it was met."""
    query = select(Doubt).where(Doubt.message_id == message_id, col(Doubt.settled_at).is_(None))
    return list(session.exec(query.order_by(col(Doubt.id))))


def of_record(session: Session, message: Message) -> list[Doubt]:
    """What is still to be asked about a message and those that continued it, in the order it was met."""
    every = [message, *messages.parts(session, message)]
    return [doubt for one in every for doubt in open_ones(session, one.id or 0)]


def settle(session: Session, doubt: Doubt, now: dt.datetime) -> None:
    """It was answered."""
    doubt.settled_at = now
    session.add(doubt)
    session.flush()
