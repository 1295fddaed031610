"""Many rows of one table are inserted at once, past the ORM: half of a load's time would go there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect
from sqlmodel import SQLModel

Processor = Callable[[Any], Any]
UNHASHABLE = frozenset({list, dict, set})


class Fitting(dict[Any, Any]):
    """What values become for the driver: days and prices come again and again, and are made fit once."""

    def __init__(self, processor: Processor) -> None:
        super().__init__()
        self._processor = processor

    def __missing__(self, value: Any) -> Any:
        fit = self[value] = self._processor(value)
        return fit


@lru_cache
def blank(kind: type[SQLModel]) -> dict[str, Any]:
    """A new row of the class's table, without an id."""
    fields: dict[str, Any] = kind.model_fields
    table: Table = getattr(kind, "__table__")  # noqa: B009  (the class of tables has none)
    return {
        column.name: None
        if fields[column.name].is_required()
        else fields[column.name].get_default(call_default_factory=True)
        for column in table.columns
        if column.name != "id"
    }


def insert(connection: Connection, table: Table, common: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows: each has the values `common` to all and its own, both by the column's name."""
    columns = tuple(name for name in common if name in table.columns)
    statement, processors = _prepared(table, columns, connection.dialect)
    listed = list(rows)
    # Column by column: what is to be done is settled once for each, not again for each row.
    made = [_column(listed, name, common[name], processors.get(name)) for name in columns]
    connection.exec_driver_sql(statement, list(zip(*made, strict=True)))


def _column(rows: list[Mapping[str, Any]], name: str, usual: Any, processor: Processor | None) -> list[Any]:
    """The values of a column, fit for the driver."""
    found = [row.get(name) for row in rows]
    if usual is not None:
        found = [usual if value is None else value for value in found]
    if processor is None:
        return found
    if any(value.__class__ in UNHASHABLE for value in found):
        return [None if value is None else processor(value) for value in found]
    fitting = Fitting(processor)
    fitting[None] = None
    return [fitting[value] for value in found]


@lru_cache(maxsize=64)
def _prepared(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, dict[str, Processor]]:
    """The statement with the driver's own marks, and what makes the values of some columns fit for it."""
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    quote = dialect.identifier_preparer.quote
    names = ", ".join(quote(name) for name in columns)
    statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({', '.join(mark for _ in columns)})"  # noqa: S608
    found = {name: table.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in columns}
    return statement, {name: processor for name, processor in found.items() if processor is not None}
