"""Which hires, machines and tickets are asked about: an account's, some products', some colleagues', or by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Integer, bindparam, cast, func, or_
from sqlalchemy import select as pick

from storage import changes

#: A list longer than this is not read by anybody.
MOST = 100


@dataclass(frozen=True, slots=True)
class Match:
    """What all must fit that is given. `words` are part of a serial number or of what the thing is called."""

    account_id: int | None = None
    product_ids: tuple[int, ...] = ()
    rep_ids: tuple[int, ...] = ()
    words: str | None = None

    @property
    def shape(self) -> frozenset[str]:
        """What is given: a question is made once for each."""
        return frozenset(name for name, value in self._given.items() if value)

    @property
    def values(self) -> dict[str, Any]:
        """What `fitting` is bound to."""
        return {name: value for name, value in self._given.items() if value}

    @property
    def _given(self) -> dict[str, Any]:
        words = f"%{_plain(self.words)}%" if self.words else None
        return {
            "account": self.account_id, "products": list(self.product_ids), "reps": list(self.rep_ids), "words": words,
        }  # fmt: skip


def _plain(words: str) -> str:
    """Without the signs that mean any letter in a comparison."""
    return words.casefold().replace("%", "").replace("_", "")


def fitting(table: str, shape: frozenset[str], *called: str) -> list[ColumnElement[bool]]:
    """What holds for the standing rows of a table that fit; `called` are its columns that words are looked for in.

    Where colleagues are given it must be joined with its accounts: a hire is of who made it, else of the owner.
    """
    rows, account = changes.table(table), changes.table("account")
    found: list[ColumnElement[bool]] = [rows.c.removed_at.is_(None)]
    if "account" in shape:
        found.append(rows.c.account_id == bindparam("account"))
    if "products" in shape:
        found.append(rows.c.product_id.in_(bindparam("products", expanding=True)))
    if "reps" in shape:
        rep = func.coalesce(rows.c.rep_id, account.c.owner_id) if "rep_id" in rows.c else account.c.owner_id
        found.append(rep.in_(bindparam("reps", expanding=True)))
    if "words" in shape:
        found.append(or_(*(func.lower(rows.c[name]).like(bindparam("words")) for name in called)))
    return found


def beside_accounts(table: str) -> FromClause:
    """The table beside its accounts, also where it is not known whose a row is."""
    rows, account = changes.table(table), changes.table("account")
    return rows.join(account, account.c.id == rows.c.account_id, isouter=True)


def counted(table: str, columns: Sequence[str], where: Sequence[ColumnElement[bool]], order: Sequence[Any]) -> Any:
    """The first MOST rows of a table, `columns` of it ("account" being the name), and how many there are in all.

    They are counted and sorted by little more than their ids, for whole rows are long.
    """
    rows, account = changes.table(table), changes.table("account")
    place = func.row_number().over(order_by=order).label("place")
    ids = pick(rows.c.id, place, func.count().over().label("of")).select_from(beside_accounts(table)).where(*where)
    first = ids.order_by(*order).limit(MOST).cte("first")
    shown = [account.c.name if name == "account" else rows.c[name] for name in columns]
    return (
        pick(*shown, first.c.of)
        .select_from(beside_accounts(table).join(first, first.c.id == rows.c.id))
        .order_by(first.c.place)
    )


def told(table: str) -> ColumnElement[int]:
    """How many of the rows only a note tells."""
    return cast(func.coalesce(func.sum(cast(changes.table(table).c.status == "told", Integer)), 0), Integer)
