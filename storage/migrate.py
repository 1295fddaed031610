"""Bring a database up to date: the Alembic migrations of this package, run from code."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from storage.database import Database
from storage.errors import NewerDatabase

SCRIPTS = Path(__file__).parent / "migrations"

#: Any number of our own: two processes that start together on PostgreSQL take turns.
LOCK = 7_226_2026


def upgrade(database: Database, revision: str = "head") -> str:
    """Migrate up to `revision` and give back the revision reached; raises NewerDatabase and Unreachable."""
    with database.connection() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        if current(connection) != (revisions()[-1] if revision == "head" else revision):
            _migrate(connection, revision)
        return current(connection) or ""


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
