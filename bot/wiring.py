"""The one place where the parts are put together."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import telegram
from bot.errors import WrongToken
from bot.importer import Importer
from bot.inline import Inline
from bot.intake import Intake
from bot.known import Known
from bot.lanes import Lanes
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
from storage import inbox
from storage.database import Database

log = logging.getLogger(__name__)


def house(settings: Settings) -> House:
    """What the handlers need to know of the settings."""
    return House(
        zone=settings.zone, language=settings.language, languages=codes(), currency=settings.currency,
        admins=settings.admins, morning=settings.morning, evening=settings.evening,
        draw_code=lambda: secrets.token_urlsafe(16),
    )  # fmt: skip


#: Seconds that the menu of commands may still take when we are told to stop: a request cut in two is no manners.
MENU = 3


class Taccuino:
    """The running bot on one database, talking to one Bot API server."""

    def __init__(self, settings: Settings, database: Database, token: str) -> None:
        self._settings, self._database, self._token = settings, database, token
        self._threads = Threads()

    async def run(self, ready: asyncio.Event | None = None) -> None:
        """Until cancelled. `ready` is set when messages are being taken. Raises WrongToken."""
        bot = telegram.make(self._settings, self._token)
        await self._reach(bot)
        menus = Menus(bot, self._database, self._threads, self._settings.language)
        async with self._parts(bot, menus) as (intake, sender):
            if ready:
                ready.set()
            menu = asyncio.create_task(menus.run())
            # The languages load beside the first requests: whoever writes at once is read a moment later.
            importer = Importer(self._database, sender.wake)
            parts = (intake.run(), sender.run(), importer.run(), self._threads.run(prepare))
            work = [asyncio.create_task(part) for part in parts]
            try:
                await asyncio.wait(work, return_when=asyncio.FIRST_EXCEPTION)
            finally:
                menus.stop()
                for task in work:
                    task.cancel()
                ended = await asyncio.gather(*work, return_exceptions=True)
                await asyncio.wait({menu}, timeout=MENU)
            for fault in ended:
                if isinstance(fault, Exception):
                    raise fault

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

    @asynccontextmanager
    async def _parts(self, bot: ExtBot[None], menus: Menus) -> AsyncIterator[tuple[Intake, Sender]]:
        """Router, worker, lanes, sender, scheduler and intake, started and stopped in the right order."""
        loop = asyncio.get_running_loop()
        sender = Sender(bot, self._database, self._threads)
        router = Router(bot)
        home = replace(house(self._settings), invitation=f"https://t.me/{bot.username}?start={{code}}")
        plans: set[asyncio.Task[None]] = set()

        def handled() -> None:
            sender.wake()
            menus.wake()
            plan = loop.create_task(scheduler.plan())
            plans.add(plan)
            plan.add_done_callback(plans.discard)

        known = Known()
        inline = Inline(bot, self._database, self._threads, home, known)
        worker = Worker(bot, router, self._database, self._threads, home, known, handled)
        lanes = Lanes(worker.handle)

        async def look() -> None:
            """What waits in the inbox and nobody has taken up, as after another process has died."""
            for update_id, chat_id in await self._threads.patiently(self._waiting):
                lanes.put(update_id, chat_id)

        scheduler = Scheduler(self._database, self._threads, sender.wake, look)
        await router.start()
        await look()
        await scheduler.start()

        def arrived(update_id: int, chat_id: int | None) -> None:
            loop.call_soon_threadsafe(lanes.put, update_id, chat_id)

        def asked(raw: dict[str, Any]) -> None:
            loop.call_soon_threadsafe(inline.put, raw)

        try:
            yield Intake(bot, self._database, self._threads, arrived, asked), sender
        finally:
            self._threads.stop()
            scheduler.stop()
            await lanes.stop()
            await inline.stop()
            await asyncio.gather(*plans, return_exceptions=True)
            await router.stop()
            await self._threads.close()

    def _waiting(self) -> list[tuple[int, int | None]]:
        with self._database.reading() as session:
            return inbox.waiting(session)
