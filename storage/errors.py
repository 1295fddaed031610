"""What storage refuses, each error with its own sentence."""

from __future__ import annotations


class StorageError(Exception):
    """Base of what this room raises."""


class UnknownDatabase(StorageError):
    """A database address that is neither SQLite nor PostgreSQL."""

    def __init__(self, scheme: str) -> None:
        super().__init__(
            f"DATABASE_URL ({scheme}…) must be like sqlite:////file.sqlite3 or postgresql://user@host/name."
        )


class Unreachable(StorageError):
    """The database does not open."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"The database {where} does not open: {reason}.")


class NewerDatabase(StorageError):
    """The database was written by a later version of the program."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"The database was written by a newer Taccuino (schema {revision}); please update this one.")


class Dangling(StorageError):
    """A row points to one that is not there; the database was left as it was."""

    def __init__(self, table: str, missing: str) -> None:
        super().__init__(
            f"The database was not brought up to date: rows of {table} point to rows that {missing} lacks."
        )


class AlreadyRunning(StorageError):
    """Another bot runs on this SQLite file."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"Taccuino is running already on {where}. A SQLite database serves one process; several need PostgreSQL."
        )


class Damaged(StorageError):
    """A SQLite file that is none, or of which parts are broken."""

    def __init__(self, where: str, finding: str) -> None:
        super().__init__(f"The database {where} is damaged ({finding}); it is left as it is. Please restore a backup.")
