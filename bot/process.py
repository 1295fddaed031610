"""`taccuino run`: the bot until it is told to stop, with the playground beside it when there is no token."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import Callable

from sqlalchemy.exc import DatabaseError

from bot import clock, sample
from bot.errors import PortTaken
from bot.playground import Playground
from bot.settings import Settings
from bot.wiring import Taccuino
from storage import sound
from storage.alone import alone
from storage.database import Database
from storage.errors import Unreachable
from storage.migrate import upgrade

#: httpx tells every address it asks for, and the token is a part of it.
logging.getLogger("httpx").setLevel(logging.WARNING)
#: While the database is out of reach its jobs wait, which it would complain about again and again.
logging.getLogger("apscheduler").setLevel(logging.ERROR)

#: Opens nothing: it only has to be the same on both sides.
TOKEN = f"{sample.BOT.id}:playground-on-this-machine-only"


#: Seconds after which we are gone when told to stop: sooner than who tells us loses patience.
PATIENCE = 9.5


async def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Run until SIGINT or SIGTERM. `say` prints a line for the person at the terminal.

    Raises BotError and StorageError.
    """
    stop = asyncio.Event()

    def told() -> None:
        stop.set()
        _leave_after(PATIENCE)

    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in its loop
            asyncio.get_running_loop().add_signal_handler(number, told)
    database = Database(settings.database)
    try:
        with alone(database):
            await _served(settings, database, stop, say)
    finally:
        database.close()


async def _served(settings: Settings, database: Database, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    """With the database to ourselves, where it serves but one."""
    try:
        sound.check(database)
        upgrade(database)
        if settings.playground:
            await _playground(settings, database, stop, say)
        else:
            assert settings.token is not None
            taccuino = Taccuino(settings, database, settings.token.get_secret_value())
            await _until(stop, taccuino, say, "Taccuino is listening. Ctrl-C stops it.")
    except DatabaseError as error:  # trouble that does not pass, as with a damaged file
        raise Unreachable(database.url.render_as_string(hide_password=True), str(error.orig).splitlines()[0]) from error


def _leave_after(seconds: float) -> None:
    """Whatever a thread may still be at then: it is not committed, and is done again at the next start."""
    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    timer.start()


async def _playground(settings: Settings, database: Database, stop: asyncio.Event, say: Callable[[str], None]) -> None:
    """The local Bot API server, a sample company, and the bot talking to that server like to any other."""
    with database.writing() as session:
        sample.load(session, clock.now().astimezone(settings.zone).date())
    state = settings.folder / "chats.sqlite3"
    playground = Playground(sample.people(), state, sample.BOT, TOKEN, now=clock.now, examples=sample.examples())
    try:
        await playground.start(settings.port)
    except OSError as error:
        raise PortTaken(settings.port) from error
    try:
        admins = settings.admins | sample.managers()
        at_home = settings.model_copy(update={"api_url": playground.api_url, "admins": admins})
        taccuino = Taccuino(at_home, database, TOKEN)
        await _until(stop, taccuino, say, f"Open {playground.url} in your browser. Ctrl-C stops it.")
    finally:
        await playground.stop()


async def _until(stop: asyncio.Event, taccuino: Taccuino, say: Callable[[str], None], line: str) -> None:
    """Run it; say the line as soon as messages are being taken."""
    ready = asyncio.Event()
    running = asyncio.create_task(taccuino.run(ready))
    waiting = {asyncio.create_task(ready.wait()), asyncio.create_task(stop.wait())}
    await asyncio.wait({running, *waiting}, return_when=asyncio.FIRST_COMPLETED)
    if ready.is_set():
        say(line)
    await asyncio.wait({running, asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
    for task in (*waiting, running):
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
