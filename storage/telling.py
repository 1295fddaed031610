"""What tells names apart that may both be meant: where they are, who looks after them, when they were last met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage import changes
from storage.sight import EVERYONE
from storage.tables import Account, Contact, Product, Rep


def accounts(session: Session, ids: Iterable[int]) -> dict[int, tuple[Account, str | None]]:
    """Those of the accounts that stand, each with the name of the colleague who looks after it, whoever asks."""
    query = select(Account, Rep.name).join(Rep, col(Rep.id) == col(Account.owner_id), isouter=True)
    standing = query.where(col(Account.id).in_(list(ids)), col(Account.removed_at).is_(None))
    found = session.exec(standing.execution_options(**EVERYONE))
    return {account.id: (account, owner) for account, owner in found if account.id is not None}


def contacts(session: Session, ids: Iterable[int]) -> dict[int, tuple[Contact, str | None]]:
    """Those of the people who stand, each with the name of their account."""
    query = select(Contact, Account.name).join(Account, col(Account.id) == col(Contact.account_id), isouter=True)
    found = session.exec(query.where(col(Contact.id).in_(list(ids)), col(Contact.removed_at).is_(None)))
    return {person.id: (person, firm) for person, firm in found if person.id is not None}


def products(session: Session, ids: Iterable[int]) -> dict[int, Product]:
    """Those of the products that stand."""
    query = select(Product).where(col(Product.id).in_(list(ids)), col(Product.removed_at).is_(None))
    return {product.id: product for product in session.exec(query) if product.id is not None}


def last(session: Session, kind: str, ids: Iterable[int]) -> dict[int, dt.date]:
    """The day of the last `kind` (interaction or purchase) of each of these accounts that has any."""
    return {row[0]: row[1] for row in session.connection().execute(_last(kind), {"ids": list(ids)})}


@cache
def _last(kind: str) -> Any:
    ids: Any = bindparam("ids", expanding=True)
    rows = changes.table(kind)
    found = pick(rows.c.account_id, func.max(rows.c.date)).where(
        rows.c.account_id.in_(ids), rows.c.removed_at.is_(None)
    )
    return found.group_by(rows.c.account_id)
