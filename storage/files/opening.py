"""A file on disk into sheets: what it is, is found from its content; its name only helps to say what is wrong."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage.files import archives
from storage.files.cards import BEGIN, open_cards
from storage.files.delimited import open_delimited
from storage.files.problems import Code, FileProblem
from storage.files.sheets import Sheet
from storage.files.sources import Source, on_disk
from storage.files.workbooks import open_workbook

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
#: Text that is no table, and first bytes of what is no text.
MARKUP = (b"<", b"MIME-Version:", b"{\\rtf")
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
#: Where a file is nothing we know, or a text that nobody can read: what its name promised and it is not.
PROMISES: dict[str, Code] = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), "not_xlsx"),
    ".vcf": "not_vcard",
    ".zip": "not_zip",
}
#: Signs of a workbook in the first bytes of a zip that broke off.
BROKEN_WORKBOOK = (b"[Content_Types].xml", b"xl/", b"opendocument.spreadsheet")


@dataclass(frozen=True)
class Opened:
    """What a file holds: sheets, and for a zip the members that cannot be read."""

    sheets: tuple[Sheet, ...]
    problems: tuple[FileProblem, ...] = ()


def open_file(path: Path, name: str | None = None) -> list[Sheet]:
    """The sheets of a file, at least one.

    name: the file's name as shown to people, `path.name` if not given. Of a zip, members that cannot be read are left
    out unless there is no other; `examine` names them. Raises FileProblem.
    """
    opened = examine(path, name)
    if not opened.sheets:
        raise opened.problems[0]
    return list(opened.sheets)


def examine(path: Path, name: str | None = None) -> Opened:
    """The sheets of a file and, of a zip, why each other member cannot be read. Raises FileProblem for the whole."""
    source = on_disk(path, name)
    if _is_album(source):
        return _album(source)
    return Opened(tuple(_sheets(source)))


def _album(source: Source) -> Opened:
    sheets: list[Sheet] = []
    problems: list[FileProblem] = []
    for member in archives.members(source):
        try:
            if not _is_album(member):  # a zip in a zip is left alone
                sheets += _sheets(member)
        except FileProblem as problem:
            problems.append(problem)
    if not sheets and not problems:
        raise FileProblem("empty_file", source.file)
    return Opened(tuple(sheets), tuple(problems))


def _is_album(source: Source) -> bool:
    """Is it a zip that is no workbook?"""
    try:
        head = source.head()
        return head.startswith(ZIP) and not archives.is_workbook(source)
    except FileProblem as problem:
        raise _renamed(problem, source, head) from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise FileProblem("not_zip", source.file) from error


def _sheets(source: Source) -> list[Sheet]:
    try:
        head = source.head()
        return _reader(head)(source)
    except FileProblem as problem:
        raise _renamed(problem, source, head) from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise FileProblem("not_zip", source.file) from error


def _reader(head: bytes) -> Callable[[Source], list[Sheet]]:
    """Who reads a file that begins so."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip()
    if head.startswith((*ZIP, *OLE)):
        return open_workbook
    if start[: len(BEGIN)].upper() == BEGIN.encode():
        return open_cards
    if start.startswith(MARKUP) or head.startswith(OTHERS):
        return _refuse
    return open_delimited


def _refuse(source: Source) -> list[Sheet]:
    raise FileProblem("unknown_format", source.file)


def _renamed(problem: FileProblem, source: Source, head: bytes) -> FileProblem:
    """The problem as one looks at it who knows the file by its name."""
    if problem.code == "not_zip" and source.suffix != ".zip" and any(sign in head for sign in BROKEN_WORKBOOK):
        return FileProblem("not_xlsx", source.file, problem.reason)
    if problem.code in {"unknown_format", "wrong_encoding", "not_zip"} and source.suffix in PROMISES:
        return FileProblem(PROMISES[source.suffix], source.file, problem.reason)
    return problem
