"""Rows under a header that are no data: sums, the header again, remarks at the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.sheets.cells import Cell, Cells, at, shown
from nlp.sheets.contents import dataish
from nlp.sheets.headings import quick
from nlp.sheets.kinds import kinds
from nlp.sheets.layout import Layout
from nlp.sheets.vocabulary import WORDS, spell, totals

NUMERIC = frozenset({"number", "percent", "integer", "place"})
ENOUGH_HEADINGS = 0.6
REMARK_COLUMNS = 3


class NotData:
    """Tells rows of one sheet that are no data."""

    def __init__(self, layout: Layout, sample: Sequence[Cells]) -> None:
        fields = kinds()[layout.kind].fields
        self._columns = sorted(layout.columns.values())
        self._headers = {layout.columns[field]: heading for field, heading in layout.headers.items()}
        self._numbers = {i for f, i in layout.columns.items() if f in fields and fields[f].type in NUMERIC}
        firsts = {w[0] for w in totals() if w}
        self._sum = re.compile(rf"\W*(?:{'|'.join(sorted(firsts, key=len, reverse=True))})\b", re.IGNORECASE)

    def broken(self, cells: Cells) -> bool:
        """Whether a row that cannot be read is no data."""
        filled = [index for index, cell in enumerate(cells) if shown(cell)]
        if not filled:
            return True
        worded = [index for index in filled if index not in self._numbers]
        sums = any(self._is_sum(cells[index]) for index in worded[:3])
        return sums or not worded or self._is_header(cells) or self._is_remark(cells, filled)

    def whole(self, cells: Cells) -> bool:
        """Whether a row that reads well is the header again or has a word for sums and nothing else but numbers."""
        first = next((cell for cell in cells if cell is not None and cell != ""), None)
        if isinstance(first, str) and not first[0].isdigit() and self._sum.match(first):
            return self._sums_only(cells)
        index = self._columns[0]
        return at(cells, index) == self._headers[index] and self._is_header(cells)

    def _sums_only(self, cells: Cells) -> bool:
        worded = [cell for i, cell in enumerate(cells) if shown(cell) and i not in self._numbers and not dataish(cell)]
        return len(worded) == 1 and self._is_sum(worded[0])

    def _is_sum(self, cell: Cell) -> bool:
        """Whether the words begin with one for sums: "Totale generale", "Tot. cliente"."""
        if not isinstance(cell, str):
            return False
        words = spell(cell)
        return any(words[: len(total)] == total for total in totals())

    def _is_header(self, cells: Cells) -> bool:
        filled = [(i, cell) for i, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()]
        same = sum(self._headers.get(i) == cell.strip() for i, cell in filled)
        named = sum(bool(quick(cell)) for _, cell in filled)
        return len(filled) > 1 and max(same, named if same else named - 1) >= ENOUGH_HEADINGS * len(filled)

    def _is_remark(self, cells: Cells, filled: Sequence[int]) -> bool:
        """One cell of words in a wide table: "Stampato il …", the number of records."""
        if len(filled) != 1 or len(self._columns) < REMARK_COLUMNS:
            return False
        return len(WORDS.findall(shown(cells[filled[0]]))) >= REMARK_COLUMNS
