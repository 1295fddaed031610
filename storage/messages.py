"""What reps said: the source of facts, taken back and given again as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlmodel import Session, col, select

from storage import changes, links, people
from storage.sight import wholly
from storage.tables import (
    Account,
    Change,
    Channel,
    Contact,
    Fact,
    Interaction,
    InteractionContact,
    Invoice,
    Item,
    Machine,
    Message,
    Offer,
    Photo,
    Product,
    Purchase,
    Reminder,
    Rental,
    Ticket,
    Told,
)

FACTS: tuple[type[Fact], ...] = (Interaction, Item, Purchase, Rental, Offer, Ticket, Reminder, Photo, Channel)

#: Who points to a name: the tables and the column in which its id may stand.
USES: dict[type[Fact], tuple[tuple[type[Fact], str], ...]] = {
    Contact: ((Reminder, "contact_id"),),
    Account: tuple(
        (table, "account_id") for table in (Interaction, Purchase, Rental, Offer, Ticket, Invoice, Reminder, Contact)
    ),
    Product: tuple((table, "product_id") for table in (Item, Purchase, Rental, Offer, Ticket, Machine)),
}


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


def superseded(session: Session, message: Message) -> bool:
    """Was the rep's message edited since: does a later record of it exist?"""
    query = select(Message.id).where(
        Message.chat_id == message.chat_id, Message.telegram_id == message.telegram_id, col(Message.id) > message.id
    )
    return session.exec(query.limit(1)).first() is not None


def root(session: Session, message: Message) -> Message:
    """The message whose record this one belongs to: itself, or the one that it amends or continues."""
    return session.get(Message, message.of_id) or message if message.of_id else message


def parts(session: Session, message: Message) -> list[Message]:
    """The messages that amended or continued the record of this one and stand, oldest first."""
    query = select(Message).where(Message.of_id == message.id, col(Message.undone_at).is_(None))
    return list(session.exec(query.order_by(col(Message.id))))


@wholly
def undo(session: Session, message: Message, now: dt.datetime) -> None:
    """Take back everything the message recorded, and what amended or continued that.

    Names that it brought stay where other facts use them.
    """
    for part in reversed(parts(session, message)):
        undo(session, part, now)
    message.undone_at = now
    session.add(message)
    for fact in _facts(session, message, FACTS):
        fact.removed_at = now
        session.add(fact)
    session.flush()
    changed, linked = _changes(session, message)
    changes.revert(session, changed, now)
    links.revert(session, linked, now)
    session.flush()  # what is not written is forgotten with the rest
    session.expire_all()
    _settle_names(session, message, now)


@wholly
def redo(session: Session, message: Message, now: dt.datetime) -> None:
    """Give everything back that the message recorded, and what amended it until it was taken back.

    A name that it brought and that somebody has brought again since is not doubled: the facts go to that one.
    """
    undone, message.undone_at = message.undone_at, None
    session.add(message)
    for fact in _facts(session, message, FACTS):
        # What the books have confirmed meanwhile stands there.
        if not isinstance(fact, Told) or fact.confirmed_by_id is None:
            fact.removed_at = None
            session.add(fact)
    changed, linked = _changes(session, message)
    for change in changed:
        changes.again(session, change, now)
    links.again(session, linked)
    session.flush()
    for name in _names(session, message):
        if name.removed_at is not None and (namesake := _standing_namesake(session, name)) is not None:
            _move(session, message, name, namesake)
    _settle_names(session, message, now)
    together = select(Message).where(Message.of_id == message.id, Message.undone_at == undone)
    for part in session.exec(together.order_by(col(Message.id))).all() if undone else ():
        redo(session, part, now)


def _changes(session: Session, message: Message) -> tuple[list[Change], list[Change]]:
    """What the message changed in what was there before (an offer won, a field corrected), and in who took part."""
    found = session.exec(select(Change).where(Change.message_id == message.id).order_by(col(Change.id))).all()
    return [c for c in found if c.table_name != links.NAME], [c for c in found if c.table_name == links.NAME]


def _facts(session: Session, message: Message, tables: tuple[type[Fact], ...]) -> Iterator[Fact]:
    for table in tables:
        yield from session.exec(select(table).where(table.message_id == message.id))


def _settle_names(session: Session, message: Message, now: dt.datetime) -> None:
    """Each name that a message brought stands as long as its message stands or a fact that stands uses it."""
    session.flush()
    for name in _names(session, message):
        brought = session.exec(select(Message).where(Message.id == name.message_id)).first()
        if brought is None:
            continue  # the books or the sample brought it: it does not go with what somebody said
        # An account or a person that was joined to another stays joined.
        joined = _joined(session, name)
        wanted = brought.undone_at is None and not joined and _standing_namesake(session, name) is None
        stands = wanted or used(session, name)
        if stands != (name.removed_at is None):
            name.removed_at = None if stands else now
            session.add(name)
            session.flush()


def _joined(session: Session, name: Fact) -> bool:
    """Did the name turn out to be another's?"""
    if isinstance(name, Account):
        return name.merged_into_id is not None
    return isinstance(name, Contact) and people.joined(session, name)


def _names(session: Session, message: Message) -> list[Fact]:
    """The names that a message brought or that its facts point to: people, firms, products."""
    found: dict[tuple[type[Fact], int], Fact] = {}
    for kind, uses in USES.items():
        brought = list(_facts(session, message, (kind,)))
        columns = [getattr(table, column) for table, column in uses]
        pointed = [
            name
            for (table, _), column in zip(uses, columns, strict=True)
            for name in session.exec(_pointed(kind, table, column).where(table.message_id == message.id))
        ]
        if kind is Contact:
            pointed += _people(session, message)
        for name in (*brought, *pointed):
            found[kind, name.id] = name
    return list(found.values())


def _people(session: Session, message: Message) -> list[Contact]:
    """Who took part in the interactions of a message."""
    query = (
        select(Contact)
        .join(InteractionContact, col(InteractionContact.contact_id) == col(Contact.id))
        .join(Interaction, col(Interaction.id) == col(InteractionContact.interaction_id))
        .where(Interaction.message_id == message.id)
    )
    return list(session.exec(query))


def _pointed(kind: type[Fact], table: type[Fact], column: Any) -> Any:
    """The names of a kind to which a column of a table points."""
    return select(kind).join(table, column == getattr(kind, "id"))  # noqa: B009  (their common base has no id)


def used(session: Session, name: Fact) -> bool:
    """Does a fact that stands point to this name?"""
    own = getattr(name, "id")  # noqa: B009
    for table, column in USES[type(name)]:
        query = select(table).where(getattr(table, column) == own, col(table.removed_at).is_(None))
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


def _standing_namesake(session: Session, name: Fact) -> Fact | None:
    """Another account, product or person (of the same account) of that name that stands."""
    table: type[Fact] = type(name)
    query = select(table).where(
        getattr(table, "folded") == getattr(name, "folded"),  # noqa: B009
        getattr(table, "id") != getattr(name, "id"),  # noqa: B009
        col(table.removed_at).is_(None),
    )
    if isinstance(name, Contact):
        query = query.where(Contact.account_id == name.account_id)
    return session.exec(query.limit(1)).first()


def _move(session: Session, message: Message, old: Fact, new: Fact) -> None:
    """The message's facts that point to `old` point to `new` from now on."""
    old_id, new_id = getattr(old, "id"), getattr(new, "id")  # noqa: B009
    for table, column in USES[type(old)]:
        for fact in session.exec(select(table).where(getattr(table, column) == old_id, table.message_id == message.id)):
            setattr(fact, column, new_id)
            session.add(fact)
    if isinstance(old, Contact):
        for interaction in session.exec(select(Interaction).where(Interaction.message_id == message.id)):
            link = session.get(InteractionContact, (interaction.id, old_id))
            if link is not None:
                session.delete(link)
                session.merge(InteractionContact(interaction_id=link.interaction_id, contact_id=new_id))
    session.flush()
