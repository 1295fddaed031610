"""Many rows of one table are inserted at once, past the ORM: half of a load's time would go there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect

Processor = Callable[[Any], Any]


def insert(connection: Connection, table: Table, common: Mapping[str, Any], rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows: each has the values `common` to all and its own, both by the column's name.

    The rows' own values are made fit for the driver in place.
    """
    columns = tuple(name for name in common if name in table.columns)
    statement, processors = _prepared(table, columns, connection.dialect)
    usual = {name: _fit(processors.get(name), common[name]) for name in columns}
    ordered = itemgetter(*columns)
    made = []
    for row in rows:
        for name in processors.keys() & row.keys():
            row[name] = _fit(processors[name], row[name])
        made.append(ordered({**usual, **{name: value for name, value in row.items() if value is not None}}))
    connection.exec_driver_sql(statement, made)


def _fit(processor: Processor | None, value: Any) -> Any:
    return value if processor is None or value is None else processor(value)


@lru_cache(maxsize=64)
def _prepared(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, dict[str, Processor]]:
    """The statement with the driver's own marks, and what makes the values of some columns fit for it."""
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    quote = dialect.identifier_preparer.quote
    names = ", ".join(quote(name) for name in columns)
    statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({', '.join(mark for _ in columns)})"  # noqa: S608
    found = {name: table.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in columns}
    return statement, {name: processor for name, processor in found.items() if processor is not None}
