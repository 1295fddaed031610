"""Interactions with who took part, what was in play and what went wrong."""

from __future__ import annotations

from sqlmodel import Session, col, select

from storage import messages
from storage.tables import (
    Contact,
    Interaction,
    InteractionContact,
    Item,
    Message,
    Offer,
    Purchase,
    Rental,
    Ticket,
)

#: What stands between the parts of an interaction's note.
BETWEEN = "; "


def add(session: Session, interaction: Interaction) -> Interaction:
    """A new interaction."""
    session.add(interaction)
    session.flush()
    return interaction


def by_id(session: Session, interaction_id: int) -> Interaction | None:
    """The interaction, unless it was taken back."""
    query = select(Interaction).where(Interaction.id == interaction_id, col(Interaction.removed_at).is_(None))
    return session.exec(query).first()


def add_item(session: Session, item: Item) -> Item:
    """A product in play in an interaction."""
    session.add(item)
    session.flush()
    return item


def add_ticket(session: Session, ticket: Ticket) -> None:
    """What went wrong; its words without the marks that end them."""
    ticket.description = (ticket.description or "").strip(" .,;:") or None
    session.add(ticket)
    session.flush()


def of_message(session: Session, message_id: int) -> list[Interaction]:
    """The interactions that a message reported, in its order."""
    query = select(Interaction).where(Interaction.message_id == message_id).order_by(col(Interaction.id))
    return list(session.exec(query))


def of_record(session: Session, message: Message) -> list[Interaction]:
    """The interactions that stand of a message and of those that continued it, in their order."""
    ids = [message.id, *(part.id for part in messages.parts(session, message))]
    query = select(Interaction).where(col(Interaction.message_id).in_(ids), col(Interaction.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Interaction.id))))


def people(session: Session, interaction_id: int) -> list[Contact]:
    """Who took part, in the order they were named."""
    query = (
        select(Contact)
        .join(InteractionContact, col(InteractionContact.contact_id) == col(Contact.id))
        .where(InteractionContact.interaction_id == interaction_id)
    )
    return list(session.exec(query.order_by(col(Contact.id))))


def items(session: Session, interaction_id: int) -> list[Item]:
    """What was in play."""
    query = select(Item).where(Item.interaction_id == interaction_id, col(Item.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Item.id))))


def tickets(session: Session, interaction_id: int) -> list[Ticket]:
    """What went wrong."""
    query = select(Ticket).where(Ticket.interaction_id == interaction_id, col(Ticket.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Ticket.id))))


def join(session: Session, interaction: Interaction, person: Contact) -> None:
    """The person took part too."""
    assert interaction.id is not None
    assert person.id is not None
    session.merge(InteractionContact(interaction_id=interaction.id, contact_id=person.id))


def swap(session: Session, interaction: Interaction, old: Contact, new: Contact) -> None:
    """Not the one took part, where he did, but the other."""
    link = session.get(InteractionContact, (interaction.id, old.id))
    if link is not None:
        session.delete(link)
        join(session, interaction, new)


def place(session: Session, interaction: Interaction, account_id: int | None) -> None:
    """The interaction, and what came of it, belong to this account, where none was known."""
    if interaction.account_id is not None:
        return
    interaction.account_id = account_id
    session.add(interaction)
    of_items = select(Item.id).where(Item.interaction_id == interaction.id)
    for table in (Purchase, Rental, Offer):
        for fact in session.exec(select(table).where(col(table.item_id).in_(of_items))):
            fact.account_id = account_id
            session.add(fact)
    for ticket in session.exec(select(Ticket).where(Ticket.interaction_id == interaction.id)):
        ticket.account_id = account_id
        session.add(ticket)


def noted(interaction: Interaction, words: str) -> str:
    """The interaction's note with what nothing else holds, behind what is kept already."""
    parts = interaction.note.split(BETWEEN) if interaction.note else []
    return BETWEEN.join(dict.fromkeys((*parts, words)))
