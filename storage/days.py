"""Days counted by the database, alike on both."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Between(FunctionElement[int]):
    """From the second day to the first."""

    type = Integer()
    inherit_cache = True


class _After(FunctionElement[Any]):
    """So many days after a day."""

    type = Date()
    inherit_cache = True


@compiles(_Between, "postgresql")
def _between_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    later, earlier = (compiler.process(clause, **more) for clause in element.clauses)
    return f"({later} - {earlier})"


@compiles(_Between)
@compiles(_Between, "sqlite")
def _between_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    later, earlier = (compiler.process(clause, **more) for clause in element.clauses)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


@compiles(_After, "postgresql")
def _after_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    day, number = (compiler.process(clause, **more) for clause in element.clauses)
    return f"({day} + {number})"


@compiles(_After)
@compiles(_After, "sqlite")
def _after_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    day, number = (compiler.process(clause, **more) for clause in element.clauses)
    return f"date({day}, {number} || ' days')"


def between(later: Any, earlier: Any) -> ColumnElement[int]:
    """How many days lie between two days (columns, or parameters of the type Date)."""
    return _Between(later, earlier)


def after(day: Any, number: int) -> ColumnElement[Any]:
    """The day so many days after another."""
    return _After(day, literal_column(str(int(number))))
