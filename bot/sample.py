"""The sample company of the playground: loaded once, into an empty database."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from bot.playground.people import BotCard, Examples, Person
from storage import accounts, purchases, reps
from storage.tables import Account, Contact, Product, Purchase, Rep

BOT = BotCard(7000000001, "Taccuino", "taccuino_playground_bot")
FILE = Path(__file__).with_suffix(".json")


def read() -> dict[str, Any]:
    """The company as it stands in the file."""
    company: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return company


def people() -> tuple[Person, ...]:
    """The people of the company, as the playground shows them."""
    return tuple(_person(row) for row in read()["people"])


def _person(row: dict[str, Any]) -> Person:
    first, last = row["name"].split(maxsplit=1)
    return Person(row["telegram_id"], first, last, row["username"], row["language"], row["role"])


def managers() -> frozenset[int]:
    """The Telegram ids of the managers."""
    return frozenset(person.id for person in people() if person.role == "manager")


def examples() -> Examples:
    """Sentences to try first, by language."""
    return Examples({lang: tuple(sentences) for lang, sentences in read()["examples"].items()})


def load(session: Session, today: dt.date) -> bool:
    """Load the company unless somebody is there already; purchases are dated back from `today`."""
    if session.exec(select(Rep.id).limit(1)).first() or session.exec(select(Account.id).limit(1)).first():
        return False
    company = read()
    for person in company["people"]:
        reps.add(session, person["name"], person["role"], person["telegram_id"]).language = person["language"]
    products = {row["name"]: _product(session, row) for row in company["products"]}
    for row in company["accounts"]:
        _account(session, row, products, today)
    return True


def _product(session: Session, row: dict[str, Any]) -> Product:
    price = Decimal(str(row.pop("price")))
    product = Product(source="sample", price=price, **row)
    session.add(product)
    session.flush()
    return product


def _account(session: Session, row: dict[str, Any], products: dict[str, Product], today: dt.date) -> None:
    owner = reps.by_name(session, row["owner"])
    account = Account(
        name=row["name"], aliases=row["aliases"], city=row["city"], sector=row["sector"], stage="customer",
        owner_id=owner.id if owner else None, source="sample",
    )  # fmt: skip
    accounts.add(session, account)
    for person in row["contacts"]:
        accounts.add_contact(session, Contact(account_id=account.id, source="sample", **person))
    for days_ago, name, quantity, price in row["purchases"]:
        bought = Purchase(
            account_id=account.id, product=name, product_id=products[name].id, quantity=quantity, unit_price=price,
            date=today - dt.timedelta(days=days_ago), status="confirmed", source="sample",
        )  # fmt: skip
        purchases.add(session, bought)
