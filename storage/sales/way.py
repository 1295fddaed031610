"""The way from an offer to an order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.sales.scope import LINE

OFFER, MET = changes.table("offer"), changes.table("interaction")


@dataclass(frozen=True, slots=True)
class Won:
    """An offer that was won: when it was made and when it became an order, with so many contacts on the way."""

    offered: dt.date
    ordered: dt.date
    contacts: int


def won(session: Session, account_id: int, most: int) -> list[Won]:
    """The newest offers that an account took; the order is the day of the outcome, or of the first purchase after."""
    rows = session.connection().execute(_won(), {"account": account_id, "most": most})
    return [Won(*row) for row in rows]


@cache
def _won() -> Any:
    account: Any = bindparam("account")
    bought = pick(func.min(LINE.c.date)).where(
        LINE.c.account_id == account, LINE.c.removed_at.is_(None),
        LINE.c.product_id == OFFER.c.product_id, LINE.c.date >= OFFER.c.date,
    )  # fmt: skip
    ordered = func.coalesce(OFFER.c.outcome_on, bought.correlate(OFFER).scalar_subquery())
    offers = (
        pick(OFFER.c.date.label("offered"), ordered.label("ordered"))
        .where(OFFER.c.account_id == account, OFFER.c.removed_at.is_(None), OFFER.c.state == "won")
        .order_by(OFFER.c.date.desc(), OFFER.c.id)
        .limit(bindparam("most"))
        .subquery()
    )
    met = pick(func.count()).where(
        MET.c.account_id == account, MET.c.removed_at.is_(None), MET.c.reached,
        MET.c.date >= offers.c.offered, MET.c.date <= offers.c.ordered,
    )  # fmt: skip
    contacts = met.correlate(offers).scalar_subquery()
    return pick(offers.c.offered, offers.c.ordered, contacts).where(offers.c.ordered >= offers.c.offered)
