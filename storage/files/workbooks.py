"""Workbooks: XLSX, XLSM, XLSB, XLS and ODS."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from storage.files.problems import FileProblem
from storage.files.sheets import Cell, Row, Sheet
from storage.files.sources import Source
from storage.files.xlsx import look_through

#: Bytes; a workbook is read as a whole.
LARGEST = 200 << 20


class WorkbookSheet(Sheet):
    """One sheet of a workbook, its cells in memory in the reader's compact form (about 30 bytes a cell)."""

    def __init__(self, file: str, cells: CalamineSheet, errors: Mapping[tuple[int, int], str]) -> None:
        super().__init__(file, cells.name)
        self._cells = cells
        self._errors = errors  # the reader gives nothing for a cell in error

    def rows(self) -> Iterator[Row]:
        """See `Sheet.rows`; the first column is always A, even where it is empty."""
        assert self._cells.start is not None
        before: tuple[Cell, ...] = (None,) * self._cells.start[1]
        in_error = {line for line, _ in self._errors}
        for line, values in enumerate(self._cells.iter_rows(), start=1):
            cells = before + tuple([CELLS.get(type(value), _as_it_is)(value) for value in values])
            if line in in_error:
                cells = tuple(self._errors.get((line, column)) or cell for column, cell in enumerate(cells))
            if any(cell is not None for cell in cells):
                yield Row(line, cells)


def open_workbook(source: Source) -> list[Sheet]:
    """Every sheet with a cell in it. Raises FileProblem: not_xlsx, too_large, empty_file."""
    if source.size > LARGEST:
        raise FileProblem("too_large", source.file)
    with source.open() as stream:
        content = stream.read()
    with _refused(source.file):
        errors = look_through(content, source.file)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(about.name) for about in book.sheets_metadata if about.typ in WITH_CELLS]
        book.close()
    filled = [sheet for sheet in sheets if sheet.start is not None]
    if not filled:
        raise FileProblem("empty_file", source.file)
    return [WorkbookSheet(source.file, sheet, errors.get(sheet.name, {})) for sheet in filled]


@contextmanager
def _refused(file: str) -> Iterator[None]:
    """Whatever the reader stumbles over is a broken workbook; its panics are no Exceptions."""
    try:
        yield
    except FileProblem:
        raise
    except PasswordError as error:
        raise FileProblem("not_xlsx", file, "encrypted") from error
    except Exception as error:
        raise FileProblem("not_xlsx", file) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise FileProblem("not_xlsx", file) from error


WITH_CELLS = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)


def _as_it_is(value: Any) -> Cell:
    return value  # type: ignore[no-any-return]


def _number(value: float) -> Cell:
    return int(value) if value.is_integer() else value


def _hours(value: dt.timedelta) -> Cell:
    """A duration as a workbook shows it: hours, which may be more than 24, and minutes and seconds."""
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


#: How each type of the reader becomes a cell.
CELLS: dict[type, Callable[[Any], Cell]] = {
    str: lambda value: value.strip() or None,
    float: _number,
    dt.time: lambda value: value.isoformat("minutes" if not value.second else "seconds"),
    dt.timedelta: _hours,
}
