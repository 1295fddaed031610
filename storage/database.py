"""The connection: one engine for SQLite or PostgreSQL, sessions that read and sessions that write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlmodel import Session, create_engine

from storage.errors import UnknownDatabase, Unreachable

DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite+pysqlite": "sqlite+pysqlite",
}

#: On every SQLite connection: readers beside one writer, nothing lost with the power, 5 s of patience, keys that hold,
#: and 16 MB of pages at hand: with the usual two, an account with much history is read again and again.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "cache_size=-16000")

#: How PostgreSQL is reached: pools large enough for every thread of the bot; an address that does not answer, or a
#: server that is silent in the midst, is given up after seconds, not minutes.
REACH = {"connect_timeout": 5, "keepalives_idle": 20, "keepalives_interval": 5, "tcp_user_timeout": 20_000}
POOL = {"pool_size": 12, "max_overflow": 40}


def address(url: str) -> URL:
    """The URL with the driver that the project uses; raises UnknownDatabase."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UnknownDatabase(url.split(":", maxsplit=1)[0]) from error
    if parsed.drivername not in DRIVERS:
        raise UnknownDatabase(parsed.drivername)
    return parsed.set(drivername=DRIVERS[parsed.drivername])


class Database:
    """Sessions on one database. Safe to use from several threads and processes."""

    def __init__(self, url: str) -> None:
        self.url = address(url)
        self.engine = _engine(self.url)
        self._writer = self.engine.execution_options(writes=True)
        self._light = self.engine.execution_options(writes=True, light=True)
        # The threads of one process take turns here: SQLite's own waiting is by sleeping, and not in order.
        self._turn: AbstractContextManager[object] = Lock() if self.alone else nullcontext()

    @property
    def alone(self) -> bool:
        """One process has this database to itself: a SQLite file serves one bot."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads; nothing it does is kept."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose work is committed as a whole at the end, or not at all."""
        with self._turn, Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def noting(self) -> Iterator[Session]:
        """A writing session for what may be forgotten when the power fails, though not when the process dies: its
        commit waits for no disk. The database is whole all the same.
        """
        with self._turn, Session(self._light, expire_on_commit=False) as session, session.begin():
            if not self.alone:
                session.connection().exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield session

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A bare connection in a writing transaction; raises Unreachable."""
        try:
            with self._writer.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise Unreachable(self.url.render_as_string(hide_password=True), str(error.orig).splitlines()[0]) from error

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _engine(url: URL) -> Engine:
    """An engine with what each database needs. What reps said (the parameters) stays out of errors and logs."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=REACH, **POOL)
    if not _in_memory(url):
        _folder(url)
    engine = create_engine(url, hide_parameters=True, **({} if _in_memory(url) else POOL))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _in_memory(url: URL) -> bool:
    return not url.database or url.database == ":memory:"


def _folder(url: URL) -> None:
    """Make the folder of a SQLite file; raises Unreachable."""
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable(str(url.database), error.strerror or str(error)) from error


def _prepare(connection: Any, record: Any) -> None:
    """Hand transactions over to SQLAlchemy and set the pragmas."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: two that meet later than that cannot both go on."""
    options = connection.get_execution_options()
    if options.get("writes"):
        _wait_for_disk(connection, not options.get("light"))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def _wait_for_disk(connection: Connection, whole: bool) -> None:
    """Whether the commit of what begins now is on the disk when it returns. NORMAL corrupts nothing either (WAL)."""
    if connection.info.get("whole", True) != whole:
        connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if whole else 'NORMAL'}")
        connection.info["whole"] = whole
