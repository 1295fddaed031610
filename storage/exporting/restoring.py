"""A copy of the company's data becomes the data of an empty Taccuino."""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import func, select, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from storage import migrate, names
from storage.errors import StorageError
from storage.exporting.copying import BATCH, ENCODING, FORMAT, MANIFEST, SEPARATOR
from storage.exporting.present import Present
from storage.exporting.rows import TABLES, defaults, pointers
from storage.exporting.values import Form, form
from storage.loading import bulk

#: The largest manifest, in bytes, and the longest cell, in characters (a question may have many rows that wait for it).
LARGEST_MANIFEST, LONGEST_CELL = 1 << 20, 1 << 26
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
WRONG = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, csv.Error, DataError, IntegrityError)

Code = Literal["not_empty", "newer_export", "not_zip"]


class NotRestored(StorageError):
    """The copy was not taken; `code` says why: there are data already, a newer version wrote it, or it is damaged."""

    def __init__(self, code: Code, file: str) -> None:
        super().__init__(f"The export {file} was not restored: {code}.")
        self.code: Code = code
        self.file = file


def is_export(path: Path) -> bool:
    """Is the file a zip that an export wrote, whatever its state?"""
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def restore(session: Session, path: Path) -> dict[str, int]:
    """Take everything in, with its ids, keys and sources; gives back the number of rows by table.

    Raises NotRestored; then the session's transaction must be given up. Colleagues who are there already stay: who is
    in the copy too becomes that one, others get a new id. So rows of `rep` read before are void.
    """
    names.lock(session)
    present = Present(session)
    if not present.is_empty():
        raise NotRestored("not_empty", path.name)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))  # the whole process's; only ever raised
    with _damage_told(path), zipfile.ZipFile(path) as archive:
        expected = _expected(archive, path)
        present.step_aside()
        counts = {name: _table(session, archive, name, expected[name]) for name in TABLES if name in expected}
        _number_on(session)
        present.come_back()
    names.touch(session)
    session.expire_all()
    return counts


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (*BROKEN, *WRONG) as error:
        raise NotRestored("not_zip", path.name) from error


def _expected(archive: zipfile.ZipFile, path: Path) -> dict[str, int]:
    """The number of rows by table, as the manifest says it. Raises NotRestored, ValueError and KeyError."""
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ValueError(MANIFEST)
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] > FORMAT or manifest["schema"] > migrate.revisions()[-1]:
        raise NotRestored("newer_export", path.name)
    return {str(name): int(count) for name, count in manifest["tables"].items()}


def _table(session: Session, archive: zipfile.ZipFile, name: str, expected: int) -> int:
    """The rows of one table. Raises ValueError and its like where they are not as they were written."""
    count, held = 0, dict[int, dict[str, Any]]()
    rows, usual = TABLES[name], defaults(name)
    own = {column for column, target in pointers(name).items() if target == name}
    reading = _rows(archive, name)
    while batch := list(islice(reading, BATCH)):
        held |= {row["id"]: _held_back(row, own) for row in batch if own & row.keys()}
        bulk.insert(session.connection(), rows, usual, batch)
        count += len(batch)
        if count > expected:
            break
    if count != expected:
        raise ValueError(name)
    for row_id, values in held.items():
        session.connection().execute(update(rows).where(rows.c.id == row_id).values(values))
    return count


def _held_back(row: dict[str, Any], own: set[str]) -> dict[str, Any]:
    """Takes out of a row, and gives back, what points to rows of its own table: they may come later."""
    return {column: row.pop(column) for column in own & row.keys()}


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    """Each row's values by column, without those that are null."""
    with (
        archive.open(f"{name}.csv") as stream,
        io.TextIOWrapper(stream, ENCODING, newline="") as lines,
    ):
        reader = csv.reader(lines, delimiter=SEPARATOR, strict=True)
        header = next(reader)
        columns = TABLES[name].columns
        known: list[tuple[str, Form] | None] = [(one, form(columns[one])) if one in columns else None for one in header]
        for cells in reader:
            pairs = zip(known, cells, strict=True)
            yield {one[0]: one[1].read(cell) for one, cell in pairs if cell and one is not None}


def _number_on(session: Session) -> None:
    """New rows get ids past those that were taken in; SQLite sees to that itself."""
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return
    for name, rows in TABLES.items():
        if "id" not in rows.c:
            continue
        last = connection.execute(select(func.max(rows.c.id))).scalar_one()
        if last is not None:
            connection.execute(select(func.setval(func.pg_get_serial_sequence(name, "id"), last)))
