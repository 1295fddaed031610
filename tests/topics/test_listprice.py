"""What goods cost: the list price, and what the last one was sold for."""

from decimal import Decimal

import pytest

from handlers.topics import discounts
from storage.tables import Product
from tests.topics.selling import firm, said, sold


def priced(name, price, **more):
    """A product with its price on the list, the fifth of the firm or one behind."""
    return Product(name=name, price=None if price is None else Decimal(price), **more)


def test_the_list_price_is_told_with_the_last_sale(database):
    """Of one product."""
    firm(database, priced("Levigatrice", "120.50"), sold("2026-11-02", "110", 5, unit_price=Decimal("110")))
    assert said(database, discounts, want="price", thing="Levigatrice", product_ids=(5,)) == [
        "<b>Levigatrice</b>: listino <b>120,50 €</b>.", "• L’ultima vendita: a 110 €, a <b>Rossi</b>, il 2 novembre",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "<b>Levigatrice</b>: il prezzo di listino non lo so."),
        ("en", "<b>Levigatrice</b>: I don’t know the list price."),
    ],
)
def test_a_product_without_one_is_said_to_have_none(database, lang, text):
    """No price is made up."""
    firm(database, priced("Levigatrice", None))
    assert said(database, discounts, want="price", lang=lang, thing="Levigatrice", product_ids=(5,)) == [text]


def test_of_a_kind_each_is_listed(database):
    """By name."""
    firm(database, priced("Lama lunga", 12), priced("Lama corta", None))
    assert said(database, discounts, want="price", thing="lame", product_ids=(5, 6)) == [
        "2 articoli:", "• Lama corta: prezzo di listino non indicato", "• Lama lunga: <b>12 €</b>",
    ]  # fmt: skip


def test_what_is_no_product_is_asked_for_again(database):
    """Rather than an answer about everything."""
    firm(database, sold("2026-11-02", "110"))
    assert said(database, discounts, want="price")[0].startswith("Il prezzo di che cosa?")
