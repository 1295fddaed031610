"""The company's data as a workbook to read: a sheet for each thing, names instead of ids, nothing that runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from sqlmodel import Session
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from storage.exporting.scope import ALL, Scope
from storage.exporting.sheets import SHEETS, Sheet
from storage.exporting.worded import LOOKS, Cell, Cells, Look

#: Rows that a worksheet takes, and those of them below the header.
ROWS = 1_048_576
MOST = ROWS - 1
#: Rows by which the widths of columns are set, and the bounds of a width, in characters.
SAMPLE, NARROWEST, WIDEST = 500, 6, 50
#: The button of a filter covers so much of a header.
BUTTON = 3
#: Rows held at a time.
BATCH = 2_000
#: Values for which a cell stays empty.
EMPTY: tuple[object, ...] = (None, "", [])
#: Text is text, whatever it begins with. Rows go to disk at once.
OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
}  # fmt: skip
HEADER = {"bold": True, "bg_color": "#DDE6F0", "bottom": 1}

Row = Sequence[Cell | None]


def write_workbook(
    session: Session, path: Path, words: Mapping[str, str], scope: Scope = ALL, zone: dt.tzinfo = dt.UTC,
    most: int = MOST,
) -> dict[str, int]:  # fmt: skip
    """Write the XLSX; gives back the number of rows by the words of the sheets (`Sheet.word`).

    `words` has a text for each of WORDS; moments are shown in `zone`; a sheet has at most `most` rows, more go on in
    another. The session must see one state of the database throughout (see `steady`).
    """
    with xlsxwriter.Workbook(path, {**OPTIONS, "tmpdir": str(path.parent)}) as book:
        writer = Writer(book, words, zone, most)
        return {sheet.word: writer.write(sheet, _rows(session, sheet, scope)) for sheet in SHEETS}


def _rows(session: Session, sheet: Sheet, scope: Scope) -> Iterator[Sequence[Any]]:
    return iter(session.connection().execute(sheet.query(scope), execution_options={"yield_per": BATCH}))


class Writer:
    """Writes sheets into a workbook, one after the other."""

    def __init__(self, book: Any, words: Mapping[str, str], zone: dt.tzinfo, most: int) -> None:
        self.book, self.words, self.zone, self.most = book, words, zone, most
        self.header: Format = book.add_format(HEADER)
        self.looks: dict[Look, Format] = {look: book.add_format(dict(form)) for look, form in LOOKS.items()}

    def write(self, sheet: Sheet, rows: Iterator[Sequence[Any]]) -> int:
        """All rows, on as many worksheets as they need, at least one; gives back how many there are."""
        cells = [Cells(_coded(sheet, column), self.words, self.zone) for column in sheet.columns]
        made = (
            [None if value in EMPTY else make(value) for make, value in zip(cells, row, strict=True)] for row in rows
        )
        count, part = 0, 1
        following: Iterable[Row] | None = made
        while following is not None:
            count += self._part(sheet, part, islice(following, self.most))
            first = next(made, None)
            following, part = (chain([first], made) if first is not None else None), part + 1
        return count

    def _part(self, sheet: Sheet, part: int, rows: Iterator[Row]) -> int:
        """One worksheet; gives back its rows."""
        name = self.words[f"sheet-{sheet.word}"]
        page: Worksheet = self.book.add_worksheet(name if part == 1 else f"{name} {part}")
        headers = [self.words[f"column-{column}"] for column in sheet.columns]
        for place, header in enumerate(headers):
            page.write_string(0, place, header, self.header)
        sample = list(islice(rows, SAMPLE))
        for place, width in enumerate(_widths(headers, sample)):
            page.set_column(place, place, width)
        line = 0
        for line, row in enumerate(chain(sample, rows), start=1):
            self._row(page, line, row)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, line, len(headers) - 1)
        return line

    def _row(self, page: Worksheet, line: int, row: Row) -> None:
        for place, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell.value, str):
                page.write_string(line, place, cell.value)
            elif isinstance(cell.value, float):
                page.write_number(line, place, cell.value, self.looks[cell.look])
            else:
                page.write_datetime(line, place, cell.value, self.looks[cell.look])


def _coded(sheet: Sheet, column: str) -> str:
    """The column by whose words a value is worded: kinds of imports are called as the sheets are."""
    return "sheet" if (sheet.table, column) == ("load_file", "kind") else column


def _widths(headers: Sequence[str], rows: Sequence[Row]) -> Iterator[int]:
    """Characters, by the header and the rows looked at."""
    for place, header in enumerate(headers):
        widest = max((cell.width for row in rows if (cell := row[place]) is not None), default=0)
        yield min(max(widest + 1, len(header) + BUTTON, NARROWEST), WIDEST)
