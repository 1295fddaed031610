"""What a note told and a load confirms: the row of the books takes the told one's place."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Offer, Purchase, Rental, Ticket, Told, fold

#: A row of the books that is at most so far from what was told is the same thing.
NEAR = dt.timedelta(days=30)

#: The tables that a note may fill, and the column of the day.
DAYS: tuple[tuple[type[Told], str], ...] = (
    (Purchase, "date"), (Rental, "start"), (Offer, "date"), (Ticket, "opened"),
)  # fmt: skip


def confirm(session: Session, load_id: int, now: dt.datetime) -> int:
    """Each told row that a row of the load confirms is removed, and says by which; gives back how many."""
    return sum(_confirm(session, table, day, load_id, now) for table, day in DAYS)


def _confirm(session: Session, table: type[Told], day: str, load_id: int, now: dt.datetime) -> int:
    column = getattr(table, day)
    span = session.exec(select(col(column)).where(table.load_id == load_id).order_by(column).limit(1)).first()
    if span is None:
        return 0
    told = select(table).where(table.status == "told", col(table.removed_at).is_(None), column >= span - NEAR)
    pairs = [
        (abs(getattr(row, day) - getattr(one, day)), _id(one), _id(row), one, row)
        for one in session.exec(told).all()
        for row in _near(session, one, column, load_id)
    ]
    confirmed, used = 0, set[tuple[str, int]]()
    for _, one_id, row_id, one, row in sorted(pairs, key=lambda pair: pair[:3]):
        if not used & {("told", one_id), ("row", row_id)}:
            used |= {("told", one_id), ("row", row_id)}
            _replace(session, one, row, now)
            confirmed += 1
    return confirmed


def _near(session: Session, told: Any, column: Any, load_id: int) -> list[Any]:
    """The load's rows for the same customer and product that are near in time."""
    table, day = type(told), getattr(told, column.key)
    if told.account_id is None:
        return []
    near = select(table).where(
        table.account_id == told.account_id, table.load_id == load_id, column >= day - NEAR, column <= day + NEAR
    )
    return [row for row in session.exec(near) if _alike(told, row)]


def _alike(told: Any, row: Any) -> bool:
    """The same product: by its id, or where one is not known, by its words."""
    if told.product_id is not None and row.product_id is not None:
        return bool(told.product_id == row.product_id)
    return told.product is not None and row.product is not None and fold(told.product) == fold(row.product)


def _replace(session: Session, told: Any, row: Any, now: dt.datetime) -> None:
    """The row stands for what was told, and keeps the way to the note that told it."""
    told.removed_at, told.confirmed_by_id = now, row.id
    for link in ("item_id", "interaction_id"):
        if hasattr(row, link):
            setattr(row, link, getattr(told, link))
    session.add_all([told, row])


def restore(session: Session, load_id: int) -> None:
    """The load is taken back: what it confirmed is only told again."""
    for table, _ in DAYS:
        ids = select(getattr(table, "id")).where(table.load_id == load_id)  # noqa: B009
        for told in session.exec(select(table).where(col(table.confirmed_by_id).in_(ids))):
            told.removed_at = told.confirmed_by_id = None
            session.add(told)


def _id(row: Any) -> int:
    return int(row.id)
