"""Lines of text into records, such that one stray quote does not swallow the lines that follow."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

#: The longest field between quotes, in characters. The limit is the whole process's, so it is only ever raised.
LONGEST_FIELD = 1 << 20
csv.field_size_limit(max(csv.field_size_limit(), LONGEST_FIELD))


class Feed:
    """Lines on their way into the csv reader; those of the record at hand can be taken back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.line = 1  # on which the record at hand begins
        self.taken: list[str] = []  # the lines of the record at hand

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """The next line begins a record."""
        self.line += len(self.taken)
        self.taken.clear()

    def unread(self) -> None:
        """The line of the record at hand will be read again."""
        self._back.appendleft(self.taken.pop())

    def first_only(self) -> str:
        """The first line of the record at hand; the others will be read again as records of their own."""
        self._back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return self.taken[0]


def records(lines: Iterator[str], separator: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of the line on which it begins; fields may have blanks around them.

    width: how many fields a record usually has, 0 where nobody knows yet; it tells a stray quote from a field over
    several lines. Quotes count only where they are used strictly; in a record where they are not, they are letters.
    """
    feed = Feed(lines)
    reader = csv.reader(feed, delimiter=separator, strict=True, skipinitialspace=True)
    for line in feed:
        if '"' in line:
            feed.unread()
            record = _quoted(feed, reader, separator, width)
        else:  # three times as fast as the csv reader
            record = line.rstrip("\r\n").split(separator)
        yield feed.line, record
        feed.begin()


def _quoted(feed: Feed, reader: Iterator[list[str]], separator: str, width: int) -> list[str]:
    """The next record, over several lines perhaps."""
    try:
        record = next(reader)
    except csv.Error:
        return _mended(feed.first_only(), separator, width)
    if len(feed.taken) > 1 and _swallowed(feed.taken, len(record), separator, width):
        return _mended(feed.first_only(), separator, width)
    return record


def _swallowed(lines: list[str], fields: int, separator: str, width: int) -> bool:
    """Did a stray quote make one record of several?

    So it is when each of the lines alone has all fields; and when the first has and the whole has not.
    """
    if width <= 1 or len(_literal(lines[0], separator)) != width:
        return False
    if fields != width:
        return True
    return width > 2 and all(len(_literal(line, separator)) == width for line in lines)


def _mended(line: str, separator: str, width: int) -> list[str]:
    """The fields of a line whose quotes are not used strictly: the first way of reading that gives all of them."""
    ways = (_literal(line, separator), _lenient(line, separator, None), _lenient(line, separator, "\\"))
    return next((fields for fields in ways if len(fields) == width), ways[0])


def _literal(line: str, separator: str) -> list[str]:
    """Quotes are letters, but for a pair around a whole field."""
    return [_unwrapped(field.strip()) for field in line.rstrip("\r\n").split(separator)]


def _unwrapped(field: str) -> str:
    return field[1:-1] if len(field) > 1 and field[0] == field[-1] == '"' else field


def _lenient(line: str, separator: str, escape: str | None) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True, escapechar=escape))
    except csv.Error:
        return []
