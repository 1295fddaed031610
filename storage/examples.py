"""Customers whose names can stand in an example: some that bought something, with a person and a product of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage import purchases
from storage.tables import Account, Contact, Purchase

#: So many are looked at.
MOST = 20


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer that bought something."""

    account_id: int
    name: str


def own(session: Session, rep_id: int) -> list[Buyer]:
    """The rep's customers that bought something, those that bought last first."""
    stands = (col(Account.removed_at).is_(None), col(Purchase.removed_at).is_(None))
    last = func.max(Purchase.date).desc()
    query = select(Account.id, Account.name).join(Purchase, col(Purchase.account_id) == col(Account.id))
    query = query.where(Account.owner_id == rep_id, *stands).group_by(col(Account.id), col(Account.name))
    return _buyers(session.exec(query.order_by(last, col(Account.id)).limit(MOST)).all())


def anybodys(session: Session) -> list[Buyer]:
    """Customers that bought something lately, whoever looks after them."""
    stands = (col(Account.removed_at).is_(None), col(Purchase.removed_at).is_(None))
    query = select(Account.id, Account.name).join(Purchase, col(Purchase.account_id) == col(Account.id))
    query = query.where(*stands).order_by(col(Purchase.date).desc(), col(Purchase.id).desc())
    return _buyers(dict.fromkeys(session.exec(query.limit(MOST)).all()))


def _buyers(rows: Iterable[Sequence[object]]) -> list[Buyer]:
    return [Buyer(int(str(account_id)), str(name)) for account_id, name in rows]


def person(session: Session, account_id: int) -> str | None:
    """The first person whom the company knows there."""
    query = select(Contact.name).where(Contact.account_id == account_id, col(Contact.removed_at).is_(None))
    return session.exec(query.order_by(col(Contact.id)).limit(1)).first()


def product(session: Session, account_id: int) -> str | None:
    """What the account bought last."""
    return next((line.product for line in purchases.last(session, account_id)), None)
