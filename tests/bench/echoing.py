"""The bots that tests.bench.throughput sets side by side, each a process of its own (`python -m tests.bench.echoing`).

`bare`: python-telegram-bot's echo bot by polling, as its documentation has it. `durable`: ours, all of it, with an echo
in the handlers' place: kept in the inbox, handled, kept in the outbox, sent.
"""

from __future__ import annotations

import asyncio
import html
import os
import sys
from types import SimpleNamespace
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def _echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(update.message.text)


def bare() -> None:
    """The echo bot of the library's documentation."""
    url = os.environ["TELEGRAM_API_URL"]
    builder = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    application = builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, _echo))
    application.run_polling()


def durable() -> None:
    """Our bot, which says what it hears."""
    from bot import process, worker
    from bot.settings import load
    from handlers.said import Words
    from nlp.reply import Line, Reply
    from nlp.wording import Text

    def answer(_session: Any, heard: Any) -> tuple[Reply, ...]:
        content = heard.message.content
        return (Reply("it", (Line(content.text if isinstance(content, Words) else "?"),)),)

    worker.answer = answer
    worker.word = lambda reply: Text(html.escape(reply.lines[0].key, quote=False))
    worker.Worker._listen = lambda _self, incoming: SimpleNamespace(message=incoming)
    asyncio.run(process.serve(load(), lambda _line: None))


if __name__ == "__main__":
    {"bare": bare, "durable": durable}[sys.argv[1]]()
