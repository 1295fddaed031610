"""Whose facts are asked about: one account's, those of some colleagues' customers, or everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, bindparam

from storage import changes

Of = Literal["account", "reps", "all"]


@dataclass(frozen=True, slots=True)
class Whose:
    """An account, else the customers of these colleagues, else all."""

    account_id: int | None = None
    rep_ids: tuple[int, ...] = ()

    @property
    def of(self) -> Of:
        """Which of the three it is."""
        if self.account_id is not None:
            return "account"
        return "reps" if self.rep_ids else "all"

    @property
    def values(self) -> dict[str, Any]:
        """What `wanted` is bound to."""
        if self.account_id is not None:
            return {"account": self.account_id}
        return {"reps": list(self.rep_ids)} if self.rep_ids else {}


def wanted(table: str, of: Of) -> tuple[ColumnElement[bool], ...]:
    """What holds for the standing rows of a table with `account_id`; for "reps" it must be joined with its accounts."""
    rows, account = changes.table(table), changes.table("account")
    standing = rows.c.removed_at.is_(None)
    if of == "account":
        return (standing, rows.c.account_id == bindparam("account"))
    if of == "reps":
        reps: Any = bindparam("reps", expanding=True)
        return (standing, account.c.owner_id.in_(reps), account.c.removed_at.is_(None))
    return (standing,)


def joined(table: str, of: Of) -> Any:
    """The table beside its accounts: only those that have one where colleagues' customers are asked about."""
    rows, account = changes.table(table), changes.table("account")
    return rows.join(account, account.c.id == rows.c.account_id, isouter=of != "reps")
