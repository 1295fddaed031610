"""Dates as files write them: order of day and month by the column, names of months, numbers of workbooks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from nlp.sheets.cells import Cell
from nlp.sheets.vocabulary import months
from nlp.tokens import fold

TIME = r"(?:[T ,].*)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-/. ](\d{{1,2}})[-/. ](\d{{1,2}}){TIME}")
WEEKDAY = r"(?:[^\W\d_]{2,9}[.,]{0,2} )?"
THREE = re.compile(rf"{WEEKDAY}(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}}){TIME}")
TOGETHER = re.compile(r"\d{8}(?:[T ]\d.*)?")
DAY_NAME = re.compile(
    rf"{WEEKDAY}(\d{{1,2}})[^\W\d_°º.]{{0,2}}[°º]?[-/. ]*([^\W\d_]{{3,9}})[-/.,' ]*(\d{{4}}|\d{{2}}){TIME}"
)
NAME_DAY = re.compile(rf"{WEEKDAY}([^\W\d_]{{3,9}})[-. ]*(\d{{1,2}})(?:st|nd|rd|th)?[-., ]+(\d{{4}}){TIME}")
# Written for "no date": zeros or nothing between the separators, the first day that a database or workbook knows.
NO_DATE = re.compile(r"(?:0{1,4}[-/. ]0{1,2}[-/. ]0{1,4}|0{8}|0|[-/. ]*)(?:[T ][0:.]*)?")
NO_DAYS = frozenset({dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1900, 1, 1), dt.date(1753, 1, 1)})
NO_END = re.compile(rf"(?:\d{{1,2}}[-/.]){{2}}9999{TIME}|9999[-/.]?\d\d[-/.]?\d\d{TIME}")
FOREVER = 2100
EPOCH = dt.date(1899, 12, 30)
SERIALS = range(20_000, 80_000)
FIRST_YEAR = 1900
ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}


def order_of(cells: Iterable[Cell]) -> str | None:
    """Whether day or month comes first in the texts of a column: dmy or mdy; None when nothing tells."""
    votes = {"dmy": 0, "mdy": 0}
    for cell in cells:
        match = THREE.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if match:
            first, second = int(match[1]), int(match[2])
            votes["dmy"] += 12 < first <= 31
            votes["mdy"] += 12 < second <= 31
    if votes["dmy"] == votes["mdy"]:
        return None
    return max(votes, key=lambda order: votes[order])


def no_date(cell: Cell) -> bool:
    """Whether the cell says that there is no date, as "00/00/0000" or a database's first or last day."""
    if isinstance(cell, str):
        text = cell.strip()
        return NO_DATE.fullmatch(text) is not None or NO_END.fullmatch(text) is not None
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        return day in NO_DAYS or day.year >= FOREVER
    return isinstance(cell, int | float | Decimal) and cell == 0


def read_date(cell: Cell, order: str) -> dt.date:
    """The day of a cell; raises ValueError where there is no such day."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, str):
        return _sane(_read_text(" ".join(cell.split()), order))
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _read_number(int(cell))
    raise ValueError(cell)


def _read_number(number: int) -> dt.date:
    """A workbook's count of days, or yyyymmdd."""
    if number in SERIALS:
        return EPOCH + dt.timedelta(days=number)
    return _sane(_together(f"{number:08d}"))


def _read_text(text: str, order: str) -> dt.date:
    if match := THREE.fullmatch(text):
        year, month, day = (int(match[1 + place]) for place in ORDERS[order])
        return dt.date(_whole(year, match[3]), month, day)
    if match := YEAR_FIRST.fullmatch(text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if TOGETHER.fullmatch(text):
        return _together(text[:8])
    if text.isdigit() and int(text) in SERIALS:
        return EPOCH + dt.timedelta(days=int(text))
    return _named(fold(text))


def _together(digits: str) -> dt.date:
    """20261231, or 31122026 where that is no day."""
    try:
        return _sane(dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
    except ValueError:
        return dt.date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))


def _named(text: str) -> dt.date:
    if match := DAY_NAME.fullmatch(text):
        return dt.date(_whole(int(match[3]), match[3]), _month(match[2]), int(match[1]))
    if match := NAME_DAY.fullmatch(text):
        return dt.date(int(match[3]), _month(match[1]), int(match[2]))
    raise ValueError(text)


def _month(word: str) -> int:
    number = months().get(word)
    if number is None:
        raise ValueError(word)
    return number


def _whole(year: int, written: str) -> int:
    """Two digits mean this century up to 69, as spreadsheets read them."""
    if len(written) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _sane(day: dt.date) -> dt.date:
    if not FIRST_YEAR <= day.year < FOREVER:
        raise ValueError(day)
    return day
