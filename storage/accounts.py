"""Accounts and their people."""

from __future__ import annotations

from sqlmodel import Session, col, select

from storage.tables import Account, Contact, fold


def by_id(session: Session, account_id: int) -> Account | None:
    """The account, or `None`."""
    return session.exec(select(Account).where(Account.id == account_id)).first()


def by_name(session: Session, name: str) -> list[Account]:
    """The accounts of exactly that name, whatever case and accents, oldest first."""
    query = select(Account).where(Account.folded == fold(name), col(Account.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Account.id))))


def add(session: Session, account: Account) -> Account:
    """A new account."""
    session.add(account)
    session.flush()
    return account


def contact_by_id(session: Session, contact_id: int) -> Contact | None:
    """The person, or `None`."""
    return session.exec(select(Contact).where(Contact.id == contact_id)).first()


def contacts(session: Session, name: str, account_id: int | None = None) -> list[Contact]:
    """The people of exactly that name at the account, or at any when `account_id` is `None`, oldest first."""
    query = select(Contact).where(Contact.folded == fold(name), col(Contact.removed_at).is_(None))
    if account_id is not None:
        query = query.where(Contact.account_id == account_id)
    return list(session.exec(query.order_by(col(Contact.id))))


def add_contact(session: Session, person: Contact) -> Contact:
    """A new person."""
    session.add(person)
    session.flush()
    return person
