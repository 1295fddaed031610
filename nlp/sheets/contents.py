"""What the values of a column look like, and how well they fit a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale
from babel.localedata import locale_identifiers

from nlp.directory import legal_forms
from nlp.languages import languages
from nlp.sheets.amounts import read_number
from nlp.sheets.cells import Cell, shown
from nlp.sheets.dates import no_date, read_date
from nlp.sheets.vocabulary import plain, values

EMAIL = re.compile(r"[^@\s;]+@[^@\s;]+\.[^@\s;]+(?:[;, ].*)?")
PHONE = re.compile(r"(?=(?:\D*\d){5})\+?[\d\s./()\-]{5,24}")
VAT = re.compile(r"(?:[A-Za-z]{2}\s?)?\d[\dA-Za-z -]{6,13}")
POSTCODE = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{4})?|[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}")
CODE = re.compile(r"(?=\S*\d)[^\s@]{1,24}|[A-Z]{1,3}|[A-Z0-9]+(?:[-/_.][A-Z0-9]+)+")
LETTERS = re.compile(r"[^\W\d_]{2}")
MOST = 80
DATE_LENGTH = 8
# What is left of a heading's meaning when the values speak against it, by type; the rest is for the share that fits.
FLOOR = {
    "name": 0.25,
    "firm": 0.25,
    "code": 0.3,
    "text": 0.55,
    "list": 0.7,
    "yesno": 0.35,
    "place": 0.3,
    "integer": 0.3,
}
FLOORS = {
    **FLOOR,
    "country": 0.5,
    "date": 0.1,
    "number": 0.15,
    "percent": 0.15,
    "email": 0.3,
    "phone": 0.4,
    "vat": 0.25,
    "postcode": 0.4,
}
WORD_FLOOR = 0.5
NO_VALUES = 0.85
MOSTLY, SOME = 0.8, 0.5
TELLING_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Looks:
    """The shares (0..1) of a column's filled cells that look like a date, a number …; `size` counts them."""

    size: int
    shares: Mapping[str, float]
    words: tuple[str, ...]


def looks(cells: Iterable[Cell]) -> Looks:
    """What the cells of a column look like: up to 80 different ones are judged."""
    filled = list(dict.fromkeys(cell for cell in cells if shown(cell) not in ("", "-")))[:MOST]
    shares = {name: sum(map(test, filled)) / len(filled) for name, test in TESTS.items()} if filled else {}
    return Looks(len(filled), shares, tuple(plain(cell) for cell in filled if isinstance(cell, str)))


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, int | float):
        return False
    if isinstance(cell, str) and no_date(cell):
        return len(cell) >= DATE_LENGTH
    return any(_reads_as_date(cell, order) for order in ("dmy", "mdy"))


def _reads_as_date(cell: Cell, order: str) -> bool:
    try:
        read_date(cell, order)
    except ValueError:
        return False
    return not (isinstance(cell, str) and cell.strip().isdigit() and len(cell.strip()) != 8)


def _is_number(cell: Cell) -> bool:
    try:
        read_number(cell, ",")
    except (ValueError, ArithmeticError):
        return False
    return True


def _is_fraction(cell: Cell) -> bool:
    return _is_number(cell) and any(mark in shown(cell) for mark in ".,")


def _is_year(cell: Cell) -> bool:
    return shown(cell).isdigit() and 1950 <= int(shown(cell)) <= 2060


def _text_is(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: pattern.fullmatch(shown(cell)) is not None


def _is_worded(cell: Cell) -> bool:
    return isinstance(cell, str) and LETTERS.search(cell) is not None and not EMAIL.fullmatch(cell)


TESTS: dict[str, Callable[[Cell], bool]] = {
    "date": _is_date,
    "number": _is_number,
    "fraction": _is_fraction,
    "year": _is_year,
    "email": _text_is(EMAIL),
    "phone": _text_is(PHONE),
    "vat": _text_is(VAT),
    "postcode": _text_is(POSTCODE),
    "code": _text_is(CODE),
    "worded": _is_worded,
}


def fit(kind: str, seen: Looks) -> float:
    """How well the values of a column suit a type of field: 1 well, near 0 not at all."""
    if not seen.size:
        return NO_VALUES
    if kind.startswith("word:"):
        known = known_share(kind[5:], seen)
        floor = WORD_FLOOR * (1 - max(seen.shares["number"], seen.shares["date"]))
        return floor + (1 - floor) * known
    floor = FLOORS[kind]
    return floor + (1 - floor) * min(1.0, SHARES[kind](seen.shares, seen))


def tells(kind: str, seen: Looks) -> float:
    """Whether the values alone say that this is the field's: e-mails, legal forms, words that its table knows."""
    if kind == "email" and seen.size:
        return float(seen.shares["email"] >= MOSTLY)
    if kind == "firm" and seen.size:
        return float(sum(map(_has_legal_form, seen.words)) >= SOME * seen.size)
    if not kind.startswith("word:") or max(map(len, seen.words), default=0) < TELLING_LENGTH:
        return 0.0
    return float(known_share(kind[5:], seen) >= MOSTLY)


def known_share(table: str, seen: Looks) -> float:
    """The share of the values that a table of value words knows."""
    known = _table(table)
    return sum(word in known for word in seen.words) / seen.size


@cache
def _table(name: str) -> Mapping[str, str]:
    return values(name)


@cache
def _countries() -> frozenset[str]:
    """Names of countries in all languages, and their codes."""
    known = [Locale.parse(language.code).territories for language in languages().values() if _known(language.code)]
    return frozenset(plain(word) for table in known for pair in table.items() for word in pair)


def _known(code: str) -> bool:
    """A language that Babel does not know has no names of countries."""
    return code in locale_identifiers()


def _country_share(seen: Looks) -> float:
    return sum(word in _countries() for word in seen.words) / seen.size


def _has_legal_form(folded: str) -> bool:
    """Whether a firm's legal form stands at the end of the words, with or without blanks between its letters."""
    words = folded.split()
    ends = {" ".join(words[-n:]) for n in range(1, 5) if n < len(words)}
    return not legal_forms().isdisjoint(tuple(end.split()) for end in ends)


def _names(shares: Mapping[str, float], _: Looks) -> float:
    return max(0.0, shares["worded"] - shares["date"] - 0.9 * shares["code"] - shares["email"])


SHARES: dict[str, Callable[[Mapping[str, float], Looks], float]] = {
    "date": lambda s, _: 1.2 * s["date"],
    "number": lambda s, _: s["number"],
    "percent": lambda s, _: s["number"],
    "integer": lambda s, _: s["number"] - 0.5 * s["fraction"],
    "place": lambda s, _: s["number"],
    "email": lambda s, _: s["email"],
    "phone": lambda s, _: s["phone"],
    "vat": lambda s, _: s["vat"],
    "postcode": lambda s, _: s["postcode"],
    "code": lambda s, _: s["code"],
    "name": _names,
    "firm": _names,
    "text": lambda s, _: 1.0 - s["date"] - s["email"] - 0.6 * s["fraction"],
    "list": lambda s, _: s["worded"],
    "country": lambda _, seen: _country_share(seen),
    "yesno": lambda _, seen: known_share("yesno", seen),
}


@lru_cache(maxsize=4096)
def dataish(cell: Cell) -> bool:
    """Whether a cell looks like a value and not like a heading."""
    return not isinstance(cell, str) or _is_number(cell) or _is_date(cell) or EMAIL.fullmatch(cell) is not None
