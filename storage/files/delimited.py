"""Text files with a separator between fields (CSV), read from disk row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import cast

from storage.files.encodings import encoding_of
from storage.files.problems import FileProblem
from storage.files.records import records
from storage.files.separators import NONE, Layout, layout_of
from storage.files.sheets import Row, Sheet
from storage.files.sources import Source

SAMPLE_LINES = 400
#: What DOS programs write behind the last line.
DOS_END = ("\x1a",)
#: Names that promise something else than text; text with columns under them is taken, any other is not.
NOT_TEXT = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".zip", ".vcf"))


class Delimited(Sheet):
    """A text file in a known encoding and layout; at any time only one record of it is in memory."""

    def __init__(self, source: Source, encoding: str, layout: Layout) -> None:
        super().__init__(source.file)
        self._source = source
        self._encoding = encoding
        self._layout = layout

    def rows(self) -> Iterator[Row]:
        """See `Sheet.rows`."""
        layout = self._layout
        with _text(self._source, self._encoding) as lines:
            for _ in islice(lines, layout.skip):
                pass
            for line, record in records(lines, layout.separator, layout.width):
                cells = tuple([field.strip() or None for field in record])
                if any(cells) and cells != DOS_END:
                    yield Row(line + layout.skip, cells)


def open_delimited(source: Source) -> list[Sheet]:
    """The one sheet of a text file. Raises FileProblem: empty_file, wrong_encoding, unknown_format."""
    encoding = encoding_of(source)
    with _text(source, encoding) as lines:
        layout = layout_of(list(islice(lines, SAMPLE_LINES)))
    if layout.separator == NONE and source.suffix in NOT_TEXT:
        raise FileProblem("unknown_format", source.file)
    sheet = Delimited(source, encoding, layout)
    if next(sheet.rows(), None) is None:
        raise FileProblem("empty_file", source.file)
    return [sheet]


@contextmanager
def _text(source: Source, encoding: str) -> Iterator[Iterator[str]]:
    """The lines of a text, each with its end as it stands."""
    with source.open() as stream, io.TextIOWrapper(cast(io.BufferedReader, stream), encoding, newline="") as lines:
        yield lines
