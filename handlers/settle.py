"""A doubt is settled with one tap: the words meant this name, or none of those offered."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from handlers import card, plain
from handlers.heard import Heard
from handlers.loading import questions, settling
from handlers.loading.rights import may_load
from handlers.pressed import number, part
from nlp.reply import Reply
from storage import accounts, doubts, interactions, messages, products
from storage.tables import Account, Contact, Doubt, Interaction, Message, Reminder

#: What the button says that means none of the names.
NONE = "none"


def choose(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What waits for the answer gets the name that was tapped; the card shows it, or the next doubt."""
    doubt = doubts.by_id(session, number(heard))
    if doubt is not None and doubt.load_id is not None:
        return _of_load(session, heard, doubt)
    message = messages.by_id(session, doubt.message_id) if doubt and doubt.message_id else None
    if doubt is None or message is None or message.rep_id != heard.rep_id or message.undone_at:
        return plain.unknown_button(session, heard)
    chosen = number(heard, place=2)
    if chosen not in [row_id for row_id, _ in doubt.candidates] and part(heard, 2) != NONE:
        return plain.unknown_button(session, heard)
    if doubt.settled_at is None:
        FIELDS[doubt.field](session, message, doubt, chosen or None)
        doubts.settle(session, doubt, heard.message.at)
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def _of_load(session: Session, heard: Heard, doubt: Doubt) -> tuple[Reply, ...]:
    """A name in a file means this customer; the next one that is not clear takes its place."""
    assert doubt.load_id is not None
    chosen = number(heard, place=2)
    none = part(heard, 2) == NONE
    if not may_load(heard.rep) or (not none and chosen not in [row_id for row_id, _ in doubt.candidates]):
        return plain.unknown_button(session, heard)
    if doubt.settled_at is None:
        settling.settle(session, doubt, None if none else chosen, heard.message.at, heard.rep_id)
    return questions.after(session, heard.lang, doubt)


def _account(session: Session, message: Message, doubt: Doubt, chosen: int | None) -> None:
    """What waits belongs to this account; to a new lead if none was right."""
    account = accounts.standing(session, chosen)
    account_id = account.id if account else None
    if account_id is None:
        new = Account(name=doubt.said, owner_id=message.rep_id, message_id=message.id)
        account_id = accounts.add(session, new).id
    for fact in doubts.waiting(session, doubt):
        if hasattr(fact, "account_id"):
            fact.account_id = account_id
            session.add(fact)


def _product(session: Session, message: Message, doubt: Doubt, chosen: int | None) -> None:
    """What waits is about this product; with "none" it keeps the words."""
    product = products.by_id(session, chosen) if chosen else None
    for fact in doubts.waiting(session, doubt):
        if product is not None and hasattr(fact, "product_id"):
            fact.product, fact.product_id = product.name, product.id
            session.add(fact)


def _contact(session: Session, message: Message, doubt: Doubt, chosen: int | None) -> None:
    """The person took part in the interactions that wait, and is whom the things to do that wait are for.

    Where the account was not known, it is the person's.
    """
    waiting = doubts.waiting(session, doubt)
    person = accounts.contact_by_id(session, chosen) if chosen else None
    if person is None:
        firm = next((f.account_id for f in waiting if isinstance(f, Interaction | Reminder)), None)
        person = accounts.add_contact(session, Contact(name=doubt.said, account_id=firm, message_id=message.id))
    for fact in waiting:
        if isinstance(fact, Interaction):
            interactions.join(session, fact, person)
            interactions.place(session, fact, person.account_id)
        elif isinstance(fact, Reminder):
            fact.contact_id, fact.account_id = person.id, fact.account_id or person.account_id
        session.add(fact)


FIELDS: dict[str, Callable[[Session, Message, Doubt, int | None], None]] = {
    "account": _account,
    "product": _product,
    "contact": _contact,
}
