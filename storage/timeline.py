"""An account's story, newest first, a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, bindparam, func, or_
from sqlalchemy import literal_column as literally
from sqlmodel import Session

from storage import changes
from storage.entries import COLUMNS, KINDS, Entry, of_account, read, together

#: Entries of a page.
PAGE = 20
#: Above every id (PostgreSQL's largest integer).
LAST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: right after the entry of that day, kind and id."""

    day: dt.date
    kind: str
    id: int


def after(entry: Entry) -> Place:
    """The place right after an entry: what is older comes next."""
    return Place(entry.day, entry.kind, entry.id)


def page(session: Session, account_id: int, before: Place | None = None, most: int = PAGE) -> list[Entry]:
    """So many entries of the account's story, the newest first; the first page, or what is older than `before`.

    Of one day the kinds stand in their order, and of one kind what was noted last comes first.
    """
    return read(session, _question(), {"account": account_id, "most": most, **_bounds(before)})


def _bounds(before: Place | None) -> dict[str, object]:
    """For each kind the day at which the page begins, and the id below which that day's facts must be."""
    if before is None:
        ids = dict.fromkeys(KINDS, LAST)
    else:
        place = KINDS.index(before.kind)
        ids = {kind: LAST if rank > place else -1 for rank, kind in enumerate(KINDS)} | {before.kind: before.id}
    return {"day": before.day if before else dt.date.max, **{f"{kind}_id": found for kind, found in ids.items()}}


@cache
def _question() -> Any:
    """One question with a part for each kind, each read from its index in the page's order and no further."""
    parts = together(_parts())
    order: tuple[Any, ...] = (literally("day").desc(), literally("rank"), literally("id").desc())
    return parts.order_by(*order).limit(bindparam("most"))


def _parts() -> Iterator[Select[Any]]:
    for kind in KINDS:
        yield _part(kind, changes.table(kind).c[COLUMNS[kind][0]])
    invoice = changes.table("invoice")
    # In words that no index holds: those without a day are few, and are found as such.
    yield _part("invoice", func.coalesce(invoice.c.date, invoice.c.due)).where(invoice.c.date.is_(None))


def _part(kind: str, day: ColumnElement[dt.date]) -> Select[Any]:
    row_id, since = changes.table(kind).c.id, bindparam("day", type_=Date())
    older = or_(day < since, row_id < bindparam(f"{kind}_id"))
    found = of_account(kind, day).where(day <= since, older)
    return found.order_by(day.desc(), row_id.desc()).limit(bindparam("most"))
