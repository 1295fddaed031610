"""Products."""

from __future__ import annotations

from sqlalchemy import literal
from sqlmodel import Session, col, or_, select

from storage.tables import Product, fold


def by_id(session: Session, product_id: int) -> Product | None:
    """The product, or `None`."""
    return session.exec(select(Product).where(Product.id == product_id)).first()


def by_name(session: Session, name: str) -> list[Product]:
    """The products of exactly that name, whatever case and accents, oldest first."""
    query = select(Product).where(Product.folded == fold(name), col(Product.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Product.id))))


def any_known(session: Session) -> bool:
    """Does the company know any product?"""
    return session.exec(select(Product.id).where(col(Product.removed_at).is_(None)).limit(1)).first() is not None


#: Shorter words say little of a product.
TELLING = 4


def like(session: Session, words: str) -> bool:
    """Is there a product in whose name a word of these begins, whatever its last letter?"""
    begun = [word[:-1] for word in fold(words).split() if len(word) >= TELLING and word.isalnum()]
    if not begun:
        return False
    name = literal(" ") + col(Product.folded)
    fitting = (name.contains(f" {word}") for word in begun)
    query = select(Product.id).where(col(Product.removed_at).is_(None), or_(*fitting)).limit(1)
    return session.exec(query).first() is not None
