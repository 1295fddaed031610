"""A doubt is settled with one tap: the words meant this name, or none of those offered."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from handlers import card, plain
from handlers.heard import Heard
from handlers.said import Press
from handlers.undo import number
from nlp.reply import Reply
from storage import accounts, interactions, messages, products, purchases, reminders
from storage.tables import Account, Contact, Doubt, Interaction, Item, Message, Purchase, Reminder


def choose(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The name that was tapped goes where the words stood; the card shows it, or the next doubt."""
    doubt = messages.doubt_by_id(session, number(heard))
    message = messages.by_id(session, doubt.message_id) if doubt else None
    if doubt is None or message is None or message.rep_id != heard.rep_id or message.undone_at:
        return plain.unknown_button(session, heard)
    if doubt.settled_at is None:
        FIELDS[doubt.field](session, message, doubt, _chosen(doubt, heard))
        doubt.settled_at = heard.message.at
        session.add(doubt)
        session.flush()
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def _chosen(doubt: Doubt, heard: Heard) -> str | None:
    """The candidate that was tapped, `None` for "none of these"."""
    content = heard.message.content
    last = content.action.rsplit(":", 1)[-1] if isinstance(content, Press) else ""
    return doubt.candidates[int(last)] if last.isdecimal() and int(last) < len(doubt.candidates) else None


def _account(session: Session, message: Message, doubt: Doubt, name: str | None) -> None:
    """Everything of the message that waits for an account belongs to this one; to a new lead if none was right."""
    assert message.id is not None
    account = accounts.by_name(session, name or doubt.said)
    if account is None:
        account = accounts.add(
            session, Account(name=name or doubt.said, owner_id=message.rep_id, message_id=message.id)
        )
    waiting: list[Interaction | Reminder | Purchase | Contact] = [*interactions.of_message(session, message.id)]
    waiting += [*reminders.of_message(session, message.id), *purchases.of_message(session, message.id)]
    waiting += accounts.contacts_of_message(session, message.id)
    for fact in waiting:
        if fact.account_id is None:
            fact.account_id = account.id
            session.add(fact)


def _product(session: Session, message: Message, doubt: Doubt, name: str | None) -> None:
    """Items and purchases that stand under the words get the product; with "none" they keep the words."""
    product = products.by_name(session, name) if name else None
    if product is None:
        return
    assert message.id is not None
    rows: list[Item | Purchase] = [*interactions.items_of_message(session, message.id)]
    for row in [*rows, *purchases.of_message(session, message.id)]:
        if row.product == doubt.said:
            row.product, row.product_id = product.name, product.id
            session.add(row)


def _contact(session: Session, message: Message, doubt: Doubt, name: str | None) -> None:
    """The person joins the interactions and things to do of the message that have none yet."""
    assert message.id is not None
    told = interactions.of_message(session, message.id)
    account_id = told[0].account_id if told else None
    person = accounts.contact(session, name or doubt.said, None if name else account_id)
    if person is None:
        new = Contact(name=name or doubt.said, account_id=account_id, message_id=message.id)
        person = accounts.add_contact(session, new)
    for interaction in told:
        interactions.join(session, interaction, person)
        interaction.account_id = interaction.account_id or person.account_id
    for reminder in reminders.of_message(session, message.id):
        reminder.contact_id = reminder.contact_id or person.id
        reminder.account_id = reminder.account_id or person.account_id


FIELDS: dict[str, Callable[[Session, Message, Doubt, str | None], None]] = {
    "account": _account,
    "product": _product,
    "contact": _contact,
}
