"""What every file becomes: sheets of rows of cells."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

Cell = str | int | float | Decimal | dt.date | dt.datetime | bool | None


class Row(NamedTuple):
    """One row that is not blank.

    `line` is the physical line of the file on which it begins (in a workbook the number of the row), the first being 1;
    0 where the row stands in no line, as the field names of a vCard. Text has no outer blanks; an empty cell is None.
    """

    line: int
    cells: tuple[Cell, ...]


class Sheet(ABC):
    """Rows of one file, or of one sheet of a workbook; `name` is None where only the file has a name."""

    def __init__(self, file: str, name: str | None = None) -> None:
        self.file = file
        self.name = name

    @abstractmethod
    def rows(self) -> Iterator[Row]:
        """The rows from the first one on; each call is a fresh pass. Blank rows are left out but count as lines."""

    def count(self) -> int:
        """How many rows `rows` would give, header and titles included."""
        return sum(1 for _ in self.rows())
