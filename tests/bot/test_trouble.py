"""Trouble with the database: nothing is lost, one line says so, nobody spins, and it goes on by itself."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot import clock
from bot.threads import passes
from storage import inbox
from storage.database import Database
from storage.tables import Message
from tests.running import Command


def until(true, seconds=60):
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)
    return found


def recorded(url: str) -> int:
    database = Database(url)
    with database.reading() as session:
        found = len(session.exec(select(Message.id)).all())
    database.close()
    return found


@pytest.fixture
def command(tmp_path, api):
    """Makes the command on a database; it is killed at the end if it still runs."""
    made: list[Command] = []

    def make(url: str) -> Command:
        own = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "DATABASE_URL": url}
        made.append(Command(tmp_path, **own, TACCUINO_ADMINS="1001"))
        return made[-1]

    yield make
    for one in made:
        if one.process is not None and one.process.poll() is None:
            one.kill()


def told(said: str) -> list[str]:
    """The lines of the log that speak of the database."""
    return [line for line in said.splitlines() if "bot.threads" in line]


def endures(api, sara, command: Command, url: str, trouble, mend, lasts: float = 6) -> list[str]:
    """A note before the trouble, one in the midst, one afterwards; gives back what the log says of it."""
    command.start()
    assert "listening" in command.line()
    sara.says("Visto Rossi, prende 3 transpallet", date=time.time() - 600)
    until(lambda: len(sara.messages) == 1)
    trouble()
    sara.says("Visto Verdi, prende 4 transpallet", date=time.time() - 300)
    time.sleep(lasts)
    assert command.process.poll() is None, "it has ended"
    assert len(sara.messages) == 1
    mend()
    until(lambda: len(sara.messages) == 2)
    sara.says("Visto Bianchi, prende 5 transpallet", date=time.time())
    until(lambda: len(sara.messages) == 3)
    said = command.kill(signal.SIGTERM)
    assert "Traceback" not in said, said
    assert recorded(url) == 3
    return told(said)


def test_a_postgresql_that_may_only_be_read_is_waited_for(api, sara, command, postgres_maker):
    """As a replica is before it takes over."""
    url = postgres_maker()
    name = urlsplit(url).path[1:]

    def only_read(wanted: str) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET default_transaction_read_only = off")
            connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = {wanted}")
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
                (name,),
            )

    lines = endures(api, sara, command(url), url, lambda: only_read("on"), lambda: only_read("off"))
    assert len(lines) == 2
    assert "read-only" in lines[0]
    assert "works again" in lines[1]


def test_a_postgresql_that_is_gone_for_a_while_is_waited_for(api, sara, command, postgres_maker):
    """Nobody may connect, and whoever was connected is thrown out."""
    url = postgres_maker()
    name = urlsplit(url).path[1:]
    elsewhere = urlunsplit(urlsplit(url)._replace(path="/postgres"))

    def there(wanted: str) -> None:
        with psycopg.connect(elsewhere, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {wanted}")
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))

    lines = endures(api, sara, command(url), url, lambda: there("false"), lambda: there("true"))
    assert len(lines) == 2
    assert "tries" in lines[1]
    assert int(lines[1].rsplit(" tries", 1)[0].rsplit(" ", 1)[1]) < 30


def mounted(folder: Path, size: str) -> bool:
    """A small disk of its own at that folder, where we may make one."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False,
                          capture_output=True)  # fmt: skip
    return done.returncode == 0


@pytest.fixture
def disk(tmp_path):
    """A disk of four megabytes; skips where none can be made."""
    folder = tmp_path / "disk"
    if sys.platform != "linux" or os.geteuid() != 0 or not mounted(folder, "4m"):
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_full_disk_is_waited_for(api, sara, command, disk, sqlite_maker):
    """What could not be kept is not confirmed to Telegram, and comes again."""
    file = disk / "taccuino.sqlite3"
    shutil.copy(sqlite_maker().removeprefix("sqlite:///"), file)

    def fill() -> None:
        with contextlib.suppress(OSError), (disk / "else").open("wb", buffering=0) as other:
            while other.write(b"x" * 512):
                pass

    lines = endures(api, sara, command(f"sqlite:///{file}"), f"sqlite:///{file}", fill, (disk / "else").unlink)
    assert len(lines) == 2
    assert "full" in lines[0] or "disk" in lines[0]


def test_a_database_that_cannot_grow_keeps_what_it_has(sqlite_maker):
    """The update is not kept, which is said by an error that passes; with room it is kept."""
    database, most = Database(sqlite_maker()), [True]

    @event.listens_for(database.engine, "begin")
    def small(connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages if most[0] else 10**9}")

    def keep() -> int:
        with database.writing() as session:
            return inbox.keep(session, [inbox.Update(1, 7, "x" * 50_000)], clock.now())

    with pytest.raises(OperationalError) as error:
        keep()
    assert passes(error.value)
    most[0] = False
    assert keep() == 1
    database.close()


def damaged(path: Path, how: str) -> None:
    """A file that is none, or a database of which pages in the midst are overwritten."""
    if how == "foreign":
        path.write_bytes(b"not a database at all" * 1000)
        return
    content = bytearray(path.read_bytes())
    middle = slice(len(content) // 4, len(content) // 2)
    content[middle] = b"\xff" * len(content[middle])
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["foreign", "overwritten"])
def test_a_damaged_file_is_refused_at_the_start_and_left_as_it_is(command, sqlite_maker, how):
    """One sentence, exit 1, not a byte changed and nothing put beside it."""
    path = Path(sqlite_maker().removeprefix("sqlite:///"))
    damaged(path, how)
    before = path.read_bytes()
    process = command(f"sqlite:///{path}").start()
    _, said = process.communicate(timeout=120)
    assert process.returncode == 1
    assert len(said.strip().splitlines()) == 1, said
    assert str(path) in said
    assert path.read_bytes() == before
    assert not [name for name in os.listdir(path.parent) if name.startswith(path.name) and name.endswith("-wal")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_that_may_only_be_read_is_refused_at_the_start(api, sqlite_maker, tmp_path):
    """One sentence and exit 1."""
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "x.sqlite3"
    shutil.copy(sqlite_maker().removeprefix("sqlite:///"), path)
    path.chmod(0o444)
    folder.chmod(0o555)
    for parent in folder.parents:
        if parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    environment = {"PATH": os.environ["PATH"], "TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url,
                   "DATABASE_URL": f"sqlite:///{path}", "HOME": "/nonexistent"}  # fmt: skip
    ended = subprocess.run(
        ["runuser", "-u", "nobody", "--", sys.executable, "-c", "from bot.cli import main; main()", "run"],
        env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
    with sqlite3.connect(path) as straight:
        assert straight.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    straight.close()
