"""PTB's Application as the router: an Update becomes one of our few kinds of message, or nothing."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Bot, CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, CallbackQueryHandler, MessageHandler, filters

from handlers.said import Command, Content, Edited, Incoming, Press, Sender, Sent, Words

Route = Callable[[Update, CallbackContext[Any, Any, Any, Any]], Coroutine[Any, Any, None]]

#: Kinds of message without words of their own; the first that fits.
KINDS: tuple[tuple[filters.BaseFilter, str], ...] = (
    (filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE, "voice"),
    (filters.PHOTO, "photo"),
    (filters.Document.ALL, "document"),
    (filters.Sticker.ALL, "sticker"),
    (filters.CONTACT, "contact"),
    (filters.LOCATION, "place"),
)


class Router:
    """Turns raw updates into Incoming."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._found: dict[int, Content] = {}
        self._taking: set[asyncio.Task[None]] = set()
        self._application = Application.builder().bot(bot).updater(None).job_queue(None).build()
        private = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
        fresh = private & filters.UpdateType.MESSAGE
        edited = private & filters.UpdateType.EDITED_MESSAGE
        self._add(fresh & filters.COMMAND, _command)
        self._add(fresh & filters.TEXT, lambda update: Words(_text(update)))
        self._add(edited & filters.TEXT, lambda update: Edited(_text(update)))
        for kind_of, kind in KINDS:
            self._add(fresh & kind_of, lambda update, kind=kind: Sent(kind))
        self._add(fresh, lambda update: Sent("other"))
        self._application.add_handler(CallbackQueryHandler(self._route(self._press)))

    def _add(self, which: filters.BaseFilter, content: Callable[..., Content]) -> None:
        self._application.add_handler(MessageHandler(which, self._route(content)))

    def _route(self, content: Callable[[Update], Content]) -> Route:
        async def found(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
            self._found[update.update_id] = content(update)

        return found

    def _press(self, update: Update) -> Press:
        """Telegram is told at once that the press was taken: that is not kept, and may fail."""
        query = update.callback_query
        assert query is not None
        task = asyncio.get_running_loop().create_task(_take(query))
        self._taking.add(task)
        task.add_done_callback(self._taking.discard)
        return Press(query.data or "")

    async def start(self) -> None:
        """Learn who the bot is; raises TelegramError."""
        await self._application.initialize()

    async def stop(self) -> None:
        """Close what the application holds."""
        await asyncio.gather(*self._taking)
        await self._application.shutdown()

    async def route(self, payload: str, received: dt.datetime) -> Incoming | None:
        """What came in; `None` for updates that say nothing to us (a group, a pinned message)."""
        update = Update.de_json(json.loads(payload), self._bot)
        await self._application.process_update(update)
        content = self._found.pop(update.update_id, None)
        if content is None or update.effective_chat is None or update.effective_user is None:
            return None
        user, message = update.effective_user, update.effective_message
        sender = Sender(user.id, user.full_name, user.language_code)
        message_id = message.message_id if message else 0
        return Incoming(update.effective_chat.id, message_id, _when(update, received), sender, content)


def _when(update: Update, received: dt.datetime) -> dt.datetime:
    """When it was said: Telegram's date of the message or of its edit; a press has none."""
    if update.message:
        return update.message.date
    if update.edited_message:
        return update.edited_message.edit_date or update.edited_message.date
    return received


async def _take(query: CallbackQuery) -> None:
    with contextlib.suppress(TelegramError):
        await query.answer()


def _text(update: Update) -> str:
    message = update.effective_message
    return (message.text if message else None) or ""


def _command(update: Update) -> Command:
    """ "/invite@bot Laura" is `invite` with `Laura`."""
    name, _, rest = _text(update)[1:].partition(" ")
    first, _, below = name.partition("\n")
    return Command(first.partition("@")[0].lower(), f"{below} {rest}".strip())


def chat_of(raw: dict[str, Any]) -> int | None:
    """The chat that a raw update belongs to, without reading more of it than that; `None` when it has none."""
    for kind in raw.values():
        if not isinstance(kind, dict):
            continue
        for holder in (kind.get("message"), kind):  # a press has its chat in the message it stands under
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return None
