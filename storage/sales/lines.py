"""Single lines of sales: those of the last days or the first, and the newest ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.sales.scope import LINE, Scope, standing
from storage.tables import Account, Message, Purchase, Rep


@dataclass(frozen=True, slots=True)
class Sold:
    """A line: to whom, who sold it, and, where only a note tells it, whose note that is."""

    line: Purchase
    account: str | None
    seller: str | None
    teller_id: int | None
    teller: str | None


def last_days(session: Session, scope: Scope, days: int = 1, first: bool = False) -> list[Sold]:
    """All lines of the last days (or the `first`) with a purchase; what was given back is none."""
    return _read(session, _days(scope.shape, first), {**scope.values, "days": days})


def newest(session: Session, scope: Scope, most: int) -> list[Sold]:
    """So many lines, the newest first."""
    return _read(session, _newest(scope.shape), {**scope.values, "most": most})


def _read(session: Session, question: Any, values: Any) -> list[Sold]:
    return [Sold(*row) for row in session.execute(question, values)]


def _bought(shape: frozenset[str]) -> tuple[Any, ...]:
    given = (func.coalesce(LINE.c.quantity, 1) > 0, func.coalesce(LINE.c.total, 0) >= 0)
    return (*standing(shape), *given)


def told() -> Any:
    """Lines with their names."""
    seller, teller = aliased(Rep), aliased(Rep)
    return (
        select(Purchase, Account.name, seller.name, Message.rep_id, teller.name)  # type: ignore[call-overload]
        .join(Account, col(Account.id) == col(Purchase.account_id), isouter=True)
        .join(seller, seller.id == col(Purchase.rep_id), isouter=True)
        .join(Message, col(Message.id) == col(Purchase.message_id), isouter=True)
        .join(teller, teller.id == Message.rep_id, isouter=True)
    )


@cache
def _days(shape: frozenset[str], first: bool) -> Any:
    bought = _bought(shape)
    order = LINE.c.date if first else LINE.c.date.desc()
    days = select(LINE.c.date).where(*bought).distinct().order_by(order).limit(bindparam("days"))
    return told().where(*bought, LINE.c.date.in_(days)).order_by(order, LINE.c.id)


@cache
def _newest(shape: frozenset[str]) -> Any:
    order = (LINE.c.date.desc(), LINE.c.id)
    return told().where(*standing(shape)).order_by(*order).limit(bindparam("most"))
