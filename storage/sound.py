"""Whether a SQLite file is whole, looked at before anything writes to it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from urllib.parse import quote

from storage.database import Database
from storage.errors import Damaged

#: Every page of a larger file is not looked at: that would hold up the start for many seconds.
LARGE = 100_000_000


def check(database: Database) -> None:
    """Raises Damaged where the file is no database, or a damaged one; the file is left as it is."""
    file = database.url.database
    if not database.alone or not file or file == ":memory:" or not Path(file).is_file():
        return
    path = Path(file).resolve()
    if path.stat().st_size == 0:
        return
    # Without anything to catch up with nobody else is at it, and no other file need be put beside it.
    how = "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True)) as straight:
            found = _finding(straight, path.stat().st_size)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # locked, not readable: whoever opens it says that
            return
        found = str(error)
    if found != "ok":
        raise Damaged(str(path), " ".join(found.split())[:100])


def _finding(straight: sqlite3.Connection, size: int) -> str:
    """ "ok", or what SQLite has found."""
    if size > LARGE:
        straight.execute("SELECT count(*) FROM sqlite_master")
        return "ok"
    return str(straight.execute("PRAGMA quick_check(1)").fetchone()[0])
