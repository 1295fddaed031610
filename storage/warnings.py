"""What makes a note worth a warning: what the customer owes, discounts had before, troubles and rivals that recur."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes, invoices
from storage.narrowing import Whose
from storage.tables import Account, Ticket, fold

#: Where no message is left out: no row has it.
NO_MESSAGE = -1


@dataclass(frozen=True, slots=True)
class Debt:
    """What a customer owes in a currency, all with VAT: what of it is overdue and since when; the credit limit."""

    currency: str
    unpaid: Decimal
    overdue: Decimal
    since: dt.date | None
    limit: Decimal | None


def debts(session: Session, account_id: int, today: dt.date) -> list[Debt]:
    """What the customer owes, the currency of the largest sum overdue first."""
    limit = session.get(Account, account_id)
    found = [
        Debt(owed.currency, owed.unpaid, owed.overdue, owed.since, limit.credit_limit if limit else None)
        for owed in invoices.owed(session, Whose(account_id), today)
    ]
    return sorted(found, key=lambda debt: (-debt.overdue, -debt.unpaid))


def highest_discount(session: Session, account_id: int, without: Collection[int]) -> tuple[Decimal | None, int]:
    """The highest discount on what the account bought, in per cent, and on how many lines any or none is said;
    `without` what these messages told."""
    values = {"account": account_id, "without": list(without) or [NO_MESSAGE]}
    row = session.connection().execute(_highest(), values).one()
    return row[0], row[1]


@cache
def _highest() -> Any:
    without: Any = bindparam("without", expanding=True)
    line = changes.table("purchase")
    told = func.coalesce(line.c.message_id, NO_MESSAGE - 1).not_in(without)
    standing = (line.c.account_id == bindparam("account"), line.c.removed_at.is_(None))
    return pick(func.max(line.c.discount_pct), func.count()).where(*standing, line.c.discount_pct.is_not(None), told)


def troubles(session: Session, ticket: Ticket, since: dt.date) -> int:
    """How often the same kind of trouble with the same product was opened at the account from `since` to this time."""
    values = {"account": ticket.account_id, "kind": ticket.kind, "since": since, "until": ticket.opened}
    rows = session.connection().execute(_troubles(), values)
    return sum(_same(ticket, product_id, product) for product_id, product in rows)


@cache
def _troubles() -> Any:
    rows = changes.table("ticket")
    standing = (rows.c.account_id == bindparam("account"), rows.c.removed_at.is_(None))
    when = rows.c.opened.between(bindparam("since"), bindparam("until"))
    return pick(rows.c.product_id, rows.c.product).where(*standing, when, rows.c.kind == bindparam("kind"))


def _same(ticket: Ticket, product_id: int | None, product: str | None) -> bool:
    """Is it the product of the ticket, or are both about none?"""
    if ticket.product_id is not None and product_id is not None:
        return product_id == ticket.product_id
    return fold(product or "") == fold(ticket.product or "")


def rivals(session: Session, account_id: int, since: dt.date, until: dt.date) -> Counter[str]:
    """In how many contacts of the account each competitor was named, by the folded name."""
    values = {"account": account_id, "since": since, "until": until}
    rows = session.connection().execute(_rivals(), values).scalars()
    return Counter(name for names in rows for name in {fold(name) for name in names})


@cache
def _rivals() -> Any:
    rows = changes.table("interaction")
    standing = (rows.c.account_id == bindparam("account"), rows.c.removed_at.is_(None))
    return pick(rows.c.competitors).where(*standing, rows.c.date.between(bindparam("since"), bindparam("until")))
