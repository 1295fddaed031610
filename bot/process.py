"""`taccuino run`: the bot until it is told to stop, with the playground beside it when there is no token."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable

from bot import clock, sample
from bot.errors import PortTaken
from bot.playground import Playground
from bot.settings import Settings
from bot.wiring import Taccuino
from storage.database import Database

#: httpx tells every address it asks for, and the token is a part of it.
logging.getLogger("httpx").setLevel(logging.WARNING)

#: Opens nothing: it only has to be the same on both sides.
TOKEN = f"{sample.BOT.id}:playground-on-this-machine-only"


async def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Run until SIGINT or SIGTERM. `say` prints a line for the person at the terminal. Raises BotError."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in its loop
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    database = Database(settings.database)
    try:
        if settings.playground:
            await _playground(settings, database, stop, say)
        else:
            assert settings.token is not None
            taccuino = Taccuino(settings, database, settings.token.get_secret_value())
            await _until(stop, taccuino, say, "Taccuino is listening. Ctrl-C stops it.")
    finally:
        database.close()


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
