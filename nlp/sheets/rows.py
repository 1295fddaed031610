"""A row's cells become typed values by the sheet's layout, or the fault of one cell is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nlp.sheets.cells import BadCell, Cells, at
from nlp.sheets.joining import complete
from nlp.sheets.kinds import kinds
from nlp.sheets.layout import Layout
from nlp.sheets.notdata import NotData
from nlp.sheets.parsers import Style


class RowReader:
    """Reads the rows of one sheet; how dates and numbers are written is settled once, from a sample of its rows.

    `rows_sample` may hold the header and titles; rows above the header are left out of the sample.
    """

    def __init__(self, layout: Layout, rows_sample: Sequence[Cells]) -> None:
        self._layout = layout
        self._kind = kinds()[layout.kind]
        self._required = tuple((frozenset(group), group) for group in self._kind.required)
        sample = rows_sample[layout.header + 1 :] or rows_sample
        style = Style(layout, sample)
        self._plan = [(name, index, style.parser(name, index)) for name, index in layout.columns.items()]
        self._not_data = NotData(layout, sample)
        self._complete = complete(layout)

    def read(self, cells: Cells) -> dict[str, Any] | None:
        """The row's values by field, empty ones left out; None for a row of sums, a header or blanks.

        Raises BadCell: bad_date, bad_number, or missing_value for a required field.
        """
        try:
            values = self._values(cells)
            self._check(values, cells)
        except BadCell:
            if self._not_data.broken(cells):
                return None
            raise
        if self._not_data.whole(cells):
            return None
        return self._complete(values)

    def _values(self, cells: Cells) -> dict[str, Any]:
        values = {}
        size = len(cells)
        for field, index, parse in self._plan:
            cell = cells[index] if index < size else None
            if cell is None or cell == "":
                continue
            try:
                value = parse(cell)
            except BadCell as bad:
                raise BadCell(bad.code, field, cell) from None
            if value is not None:
                values[field] = value
        return values

    def _check(self, values: dict[str, Any], cells: Cells) -> None:
        for group, names in self._required:
            if group.isdisjoint(values):
                field = next((n for n in names if n in self._layout.columns), names[0])
                raise BadCell("missing_value", field, at(cells, self._layout.columns.get(field, len(cells))))
