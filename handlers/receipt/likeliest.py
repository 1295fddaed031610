"""Which of several names is likeliest meant: those that whoever speaks dealt with last, then their own customers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from storage import lately
from storage.tables import Account, Contact

#: So many of the accounts that somebody last dealt with count.
LAST = 50


def first(session: Session, kind: str, rows: Sequence[Any], rep_id: int, today: dt.date) -> list[Any]:
    """The rows of a kind (account, contact or product), the likeliest first; else in their order."""
    if kind == "product":
        return list(rows)
    met = {account_id: place for place, account_id in enumerate(lately.met(session, rep_id, today, LAST))}
    return sorted(rows, key=lambda row: (met.get(_firm(row) or 0, LAST), _another(row, rep_id)))


def _firm(row: Account | Contact) -> int | None:
    return row.id if isinstance(row, Account) else row.account_id


def _another(row: Account | Contact, rep_id: int) -> bool:
    """Is it another colleague's customer?"""
    return isinstance(row, Account) and row.owner_id != rep_id
