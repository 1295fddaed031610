"""The page in a browser with an echo bot behind it, as the page's tests use them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.playground import Playground
from tests.playground.stage import TOKEN, Stage

Context = ContextTypes.DEFAULT_TYPE


async def _echo(update: Update, _: Context) -> None:
    """Repeats a text with two buttons; names the kind of anything else."""
    message = update.effective_message
    again = f"modifica: {message.text}" if update.edited_message else f"eco: {message.text}"
    row = [InlineKeyboardButton(name, callback_data=name) for name in ("Bene", "Avviso", "Tardi")]
    kind = next(
        (name for name in ("photo", "document", "voice", "sticker", "contact", "location") if getattr(message, name)),
        "",
    )
    await message.reply_text(
        again if message.text else f"ecco: {kind}", reply_markup=InlineKeyboardMarkup([row]) if message.text else None
    )


async def _pressed(update: Update, _: Context) -> None:
    query = update.callback_query
    if query.data != "Tardi":
        await query.answer(f"premuto {query.data}", show_alert=query.data == "Avviso")
        await query.edit_message_text("fatto")


@asynccontextmanager
async def echo_bot(running: Playground) -> AsyncIterator[Application]:
    api = running.api_url
    builder = Application.builder().token(TOKEN).job_queue(None)
    application = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").build()
    application.add_handler(MessageHandler(filters.ALL, _echo))
    application.add_handler(CallbackQueryHandler(_pressed))
    async with application:
        await application.start()
        await application.updater.start_polling(timeout=5)
        await application.bot.set_my_commands(
            [BotCommand("oggi", "che cosa c'è oggi"), BotCommand("clienti", "chi sono")]
        )
        yield application
        await application.updater.stop()
        await application.stop()


@dataclass(frozen=True)
class Screen:
    """The page open in a browser, and the playground and bot behind it."""

    page: Page
    stage: Stage
    bot: Application

    async def say(self, text: str) -> None:
        """Writes into the field and sends with Enter; waits for the echo."""
        await self.page.fill("#text", text)
        await self.page.press("#text", "Enter")
        await expect(self.last()).to_contain_text(f"eco: {text}")

    def last(self) -> Locator:
        """The last message."""
        return self.page.locator(".message").last

    async def ready(self, path: str = "") -> None:
        """Opens the page and waits until it works."""
        await self.page.goto(f"{self.stage.playground.url}{path}")
        await self.page.wait_for_selector("[data-ready]", state="attached")
