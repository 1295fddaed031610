"""What a cell of a sheet may be, and the fault of one that cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

Cell = str | int | float | Decimal | dt.date | dt.datetime | bool | None
Cells = Sequence[Cell]


class BadCell(Exception):
    """A cell that is not what its column says: `code` is bad_date, bad_number or missing_value."""

    def __init__(self, code: str, field: str, cell: Cell) -> None:
        super().__init__(f"{code} in {field}: {cell!r}")
        self.code = code
        self.field = field
        self.cell = cell


def shown(cell: Cell) -> str:
    """The cell as text without outer blanks; whole numbers without a point, `""` for an empty one."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float | Decimal) and cell == cell.__trunc__():
        return str(int(cell))
    return str(cell)


def at(cells: Cells, index: int) -> Cell:
    """The cell of a column; a short row has none there."""
    return cells[index] if index < len(cells) else None
