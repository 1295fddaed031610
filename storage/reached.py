"""Who is reached at a number or an address, and how a person is reached from now on."""

from __future__ import annotations

import re

from sqlmodel import Session, col, select

from storage.loading.people import plain_channel
from storage.tables import Channel, Contact, Message

#: Digits at the end of a number by which it is the same with and without its country's code.
TELLING = 9


def folded(kind: str, value: str) -> str:
    """The one form in which a number or an address is kept and found."""
    return plain_channel(kind, value)


def at(session: Session, kind: str, value: str) -> list[Channel]:
    """The ways of people and firms with that number, however its country's code is written, or that address."""
    standing = select(Channel).where(col(Channel.removed_at).is_(None)).order_by(col(Channel.id))
    if kind == "email":
        return list(session.exec(standing.where(Channel.folded == folded(kind, value))))
    digits = re.sub(r"\D", "", value)
    if len(digits) < TELLING:
        return list(session.exec(standing.where(Channel.folded == folded(kind, value))))
    alike = standing.where(col(Channel.folded).endswith(digits[-TELLING:], autoescape=True))
    return list(session.exec(alike.where(col(Channel.kind).in_(("phone", "mobile")))))


def add(session: Session, person: Contact, kind: str, value: str, message: Message) -> None:
    """Another way to reach a person, as a message says."""
    row = Channel(
        contact_id=person.id, account_id=None, kind=kind, value=value, folded=folded(kind, value),
        message_id=message.id,
    )  # fmt: skip
    session.add(row)
    session.flush()


def brought(session: Session, message: Message) -> list[Channel]:
    """The ways that a message brought and that stand."""
    query = select(Channel).where(Channel.message_id == message.id, col(Channel.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Channel.id))))


def new_people(session: Session, message: Message) -> list[Contact]:
    """The people whom a message brought and who stand."""
    query = select(Contact).where(Contact.message_id == message.id, col(Contact.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Contact.id))))
