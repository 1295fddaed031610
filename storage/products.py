"""Products."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.tables import Product


def by_name(session: Session, name: str) -> Product | None:
    """The product of exactly that name, whatever the case."""
    query = select(Product).where(func.lower(Product.name) == name.lower(), col(Product.removed_at).is_(None))
    return session.exec(query.order_by(col(Product.id))).first()
