"""The company's data as a zip of CSVs, a table each, exact enough to start again from."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session

from storage import migrate
from storage.exporting.keeping import Kept
from storage.exporting.links import LINKS, Links
from storage.exporting.rows import TABLES, keys
from storage.exporting.scope import ALL, Scope
from storage.exporting.values import cells, form, stored

#: The member that says what the zip is, and what of it this version can read.
MANIFEST, FORMAT = "taccuino.json", 1
#: So that spreadsheets on most of our users' desks open the CSVs rightly.
SEPARATOR, ENCODING = ";", "utf-8-sig"
#: Rows held at a time.
BATCH = 2_000
#: Zip members have a date; the same data are the same bytes.
DATE = (1980, 1, 1, 0, 0, 0)


def write_copy(session: Session, path: Path, scope: Scope = ALL) -> dict[str, int]:
    """Write the zip; gives back the number of rows by table.

    The session must see one state of the database throughout (see `steady`).
    """
    kept = Kept(session, scope)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        counts = {name: _write_table(archive, session, kept, name) for name in TABLES}
        _write_manifest(archive, session, counts)
    return counts


def _write_manifest(archive: zipfile.ZipFile, session: Session, counts: dict[str, int]) -> None:
    manifest = {"format": FORMAT, "schema": migrate.current(session.connection()), "tables": counts}
    archive.writestr(_member(MANIFEST), json.dumps(manifest, indent=1))


def _write_table(archive: zipfile.ZipFile, session: Session, kept: Kept, name: str) -> int:
    """One CSV; gives back the number of its rows."""
    columns = list(TABLES[name].columns)
    forms = [form(column) for column in columns]
    count = 0
    with (
        archive.open(_member(f"{name}.csv"), "w", force_zip64=True) as stream,
        io.TextIOWrapper(stream, ENCODING, newline="") as text,
    ):
        writer = csv.writer(text, delimiter=SEPARATOR)
        writer.writerow([column.name for column in columns])
        for batch in _batches(session, kept, name):
            writer.writerows(cells(batch, forms))
            count += len(batch)
    return count


def _batches(session: Session, kept: Kept, name: str) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows that are taken out, in the order of their keys."""
    rows = TABLES[name]
    query = select(*map(stored, rows.columns)).order_by(*(rows.c[key] for key in keys(name)))
    extra = kept.extra[name]
    query = query.add_columns(kept.flag(name)) if extra else query.where(kept.seen(name))
    links = LINKS.get(name, Links)(kept, name)
    result = session.connection().execute(query, execution_options={"yield_per": BATCH})
    for batch in result.partitions():
        yield links.whole(_flagged(batch, extra, list(rows.c.keys()).index("id")) if extra else batch)


def _flagged(batch: Sequence[Row[Any]], extra: set[int], place: int) -> list[Sequence[Any]]:
    """The rows that stand, and those that are needed all the same, without their flag."""
    return [row[:-1] for row in batch if row[-1] or row[place] in extra]


def _member(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, DATE)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made
