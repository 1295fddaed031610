"""A doubt is settled with one tap: the words meant this name, a new one, or none of those offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlmodel import Session

from handlers import card, plain, told
from handlers.correcting import learning
from handlers.heard import Heard
from handlers.loading import questions, settling
from handlers.loading.rights import may_load
from handlers.pressed import number, part
from handlers.receipt import alike
from handlers.receipt.owned import own
from nlp.reply import Reply
from storage import accounts, doubts, interactions, products, reminders, stages
from storage.tables import Account, Contact, Doubt, Fact, Interaction, Message, Reminder

#: What the buttons say that mean none of the names, and a new one.
NONE, NEW = "none", "new"

#: No name is longer.
LONGEST = 120


def choose(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What waits for the answer gets the name that was tapped; the card shows it, or the next doubt."""
    doubt = doubts.by_id(session, number(heard))
    if doubt is not None and doubt.load_id is not None:
        return _of_load(session, heard, doubt)
    message = settled(session, heard, doubt)
    if message is None:
        return plain.unknown_button(session, heard)
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def settled(session: Session, heard: Heard, doubt: Doubt | None) -> Message | None:
    """The message whose doubt is settled by the press, now or before; `None` where the press means nothing there."""
    message = own(session, heard, doubt.message_id) if doubt else None
    if doubt is None or message is None:
        return None
    chosen, words = number(heard, place=2), part(heard, 2)
    if chosen not in [row_id for row_id, _ in doubt.candidates] and words not in (NONE, NEW):
        return None
    if doubt.settled_at is None:
        answer(session, message, doubt, chosen or None, heard.message.at, new=words == NEW)
        learning.settled(session, heard, message, doubt, chosen or None)
    return message


def answer(
    session: Session, message: Message, doubt: Doubt, chosen: int | None, now: dt.datetime, new: bool = False
) -> None:
    """What waits gets the name of that id, a `new` one, or none: then it keeps the words."""
    if chosen is not None or new:
        FIELDS[doubt.field](session, message, doubt, chosen)
    doubts.settle(session, doubt, now)


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
    """What waits belongs to this account; to a new lead if none was chosen."""
    account = accounts.standing(session, chosen) or lead(session, message, doubt.said)
    for fact in doubts.waiting(session, doubt):
        if hasattr(fact, "account_id"):
            fact.account_id = account.id
            session.add(fact)
        if isinstance(fact, Interaction):
            _advance(session, fact, message)
    if chosen is not None:
        _known_there(session, doubt, account.id)


def lead(session: Session, message: Message, name: str) -> Account:
    """A new account of that name, brought by the message."""
    return accounts.add(session, Account(name=name[:LONGEST], owner_id=message.rep_id, message_id=message.id))


def belong(session: Session, message: Message, met: Interaction, account: Account) -> None:
    """A contact of which the customer was not known was with this one, and what the message tells with it."""
    interactions.place(session, met, account.id)
    if len(interactions.of_record(session, message)) == 1:
        facts: list[Reminder | Contact] = [*reminders.of_record(session, message)]
        for fact in (*facts, *interactions.people(session, met.id or 0)):
            if fact.account_id is None:
                fact.account_id = account.id
                session.add(fact)
    _advance(session, met, message)


def _advance(session: Session, at: Interaction, message: Message) -> None:
    """The account is as far as what was in play says."""
    session.flush()
    for item in interactions.items(session, at.id or 0):
        if at.account_id is not None and (stage := told.STAGES.get(item.role)) is not None:
            stages.advance(session, at.account_id, stage, item.message_id, message.rep_id, message.said_at)


def _known_there(session: Session, doubt: Doubt, account_id: int | None) -> None:
    """Whoever was new while the account was not known, and is one of its people, is that one."""
    session.flush()
    waiting = doubts.waiting(session, doubt)
    for new in [fact for fact in waiting if isinstance(fact, Contact)]:
        found = [one for one in alike.there(session, new.name, account_id) if one.id != new.id]
        if len(found) == 1:
            _replace(session, new, found[0], waiting)


def _replace(session: Session, new: Contact, known: Contact, facts: list[Fact]) -> None:
    """The person whom the message brought goes; what it tells of them is the known one's."""
    for fact in facts:
        if isinstance(fact, Interaction):
            interactions.swap(session, fact, new, known)
        elif isinstance(fact, Reminder) and fact.contact_id == new.id:
            fact.contact_id = known.id
            session.add(fact)
    session.flush()
    session.delete(new)


def _product(session: Session, message: Message, doubt: Doubt, chosen: int | None) -> None:
    """What waits is about this product; it keeps the words where none was chosen."""
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
