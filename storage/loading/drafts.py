"""What a row of a file asks to be written: drafts, and why a row is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.errors import StorageError
from storage.tables import Booked, Rep, Team

#: How a number below zero is told from others, and what is around its digits.
BELOW = re.compile(r"^[-(\u2212\u2013]|[-)]$")
NOT_DIGIT = re.compile(r"\D")
#: A row of one of these tables, found again by its `key`.
Table = type[Booked] | type[Rep] | type[Team]


class Refused(StorageError):
    """A row cannot be written: `reason` is a short code, `cell` what is at fault."""

    def __init__(self, reason: str, cell: object = None) -> None:
        self.reason, self.cell = reason, None if cell is None else str(cell)
        super().__init__(f"{reason}: {self.cell}")


@dataclass(frozen=True)
class Of:
    """The id of another draft of the same row, by its place there."""

    place: int


@dataclass(frozen=True)
class Ask:
    """An account that is not sure: the words, and the accounts that they may mean, best first: ids, or keys."""

    said: str
    candidates: tuple[int | str, ...]


@dataclass
class Draft:
    """One row of a table as the file wants it.

    `values` holds what the file says, by column; an `Of` stands for the id of another draft. `row_id` is set where the
    row is known by other means than its key. `unique`: a second row of the same key in one file is an error.
    """

    table: Table
    key: str
    values: dict[str, Any]
    row_id: int | None = None
    unique: bool = True
    ask: Ask | None = None


@dataclass(frozen=True)
class Row:
    """One row of a file: its line there, its cells as they stood, and what they mean by field."""

    line: int
    cells: tuple[Any, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Bad:
    """A row that could not be read: the reason's code and the cell at fault."""

    line: int
    cells: tuple[Any, ...]
    reason: str
    cell: str | None = None


def as_written(cells: Iterable[Any], number: str | None) -> str | None:
    """The cell of a number below zero as it stands ("-1.200,00" for -1200.00); what was given, where there is none."""
    if number is None or not number.startswith("-"):
        return number
    digits = NOT_DIGIT.sub("", number)
    below = (str(cell) for cell in cells if cell is not None and BELOW.search(str(cell)))
    return next((cell for cell in below if NOT_DIGIT.sub("", cell) == digits), number)


@dataclass
class Counts:
    """How many rows were new, changed or unchanged, and which were refused.

    `kept`: how many values of each kind were decided in the chat and stayed, whatever the file says.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Bad] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """All rows that hold something."""
        return self.new + self.changed + self.unchanged + len(self.refused)
