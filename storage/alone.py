"""A SQLite file serves one bot: a lock on a file beside it, which ends with its process, however that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.database import Database
from storage.errors import AlreadyRunning, Unreachable


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Hold the lock; nothing to hold on PostgreSQL. Raises AlreadyRunning and Unreachable."""
    path = lock_of(database)
    if path is None:
        yield
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unreachable(str(path), error.strerror or str(error)) from error
    try:
        if not _locked(handle):
            raise AlreadyRunning(str(database.url.database))
        yield
    finally:
        os.close(handle)  # which ends the lock; the file stays, as another may be waiting to open it


def lock_of(database: Database) -> Path | None:
    """The file that is locked while a bot runs on this database; `None` where several may run."""
    file = database.url.database
    if not database.alone or not file or file == ":memory:":
        return None
    return Path(f"{Path(file).resolve()}.lock")


def _locked(handle: int) -> bool:
    """Take the lock, if nobody has it."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
