"""Accounts and their people."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.tables import Account, Contact


def by_id(session: Session, account_id: int) -> Account | None:
    """The account, or `None`."""
    return session.exec(select(Account).where(Account.id == account_id)).first()


def by_name(session: Session, name: str) -> Account | None:
    """The account of exactly that name, whatever the case."""
    query = select(Account).where(func.lower(Account.name) == name.lower(), col(Account.removed_at).is_(None))
    return session.exec(query.order_by(col(Account.id))).first()


def add(session: Session, account: Account) -> Account:
    """A new account."""
    session.add(account)
    session.flush()
    return account


def contact_by_id(session: Session, contact_id: int) -> Contact | None:
    """The person, or `None`."""
    return session.exec(select(Contact).where(Contact.id == contact_id)).first()


def contact(session: Session, name: str, account_id: int | None) -> Contact | None:
    """The person of exactly that name at the account, or at any when `account_id` is `None`."""
    query = select(Contact).where(func.lower(Contact.name) == name.lower(), col(Contact.removed_at).is_(None))
    if account_id is not None:
        query = query.where(Contact.account_id == account_id)
    return session.exec(query.order_by(col(Contact.id))).first()


def add_contact(session: Session, person: Contact) -> Contact:
    """A new person."""
    session.add(person)
    session.flush()
    return person


def contacts_of_message(session: Session, message_id: int) -> list[Contact]:
    """The people that a message brought."""
    return list(session.exec(select(Contact).where(Contact.message_id == message_id).order_by(col(Contact.id))))
