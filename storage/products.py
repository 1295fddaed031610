"""Products."""

from __future__ import annotations

from sqlmodel import Session, col, select

from storage.tables import Product, fold


def by_id(session: Session, product_id: int) -> Product | None:
    """The product, or `None`."""
    return session.exec(select(Product).where(Product.id == product_id)).first()


def by_name(session: Session, name: str) -> list[Product]:
    """The products of exactly that name, whatever case and accents, oldest first."""
    query = select(Product).where(Product.folded == fold(name), col(Product.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Product.id))))
