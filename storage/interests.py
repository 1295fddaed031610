"""What an account showed interest in, and what is stated to go with what it bought."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Date, Text, bindparam, cast, exists, func, literal_column, or_
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.entries import Entry, of_account, read, together
from storage.tables import fold

#: What was wanted in this time, and goes with what was bought in this time, may still be proposed.
BACK = dt.timedelta(days=365)
#: Roles in which somebody may still want a product.
WANTED = ("interested", "sample")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A product that was asked about or tried on that day, and not bought."""

    product: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Stated:
    """A product that is said to go with another, `after`, which was bought on that day."""

    product: str
    after: str
    day: dt.date


def met(session: Session, account_id: int, most: int = 5) -> list[Entry]:
    """The last interactions in which somebody was interested in something, with who took part; the newest first."""
    return read(session, _met(), {"account": account_id, "most": most})


def wanted(session: Session, account_id: int, today: dt.date, most: int = 3) -> list[Wanted]:
    """What the account wanted, and has neither bought nor been offered since; the newest first."""
    values = {"account": account_id, "since": today - BACK, "most": most}
    return [Wanted(*row) for row in session.connection().execute(_wanted(), values)]


def stated(session: Session, account_id: int, today: dt.date, most: int = 3) -> list[Stated]:
    """What goes with something that the account bought lately, as the list of products says, and it has not bought."""
    values = {"account": account_id, "since": today - BACK}
    said = {
        other: (name, day)
        for name, complements, day in session.connection().execute(_complements(), values)
        for other in complements
    }
    if not said:
        return []
    named = {"account": account_id, "keys": list(said), "names": [fold(other) for other in said], "most": most}
    folded = {fold(other): told for other, told in said.items()}
    found = session.connection().execute(_lacked(), named)
    return [Stated(name, *(said.get(key) or folded[fold(name)])) for name, key in found]


def offered(session: Session, account_id: int) -> frozenset[str]:
    """The products of which an offer to the account is open."""
    return frozenset(session.connection().execute(_offered(), {"account": account_id}).scalars())


@cache
def _offered() -> Any:
    offer = changes.table("offer")
    still = (offer.c.account_id == bindparam("account"), offer.c.removed_at.is_(None))
    return pick(offer.c.product).where(*still, offer.c.state == literal_column("'open'"))


@cache
def _met() -> Any:
    interaction, item = changes.table("interaction"), changes.table("item")
    in_play = exists().where(
        item.c.interaction_id == interaction.c.id, item.c.removed_at.is_(None), item.c.role.in_(WANTED)
    )
    newest = (interaction.c.date.desc(), interaction.c.id.desc())
    part = of_account("interaction").where(in_play).order_by(*newest).limit(bindparam("most"))
    return together([part]).order_by(literal_column("day").desc(), literal_column("id").desc())


@cache
def _wanted() -> Any:
    interaction, item, purchase, offer = (changes.table(name) for name in ("interaction", "item", "purchase", "offer"))
    bought = exists().where(
        purchase.c.account_id == interaction.c.account_id, purchase.c.removed_at.is_(None),
        purchase.c.product == item.c.product, purchase.c.date >= interaction.c.date,
    )  # fmt: skip
    # An offer was the answer to what was wanted before it.
    offered = exists().where(
        offer.c.account_id == interaction.c.account_id, offer.c.removed_at.is_(None), offer.c.date >= interaction.c.date
    )
    day = func.max(interaction.c.date)
    return (
        pick(item.c.product, day)
        .join_from(interaction, item, item.c.interaction_id == interaction.c.id)
        .where(interaction.c.account_id == bindparam("account"), interaction.c.removed_at.is_(None))
        .where(interaction.c.date >= bindparam("since", type_=Date()))
        .where(item.c.removed_at.is_(None), item.c.role.in_(WANTED), ~bought, ~offered)
        .group_by(item.c.product)
        .order_by(day.desc(), item.c.product)
        .limit(bindparam("most"))
    )


@cache
def _complements() -> Any:
    """Products that the account bought lately with what goes with them; the lists are compared as text on both."""
    product, purchase = changes.table("product"), changes.table("purchase")
    latest = (
        pick(purchase.c.product_id, func.max(purchase.c.date).label("day"))
        .where(purchase.c.account_id == bindparam("account"), purchase.c.removed_at.is_(None))
        .where(purchase.c.product_id.is_not(None), purchase.c.date >= bindparam("since", type_=Date()))
        .group_by(purchase.c.product_id)
        .subquery()
    )
    return (
        pick(product.c.name, product.c.complements, latest.c.day)
        .join_from(latest, product, product.c.id == latest.c.product_id)
        .where(product.c.removed_at.is_(None), cast(product.c.complements, Text) != literal_column("'[]'"))
        .order_by(latest.c.day, product.c.id)
    )


@cache
def _lacked() -> Any:
    product, purchase = changes.table("product"), changes.table("purchase")
    keys: Any = bindparam("keys", expanding=True)
    names: Any = bindparam("names", expanding=True)
    bought = pick(purchase.c.product_id).where(
        purchase.c.account_id == bindparam("account"), purchase.c.removed_at.is_(None),
        purchase.c.product_id.is_not(None),
    )  # fmt: skip
    return (
        pick(product.c.name, product.c.key)
        .where(or_(product.c.key.in_(keys), product.c.folded.in_(names)))
        .where(product.c.removed_at.is_(None), product.c.id.not_in(bought))
        .order_by(product.c.id)
        .limit(bindparam("most"))
    )
