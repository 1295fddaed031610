"""Accounts and their people, found by name: whom a name means everybody may know, their facts only who sees them."""

from __future__ import annotations

import re
from typing import TypeVar

from sqlalchemy import Text, cast
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import messages
from storage.sight import EVERYONE
from storage.tables import Account, Contact, Message, fold

T = TypeVar("T", Account, Contact)


def _everyone(query: SelectOfScalar[T]) -> SelectOfScalar[T]:
    """Whoever asks."""
    return query.execution_options(**EVERYONE)


def by_id(session: Session, account_id: int) -> Account | None:
    """The account, or `None`."""
    return session.exec(_everyone(select(Account).where(Account.id == account_id))).first()


def by_name(session: Session, name: str) -> list[Account]:
    """The accounts of exactly that name, whatever case and accents, oldest first."""
    query = select(Account).where(Account.folded == fold(name), col(Account.removed_at).is_(None))
    return list(session.exec(_everyone(query.order_by(col(Account.id)))))


def by_alias(session: Session, name: str) -> list[Account]:
    """The accounts that are called so for short, whatever case and accents, oldest first."""
    wanted = fold(name)
    # Letters with accents are escaped in what is kept: the longest run of others is looked for.
    run = max(re.findall("[a-z0-9]+", name.lower()), key=len, default="")
    query = select(Account).where(cast(Account.aliases, Text).icontains(run), col(Account.removed_at).is_(None))
    found = session.exec(_everyone(query.order_by(col(Account.id))))
    return [account for account in found if wanted in map(fold, account.aliases)]


def standing(session: Session, account_id: int | None) -> Account | None:
    """The account of that id; for one that was joined to another, that one; `None` where neither stands."""
    found = by_id(session, account_id) if account_id is not None else None
    if found is not None and found.merged_into_id is not None:
        found = by_id(session, found.merged_into_id)
    return found if found is not None and found.removed_at is None else None


def by_key(session: Session, key: str) -> Account | None:
    """The account of that code; for the code of one that was joined to another, that one."""
    query = select(Account).where(Account.key == key).order_by(col(Account.removed_at).desc())
    found = session.exec(_everyone(query)).all()
    standing = next((account for account in found if account.removed_at is None), None)
    merged = next((account.merged_into_id for account in found if account.merged_into_id), None)
    return standing or (by_id(session, merged) if merged else None)


def add(session: Session, account: Account) -> Account:
    """A new account."""
    session.add(account)
    session.flush()
    return account


def brought(session: Session, message: Message) -> list[Account]:
    """The accounts that stand and were new with a message or those that continued it, in their order."""
    ids = [message.id, *(part.id for part in messages.parts(session, message))]
    query = select(Account).where(col(Account.message_id).in_(ids), col(Account.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Account.id))))


def people_brought(session: Session, message: Message) -> list[Contact]:
    """The people who stand and were new with a message or those that continued it, in their order."""
    ids = [message.id, *(part.id for part in messages.parts(session, message))]
    query = select(Contact).where(col(Contact.message_id).in_(ids), col(Contact.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Contact.id))))


def another(session: Session, account_id: int | None) -> bool:
    """Is there any account but this one?"""
    query = select(Account.id).where(Account.id != account_id, col(Account.removed_at).is_(None))
    return session.exec(query.limit(1)).first() is not None


def contact_by_id(session: Session, contact_id: int) -> Contact | None:
    """The person, or `None`."""
    return session.exec(_everyone(select(Contact).where(Contact.id == contact_id))).first()


def contacts(session: Session, name: str, account_id: int | None = None) -> list[Contact]:
    """The people of exactly that name at the account, or at any when `account_id` is `None`, oldest first."""
    query = select(Contact).where(Contact.folded == fold(name), col(Contact.removed_at).is_(None))
    if account_id is not None:
        query = query.where(Contact.account_id == account_id)
    return list(session.exec(_everyone(query.order_by(col(Contact.id)))))


def staff(session: Session, account_id: int) -> list[Contact]:
    """The people of the account, oldest first."""
    query = select(Contact).where(Contact.account_id == account_id, col(Contact.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Contact.id))))


def add_contact(session: Session, person: Contact) -> Contact:
    """A new person."""
    session.add(person)
    session.flush()
    return person
