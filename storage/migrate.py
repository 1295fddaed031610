"""Bring a database up to date: the Alembic migrations of this package, run from code."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
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
        try:
            command.upgrade(config(connection), revision)
        except CommandError as error:
            raise NewerDatabase(current(connection) or "?") from error
        return current(connection) or ""


def config(connection: Connection) -> Config:
    """Alembic's settings for one connection."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    made.attributes["connection"] = connection
    return made


def current(connection: Connection) -> str | None:
    """The revision that the database is at, `None` for an empty one."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def revisions() -> list[str]:
    """All revisions, oldest first."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    return [script.revision for script in ScriptDirectory.from_config(made).walk_revisions()][::-1]
