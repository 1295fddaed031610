"""Addresses, migrations, and writers that meet."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage import migrate, names, reps
from storage.database import Database, address
from storage.errors import NewerDatabase, UnknownDatabase, Unreachable
from storage.tables import metadata


@pytest.mark.parametrize("url", ["mysql://x/y", "rossi", "", "http://example.com"])
def test_other_databases_are_refused_in_a_sentence(url):
    """Only SQLite and PostgreSQL are taken."""
    with pytest.raises(UnknownDatabase, match="DATABASE_URL"):
        address(url)


@pytest.mark.parametrize("url", ["postgres://h/n", "postgresql://h/n", "postgresql+psycopg://h/n"])
def test_every_way_to_write_postgresql_is_taken(url):
    """The driver is ours to choose."""
    assert address(url).drivername == "postgresql+psycopg"


def test_a_database_that_does_not_open_is_said_in_a_sentence(tmp_path):
    """Neither a trace nor the password."""
    with pytest.raises(Unreachable) as sqlite:
        migrate.upgrade(Database(f"sqlite:///{tmp_path}"))
    assert "does not open" in str(sqlite.value)
    with pytest.raises(Unreachable) as postgres:
        migrate.upgrade(Database("postgresql://me:secret@127.0.0.1:1/x"))
    assert "secret" not in str(postgres.value)


def test_the_migrations_make_exactly_the_tables_of_the_code(database):
    """Nothing that the tables say is missing from the migrations, and the other way round."""
    with database.connection() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_migrating_twice_changes_nothing(database):
    """The second time there is nothing to do."""
    assert migrate.upgrade(database) == migrate.revisions()[-1]


def test_a_newer_database_is_refused(database):
    """A schema that this program does not know is left alone."""
    with database.connection() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    with pytest.raises(NewerDatabase, match="newer"):
        migrate.upgrade(database)


def test_two_processes_that_start_together_migrate_once(tmp_path):
    """The second waits for the first."""
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    faults: list[BaseException] = []

    def start() -> None:
        database = Database(url)
        try:
            migrate.upgrade(database)
        except BaseException as error:
            faults.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_writers_that_meet_wait_for_each_other(database):
    """Four threads that each add ten reps lose none, and no version of the names."""

    def write(number: int) -> None:
        for turn in range(10):
            with database.writing() as session:
                reps.add(session, f"{number}-{turn}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert len(names.everything(session).reps) == 40
        assert names.version(session) == 40


def test_sqlite_runs_as_the_design_wants_it(sqlite_maker):
    """Write-ahead log, full synchronisation, keys that hold."""
    database = Database(sqlite_maker())
    with database.connection() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    database.close()
    assert found == ["wal", 2, 1]


def test_the_folder_of_a_new_database_is_made(tmp_path: Path):
    """A first start on an empty home works."""
    database = Database(f"sqlite:///{tmp_path / 'a' / 'b' / 'c.sqlite3'}")
    assert migrate.upgrade(database)
    database.close()


def test_the_numbers_of_the_migrations_are_their_revisions():
    """What their files are called is what Alembic knows them by, in its order."""
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert migrate.revisions() == known[::-1]
