"""Which colleague follows which customers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, case, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes

MOST = 500


@dataclass(frozen=True, slots=True)
class Followed:
    """A customer of a colleague."""

    name: str
    city: str | None
    stage: str


@dataclass(frozen=True, slots=True)
class Share:
    """A colleague (`None`: nobody) with so many customers, and so many accounts that are none yet."""

    rep: str | None
    customers: int
    others: int


def share(session: Session, rep_ids: tuple[int, ...] = (), town: str | None = None) -> list[Share]:
    """How many accounts (in a town) each of these colleagues follows, or each of all, the most first."""
    values: dict[str, Any] = {"reps": list(rep_ids)} if rep_ids else {}
    values |= {"town": town.lower()} if town else {}
    return [Share(*row) for row in session.connection().execute(_share(bool(rep_ids), town is not None), values)]


@cache
def _share(of_reps: bool, of_town: bool) -> Any:
    account, rep = changes.table("account"), changes.table("rep")
    customers = func.count(case((account.c.stage == "customer", 1)))
    found = (
        pick(rep.c.name, customers, func.count() - customers)
        .join_from(account, rep, rep.c.id == account.c.owner_id, isouter=True)
        .where(account.c.removed_at.is_(None))
        .group_by(rep.c.id, rep.c.name)
        .order_by(customers.desc(), rep.c.name)
    )
    if of_town:
        found = found.where(func.lower(account.c.city) == bindparam("town"))
    reps: Any = bindparam("reps", expanding=True)
    return found.where(account.c.owner_id.in_(reps)) if of_reps else found


def followed(session: Session, rep_ids: tuple[int, ...]) -> list[Followed]:
    """The accounts of these colleagues: customers first, by name."""
    return [Followed(*row) for row in session.connection().execute(_followed(), {"reps": list(rep_ids)})]


@cache
def _followed() -> Any:
    account = changes.table("account")
    reps: Any = bindparam("reps", expanding=True)
    return (
        pick(account.c.name, account.c.city, account.c.stage)
        .where(account.c.owner_id.in_(reps), account.c.removed_at.is_(None))
        .order_by(case((account.c.stage == "customer", 0), else_=1), account.c.folded)
        .limit(MOST)
    )


@dataclass(frozen=True, slots=True)
class Seller:
    """Who sold to a customer last, and when."""

    rep: str
    day: dt.date


def last_seller(session: Session, account_id: int) -> Seller | None:
    """Who wrote the customer's last sale, where it is known."""
    row = session.connection().execute(_seller(), {"account": account_id}).first()
    return Seller(*row) if row else None


@cache
def _seller() -> Any:
    purchase, rep = changes.table("purchase"), changes.table("rep")
    return (
        pick(rep.c.name, purchase.c.date)
        .join_from(purchase, rep, rep.c.id == purchase.c.rep_id)
        .where(purchase.c.account_id == bindparam("account"), purchase.c.removed_at.is_(None))
        .order_by(purchase.c.date.desc(), purchase.c.id.desc())
        .limit(1)
    )
