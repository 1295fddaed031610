"""The road in: updates are committed to the inbox before Telegram is told that they arrived.

Of several processes only one asks, the eldest: Telegram lets a second one interrupt the first.

Inline queries are not kept: they are answered at once or not at all.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import clock, telegram
from bot.errors import WrongToken
from bot.router import chat_of
from bot.threads import Threads
from storage import inbox
from storage.database import Database

log = logging.getLogger(__name__)

#: Seconds to wait after trouble: doubled each time, up to the last.
FIRST_PAUSE, LAST_PAUSE = 0.5, 30.0


class Intake:
    """Asks for updates and keeps them. `arrived` is called with the id and chat of each after the commit, `asked`
    with each inline query as it came. It asks while `turn` is set."""

    def __init__(
        self, bot: Bot, database: Database, threads: Threads, arrived: Callable[[int, int | None], None],
        asked: Callable[[dict[str, Any]], None], turn: asyncio.Event | None = None,
    ) -> None:  # fmt: skip
        self._bot, self._database, self._threads, self._turn = bot, database, threads, turn
        self._arrived, self._asked = arrived, asked

    async def run(self) -> None:
        """For ever; raises WrongToken, and outlives everything else."""
        offset, pause = None, FIRST_PAUSE
        while True:
            offset = await self._mine(offset)
            try:
                found = await telegram.updates(self._bot, offset)
            except InvalidToken as error:
                raise WrongToken("Telegram") from error
            except TelegramError as error:
                pause = await self._rest(error, pause)
                continue
            pause = FIRST_PAUSE
            if found:
                await self._threads.patiently(self.keep, found)
                offset = max(int(raw["update_id"]) for raw in found) + 1

    async def _mine(self, offset: int | None) -> int | None:
        """Wait until it is for us to ask. What another confirmed meanwhile is forgotten: the offset begins anew."""
        if self._turn is None or self._turn.is_set():
            return offset
        await self._turn.wait()
        return None

    async def _rest(self, error: TelegramError, pause: float) -> float:
        """Wait a little after trouble; gives back the next pause."""
        if isinstance(error, Conflict):
            log.warning("Another process takes this bot's messages; trying again.")
            await telegram.stop_webhook(self._bot)
        else:
            log.warning("Telegram does not answer (%s); trying again.", error)
        if isinstance(error, RetryAfter):
            pause = max(pause, telegram.seconds(error))
        await asyncio.sleep(pause)
        return min(pause * 2, LAST_PAUSE)

    def keep(self, found: list[dict[str, Any]]) -> None:
        """Commit the updates, then say that they are there. Also the door for a webhook.

        They are kept as ASCII: whatever half of a character a message holds, it can be stored.
        """
        asked = [raw for raw in found if "inline_query" in raw]
        others = [raw for raw in found if "inline_query" not in raw]
        kept = [inbox.Update(int(raw["update_id"]), chat_of(raw), json.dumps(raw)) for raw in others]
        if kept:  # who only types does not wait for whoever writes
            with self._database.writing() as session:
                inbox.keep(session, kept, clock.now())
        for raw in asked:
            self._asked(raw)
        for update in kept:
            self._arrived(update.update_id, update.chat_id)
