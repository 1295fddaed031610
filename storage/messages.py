"""What reps said: the source of facts, taken back and given again as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlmodel import Session, col, select

from storage.tables import (
    Account,
    Contact,
    Doubt,
    Fact,
    Interaction,
    InteractionContact,
    Item,
    Message,
    Product,
    Purchase,
    Reminder,
    Ticket,
)

FACTS: tuple[type[Fact], ...] = (Interaction, Item, Purchase, Ticket, Reminder)
NAMES: tuple[type[Fact], ...] = (Contact, Account, Product)


def keep(session: Session, message: Message) -> Message:
    """Keep what was said; its facts point to its id."""
    session.add(message)
    session.flush()
    return message


def by_id(session: Session, message_id: int) -> Message | None:
    """The message, undone or not."""
    return session.exec(select(Message).where(Message.id == message_id)).first()


def last_standing(session: Session, rep_id: int) -> Message | None:
    """The last message of the rep that is not taken back."""
    query = select(Message).where(Message.rep_id == rep_id, col(Message.undone_at).is_(None))
    return session.exec(query.order_by(col(Message.id).desc())).first()


def by_telegram(session: Session, chat_id: int, telegram_id: int) -> Message | None:
    """The last that was recorded from that message of the chat, if it stands."""
    query = select(Message).where(
        Message.chat_id == chat_id, Message.telegram_id == telegram_id, col(Message.undone_at).is_(None)
    )
    return session.exec(query.order_by(col(Message.id).desc())).first()


def undo(session: Session, message: Message, now: dt.datetime) -> None:
    """Take back everything the message recorded. Names it brought stay where other facts use them."""
    message.undone_at = now
    session.add(message)
    for fact in _facts(session, message, FACTS):
        fact.removed_at = now
        session.add(fact)
    session.flush()
    for name in _facts(session, message, NAMES):
        if not _used(session, name):
            name.removed_at = now
            session.add(name)
            session.flush()


def redo(session: Session, message: Message) -> None:
    """Give everything back that the message recorded."""
    message.undone_at = None
    session.add(message)
    for fact in _facts(session, message, (*FACTS, *NAMES)):
        fact.removed_at = None
        session.add(fact)
    session.flush()


def _facts(session: Session, message: Message, tables: tuple[type[Fact], ...]) -> Iterator[Fact]:
    for table in tables:
        yield from session.exec(select(table).where(table.message_id == message.id))


#: Who points to a name: the tables and the column in which its id may stand.
USES: dict[type[Fact], tuple[tuple[type[Fact], str], ...]] = {
    Account: ((Interaction, "account_id"), (Purchase, "account_id"), (Reminder, "account_id"), (Contact, "account_id")),
    Contact: ((Reminder, "contact_id"),),
    Product: ((Item, "product_id"), (Purchase, "product_id"), (Ticket, "product_id")),
}


def _used(session: Session, name: Fact) -> bool:
    """Does a fact that stands point to this name?"""
    own_id = getattr(name, "id")  # noqa: B009  (each table has one, their common base does not)
    for table, column in USES[type(name)]:
        query = select(table).where(getattr(table, column) == own_id, col(table.removed_at).is_(None))
        if session.exec(query.limit(1)).first() is not None:
            return True
    return isinstance(name, Contact) and _met(session, name)


def _met(session: Session, contact: Contact) -> bool:
    """Did the person take part in an interaction that stands?"""
    query = (
        select(Interaction.id)
        .join(InteractionContact, col(InteractionContact.interaction_id) == col(Interaction.id))
        .where(InteractionContact.contact_id == contact.id, col(Interaction.removed_at).is_(None))
    )
    return session.exec(query.limit(1)).first() is not None


def doubt(session: Session, message_id: int, field: str, said: str, candidates: list[str]) -> Doubt:
    """Keep a question that is still open."""
    made = Doubt(message_id=message_id, field=field, said=said, candidates=candidates)
    session.add(made)
    session.flush()
    return made


def doubt_by_id(session: Session, doubt_id: int) -> Doubt | None:
    """The doubt, settled or not."""
    return session.exec(select(Doubt).where(Doubt.id == doubt_id)).first()


def open_doubts(session: Session, message_id: int) -> list[Doubt]:
    """What is still to be asked about a message, in the order it was met."""
    query = select(Doubt).where(Doubt.message_id == message_id, col(Doubt.settled_at).is_(None))
    return list(session.exec(query.order_by(col(Doubt.id))))
