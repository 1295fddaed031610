"""What was sold."""

from __future__ import annotations

from sqlmodel import Session, col, select

from storage.tables import Purchase


def add(session: Session, purchase: Purchase) -> Purchase:
    """A new purchase."""
    session.add(purchase)
    session.flush()
    return purchase


def last(session: Session, account_id: int, product: str | None = None) -> list[Purchase]:
    """Everything the account bought on the last day it bought anything (or `product`, by its name); perhaps nothing."""
    query = select(Purchase).where(Purchase.account_id == account_id, col(Purchase.removed_at).is_(None))
    if product is not None:
        query = query.where(Purchase.product == product)
    newest = session.exec(query.order_by(col(Purchase.date).desc()).limit(1)).first()
    if newest is None:
        return []
    return list(session.exec(query.where(Purchase.date == newest.date).order_by(col(Purchase.id))))
