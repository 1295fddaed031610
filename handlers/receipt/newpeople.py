"""A person whom a note brought is one who was known already: near names in place of the card, one tap joins them."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import card, plain
from handlers.heard import Heard
from handlers.pressed import number
from handlers.receipt import asked
from handlers.receipt.known import near
from handlers.receipt.owned import own
from nlp.reply import Choice, Line, Reply
from storage import accounts, aliases, people
from storage.tables import Contact, Message


def unfold(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "is known already": whom the new person may be."""
    message, new = _both(session, heard)
    if message is None or new is None:
        return plain.unknown_button(session, heard)
    today = heard.now.date()
    told = asked.KINDS["contact"](session, [one.id or 0 for one in near(session, new)], today)
    rows = tuple((one,) for one in asked.named(told, f"samep:{message.id}:{new.id}:"))
    question = Line("doubt-person-known" if rows else "doubt-person-known-none", {"said": new.name})
    back = (Choice("choice-new", f"receipt:{message.id}"),)
    shown = card.saved(session, message, today, message.lang, edits=True)
    return (replace(shown, lines=(*shown.lines, question), choices=(*rows, back)),)


def join(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on one of them: everything of the new person goes there, and the name means that one."""
    message, new = _both(session, heard)
    offered = near(session, new) if new is not None else []
    into = next((one for one in offered if one.id == number(heard, 3)), None)
    if message is None or new is None or into is None:
        return plain.unknown_button(session, heard)
    people.join(session, message, new, into, heard.message.at)
    if aliases.free(session, new.name, into):
        aliases.teach(session, message, into, new.name, heard.message.at)
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def _both(session: Session, heard: Heard) -> tuple[Message | None, Contact | None]:
    """The record and the person whom it brought, if both stand and are the rep's to change."""
    message = own(session, heard, number(heard))
    brought = accounts.people_brought(session, message) if message else []
    return message, next((person for person in brought if person.id == number(heard, 2)), None)
