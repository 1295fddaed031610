"""How an account and its people are reached."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.tables import Channel, Contact

Ways = tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the account, with their own ways."""

    contact: Contact
    ways: Ways


@dataclass(frozen=True, slots=True)
class Reached:
    """The account's own ways, and its people in the order in which they came to be known."""

    ways: Ways
    people: tuple[Person, ...]


def of_account(session: Session, account_id: int) -> Reached:
    """How the account and each of its people are reached."""
    people = list(session.execute(_people(), {"account": account_id}).scalars())
    ids = [person.id for person in people]
    channels = list(session.execute(_ways(), {"account": account_id, "people": ids}).scalars())
    own = tuple(way for way in channels if way.account_id == account_id)
    return Reached(own, tuple(Person(p, tuple(way for way in channels if way.contact_id == p.id)) for p in people))


def of_person(session: Session, contact: Contact) -> Person:
    """How one person is reached."""
    channels = session.execute(_ways(), {"account": None, "people": [contact.id]}).scalars()
    return Person(contact, tuple(channels))


@cache
def _people() -> Any:
    wanted = (col(Contact.account_id) == bindparam("account"), col(Contact.removed_at).is_(None))
    return select(Contact).where(*wanted).order_by(col(Contact.id))


@cache
def _ways() -> Any:
    people: Any = bindparam("people", expanding=True)
    theirs = (col(Channel.account_id) == bindparam("account")) | col(Channel.contact_id).in_(people)
    return select(Channel).where(theirs, col(Channel.removed_at).is_(None)).order_by(col(Channel.id))
