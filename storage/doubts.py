"""Questions still open: words that fit several known names, and the facts that wait for the answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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

#: The kinds of what is to be cleared up: a doubt, an interaction without a customer.
DOUBT, MET = "d", "i"


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


@dataclass(frozen=True, slots=True)
class Open:
    """One thing to be cleared up: a doubt, or an interaction of which no customer is known; in their order."""

    message_id: int
    kind: str
    id: int

    @property
    def order(self) -> tuple[int, str, int]:
        """What was said first comes first."""
        return self.message_id, self.kind, self.id


def of_rep(session: Session, rep_id: int) -> list[Open]:
    """All that is to be cleared up of what the colleague said, the oldest first."""
    asked = _unsettled(session, rep_id)
    waiting = {row for doubt in asked for table, row in doubt.waiting if table == "interaction"}
    found = [Open(doubt.message_id or 0, DOUBT, doubt.id or 0) for doubt in asked]
    known = waiting | _thrown(session, rep_id)
    met = [one for one in _nameless(session, rep_id) if one.id not in known]
    found += [Open(one.message_id or 0, MET, one.id or 0) for one in met]
    return sorted(found, key=lambda one: one.order)


def _unsettled(session: Session, rep_id: int) -> list[Doubt]:
    mine = (Message.rep_id == rep_id, col(Message.undone_at).is_(None), col(Doubt.settled_at).is_(None))
    return list(session.exec(select(Doubt).join(Message, col(Message.id) == col(Doubt.message_id)).where(*mine)))


def _nameless(session: Session, rep_id: int) -> list[Interaction]:
    """The interactions that the colleague told and that have no account."""
    unnamed = (col(Interaction.account_id).is_(None), col(Interaction.removed_at).is_(None))
    mine = (Message.rep_id == rep_id, col(Message.undone_at).is_(None), Interaction.rep_id == rep_id)
    query = select(Interaction).join(Message, col(Message.id) == col(Interaction.message_id))
    return list(session.exec(query.where(*unnamed, *mine)))


def throw(session: Session, met: Interaction, now: dt.datetime) -> None:
    """Nobody wants to know any more whose interaction it is: it is asked about no more."""
    gone = Doubt(message_id=met.message_id, field="account", said="", waiting=[("interaction", met.id or 0)])
    settle(session, add(session, gone), now)


def _thrown(session: Session, rep_id: int) -> set[int]:
    mine = (Message.rep_id == rep_id, Doubt.said == "", col(Doubt.settled_at).is_not(None))
    query = select(Doubt).join(Message, col(Message.id) == col(Doubt.message_id)).where(*mine)
    return {row for doubt in session.exec(query) for table, row in doubt.waiting if table == "interaction"}
