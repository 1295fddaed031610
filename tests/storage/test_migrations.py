"""What a database of each earlier schema holds is all there after the migrations."""

import datetime as dt
import itertools
import os
import sqlite3
import threading
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import SQLModel, select

from storage import migrate, tables
from storage.database import Database
from storage.errors import Dangling, Unreachable
from tests.storage.contents import dangling, everything, filled, held, renamed, shape

EARLIER = migrate.revisions()[:-1]


@dataclass(frozen=True)
class Moved:
    """A database that was filled at an earlier schema and brought up to date, and all that it held `before`."""

    before: dict[str, list[dict[str, object]]]
    database: Database


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def make(request, tmp_path_factory):
    """Makes URLs of databases without any table."""
    numbers = itertools.count()
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("bare")
        return lambda: f"sqlite:///{folder}/{next(numbers)}.sqlite3"
    server = request.getfixturevalue("postgres_server")

    def create():
        name = f"taccuino_{os.getpid()}_bare_{next(numbers)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))

    return create


@pytest.fixture
def bare(make):
    """A database without any table, open."""
    opened = Database(make())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def straight(make):
    """The shape of a database whose tables were made from the code."""
    database = Database(make())
    with database.connection() as connection:
        tables.metadata.create_all(connection)
    yield shape(database)
    database.close()


@pytest.fixture(scope="module", params=EARLIER)
def moved(make, request):
    """From each earlier schema; for tests that only look."""
    database = Database(make())
    before = filled(database, request.param)
    migrate.upgrade(database)
    yield Moved(before, database)
    database.close()


@pytest.fixture
def first(bare):
    """From the first schema, for tests that write."""
    before = filled(bare, EARLIER[0])
    migrate.upgrade(bare)
    return Moved(before, bare)


def test_the_rows_of_these_tests_fill_every_table_and_column_of_each_schema(moved):
    """So that what they say of the migrations is said of everything."""
    empty = [
        f"{table}.{column}"
        for table, kept in moved.before.items()
        for column in (kept[0] if kept else ["*"])
        if all(row[column] is None for row in kept)
    ]
    assert empty == []


def test_nothing_is_lost_on_the_way_from_an_earlier_schema(moved):
    """Every row is there with every value that it had, the renamed column's too."""
    after = everything(moved.database)
    for table, rows in moved.before.items():
        expected = [renamed(table, row) for row in rows]
        shown = [{name: row[name] for name in old} for row, old in zip(after[table], expected, strict=True)]
        assert shown == expected, table


def test_rows_of_an_earlier_schema_point_to_rows_that_are_there(moved):
    """And foreign keys hold again for whoever asks for a connection."""
    assert dangling(moved.database) == 0
    assert held(moved.database)


def test_an_earlier_schema_becomes_exactly_that_of_the_code(moved, straight):
    """Not a column, key, index or index's condition differs from tables made straight from the code."""
    made = shape(moved.database)
    for table, parts in straight.items():
        assert made[table] == parts, table
    assert set(made) == set(straight)


def test_alembic_finds_nothing_left_to_do(moved):
    """Its own comparison, types included."""
    with moved.database.connection() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_the_code_reads_the_rows_of_an_earlier_schema(moved):
    """Each table's rows come as its class."""
    classes = {cls.__tablename__: cls for cls in vars(tables).values() if mapped(cls)}
    with moved.database.reading() as session:
        found = {name: len(session.exec(select(cls)).all()) for name, cls in classes.items()}
    assert {name: found[name] for name in moved.before} == {name: len(rows) for name, rows in moved.before.items()}


def mapped(thing):
    """Whether it is the class of a table."""
    return isinstance(thing, type) and issubclass(thing, SQLModel) and hasattr(thing, "__table__")


def test_values_of_the_first_schema_mean_what_they_meant(first):
    """Moments in UTC, exact decimals, lists."""
    with first.database.reading() as session:
        message, product = session.get(tables.Message, 2), session.get(tables.Product, 1)
        bought = session.get(tables.Purchase, 1)
    assert message.undone_at == dt.datetime(2026, 3, 3, 8, 0, tzinfo=dt.UTC)
    assert (product.key, product.price, product.aliases) == ("TR-10", Decimal("1250.5"), ["trapano grande"])
    assert (bought.status, bought.quantity, bought.unit_price) == ("told", Decimal(3), Decimal("0.0001"))


def test_new_columns_of_old_rows_say_what_was_known(first):
    """A purchase is its interaction's rep's, or its message's; a ticket is open since the interaction told it."""
    with first.database.reading() as session:
        bought = [(row.id, row.rep_id) for row in session.exec(select(tables.Purchase).order_by(tables.Purchase.id))]
        one, other = session.exec(select(tables.Ticket).order_by(tables.Ticket.id)).all()
        product = session.get(tables.Product, 1)
    assert bought == [(1, 2), (2, None), (3, 1)]
    assert (one.status, one.state, one.opened, one.account_id) == ("told", "open", dt.date(2026, 3, 2), 1)
    assert one.description == "perde olio"
    assert (other.opened, other.account_id, other.description) == (dt.date(2026, 3, 3), None, None)
    assert (product.complements, product.unit, product.per) == ([], None, None)


def test_a_migrated_database_takes_what_the_first_schema_did_not(first):
    """Facts of loads: a ticket of no interaction, an interaction of no rep, a doubt of no message, new ids."""
    now, day = dt.datetime(2026, 4, 1, tzinfo=dt.UTC), dt.date(2026, 4, 1)
    with first.database.writing() as session:
        session.add(load := tables.Load(started_at=now, alive_at=now))
        session.flush()
        session.add(tables.Ticket(kind="leak", opened=day, load_id=load.id))
        session.add(tables.Interaction(channel="web", date=day, load_id=load.id))
        session.add(tables.Doubt(field="account", said="Rossi", load_id=load.id))
        session.add(tables.Account(name="Nuova", parent_id=1, merged_into_id=2, load_id=load.id))
    assert len(everything(first.database)["ticket"]) == 3


def test_a_failed_migration_leaves_the_database_as_it_was(bare):
    """The last step fails: those before it have not been taken either, no row is gone, keys hold."""
    before = filled(bare, EARLIER[0])
    with bare.connection() as connection:  # in the way of what the last migration makes
        connection.execute(text("CREATE INDEX ix_ticket_account_id_opened ON rep (name)"))
    was = shape(bare)
    with pytest.raises(Unreachable):
        migrate.upgrade(bare)
    assert (everything(bare), shape(bare)) == (before, was)
    with bare.connection() as connection:
        assert migrate.current(connection) == EARLIER[0]
    assert held(bare)


def test_a_row_that_points_nowhere_is_refused_and_left(tmp_path):
    """Keys are not held while SQLite's tables are made anew, so they are looked at before anything is kept."""
    file = tmp_path / "old.sqlite3"
    database = Database(f"sqlite:///{file}")
    filled(database, EARLIER[0])
    with sqlite3.connect(file) as straight:
        straight.execute("UPDATE item SET interaction_id = 99 WHERE id = 1")
    straight.close()
    before = everything(database)
    with pytest.raises(Dangling, match="item"):
        migrate.upgrade(database)
    assert everything(database) == before
    database.close()


def test_processes_that_start_together_migrate_an_old_database_once(bare):
    """The others wait for the first, and lose nothing."""
    before, faults = filled(bare, EARLIER[0]), []

    def start():
        database = Database(bare.url.render_as_string(hide_password=False))
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
    after = everything(bare)
    assert {name: len(after[name]) for name in before} == {name: len(rows) for name, rows in before.items()}


def test_the_way_back_leads_to_the_schema_and_the_rows_that_were(bare):
    """Each step back undoes its step on."""
    before = filled(bare, EARLIER[0])
    was = shape(bare)
    migrate.upgrade(bare)
    back(bare, EARLIER[0])
    assert (everything(bare), shape(bare)) == (before, was)


def test_the_way_back_ends_in_an_empty_database(bare):
    """The first tables go last."""
    migrate.upgrade(bare)
    back(bare, "base")
    assert everything(bare) == {}


def back(database, revision):
    """Downgrade, as a developer would by hand."""
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    with migrate.migrating(database) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
