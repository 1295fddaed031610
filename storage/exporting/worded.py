"""Values of columns as cells of a worksheet: what is written, how it looks, how wide it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from storage.exporting.sheets import CODES

#: How a cell looks; dates and moments as the reader's own spreadsheet shows them.
Look = Literal["plain", "money", "date", "moment"]
LOOKS: Mapping[Look, Mapping[str, Any]] = {
    "plain": {}, "money": {"num_format": 4}, "date": {"num_format": 14}, "moment": {"num_format": 22},
}  # fmt: skip
MONEY = frozenset({"credit_limit", "price", "unit_price", "rate", "total", "net", "vat_amount", "unpaid"})
#: The widths of dates and moments, in characters.
WIDTHS: Mapping[Look, int] = {"date": 10, "moment": 16}
#: A spreadsheet's cell holds no more, and its days begin so.
LONGEST, FIRST_YEAR = 32_767, 1900
ONE_UNIT = re.compile(r"P(\d+)([DWMY])")


@dataclass(frozen=True)
class Cell:
    """What is written: text, or a number, or a moment without a zone."""

    value: str | float | dt.datetime
    look: Look = "plain"

    @property
    def width(self) -> int:
        """Characters, as far as they go into one line."""
        if self.look in WIDTHS:
            return WIDTHS[self.look]
        return len(f"{self.value:,.2f}") if self.look == "money" else max(map(len, str(self.value).split("\n")))


class Cells:
    """Makes cells of one column; `words` has the words for values, `zone` is the reader's."""

    def __init__(self, column: str, words: Mapping[str, str], zone: dt.tzinfo) -> None:
        self.column, self.words, self.zone = column, words, zone
        self.codes = {code: words[f"{column}-{code}"] for code in CODES.get(column, ())}

    def __call__(self, value: Any) -> Cell:
        """The cell of a value that is not null."""
        return MADE[type(value)](self, value)

    def _text(self, value: str) -> Cell:
        if self.column == "duration" and (match := ONE_UNIT.fullmatch(value)):
            value = f"{match[1]} {self.codes[match[2].lower()]}"
        shown = self.codes.get(value, value)
        return Cell(shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…")

    def _number(self, value: Decimal | float) -> Cell:
        return Cell(float(value), "money" if self.column in MONEY else "plain")

    def _list(self, value: list[Any]) -> Cell:
        return self._text(", ".join(map(str, value)))

    def _bool(self, value: bool) -> Cell:
        return Cell(self.words["answer-yes" if value else "answer-no"])

    def _date(self, value: dt.date) -> Cell:
        if value.year < FIRST_YEAR:
            return Cell(value.isoformat())
        return Cell(dt.datetime(value.year, value.month, value.day), "date")  # noqa: DTZ001  (a sheet has no zones)

    def _moment(self, value: dt.datetime) -> Cell:
        return Cell(value.astimezone(self.zone).replace(tzinfo=None, microsecond=0), "moment")


MADE: Mapping[type, Callable[[Cells, Any], Cell]] = {
    str: Cells._text,
    int: Cells._number,
    float: Cells._number,
    Decimal: Cells._number,
    bool: Cells._bool,
    list: Cells._list,
    dt.date: Cells._date,
    dt.datetime: Cells._moment,
}
