"""What was changed in rows that were there before: kept with the values before and after, applied, taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, TypeDecorator, bindparam, update
from sqlmodel import Session, col, select

from storage.columns import Exact
from storage.tables import Change, metadata

#: How a value of a column's Python type comes back from JSON.
TYPES: dict[type, Any] = {
    dt.datetime: dt.datetime.fromisoformat,
    dt.date: dt.date.fromisoformat,
    Decimal: Decimal,
    float: float,
}

#: Rows in one question to the database (SQLite takes 32,766 parameters).
SLICE = 5_000


def table(name: str) -> Table:
    """The table of that name."""
    return metadata.tables[name]


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON keeps them."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def typed(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a table's columns as JSON kept them, with the columns' own types."""
    columns = table(name).columns
    return {column: _typed(columns[column].type, value) for column, value in values.items()}


def _typed(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    python = Decimal if isinstance(kind, Exact) else _python(kind)
    return TYPES.get(python, lambda same: same)(value)


def _python(kind: Any) -> type:
    """The Python type of a column's values: of a decorated type that of what it decorates. JSON has none of its own."""
    try:
        found: type = (kind.impl_instance if isinstance(kind, TypeDecorator) else kind).python_type
    except NotImplementedError:
        return object
    return found


def make(session: Session, change: Change, now: dt.datetime) -> None:
    """Change a row at once, and keep what it was before."""
    change.applied_at = now
    session.add(change)
    _write(session, [change], "after")


def apply(session: Session, load_id: int, now: dt.datetime) -> None:
    """The changes that a load has prepared become true."""
    waiting = select(Change).where(Change.load_id == load_id, col(Change.applied_at).is_(None))
    _write(session, session.exec(waiting.order_by(col(Change.id))), "after")
    session.connection().execute(
        update(table("change")).where(col(Change.load_id) == load_id, col(Change.applied_at).is_(None))
        .values(applied_at=now)
    )  # fmt: skip


def revert(session: Session, changes: Iterable[Change], now: dt.datetime) -> None:
    """Take changes back, the last one first; where somebody changed the same since, that stays."""
    standing = (change for change in changes if change.applied_at is not None and change.undone_at is None)
    todo = sorted(standing, key=lambda change: change.id or 0, reverse=True)
    later = _later(session, todo)
    before: dict[str, dict[int, dict[str, Any]]] = {}
    for change in todo:
        held = later.get((change.table_name, change.row_id), {})
        values = {name: value for name, value in (change.before or {}).items() if held.get(name, 0) < (change.id or 0)}
        before.setdefault(change.table_name, {}).setdefault(change.row_id, {}).update(values)
        change.undone_at = now
        session.add(change)
    for name, rows in before.items():
        write(session, name, rows)


def again(session: Session, change: Change, now: dt.datetime) -> None:
    """Make a change that was taken back once more."""
    if change.undone_at is not None:
        change.undone_at = None
        make(session, change, now)


def _later(session: Session, changes: Sequence[Change]) -> dict[tuple[str, int], dict[str, int]]:
    """For each row that these changed, the columns that others hold, with the id of the last that stands."""
    own = {change.id for change in changes}
    found: dict[tuple[str, int], dict[str, int]] = {}
    for name in {change.table_name for change in changes}:
        rows = sorted({change.row_id for change in changes if change.table_name == name})
        for n in range(0, len(rows), SLICE):
            query = select(Change).where(
                Change.table_name == name, col(Change.row_id).in_(rows[n : n + SLICE]),
                col(Change.undone_at).is_(None), col(Change.applied_at).is_not(None),
            )  # fmt: skip
            for other in session.exec(query.order_by(col(Change.id))):
                if other.id not in own:
                    held = found.setdefault((name, other.row_id), {})
                    held.update(dict.fromkeys(other.after or {}, other.id or 0))
    return found


def write(session: Session, name: str, values: Mapping[int, Mapping[str, Any]]) -> None:
    """Write these values (as JSON keeps them) into rows of a table, by id; a statement for each set of columns."""
    rows, alike = table(name), dict[tuple[str, ...], list[dict[str, Any]]]()
    for row_id, new in values.items():
        if new:
            named = {f"new_{column}": value for column, value in typed(name, new).items()}
            alike.setdefault(tuple(new), []).append({"row": row_id, **named})
    for columns, many in alike.items():
        statement = update(rows).where(rows.c.id == bindparam("row"))
        session.connection().execute(statement.values({c: bindparam(f"new_{c}") for c in columns}), many)


def _write(session: Session, changes: Iterable[Change], side: str) -> None:
    for change in changes:
        _set(session, change, getattr(change, side) or {})


def _set(session: Session, change: Change, values: Mapping[str, Any]) -> None:
    if values:
        rows = table(change.table_name)
        typed_values = typed(change.table_name, values)
        session.connection().execute(update(rows).where(rows.c.id == change.row_id).values(typed_values))


def of_row(session: Session, table_name: str, row_id: int) -> list[Change]:
    """The history of a row, oldest first."""
    query = select(Change).where(Change.table_name == table_name, Change.row_id == row_id)
    return list(session.exec(query.order_by(col(Change.id))))
