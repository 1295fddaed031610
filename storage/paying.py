"""How invoices are paid: days after they fell due, lately and before, and who pays latest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, bindparam, case, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes, days
from storage.narrowing import Of, Whose, joined, wanted

#: Invoices that make a habit.
ENOUGH = 3
#: Days after the due day from which a payment is one that was waited for.
SLOW = 15
#: Payments of so many days are how somebody pays now; of twice as many before them, how it was.
LATELY = dt.timedelta(182)
MOST = 100


@dataclass(frozen=True, slots=True)
class Paid:
    """So many invoices paid, `days` after they fell due in all; so many `in_time` and so many `slow`."""

    count: int
    days: int
    in_time: int
    slow: int

    @property
    def mean(self) -> Decimal:
        """Days from due to paid, on average; below zero where they were paid before."""
        return Decimal(self.days) / self.count


@dataclass(frozen=True, slots=True)
class Habit:
    """How invoices were paid in a time (`whole`), the last half year of it, and the year before that half.

    `last` is the day of the last payment.
    """

    whole: Paid
    lately: Paid
    before: Paid
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Payer:
    """A customer who paid so many invoices, so many days after they fell due on average."""

    account: str
    count: int
    mean: Decimal


def habit(session: Session, whose: Whose, since: dt.date, until: dt.date) -> Habit:
    """How the invoices paid from `since` to `until` were paid."""
    half, year = until - LATELY, until - 3 * LATELY
    values = {**whose.values, "since": since, "until": until, "half": half, "year": year}
    row = session.connection().execute(_habit(whose.of), values).one()
    parts = [Paid(*(int(number or 0) for number in row[n : n + 4])) for n in (0, 4, 8)]
    return Habit(parts[0], parts[1], parts[2], row[12])


@cache
def _habit(of: Of) -> Any:
    invoice = changes.table("invoice")
    since, until, half, year = (bindparam(name, type_=Date()) for name in ("since", "until", "half", "year"))
    paid = invoice.c.paid_on
    whole, lately, before = paid.between(since, until), paid > half, paid.between(year, half)
    columns = [column for which in (whole, whole & lately, before) for column in _counted(which)]
    return (
        pick(*columns, func.max(paid))
        .select_from(joined("invoice", of) if of == "reps" else invoice)
        .where(*wanted("invoice", of), paid <= until)
    )


def _late_by() -> Any:
    invoice = changes.table("invoice")
    return days.between(invoice.c.paid_on, invoice.c.due)


def _counted(which: ColumnElement[bool]) -> tuple[Any, ...]:
    late = _late_by()
    return (
        func.count(case((which, 1))), func.sum(case((which, late))), func.count(case((which & (late <= 0), 1))),
        func.count(case((which & (late > SLOW), 1))),
    )  # fmt: skip


def payers(session: Session, whose: Whose, since: dt.date, until: dt.date, best: bool = False) -> list[Payer]:
    """Who paid latest (or, of the `best`, earliest) in that time, of those who paid often enough to say."""
    values = {**whose.values, "since": since, "until": until}
    rows = session.connection().execute(_payers(whose.of, best), values)
    return [Payer(name, count, Decimal(int(days)) / count) for name, count, days in rows]


@cache
def _payers(of: Of, best: bool) -> Any:
    invoice, account, late = changes.table("invoice"), changes.table("account"), _late_by()
    mean = func.sum(late) * 1.0 / func.count()
    return (
        pick(account.c.name, func.count(), func.sum(late))
        .select_from(joined("invoice", of))
        .where(*wanted("invoice", of), account.c.id.is_not(None))
        .where(invoice.c.paid_on.between(bindparam("since"), bindparam("until")))
        .group_by(account.c.id, account.c.name)
        .having(func.count() >= ENOUGH)
        .order_by(mean if best else mean.desc(), account.c.name)
        .limit(MOST)
    )


def received(session: Session, whose: Whose, since: dt.date, until: dt.date) -> list[tuple[str, Decimal, int]]:
    """Currency, sum and number of the invoices paid from `since` to `until`."""
    values = {**whose.values, "since": since, "until": until}
    return [(row[0], row[1], row[2]) for row in session.connection().execute(_received(whose.of), values)]


@cache
def _received(of: Of) -> Any:
    invoice = changes.table("invoice")
    return (
        pick(invoice.c.currency, func.sum(invoice.c.total), func.count())
        .select_from(joined("invoice", of) if of == "reps" else invoice)
        .where(*wanted("invoice", of), invoice.c.paid_on.between(bindparam("since"), bindparam("until")))
        .group_by(invoice.c.currency)
        .order_by(invoice.c.currency)
    )
