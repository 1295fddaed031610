"""What stands between the fields of a text file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from storage.files.records import records

CANDIDATES = (";", "\t", "|", ",")
#: Stands in no text: a file of one column has no separator.
NONE = "\x1f"
SAMPLE_RECORDS = 50
#: Among the first so many records stands the header, if there is one.
HEADER_WITHIN = 10
#: A separator that explains less than half of the records is none.
ENOUGH = 0.5
#: The line with which Excel names the separator.
NAMED = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Layout:
    """How lines fall into fields: `width` is the usual number of fields, `skip` the lines that are not data."""

    separator: str
    width: int
    skip: int = 0


def layout_of(lines: Sequence[str]) -> Layout:
    """The layout that the first lines of a file show."""
    named = NAMED.fullmatch(lines[0]) if lines else None
    if named is not None:
        return Layout(named[1], _width(_sample(lines[1:], named[1])), skip=1)
    samples = {separator: _sample(lines, separator) for separator in CANDIDATES}
    blank = next((separator for separator, sample in samples.items() if not sample), None)
    if blank is not None:
        return Layout(blank, 1)
    best = max(CANDIDATES, key=lambda separator: _mark(samples[separator]))
    return Layout(best, _width(samples[best])) if _mark(samples[best])[0] >= ENOUGH else Layout(NONE, 1)


def _sample(lines: Sequence[str], separator: str) -> list[list[str]]:
    """The first records that are not blank."""
    found = (record for _, record in records(iter(lines), separator, 0) if any(map(str.strip, record)))
    return list(islice(found, SAMPLE_RECORDS))


def _widths(sample: list[list[str]]) -> Counter[int]:
    return Counter(len(record) for record in sample if len(record) > 1)


def _usual(widths: Counter[int]) -> tuple[int, int]:
    """The usual number of fields, the larger of two, and how many records have it."""
    return max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))


def _width(sample: list[list[str]]) -> int:
    """The number of fields of the header, or the usual one where there is none."""
    return max(map(len, sample)) if sample and _has_header(sample) else _usual(_widths(sample))[0]


def _mark(sample: list[list[str]]) -> tuple[float, int]:
    """How well a separator explains the records: the share that have the usual number of fields, and a header of words.

    The header outweighs the share: programs that leave out empty fields at the end make ragged files, while the commas
    of decimals may stand once in each line, but not in the header.
    """
    width, times = _usual(_widths(sample))
    if width == 1:
        return (0.0, 1)
    return (times / len(sample) + _has_header(sample), width)


def _has_header(sample: list[list[str]]) -> bool:
    """Is one of the widest records at the beginning made of words only?"""
    beginning = sample[:HEADER_WITHIN]
    widest = max(map(len, sample))
    return widest > 1 and any(_is_header(record) for record in beginning if len(record) == widest)


def _is_header(record: list[str]) -> bool:
    filled = [field for field in record if field.strip()]
    return len(filled) * 5 >= len(record) * 4 and not any(map(DIGIT.search, filled))
