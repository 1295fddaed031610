"""Inline queries: answered at once and directly. They are not kept, and an answer may fail."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram import Bot, InlineQuery, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot import clock
from bot.known import Known
from bot.outgoing import payloads
from bot.telegram import NO_PREVIEW
from bot.threads import Threads
from handlers.heard import Heard, language
from handlers.inline import Offer, offers
from handlers.said import House, Incoming, Sender, Words
from nlp.wording import word
from storage import reps
from storage.database import Database

log = logging.getLogger(__name__)

#: Seconds for which Telegram may give the same person the same answer again: a card is soon out of date.
CACHED = 5
#: Characters of a title or a description that a phone still shows.
SHOWN = 100


class Inline:
    """Answers what somebody types behind the bot's name in any chat, each update beside the others."""

    def __init__(self, bot: Bot, database: Database, threads: Threads, house: House, known: Known) -> None:
        self._bot, self._database, self._threads = bot, database, threads
        self._house, self._known = house, known
        self._newest: dict[int, str] = {}
        self._answering: set[asyncio.Task[None]] = set()
        self._stopped = False

    def put(self, raw: dict[str, Any]) -> None:
        """Answer a raw update with an inline query; only from the event loop."""
        if self._stopped:
            return
        task = asyncio.get_running_loop().create_task(self._take(raw))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def stop(self) -> None:
        """Wait for the answers that are under way."""
        self._stopped = True
        await asyncio.gather(*self._answering)

    async def _take(self, raw: dict[str, Any]) -> None:
        """Never raises. What is typed stays out of the log."""
        try:
            await self._answer(InlineQuery.de_json(raw["inline_query"], self._bot))
        except TelegramError as error:
            log.info("An inline query was not answered: %s", error)
        except Exception:
            log.exception("Update %s could not be answered.", raw.get("update_id"))

    async def _answer(self, query: InlineQuery) -> None:
        """Each letter makes another query: nobody waits for the answer to one that has been typed over."""
        user = query.from_user.id
        self._newest[user] = query.id
        try:
            found = await self._threads.run(self._results, query)
            if self._newest.get(user) == query.id:
                await self._bot.answer_inline_query(query.id, found, cache_time=CACHED, is_personal=True)
        finally:
            if self._newest.get(user) == query.id:
                del self._newest[user]

    def _results(self, query: InlineQuery) -> list[InlineQueryResultArticle]:
        """What is offered; nothing to strangers, and to who has typed on meanwhile."""
        user = query.from_user
        if self._newest.get(user.id) != query.id:
            return []
        typed = query.query.replace("\0", "").encode("utf-8", "replace").decode()
        message = Incoming(user.id, 0, clock.now(), Sender(user.id, user.full_name, user.language_code), Words(typed))
        with self._database.reading() as session:
            rep = reps.by_telegram(session, user.id)
            if rep is None:
                return []
            heard = Heard(message, self._house, rep, language(message, self._house, rep))
            known = self._known.directory(session)
            return [_article(offer) for offer in offers(session, rep, typed, known, heard.now, heard.lang)]


def _article(offer: Offer) -> InlineQueryResultArticle:
    """The offer as Telegram shows it; of a card longer than a message its beginning is shared."""
    text = next(payloads(word(offer.card), None)).text
    content = InputTextMessageContent(text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)
    about = _short(offer.about) or None
    return InlineQueryResultArticle(str(offer.account_id), _short(offer.name), content, description=about)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
