"""The bot, running in a thread of the test's process against a Bot API server, or as the real command."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from bot.settings import Settings
from storage.database import Database
from tests.botapi import BotApi


@contextlib.contextmanager
def running(api: BotApi, database_url: str, **settings: object) -> Iterator[None]:
    """The bot on that database and server, until the block ends; what stops it by itself is raised."""
    made = settings_for(api, database_url, **settings)
    faults: list[BaseException] = []
    ready = threading.Event()
    holder: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[None]]] = []
    thread = threading.Thread(target=lambda: _run(made, api.token, ready, holder, faults), name="bot")
    thread.start()
    try:
        assert ready.wait(30), "the bot did not start"
        yield
    finally:
        for loop, task in holder:
            with contextlib.suppress(RuntimeError):  # it has ended by itself: its fault is raised below
                loop.call_soon_threadsafe(task.cancel)
        thread.join(30)
        assert not thread.is_alive(), "the bot did not stop"
    if faults:
        raise faults[0]


def settings_for(api: BotApi, database_url: str, **more: object) -> Settings:
    """Settings with nothing from outside."""
    fields = {"api_url": api.url, "database_url": database_url, "token": api.token, **more}
    names = {name: field.validation_alias.choices[0] for name, field in Settings.model_fields.items()}
    return Settings(_env_file=None, **{names[name]: value for name, value in fields.items()})


def _run(settings: Settings, token: str, ready: threading.Event, holder: list, faults: list[BaseException]) -> None:
    from bot.wiring import Taccuino

    async def main() -> None:
        started = asyncio.Event()
        database = Database(settings.database)
        task = asyncio.create_task(Taccuino(settings, database, token).run(started))
        holder.append((asyncio.get_running_loop(), task))
        waiting = asyncio.create_task(started.wait())
        await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        ready.set()
        waiting.cancel()
        try:
            await task
        finally:
            database.close()

    try:
        asyncio.run(main())
    except asyncio.CancelledError:
        pass
    except BaseException as error:
        faults.append(error)
    finally:
        ready.set()


class Command:
    """`taccuino run` as a process of its own, with an environment of its own."""

    def __init__(self, folder: Path, **environment: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self._environment = {**kept, "TACCUINO_DATA": str(folder), **environment}
        self._folder = folder
        self.process: subprocess.Popen[str] | None = None

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start it, without waiting."""
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from bot.cli import main; main()", *(arguments or ("run",))],
            env=self._environment, cwd=self._folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        return self.process

    def line(self) -> str:
        """The next line that it prints."""
        assert self.process is not None
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def kill(self, number: int = signal.SIGKILL) -> str:
        """End it (by default as hard as possible); gives back what it wrote to standard error."""
        assert self.process is not None
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=30)
        return said
