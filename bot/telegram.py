"""The Telegram side: one Bot for any server that speaks the published Bot API."""

from __future__ import annotations

import contextlib
import datetime as dt
import warnings
from typing import Any

from telegram import Bot, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.warnings import PTBUserWarning

from bot.outgoing import Payload
from bot.request import Request
from bot.settings import Settings
from nlp.reply import Attachment, Kept

# We want updates as they come: PTB's own way parses a whole batch at once, and one that it cannot parse would
# stop all. That is why its advice is put aside.
warnings.filterwarnings("ignore", message="Please use 'Bot.get_updates'", category=PTBUserWarning)

#: What we ask Telegram for.
UPDATES = ("message", "edited_message", "callback_query", "inline_query")
#: Seconds that Telegram holds a question for updates open.
POLL = 25
#: Connections at once: what the sender has on its way, and what is answered, shown and fetched beside it.
POOL = 48
#: A link in a reply is there to be tapped or sent on, not to be looked into.
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def make(settings: Settings, token: str) -> ExtBot[None]:
    """A bot that talks to the server of the settings; nothing is sent yet."""
    return ExtBot(
        token,
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=Request(POOL),
        get_updates_request=Request(1),
    )


async def updates(bot: Bot, offset: int | None) -> list[dict[str, Any]]:
    """The next updates as raw JSON objects, after at most POLL seconds. Asking with an offset confirms those before."""
    asked = {"timeout": POLL, "limit": 100, "allowed_updates": list(UPDATES)}
    if offset is not None:
        asked["offset"] = offset
    found: list[dict[str, Any]] = await bot.do_api_request("get_updates", asked, read_timeout=POLL + 10)
    return found


async def send(bot: Bot, chat_id: int, payload: Payload, plain: bool = False) -> int:
    """Send it, or change the message it takes the place of; gives back the message's id. Raises TelegramError."""
    text = payload.plain() if plain else payload.text
    mode = None if plain else ParseMode.HTML
    if isinstance(payload.file, Kept):
        again = await bot.send_photo(
            chat_id, payload.file.file_id, caption=text, parse_mode=mode, reply_markup=payload.keyboard()
        )
        return again.message_id
    if isinstance(payload.file, Attachment):
        file = InputFile(payload.file.content, payload.file.name)
        door = bot.send_photo if payload.file.shown else bot.send_document
        sent = await door(
            chat_id, file, caption=text, parse_mode=mode, reply_markup=payload.keyboard(), write_timeout=60
        )
        return sent.message_id
    if payload.edits is None:
        above = ReplyParameters(payload.answers, allow_sending_without_reply=True) if payload.answers else None
        sent = await bot.send_message(
            chat_id, text, parse_mode=mode, reply_markup=payload.keyboard(), link_preview_options=NO_PREVIEW,
            reply_parameters=above, disable_notification=payload.silent or None,
        )  # fmt: skip
        return sent.message_id
    await bot.edit_message_text(
        text, chat_id=chat_id, message_id=payload.edits, parse_mode=mode, reply_markup=payload.keyboard()
    )
    return payload.edits


async def stop_webhook(bot: Bot) -> None:
    """A webhook that was set earlier would keep us from asking for updates; what waits is not dropped."""
    with contextlib.suppress(TelegramError):
        await bot.delete_webhook(drop_pending_updates=False)


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants us to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, dt.timedelta) else float(wait)
