"""The menus of commands: everybody's by language, and of their own for who has more to do."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.threads import Threads
from handlers.menu import EVERYBODY, commands
from nlp.wording import codes, label
from storage import reps
from storage.database import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kind:
    """What a colleague's menu depends on."""

    role: str
    language: str | None


#: Seconds between two looks: each message wakes us, and a menu may come a moment later.
REST = 1.0


class Menus:
    """Sets the menus when the bot starts, and a colleague's anew when the role or the language has changed.

    It goes to Telegram directly: a menu is a nicety, without it everything works.
    """

    def __init__(self, bot: Bot, database: Database, threads: Threads, language: str) -> None:
        self._bot, self._database, self._threads, self._language = bot, database, threads, language
        self._known: dict[int, Kind] = {}
        self._woken, self._stopped = asyncio.Event(), False

    def wake(self) -> None:
        """Somebody may have joined or changed; only from the event loop."""
        self._woken.set()

    def stop(self) -> None:
        """What is under way ends."""
        self._stopped = True
        self._woken.set()

    async def run(self) -> None:
        """Until stopped."""
        await self._tried(self._everybody())
        self._known = await self._look()
        for telegram_id, kind in self._known.items():
            if commands(kind.role) != EVERYBODY and not self._stopped:
                await self._tried(self._own(telegram_id, kind))
        while not self._stopped:
            await self._woken.wait()
            self._woken.clear()
            if not self._stopped:
                await self._changed()
                await asyncio.sleep(REST)

    async def _changed(self) -> None:
        """Set the menus of those who came, changed or went."""
        known, self._known = self._known, await self._look()
        for telegram_id, kind in self._known.items():
            if known.get(telegram_id, PLAIN) != kind:
                await self._tried(self._own(telegram_id, kind))
        for telegram_id in known.keys() - self._known.keys():
            await self._tried(self._none(telegram_id))

    async def _everybody(self) -> None:
        """In every language we speak, and in the company's for who has another."""
        scope = BotCommandScopeAllPrivateChats()
        for code in ("", *codes()):
            await self._bot.set_my_commands(self._worded(EVERYBODY, code), scope, code or None)

    async def _own(self, telegram_id: int, kind: Kind) -> None:
        """One colleague's, in the language they chose, else in that of their Telegram."""
        scope = BotCommandScopeChat(telegram_id)
        for code in ("", *codes()):
            worded = self._worded(commands(kind.role), kind.language or code)
            await self._bot.set_my_commands(worded, scope, code or None)

    async def _none(self, telegram_id: int) -> None:
        for code in ("", *codes()):
            await self._bot.delete_my_commands(BotCommandScopeChat(telegram_id), code or None)

    def _worded(self, names: tuple[str, ...], code: str) -> list[BotCommand]:
        lang = code if code in codes() else self._language
        return [BotCommand(name, label(lang, f"command-{name}")) for name in names]

    async def _look(self) -> dict[int, Kind]:
        return await self._threads.patiently(self._joined)

    def _joined(self) -> dict[int, Kind]:
        with self._database.reading() as session:
            everybody = [rep for rep in reps.standing(session) if rep.telegram_id is not None]
            return {rep.telegram_id or 0: Kind(rep.role, rep.language) for rep in everybody}

    async def _tried(self, work: Awaitable[None]) -> None:
        try:
            await work
        except TelegramError as error:
            log.warning("A menu of commands could not be set: %s", error)


#: What the menu of somebody looks like who has none of their own.
PLAIN = Kind("rep", None)
