"""What was sold."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.tables import Purchase


def add(session: Session, purchase: Purchase) -> Purchase:
    """A new purchase; its total, where none was said, follows from quantity, price and discount."""
    session.add(priced(purchase))
    session.flush()
    return purchase


def priced(purchase: Purchase) -> Purchase:
    """The purchase with its total: what was said, else quantity times price less the discount."""
    if purchase.total is None and purchase.unit_price is not None:
        off = _exact(purchase.discount_pct or 0) / 100
        purchase.total = _exact(purchase.quantity or 1) * _exact(purchase.unit_price) * (1 - off)
    return purchase


def _exact(number: Decimal | float) -> Decimal:
    """A number as it is written: what is read of a message comes as a float, and is kept exactly."""
    return number if isinstance(number, Decimal) else Decimal(str(number))


def last(session: Session, account_id: int, product: str | None = None) -> list[Purchase]:
    """Everything the account bought on the last day it bought anything (or `product`, by its name); perhaps nothing."""
    values = {"account": account_id, "product": product}
    return list(session.execute(_last(product is not None), values).scalars())


@cache
def _last(of_product: bool) -> Any:
    """The question, made once: to make it takes longer than to answer it."""
    wanted = [col(Purchase.account_id) == bindparam("account"), col(Purchase.removed_at).is_(None)]
    if of_product:
        wanted.append(col(Purchase.product) == bindparam("product"))
    newest = select(col(Purchase.date)).where(*wanted).order_by(col(Purchase.date).desc()).limit(1).scalar_subquery()
    return select(Purchase).where(*wanted, Purchase.date == newest).order_by(col(Purchase.id))
