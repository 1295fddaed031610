"""Customers of whom nothing was seen or heard, or who have bought nothing, since a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, Date, Select, bindparam, func, literal
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.columns import Exact

#: Neither contact nor purchase, or only the one of them.
What = Literal["touched", "bought", "seen"]
#: What customers are worth is what they bought in so many days.
WORTH = dt.timedelta(730)
MOST = 200


@dataclass(frozen=True, slots=True)
class Stale:
    """A customer with the last day they bought and were met, and what they bought in two years."""

    id: int
    name: str
    city: str | None
    bought: dt.date | None
    met: dt.date | None
    worth: Decimal


@dataclass(frozen=True, slots=True)
class Found:
    """The customers worth most, and how many there are in all."""

    customers: tuple[Stale, ...]
    count: int


def since(
    session: Session, what: What, day: dt.date, today: dt.date, rep_ids: tuple[int, ...] = (),
    product_ids: tuple[int, ...] = (), currency: str = "EUR",
) -> Found:  # fmt: skip
    """Customers of these colleagues, or all, of whom there is nothing after `day`; those never met or sold to too.

    With products: who bought them before, and not since. Worth is in the one currency.
    """
    values: dict[str, Any] = {"day": day, "from": today - WORTH, "currency": currency}
    if rep_ids:
        values["reps"] = list(rep_ids)
    if product_ids:
        values["products"] = list(product_ids)
    rows = session.connection().execute(_question(what, bool(rep_ids), bool(product_ids)), values).all()
    customers = tuple(Stale(*row[:6]) for row in rows)
    return Found(customers, rows[0][6] if rows else 0)


def _mine(table: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """What holds for the standing facts of the account beside them."""
    rows, account = changes.table(table), changes.table("account")
    holds: ColumnElement[bool] = (rows.c.account_id == account.c.id) & rows.c.removed_at.is_(None)
    for one in more:
        holds = holds & one
    return holds


def _products(of_products: bool) -> tuple[ColumnElement[bool], ...]:
    ids: Any = bindparam("products", expanding=True)
    # The sum keeps SQLite from looking through all that was ever sold of the product.
    return ((changes.table("purchase").c.product_id + 0).in_(ids),) if of_products else ()


def _buyers(*more: ColumnElement[bool]) -> Select[Any]:
    """The accounts that bought the products."""
    purchase = changes.table("purchase")
    ids: Any = bindparam("products", expanding=True)
    theirs = (purchase.c.product_id.in_(ids), purchase.c.account_id.is_not(None), purchase.c.removed_at.is_(None))
    return pick(purchase.c.account_id).where(*theirs, *more)


def _last(table: str, *more: ColumnElement[bool]) -> Any:
    """The day of the last such fact of the account beside it, read from the index's end."""
    rows = changes.table(table)
    return (
        pick(rows.c.date).where(_mine(table, *more)).order_by(rows.c.date.desc()).limit(1)
        .correlate(changes.table("account")).scalar_subquery()
    )  # fmt: skip


def _none_since(table: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    rows = changes.table(table)
    lately = rows.c.date > bindparam("day", type_=Date())
    return ~pick(literal(1)).select_from(rows).where(_mine(table, lately, *more)).exists()


def _stale(what: What, of_reps: bool, of_products: bool) -> Select[Any]:
    """The accounts of whom there is nothing since the day."""
    account, purchase, meeting = (changes.table(name) for name in ("account", "purchase", "interaction"))
    found = pick(account.c.id, account.c.name, account.c.city).where(account.c.removed_at.is_(None))
    if of_reps:
        reps: Any = bindparam("reps", expanding=True)
        found = found.where(account.c.owner_id.in_(reps))
    if of_products:
        lately = purchase.c.date > bindparam("day", type_=Date())
        return found.where(account.c.id.in_(_buyers()), account.c.id.not_in(_buyers(lately)))
    if what == "bought":
        found = found.where(account.c.stage == "customer")
    if what != "seen":
        found = found.where(_none_since("purchase"))
    if what != "bought":
        found = found.where(_none_since("interaction", meeting.c.reached))
    return found


@cache
def _question(what: What, of_reps: bool, of_products: bool) -> Any:
    """Stale accounts with their last days, those worth most first."""
    account, purchase, meeting = (changes.table(name) for name in ("account", "purchase", "interaction"))
    ids = _stale(what, of_reps, of_products).with_only_columns(account.c.id).subquery()
    sums = (
        pick(purchase.c.account_id, func.sum(purchase.c.total).label("worth"))
        .where(purchase.c.account_id.in_(pick(ids.c.id)), purchase.c.removed_at.is_(None))
        .where(purchase.c.date >= bindparam("from", type_=Date()), purchase.c.currency == bindparam("currency"))
        .group_by(purchase.c.account_id)
        .subquery()
    )
    worth = func.coalesce(sums.c.worth, literal(0, Exact()))
    first = (
        pick(ids.c.id, worth.label("worth"), func.count().over().label("count"))
        .join_from(ids, sums, sums.c.account_id == ids.c.id, isouter=True)
        .order_by(worth.desc(), ids.c.id)
        .limit(MOST)
        .subquery()
    )
    bought, met = _last("purchase", *_products(of_products)), _last("interaction", meeting.c.reached)
    return (
        pick(account.c.id, account.c.name, account.c.city, bought, met, first.c.worth, first.c.count)
        .join_from(first, account, account.c.id == first.c.id)
        .order_by(first.c.worth.desc(), account.c.name)
    )


def last(session: Session, account_id: int) -> tuple[dt.date | None, dt.date | None]:
    """The days on which the account last bought, and was last met."""
    row = session.connection().execute(_of_one(), {"account": account_id}).one()
    return row[0], row[1]


@cache
def _of_one() -> Any:
    account, meeting = changes.table("account"), changes.table("interaction")
    days = _last("purchase"), _last("interaction", meeting.c.reached)
    return pick(*days).select_from(account).where(account.c.id == bindparam("account"))
