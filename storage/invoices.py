"""What is owed and since when: open invoices, by customer and by the day they fall due. All amounts with VAT."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, bindparam, case, func, literal_column, text
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.narrowing import Of, Whose, joined, wanted

#: Spelled out, so that the databases see that the index over such rows only will do.
UNPAID = text("invoice.unpaid <> 0")
#: The same where a condition is wanted that may stand anywhere.
IS_UNPAID: ColumnElement[bool] = literal_column("(invoice.unpaid <> 0)", Boolean)
#: A list longer than this is not read by anybody.
MOST = 300


@dataclass(frozen=True, slots=True)
class Owed:
    """What is open in one currency, and of that overdue: by how many invoices and customers, the oldest due `since`."""

    currency: str
    unpaid: Decimal
    overdue: Decimal
    invoices: int
    late: int
    late_customers: int
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class Open:
    """An open invoice; `account` is `None` while it is not known whose it is."""

    id: int
    account: str | None
    number: str
    due: dt.date
    unpaid: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Debtor:
    """A customer with overdue invoices: how much in how many, the oldest due `since`, and what is open in all."""

    account: str | None
    currency: str
    overdue: Decimal
    late: int
    since: dt.date
    unpaid: Decimal


@dataclass(frozen=True, slots=True)
class Exposed:
    """A customer who owes more than the credit limit."""

    account: str
    limit: Decimal
    unpaid: Decimal
    currency: str


def known(session: Session, whose: Whose) -> bool:
    """Whether there is any invoice at all."""
    return session.connection().execute(_known(whose.of), whose.values).first() is not None


@cache
def _known(of: Of) -> Any:
    invoice = changes.table("invoice")
    found = pick(invoice.c.id).select_from(joined("invoice", of) if of == "reps" else invoice)
    return found.where(*wanted("invoice", of)).limit(1)


def owed(session: Session, whose: Whose, today: dt.date) -> list[Owed]:
    """What is open and overdue today, a row for each currency; nothing where nothing is open."""
    values = {**whose.values, "today": today}
    return [Owed(*row) for row in session.connection().execute(_owed(whose.of), values)]


def _late() -> ColumnElement[bool]:
    invoice = changes.table("invoice")
    return invoice.c.due < bindparam("today", type_=Date())


@cache
def _owed(of: Of) -> Any:
    invoice, late = changes.table("invoice"), _late()
    counted = late & (invoice.c.unpaid > 0)
    return (
        pick(
            invoice.c.currency, func.sum(invoice.c.unpaid), func.sum(case((late, invoice.c.unpaid), else_=0)),
            func.count(), func.count(case((counted, 1))),
            func.count(case((counted, invoice.c.account_id)).distinct()), func.min(case((counted, invoice.c.due))),
        )
        .select_from(joined("invoice", of) if of == "reps" else invoice)
        .where(*wanted("invoice", of), UNPAID)
        .group_by(invoice.c.currency)
        .order_by(invoice.c.currency)
    )  # fmt: skip


def open_ones(session: Session, whose: Whose, since: dt.date | None = None, until: dt.date | None = None) -> list[Open]:
    """The open invoices that fall due from `since` to `until`, the first first."""
    values = {**whose.values, "since": since or dt.date.min, "until": until or dt.date.max}
    return [Open(*row) for row in session.connection().execute(_open(whose.of), values)]


@cache
def _open(of: Of) -> Any:
    invoice, account = changes.table("invoice"), changes.table("account")
    return (
        pick(invoice.c.id, account.c.name, invoice.c.number, invoice.c.due, invoice.c.unpaid, invoice.c.currency)
        .select_from(joined("invoice", of))
        .where(*wanted("invoice", of), UNPAID, invoice.c.due.between(bindparam("since"), bindparam("until")))
        .order_by(invoice.c.due, invoice.c.id)
        .limit(MOST)
    )


def falling_due(session: Session, whose: Whose, since: dt.date, until: dt.date) -> list[tuple[str, Decimal, int]]:
    """Currency, sum and number of the open invoices that fall due from `since` to `until`."""
    values = {**whose.values, "since": since, "until": until}
    return [(row[0], row[1], row[2]) for row in session.connection().execute(_falling(whose.of), values)]


@cache
def _falling(of: Of) -> Any:
    invoice = changes.table("invoice")
    return (
        pick(invoice.c.currency, func.sum(invoice.c.unpaid), func.count())
        .select_from(joined("invoice", of) if of == "reps" else invoice)
        .where(*wanted("invoice", of), UNPAID, invoice.c.due.between(bindparam("since"), bindparam("until")))
        .group_by(invoice.c.currency)
        .order_by(invoice.c.currency)
    )


def debtors(session: Session, whose: Whose, today: dt.date) -> list[Debtor]:
    """Who has overdue invoices, the largest sums first."""
    values = {**whose.values, "today": today}
    return [Debtor(*row) for row in session.connection().execute(_debtors(whose.of), values)]


@cache
def _debtors(of: Of) -> Any:
    invoice, account, late = changes.table("invoice"), changes.table("account"), _late()
    counted = late & (invoice.c.unpaid > 0)
    overdue = func.sum(case((late, invoice.c.unpaid), else_=0))
    return (
        pick(
            account.c.name, invoice.c.currency, overdue, func.count(case((counted, 1))),
            func.min(case((counted, invoice.c.due))), func.sum(invoice.c.unpaid),
        )
        .select_from(joined("invoice", of))
        .where(*wanted("invoice", of), UNPAID)
        .group_by(account.c.id, account.c.name, invoice.c.currency)
        .having(overdue > 0)
        .order_by(overdue.desc(), account.c.name)
        .limit(MOST)
    )  # fmt: skip


def past_limit(session: Session, whose: Whose, currency: str) -> list[Exposed]:
    """Who owes more than the credit limit (in the company's currency), by how much they are past it."""
    values = {**whose.values, "currency": currency}
    return [Exposed(*row) for row in session.connection().execute(_past_limit(whose.of), values)]


@cache
def _past_limit(of: Of) -> Any:
    invoice, account = changes.table("invoice"), changes.table("account")
    unpaid = func.sum(invoice.c.unpaid)
    return (
        pick(account.c.name, account.c.credit_limit, unpaid, invoice.c.currency)
        .select_from(joined("invoice", of))
        .where(*wanted("invoice", of), UNPAID, account.c.credit_limit > 0, invoice.c.currency == bindparam("currency"))
        .group_by(account.c.id, account.c.name, account.c.credit_limit, invoice.c.currency)
        .having(unpaid > account.c.credit_limit)
        .order_by((unpaid - account.c.credit_limit).desc(), account.c.name)
        .limit(MOST)
    )
