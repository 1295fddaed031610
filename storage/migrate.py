"""Bring a database up to date: the Alembic migrations of this package, run from code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from storage.database import PRAGMAS, Database
from storage.errors import Dangling, NewerDatabase, Unreachable

SCRIPTS = Path(__file__).parent / "migrations"

#: Any number of our own: two processes that start together on PostgreSQL take turns.
LOCK = 7_226_2026

#: SQLite changes a table by making it anew and dropping the old one, which rows that point to it would forbid. The
#: second of two processes has a minute's patience.
LOOSE = ("foreign_keys=OFF", "busy_timeout=60000")


def upgrade(database: Database, revision: str = "head") -> str:
    """Migrate up to `revision` and give back the revision reached.

    All steps or none are taken. Raises NewerDatabase, Dangling and Unreachable.
    """
    with migrating(database) as connection:
        if current(connection) != (revisions()[-1] if revision == "head" else revision):
            _migrate(connection, revision)
        return current(connection) or ""


@contextmanager
def migrating(database: Database) -> Iterator[Connection]:
    """The transaction of a migration, which no other migration shares; raises Unreachable.

    On SQLite no foreign key holds in it: call `check` at its end.
    """
    try:
        writer = database.engine.execution_options(writes=True)
        with writer.connect() as connection, _loose(connection), connection.begin():
            _take_turns(connection)
            yield connection
    except DatabaseError as error:
        raise Unreachable(database.url.render_as_string(hide_password=True), str(error.orig).splitlines()[0]) from error


@contextmanager
def _loose(connection: Connection) -> Iterator[None]:
    """Around a transaction, as within one SQLite would not hear of it: without foreign keys, and with them again."""
    if connection.dialect.name != "sqlite":
        yield
        return
    _set(connection, LOOSE)
    try:
        yield
    finally:
        _set(connection, PRAGMAS)


def _set(connection: Connection, pragmas: tuple[str, ...]) -> None:
    """Straight to the driver: SQLAlchemy would begin a transaction."""
    driver = connection.connection.driver_connection
    assert driver is not None
    for pragma in pragmas:
        driver.execute(f"PRAGMA {pragma}")


def _take_turns(connection: Connection) -> None:
    """Wait for another migration to end. SQLite's writers do so anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})


def check(connection: Connection) -> None:
    """Every foreign key on SQLite points to a row, though none was held; raises Dangling."""
    if connection.dialect.name != "sqlite":
        return
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Dangling(str(broken[0]), str(broken[2]))


def _migrate(connection: Connection, revision: str) -> None:
    """Run Alembic on the connection. Imported only here: most starts find nothing to do, and need not wait for it."""
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    made.attributes["connection"] = connection
    try:
        command.upgrade(made, revision)
    except CommandError as error:
        raise NewerDatabase(current(connection) or "?") from error


def current(connection: Connection) -> str | None:
    """The revision that the database is at, `None` for an empty one."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def revisions() -> list[str]:
    """All revisions, oldest first: their files begin with their number."""
    return sorted(file.stem.partition("_")[0] for file in (SCRIPTS / "versions").glob("[0-9]*.py"))
