"""All names the company knows, and a version that goes up whenever one of them changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, update
from sqlmodel import Session, col, select

from storage.tables import Account, Contact, NamesVersion, Product, Rep


@dataclass(frozen=True)
class Names:
    """Every account, contact, product and colleague that is not taken back."""

    accounts: tuple[Account, ...]
    contacts: tuple[tuple[Contact, str | None], ...]  # with the account's name
    products: tuple[Product, ...]
    reps: tuple[Rep, ...]


def version(session: Session) -> int:
    """The version of the names: equal versions mean equal names."""
    return session.exec(select(NamesVersion.version)).one()


def everything(session: Session) -> Names:
    """All names, oldest first."""
    people = (
        select(Contact, Account.name)
        .join(Account, col(Contact.account_id) == col(Account.id), isouter=True)
        .where(col(Contact.removed_at).is_(None))
        .order_by(col(Contact.id))
    )
    return Names(
        tuple(session.exec(select(Account).where(col(Account.removed_at).is_(None)).order_by(col(Account.id)))),
        tuple((contact, name) for contact, name in session.exec(people)),
        tuple(session.exec(select(Product).where(col(Product.removed_at).is_(None)).order_by(col(Product.id)))),
        tuple(session.exec(select(Rep).where(col(Rep.removed_at).is_(None)).order_by(col(Rep.id)))),
    )


def lock(session: Session) -> None:
    """Until the end of the transaction nobody else adds a name: whoever looks after this sees what others added."""
    session.exec(select(NamesVersion).with_for_update()).one()


def touch(session: Session) -> None:
    """Say that names changed; needed only after statements that go past the session's objects."""
    session.connection().execute(update(NamesVersion).values(version=col(NamesVersion.version) + 1))


def _notice(session: Any, context: Any) -> None:
    """After a flush that held a name, the version goes up: nobody can forget to say so."""
    changed = (*session.new, *(thing for thing in session.dirty if session.is_modified(thing)), *session.deleted)
    if any(isinstance(thing, Account | Contact | Product | Rep) for thing in changed):
        touch(session)


event.listen(Session, "after_flush", _notice)
