"""Groups: which messages are meant for us, and who comes and goes."""

from __future__ import annotations

import re

from telegram import Bot, Message, Update
from telegram.constants import MessageEntityType
from telegram.ext import filters

from handlers.said import Members

#: Who was let in or left is told to us whether we are spoken to or not.
COMING = filters.StatusUpdate.NEW_CHAT_MEMBERS | filters.StatusUpdate.LEFT_CHAT_MEMBER


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
    gone = message.left_chat_member.id if message.left_chat_member else None
    came = tuple(one.id for one in message.new_chat_members or ())
    return Members(tuple(one for one in came if one != own), gone if gone != own else None, own in (*came, gone))
