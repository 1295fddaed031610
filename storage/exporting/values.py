"""Values of columns as cells of a CSV, and back: exact, and nothing that a spreadsheet would run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, ColumnElement, Date, Float, Integer, type_coerce
from sqlmodel.sql.sqltypes import UTCDateTime

from storage.cells import MARK, RUN, harmless
from storage.columns import SCALE, Exact


@dataclass(frozen=True)
class Form:
    """How a column's values (never null) are written, and read again; reading raises ValueError.

    write: `None` where csv itself writes them so.
    """

    write: Callable[[Any], str] | None
    read: Callable[[str], Any]


#: How text begins that needs a look.
SUSPECT = frozenset((*RUN, MARK))


def _write_text(text: str) -> str:
    """Text that a spreadsheet would run gets a mark; so does text that has one, and none, which is not nothing.

    PostgreSQL takes no NUL.
    """
    if "\0" in text:
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if text and text[0] not in SUSPECT:
        return text
    return MARK + text if not text or text.startswith(MARK) else harmless(text)


def _write_exact(shifted: int) -> str:
    """A decimal, from the whole number as which it is stored."""
    whole, rest = divmod(shifted, 10**SCALE)
    return str(Decimal(shifted).scaleb(-SCALE)).rstrip("0") if rest else str(whole)


def _write_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read_bool(cell: str) -> bool:
    return {"true": True, "false": False}[cell]


#: The first whose type the column has.
FORMS: tuple[tuple[type[Any], Form], ...] = (
    (Exact, Form(_write_exact, Decimal)),
    (JSON, Form(_write_json, json.loads)),
    (Boolean, Form(lambda value: str(value).lower(), _read_bool)),
    (UTCDateTime, Form(dt.datetime.isoformat, dt.datetime.fromisoformat)),
    (Date, Form(dt.date.isoformat, dt.date.fromisoformat)),
    (Integer, Form(None, int)),
    (BigInteger, Form(None, int)),
    (Float, Form(None, float)),
)
TEXT = Form(_write_text, lambda cell: cell.removeprefix(MARK))


def form(column: Column[Any]) -> Form:
    """How the column's values are written and read."""
    return next((form for kind, form in FORMS if isinstance(column.type, kind)), TEXT)


def stored(column: Column[Any]) -> ColumnElement[Any]:
    """The column as it is selected to be written: decimals come as they are stored, which takes half the time."""
    return type_coerce(column, BigInteger).label(column.name) if isinstance(column.type, Exact) else column


def cells(batch: Sequence[Sequence[Any]], forms: Sequence[Form]) -> Iterable[Sequence[Any]]:
    """Rows as csv takes them, column by column, as that is faster."""
    if not batch:
        return ()
    columns = zip(*batch, strict=True)
    return zip(*(_column(values, form) for values, form in zip(columns, forms, strict=True)), strict=True)


def _column(values: Sequence[Any], form: Form) -> Sequence[Any]:
    write = form.write
    return values if write is None else [None if value is None else write(value) for value in values]
