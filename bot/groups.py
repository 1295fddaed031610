"""Groups: which messages are meant for us, who comes and goes, and who is certainly there."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import replace

from telegram import Bot, Message, Update
from telegram.constants import ChatMemberStatus, MessageEntityType
from telegram.error import TelegramError
from telegram.ext import filters

from bot import clock
from bot.threads import Threads
from handlers.said import Group, Incoming, Members
from storage import groups
from storage.database import Database

#: Who was let in or left is told to us whether we are spoken to or not; so is that a group became a supergroup.
COMING = filters.StatusUpdate.NEW_CHAT_MEMBERS | filters.StatusUpdate.LEFT_CHAT_MEMBER | filters.StatusUpdate.MIGRATE
#: Seconds for which it is believed that those who were seen are there still, unless we are told otherwise.
BELIEVED = 600
GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})


class Addressed(filters.MessageFilter):
    """Messages that name us or reply to us."""

    def __init__(self, bot: Bot) -> None:
        super().__init__(name="addressed")
        self._bot = bot

    def filter(self, message: Message) -> bool:
        """Is it meant for us?"""
        replied = message.reply_to_message
        if replied is not None and replied.from_user is not None and replied.from_user.id == self._bot.id:
            return True
        names: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.BOT_COMMAND]
        called = message.parse_entities(names) if message.text else {}
        return any(word.lower().endswith(f"@{self._bot.username}".lower()) for word in called.values())


def without_name(text: str, username: str) -> str:
    """The words without our own name ("@taccuino_bot quanto…", "quanto… @taccuino_bot?")."""
    bare = re.sub(rf"\s*@{re.escape(username)}\b[\s,:]*", " ", text, flags=re.IGNORECASE)
    return re.sub(r"\s+([?!.,])", r"\1", " ".join(bare.split()))


def members(update: Update, own: int) -> Members:
    """Who came and who left; not we."""
    message = update.effective_message
    assert message is not None
    if message.migrate_to_chat_id is not None:
        return Members(moved=(message.chat.id, message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return Members(moved=(message.migrate_from_chat_id, message.chat.id))
    gone = message.left_chat_member.id if message.left_chat_member else None
    came = tuple(one.id for one in message.new_chat_members or ())
    return Members(tuple(one for one in came if one != own), gone if gone != own else None, own in (*came, gone))


class Present:
    """Makes sure of who is in a group. Somebody may have left, and another come, while nobody told us: then the number
    of people is the same, and yet a stranger reads."""

    def __init__(self, bot: Bot, database: Database, threads: Threads) -> None:
        self._bot, self._database, self._threads = bot, database, threads
        self._sure: dict[int, tuple[frozenset[int], float]] = {}

    async def counted(self, incoming: Incoming) -> Incoming:
        """A message of a group with how many are in it; without, where it is not sure that all who were seen still are.

        Who has left is noted.
        """
        if isinstance(incoming.content, Members):
            return incoming
        try:
            people = await self._bot.get_chat_member_count(incoming.chat_id)
            there = await self._there(incoming.chat_id, incoming.sender.telegram_id)
        except TelegramError:
            return incoming
        # Who wrote a while ago may have left since.
        return replace(incoming, group=Group(people)) if incoming.sender.telegram_id in there else incoming

    async def _there(self, chat_id: int, sender: int) -> frozenset[int]:
        """Who of those who were seen, and of who just wrote, is there; asked of Telegram. Raises TelegramError."""
        seen = frozenset((sender, *await self._threads.patiently(self._seen, chat_id)))
        known, until = self._sure.get(chat_id, (frozenset[int](), 0.0))
        if seen <= known and time.monotonic() < until:
            return seen
        found = await asyncio.gather(*(self._bot.get_chat_member(chat_id, one) for one in sorted(seen)))
        gone = {one.user.id for one in found if one.status in GONE or getattr(one, "is_member", True) is False}
        if gone:
            await self._threads.patiently(self._left, chat_id, gone)
        self._sure[chat_id] = (seen - gone, time.monotonic() + BELIEVED)
        return seen - gone

    def _seen(self, chat_id: int) -> list[int]:
        with self._database.reading() as session:
            return groups.members(session, chat_id)

    def _left(self, chat_id: int, gone: set[int]) -> None:
        with self._database.writing() as session:
            for telegram_id in gone:
                groups.left(session, chat_id, telegram_id, clock.now())
