"""PTB's Application as the router: an Update becomes one of our few kinds of message, or nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, CallbackQueryHandler, MessageHandler, filters

from bot import arrived, groups
from handlers.said import Command, Content, Edited, File, Group, Incoming, Press, Sender, Sent, Words


class _Named(filters.MessageFilter):
    """Documents whose name ends in one of these ways."""

    def __init__(self, ends: tuple[str, ...]) -> None:
        super().__init__(name="data")
        self._ends = ends

    def filter(self, message: Message) -> bool:
        """Does the name of the document say that it holds data?"""
        name = message.document.file_name if message.document else None
        return name is not None and name.lower().endswith(self._ends)


class _Shared(filters.MessageFilter):
    """Cards that a person picked from our inline answers: words of ours, not of theirs."""

    def __init__(self, bot: Bot) -> None:
        super().__init__(name="shared")
        self._bot = bot

    def filter(self, message: Message) -> bool:
        """Was it sent through us?"""
        return message.via_bot is not None and message.via_bot.id == self._bot.id


Route = Callable[[Update, CallbackContext[Any, Any, Any, Any]], Coroutine[Any, Any, None]]

#: Kinds of message without words of their own; the first that fits.
KINDS: tuple[tuple[filters.BaseFilter, str], ...] = (
    (filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE, "voice"),
    (filters.VIDEO | filters.ANIMATION, "video"),
    (filters.Document.ALL, "document"),
    (filters.Sticker.ALL, "sticker"),
    (filters.POLL, "poll"),
)

#: Files that hold data, by the end of their name.
DATA = filters.Document.ALL & _Named((".csv", ".txt", ".tsv", ".xls", ".xlsx", ".xlsm", ".ods", ".vcf", ".zip"))


class Router:
    """Turns raw updates into Incoming."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._found: dict[int, Content] = {}
        self._faults: dict[int, Exception] = {}
        self._application = Application.builder().bot(bot).updater(None).job_queue(None).build()
        private = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL & ~_Shared(bot)
        fresh = private & filters.UpdateType.MESSAGE
        edited = private & filters.UpdateType.EDITED_MESSAGE
        self._add(fresh & DATA, _file)
        self._add(fresh & filters.FORWARDED & arrived.OTHERS, lambda update: arrived.forwarded(update, _text(update)))
        self._add(fresh & filters.COMMAND, _command)
        self._add(fresh & filters.TEXT, lambda update: Words(_text(update)))
        self._add(edited & filters.TEXT, lambda update: Edited(_text(update)))
        self._add(edited & filters.CAPTION & ~DATA, lambda update: Edited(_text(update), arrived.photo(update)))
        self._add(fresh & filters.CAPTION & filters.PHOTO, arrived.captioned)
        self._add(fresh & filters.CAPTION, lambda update: Words(_text(update), with_file=True))
        for which, made in arrived.KINDS:
            self._add(fresh & which, made)
        for kind_of, kind in KINDS:
            self._add(fresh & kind_of, lambda update, kind=kind: Sent(kind))
        self._add(fresh, lambda update: Sent("other"))
        several = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
        addressed = several & groups.Addressed(bot)
        self._add(several & groups.COMING, lambda update: groups.members(update, bot.id))
        self._add(addressed & filters.COMMAND, _command)
        self._add(addressed & filters.TEXT, lambda update: Words(groups.without_name(_text(update), bot.username)))
        self._application.add_handler(CallbackQueryHandler(self._route(_press)))

    def _add(self, which: filters.BaseFilter, content: Callable[..., Content]) -> None:
        self._application.add_handler(MessageHandler(which, self._route(content)))

    def _route(self, content: Callable[[Update], Content]) -> Route:
        async def found(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
            try:
                self._found[update.update_id] = content(update)
            except Exception as fault:  # PTB would log it and go on, and the rep would hear nothing
                self._faults[update.update_id] = fault

        return found

    async def start(self) -> None:
        """Learn who the bot is; raises TelegramError."""
        await self._application.initialize()

    async def stop(self) -> None:
        """Close what the application holds."""
        await self._application.shutdown()

    async def route(self, payload: str, received: dt.datetime) -> Incoming | None:
        """What came in; `None` for updates that say nothing to us (others' talk in a group, a pinned message)."""
        update = Update.de_json(json.loads(payload), self._bot)
        await self._application.process_update(update)
        if (fault := self._faults.pop(update.update_id, None)) is not None:
            raise fault
        content = self._found.pop(update.update_id, None)
        if content is None or update.effective_chat is None or update.effective_user is None:
            return None
        user, message = update.effective_user, update.effective_message
        name = user.full_name.replace("\0", "").encode("utf-8", "replace").decode()
        sender = Sender(user.id, name, user.language_code)
        message_id = message.message_id if message else 0
        replied = message.reply_to_message if message else None
        return Incoming(
            update.effective_chat.id, message_id, _when(update, received), sender, content,
            replied.message_id if replied and not isinstance(content, Press) else None,
            None if update.effective_chat.type == ChatType.PRIVATE else Group(),
        )  # fmt: skip


def _when(update: Update, received: dt.datetime) -> dt.datetime:
    """When it was said: Telegram's date of the message, also of one that is edited later; a press has none. What one
    forwards of oneself was said when it was written.
    """
    said = update.message or update.edited_message
    if said is not None and said.forward_origin is not None and arrived.own(said):
        return said.forward_origin.date
    return said.date if said else received


def _press(update: Update) -> Press:
    query = update.callback_query
    assert query is not None
    return Press(query.data or "", query.id)


def _text(update: Update) -> str:
    """The words, or those under a photo or a file, without what no database stores (a zero byte, half a character)."""
    message = update.effective_message
    words = (message.text or message.caption if message else None) or ""
    return words.replace("\0", "").encode("utf-8", "replace").decode()


def _file(update: Update) -> File:
    """The document; what stands under a file of data is not read."""
    message = update.effective_message
    assert message is not None
    assert message.document is not None
    document = message.document
    name = (document.file_name or "").replace("\0", "").encode("utf-8", "replace").decode()
    return File(document.file_id, name[:LONGEST], document.file_size or 0, message.media_group_id)


#: No name of a file is longer.
LONGEST = 120


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
            if isinstance(chat, dict) and isinstance(chat.get("id"), int) and abs(chat["id"]) < 2**62:
                return int(chat["id"])
    return None
