"""The one place where the parts are put together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from apscheduler.schedulers import SchedulerNotRunningError
from sqlalchemy.exc import DBAPIError
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import telegram
from bot.alive import Alive
from bot.errors import WrongToken
from bot.importer import Importer
from bot.inline import Inline
from bot.intake import Intake
from bot.known import Known
from bot.lanes import MOST, Lanes
from bot.looking import Looking
from bot.menus import Menus
from bot.router import Router
from bot.scheduler import Scheduler
from bot.sender import Sender
from bot.settings import Settings
from bot.threads import Threads
from bot.worker import Worker
from handlers.said import House
from nlp.understand import prepare
from nlp.wording import codes
from storage.database import Database

log = logging.getLogger(__name__)


def house(settings: Settings) -> House:
    """What the handlers need to know of the settings."""
    return House(
        zone=settings.zone, language=settings.language, languages=codes(), currency=settings.currency,
        admins=settings.admins, morning=settings.morning, evening=settings.evening,
        draw_code=lambda: secrets.token_urlsafe(16),
    )  # fmt: skip


#: Seconds that reading and recording one message may take. One that takes longer is set aside.
LONGEST = 300
#: Seconds that the parts have when we are told to stop: what is in hand; what is being sent and asked for; the threads.
DRAIN, SEND, THREADS = 4.0, 3.5, 1.0
#: Seconds between two looks for the next reminder, however much is done.
BREATH = 0.1


class Taccuino:
    """The running bot on one database, talking to one Bot API server."""

    def __init__(self, settings: Settings, database: Database, token: str) -> None:
        self._settings, self._database, self._token = settings, database, token

    async def run(self, ready: asyncio.Event | None = None) -> None:
        """Until cancelled. `ready` is set when messages are being taken. Raises WrongToken."""
        bot = telegram.make(self._settings, self._token)
        try:
            await self._reach(bot)
        except BaseException:
            await bot.shutdown()
            raise
        parts = Parts(self._settings, self._database, bot)
        try:
            work = await parts.start()
            if ready:
                ready.set()
            ended, _ = await asyncio.wait(work, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            await parts.stop()
        for task in ended:
            task.result()

    async def _reach(self, bot: ExtBot[None]) -> None:
        """Learn who the bot is, however long the server takes to be there; raises WrongToken."""
        pause = 0.5
        while True:
            try:
                await bot.initialize()
                await telegram.stop_webhook(bot)
            except InvalidToken as error:
                raise WrongToken(self._settings.api_url) from error
            except TelegramError as error:
                log.warning("%s does not answer (%s); trying again.", self._settings.api_url, error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30)
            else:
                return


class Parts:
    """All parts of the bot, put together; started and stopped in the right order."""

    def __init__(self, settings: Settings, database: Database, bot: ExtBot[None]) -> None:
        self._loop, self._tasks = asyncio.get_running_loop(), set[asyncio.Task[None]]()
        self._threads = threads = Threads()
        self._reading = Threads(MOST, threads.trouble, LONGEST)  # however slow what is said may be, the rest goes on
        home = replace(house(settings), invitation=f"https://t.me/{bot.username}?start={{code}}")
        known, self._prepared = Known(), asyncio.Event()
        self._looking = Looking(database, threads)
        self._alive = Alive(database, threads.trouble, self._looking.woken)
        self._sender = Sender(bot, database, threads, settings.rate)
        self._menus = Menus(bot, database, threads, settings.language)
        self._router = Router(bot)
        worker = Worker(
            bot, self._router, database, self._reading, home, known, self._handled, self._alive.id, self._put,
            self._prepared,
        )  # fmt: skip
        self._lanes = Lanes(worker.step, room=self._looking.room)
        self._scheduler = Scheduler(database, threads, self._sender.wake, self._look)
        self._inline = Inline(bot, database, threads, home, known)
        self._intake = Intake(bot, database, threads, self._arrived, self._asked, self._alive.eldest)
        self._importer = Importer(database, self._sender.wake)
        self._changed = asyncio.Event()
        self._asking: asyncio.Task[None] | None = None
        self._showing: asyncio.Task[None] | None = None

    async def start(self) -> set[asyncio.Task[None]]:
        """Take up what waits, then everything else; gives back what runs for ever, or ends with a fault."""
        await self._router.start()
        await self._alive.start()
        await self._look()
        await self._scheduler.start()
        # The languages load beside the first requests: whoever writes at once is read a moment later.
        self._asking, self._showing = self._begin(self._intake.run()), self._begin(self._menus.run())
        for part in (
            self._sender.run(), self._alive.run(), self._looking.run(self._alive, self._lanes), self._importer.run(),
            self._plan(), self._prepare(),
        ):  # fmt: skip
            self._begin(part)
        return self._tasks

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        return task

    async def _prepare(self) -> None:
        await self._threads.run(prepare)
        self._prepared.set()

    async def _look(self) -> None:
        await self._looking.once(self._alive, self._lanes)

    def _put(self, chat_id: int | None) -> None:
        self._lanes.put(chat_id)

    def _handled(self) -> None:
        """Something was done: there may be something to send, to ring, to show."""
        self._sender.wake()
        self._menus.wake()
        self._changed.set()

    async def _plan(self) -> None:
        """After what was done reminders may ring earlier than the clock knows; once for all that is done together."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._scheduler.plan()
            await asyncio.sleep(BREATH)

    def _arrived(self, update_id: int, chat_id: int | None) -> None:
        self._loop.call_soon_threadsafe(self._lanes.put, chat_id)

    def _asked(self, raw: dict[str, Any]) -> None:
        self._loop.call_soon_threadsafe(self._inline.put, raw)

    def _end(self, *tasks: asyncio.Task[None] | None) -> None:
        for task in tasks:
            if task is not None:
                task.cancel()

    async def stop(self) -> None:
        """Within ten seconds: nothing new is begun, what is in hand is finished or left as it was."""
        self._threads.stop()
        self._reading.stop()
        self._prepared.set()  # nobody waits for it any more
        self._menus.stop()
        with contextlib.suppress(SchedulerNotRunningError):
            self._scheduler.stop()
        self._end(self._asking)
        await self._lanes.stop(DRAIN)
        # A menu that is being set may end: a request cut in two is no manners.
        self._end(*(task for task in self._tasks if task is not self._showing))
        await asyncio.wait([asyncio.gather(*self._tasks, return_exceptions=True)], timeout=SEND)
        with contextlib.suppress(DBAPIError):  # then the leases end by themselves
            await self._alive.stop()
        await self._inline.stop()
        await self._router.stop()
        await asyncio.gather(self._threads.close(THREADS), self._reading.close(THREADS))
