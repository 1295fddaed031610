"""What goods cost: the list price, and beside it what the last one was sold for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import sold
from nlp.reply import Line, Money, Phrase, Term, Value
from storage import changes, products, sources
from storage.sales import lines
from storage.sales.lines import Sold
from storage.tables import Product

#: Times for which something is hired out.
PER = frozenset({"day", "week", "month", "year"})


def answer(session: Session, asked: Asked) -> Answer:
    """The price of one product, or of each of a kind."""
    found = [one for i in asked.product_ids if (one := products.by_id(session, i)) is not None and not one.removed_at]
    if not found:
        return Answer((Line("price-of-what"),))
    if len(found) > 1:
        rows = tuple(Line("price-row", _said(asked, one)) for one in sorted(found, key=lambda one: one.name))
        return Answer((Line("price-several", {"count": len(rows)}),), rows)
    newest = [one for one in lines.newest(session, sold.scope(asked), 1) if one.line.unit_price is not None]
    behind = sources.of(session, "product", changes.table("product").c.id == found[0].id)
    opens = sources.origins("purchase", [one.line for one in newest])
    return Answer((Line("price-one", _said(asked, found[0])), *_last(asked, newest)), behind=behind, opens=opens)


def _said(asked: Asked, product: Product) -> dict[str, Value]:
    """The product with its price, where it has one."""
    if product.price is None:
        return {"product": product.name, "known": "no", "price": ""}
    parts = [Line("sales-amount", {"money": Money(product.price, asked.currency)})]
    if product.per in PER:
        parts.append(Line("price-per", {"per": Term(f"per-{product.per}")}))
    return {"product": product.name, "known": "yes", "price": Phrase(tuple(parts))}


def _last(asked: Asked, newest: list[Sold]) -> Iterator[Line]:
    for one in newest:
        price = Money(one.line.unit_price or Decimal(0), one.line.currency)
        named = "yes" if one.account else "no"
        when = sold.day(asked, one.line.date)
        yield Line("price-last", {"price": price, "named": named, "account": one.account or "", "when": when})
