"""The inside of an XLSX, where the reader does not look: how wide its sheets are spread, and its cells in error."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

from storage.files.problems import FileProblem

CHUNK = 1 << 20
#: The reader holds every cell of the rectangle between the first and the last; one far cell could fill the memory.
MOST_CELLS = 20_000_000
#: A cell with something in it: its column, its row, and the start of its content.
CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
ERROR = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]+)<',
    re.DOTALL,
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Errors = dict[tuple[int, int], str]


def look_through(content: bytes, file: str) -> dict[str, Errors]:
    """The texts of cells in error ("#N/A") by sheet, then by line (from 1) and column (from 0).

    Other workbooks than XLSX have none. Raises FileProblem too_large where a sheet is spread too wide.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = _parts(archive)
        return {name: _look(archive.open(part), file) for name, part in parts.items()}


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the sheets and of the parts that hold them."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets = {
        relation.get("Id"): relation.get("Target", "") for relation in _tree(archive, "xl/_rels/workbook.xml.rels")
    }
    sheets = [node for node in _tree(archive, "xl/workbook.xml").iter() if node.tag.endswith("}sheet")]
    parts = {node.get("name", ""): _inside(targets.get(node.get(RELATION), "")) for node in sheets}
    return {name: part for name, part in parts.items() if part in names}


def _inside(target: str) -> str:
    """The part to which the workbook's relation points."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(part))  # noqa: S314


def _look(part: IO[bytes], file: str) -> Errors:
    errors: Errors = {}
    rows = columns = 1
    for text in _pieces(part):
        for cell in CELL.finditer(text):
            rows, columns = max(rows, int(cell[2])), max(columns, _column(cell[1]) + 1)
        if rows * columns > MOST_CELLS:
            raise FileProblem("too_large", file, f"{rows} x {columns} cells")
        if b't="e"' in text:
            found = {(int(cell[2]), _column(cell[1])): cell[3].decode() for cell in ERROR.finditer(text)}
            errors.update(found)
    return errors


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces that end where a cell or a row begins."""
    rest = b""
    with part:
        while chunk := part.read(CHUNK):
            text = rest + chunk
            cut = max(text.rfind(b"<c "), text.rfind(b"<row"), text.rfind(b":c "))
            cut = text.rfind(b"<", 0, cut + 1) if cut > 0 else len(text)
            rest = text[cut:]
            yield text[:cut]
    yield rest


def _column(letters: bytes) -> int:
    """Column A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
