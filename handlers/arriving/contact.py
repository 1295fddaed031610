"""A card of the address book becomes a person at a firm, or what is new of one who is known."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import meant, plain, undo
from handlers.arriving import contactcard, whose
from handlers.arriving.contactcard import Details
from handlers.heard import Heard
from handlers.pressed import number
from handlers.rights import may_run
from handlers.said import Card
from nlp.reply import Choice, Line, Reply
from storage import accounts, contacts, correcting, messages, names, reached
from storage.tables import Account, Contact, Message
from storage.tables.base import fold

#: Shorter words of two names do not make them one person's.
SHORT = 3


def take(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The person is kept, or what is new of them; where the firm is not clear it is asked."""
    content = heard.message.content
    assert isinstance(content, Card)
    details = contactcard.read(content.name, content.phone, content.vcard)
    if not details.name:
        return (Reply(heard.lang, (Line("unread"),)),)
    message = messages.keep(session, _message(heard, details))
    firms = _firms(session, heard, details)
    person = _keep(session, heard, message, details, firms[0] if len(firms) == 1 else None)
    asked = () if person.account_id is not None else _asked(session, heard, message, details, firms)
    return (contactcard.shown(session, message, asked),)


def _message(heard: Heard, details: Details) -> Message:
    return Message(
        rep_id=heard.rep_id, chat_id=heard.message.chat_id, telegram_id=heard.message.message_id,
        said_at=heard.message.at, lang=heard.lang, words=details.words(),
    )  # fmt: skip


def _firms(session: Session, heard: Heard, details: Details) -> list[Account]:
    """The firms that the card may mean: of that name, else with that number."""
    if details.firm:
        return meant.firms(session, details.firm, heard.directory)
    ids = {way.account_id for kind, value in details.ways for way in reached.at(session, kind, value)} - {None}
    found = [accounts.standing(session, account_id) for account_id in ids]
    return [account for account in found if account is not None]


def _keep(session: Session, heard: Heard, message: Message, details: Details, firm: Account | None) -> Contact:
    """The person with what the card says of them."""
    person = _known(session, details, firm)
    if person is None:
        new = Contact(name=details.name, account_id=firm.id if firm else None, role=details.role, message_id=message.id)
        person = accounts.add_contact(session, new)
    else:
        _update(session, heard, message, person, details, firm)
    had = {way.folded for way in contacts.of_person(session, person).ways}
    had |= {digits for way in had if (digits := _tail(way))}
    for kind, value in details.ways:
        folded = reached.folded(kind, value)
        if folded not in had and _tail(folded) not in had:
            reached.add(session, person, kind, value, message)
            had |= {folded, _tail(folded) or folded}
    return person


def _tail(folded: str) -> str | None:
    """The end of a number, by which it is the same with and without its country's code."""
    digits = folded.lstrip("+")
    return digits[-reached.TELLING :] if digits.isdigit() and len(digits) >= reached.TELLING else None


def _update(
    session: Session, heard: Heard, message: Message, person: Contact, details: Details, firm: Account | None
) -> None:
    """A role that is said; a firm that is said, and is another than the one known."""
    values: dict[str, object] = {"role": details.role} if details.role else {}
    if firm is not None and (details.firm or person.account_id is None):
        values["account_id"] = firm.id
    if correcting.change(session, message, person, values, heard.message.at):
        names.touch(session)


def _known(session: Session, details: Details, firm: Account | None) -> Contact | None:
    """The person who is known already: with one of the numbers and part of the name, else of that name at the firm.

    Without a firm a whole name that only one person has is theirs.
    """
    for kind, value in details.ways:
        for way in reached.at(session, kind, value):
            person = accounts.contact_by_id(session, way.contact_id) if way.contact_id else None
            if person is not None and person.removed_at is None and _alike(person.name, details.name):
                return person
    same = accounts.contacts(session, details.name, firm.id if firm else None)
    whole = len(details.name.split()) > 1 or firm is not None
    return same[0] if len(same) == 1 and whole and (firm is not None or not details.firm) else None


def _alike(one: str, other: str) -> bool:
    """Do two names share a word that says something?"""
    return bool({word for word in fold(one).split() if len(word) >= SHORT} & set(fold(other).split()))


def _asked(
    session: Session, heard: Heard, message: Message, details: Details, near: list[Account]
) -> tuple[tuple[Choice, ...], ...]:
    """The firms to choose from: those whose name is near, the one the card names as a new one, else the likely ones."""
    new = (
        ((Choice("arrive-firm-new", f"of:{message.id}:{whose.NEW}", {"name": details.firm}),),) if details.firm else ()
    )
    offered = near or whose.likely(session, heard)
    rows = tuple(whose.choices(session, message, offered, none="arrive-no-firm"))
    return (*rows[:-1], *new, rows[-1]) if near else (*new, *rows)


def undone(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "undo": what the card brought goes."""
    gone = undo.undo(session, heard)
    again = ((Choice("choice-redo", f"remet:{number(heard)}"),),)
    return tuple(replace(one, choices=again) if one.record else one for one in gone)


def again(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "bring it back"."""
    message = messages.by_id(session, number(heard))
    mine = message is not None and (message.rep_id == heard.rep_id or may_run(heard))
    if message is None or not mine or contactcard.kept(message) is None:
        return plain.unknown_button(session, heard)
    if message.undone_at is not None:
        messages.redo(session, message, heard.message.at)
    return (replace(contactcard.shown(session, message), edits=True),)
