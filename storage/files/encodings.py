"""In which encoding a file is written, from all its bytes."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from storage.files.codepages import page_of
from storage.files.problems import FileProblem
from storage.files.sources import Source

#: First bytes that name the encoding.
MARKS: dict[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
HIGH = re.compile(rb"[\x80-\xff]+")
LINE_ENDS = re.compile(rb"[\r\n]")
#: Bytes that no text holds; a few may be left of a printer or an old program.
CONTROL = bytes({*range(1, 9), *range(14, 26), 27, 127})
#: More than one such byte in so many, and it is no text.
CONTROL_SHARE = 200
#: So many runs of letters above ASCII settle the code page.
ENOUGH = 200_000
#: A file without line ends for so long is no table.
LONGEST_LINE = 8 << 20
#: Share of zero bytes among the even and the odd places of UTF-16 text in Latin letters.
MANY, FEW = 0.4, 0.05


def encoding_of(source: Source) -> str:
    """Python's name of the encoding of a text, in which all of it can be read.

    Raises FileProblem: wrong_encoding, or unknown_format where it is no text.
    """
    census = Census()
    for chunk in source.chunks():
        census.take(chunk)
        if census.line_length > LONGEST_LINE:
            raise FileProblem("unknown_format", source.file, "no lines")
    census.finish()
    found = census.marked() or census.wide()
    if found is not None:
        _check(source, found)
        return found
    if census.zeros[0] or census.zeros[1] or census.controls * CONTROL_SHARE > census.size:
        raise FileProblem("unknown_format", source.file, "no text")
    page = "utf-8" if census.utf8 else page_of(census.windows, census.seen)
    if page is None:
        raise FileProblem("wrong_encoding", source.file)
    return page


def _check(source: Source, encoding: str) -> None:
    """Raise FileProblem unless the whole can be read so and holds text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in source.chunks():
            if "\0" in decoder.decode(chunk):
                raise FileProblem("unknown_format", source.file, "no text")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise FileProblem("wrong_encoding", source.file, encoding) from error


class Census:
    """What stands in the bytes of a file, counted chunk by chunk."""

    def __init__(self) -> None:
        self.size = 0
        self.head = b""
        self.utf8 = True
        self.seen: set[int] = set()
        self.zeros = [0, 0]  # at even and at odd places
        self.controls = 0
        self.windows: Counter[bytes] = Counter()
        self.line_length = 0
        self._runs = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def take(self, chunk: bytes) -> None:
        """Count one more chunk."""
        self.head = self.head or chunk[:4]
        self.controls += len(chunk) - len(chunk.translate(None, CONTROL))
        if b"\0" in chunk:
            shift = self.size % 2
            self.zeros[0] += chunk[shift::2].count(0)
            self.zeros[1] += chunk[1 - shift :: 2].count(0)
        self.seen.update(chunk.translate(None, bytes(self.seen)))
        self.size += len(chunk)
        self.line_length = 0 if LINE_ENDS.search(chunk) else self.line_length + len(chunk)
        self._decode(chunk)
        if not chunk.isascii() and self._runs < ENOUGH:
            self._look(chunk)

    def _decode(self, chunk: bytes, final: bool = False) -> None:
        try:
            if self.utf8:
                self._decoder.decode(chunk, final)
        except UnicodeDecodeError:
            self.utf8 = False

    def _look(self, chunk: bytes) -> None:
        """Keep each run above ASCII with its neighbours; a blank where the line or the chunk ends."""
        padded = [b" " + line + b" " for line in chunk.splitlines() if not line.isascii()]
        found = [line[run.start() - 1 : run.end() + 1] for line in padded for run in HIGH.finditer(line)]
        self._runs += len(found)
        self.windows.update(found)

    def finish(self) -> None:
        """Say that there are no more chunks: a letter cut in two at the end is no UTF-8."""
        self._decode(b"", final=True)

    def marked(self) -> str | None:
        """The encoding that the first bytes name."""
        return next((name for mark, name in MARKS.items() if self.head.startswith(mark)), None)

    def wide(self) -> str | None:
        """UTF-16 without a mark, told by its zero bytes."""
        if not self.size or self.size % 2:
            return None
        even, odd = (zeros * 2 / self.size for zeros in self.zeros)
        if odd >= MANY and even <= FEW:
            return "utf-16-le"
        return "utf-16-be" if even >= MANY and odd <= FEW else None
