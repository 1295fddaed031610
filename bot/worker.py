"""The worker: one update of the inbox becomes facts and replies, in one transaction."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import clock
from bot.known import Known
from bot.outgoing import payloads
from bot.router import Router
from bot.threads import Threads
from handlers.answer import answer
from handlers.heard import Heard, language, listen
from handlers.loading.rights import may_load
from handlers.said import File, Group, House, Incoming, Press
from nlp.reply import Line, Reply
from nlp.wording import word
from storage import inbox, outbox, reps
from storage.database import Database
from storage.tables import Inbox

#: Telegram lets a bot fetch files of up to 20 MB.
LARGEST = 20_000_000

log = logging.getLogger(__name__)

#: Seconds after which the chat shows that something is being written.
SLOW = 0.7


class Worker:
    """Handles updates one by one. `done` is called after each commit: there may be something to send or to ring."""

    def __init__(
        self, bot: Bot, router: Router, database: Database, threads: Threads, house: House, known: Known,
        done: Callable[[], None],
    ) -> None:  # fmt: skip
        self._bot, self._router, self._database, self._threads = bot, router, database, threads
        self._house, self._done, self._known = house, done, known
        self._aside: set[asyncio.Task[None]] = set()

    async def handle(self, update_id: int) -> None:
        """Everything about one update. Never raises: what cannot be handled is noted and said politely."""
        incoming: Incoming | None = None
        try:
            row = await self._threads.patiently(self._peek, update_id)
            if row is None:
                return
            incoming = await self._router.route(row.payload or "{}", row.received_at or clock.now())
            typing = self._beside(incoming)
            incoming = await self._fetched(await self._counted(incoming))
            await self._threads.patiently(self._settle, update_id, incoming)
            typing.cancel()
        except Exception as error:
            log.exception("Update %s could not be handled.", update_id)
            await self._apologise(update_id, incoming, error)
        self._done()

    async def _counted(self, incoming: Incoming | None) -> Incoming | None:
        """A message of a group with how many are in that, if Telegram says so."""
        if incoming is None or incoming.group is None:
            return incoming
        with contextlib.suppress(TelegramError):
            return replace(incoming, group=Group(await self._bot.get_chat_member_count(incoming.chat_id)))
        return incoming

    async def _fetched(self, incoming: Incoming | None) -> Incoming | None:
        """A file of data with its content, where it is not too large; raises TelegramError."""
        if incoming is None or not isinstance(incoming.content, File) or incoming.content.size > LARGEST:
            return incoming
        if not await self._threads.patiently(self._welcome, incoming):
            return incoming
        found = await self._bot.get_file(incoming.content.file_id)
        content = bytes(await found.download_as_bytearray())
        return replace(incoming, content=replace(incoming.content, content=content))

    def _welcome(self, incoming: Incoming) -> bool:
        """May whoever sent the file load it? From others nothing is fetched."""
        if incoming.sender.telegram_id in self._house.admins:
            return True
        with self._database.reading() as session:
            return may_load(reps.by_telegram(session, incoming.sender.telegram_id))

    async def _apologise(self, update_id: int, incoming: Incoming | None, error: Exception) -> None:
        """Note the fault and say so. If even that cannot be done, the update waits for the next start."""
        try:
            await self._threads.patiently(self._give_up, update_id, incoming, error)
        except Exception:
            log.exception("Update %s is left for the next start.", update_id)

    def _peek(self, update_id: int) -> Inbox | None:
        with self._database.reading() as session:
            return inbox.peek(session, update_id)

    def _settle(self, update_id: int, incoming: Incoming | None) -> None:
        """The transaction: facts, replies and "done" commit together."""
        heard = self._listen(incoming) if incoming else None
        with self._database.writing() as session:
            row = inbox.claim(session, update_id)
            if row is None:
                return
            inbox.done(session, row, clock.now())
            replies = answer(session, heard) if heard else ()
            stranger = self._stranger(session, row, heard.message if heard else None)
            if heard and replies:
                self._keep(session, heard.message, replies, stranger=update_id if stranger else None)
            elif stranger:
                inbox.forget(session, update_id)

    def _stranger(self, session: Session, row: Inbox, incoming: Incoming | None) -> bool:
        """Is it from nobody we know? Where nothing tells who sent it, the chat does."""
        telegram_id = incoming.sender.telegram_id if incoming else row.chat_id
        return telegram_id is None or reps.by_telegram(session, telegram_id) is None

    def _listen(self, incoming: Incoming) -> Heard:
        with self._database.reading() as session:
            return listen(session, incoming, self._house, self._known.directory(session))

    def _keep(self, session: Session, to: Incoming, replies: tuple[Reply, ...], stranger: int | None = None) -> None:
        """The replies, worded, into the outbox."""
        for reply in replies:
            elsewhere = reply.to is not None and reply.to != to.chat_id
            place, instead = (None, None) if elsewhere else (_place(session, to, reply), reply.instead_of)
            for payload in payloads(word(reply), place, instead):
                post = outbox.Post(
                    reply.to or to.chat_id, payload.to_json(), reply.once, None if elsewhere else stranger,
                    record=reply.record, question_id=reply.question,
                )  # fmt: skip
                outbox.add(session, post, clock.now())

    def _give_up(self, update_id: int, incoming: Incoming | None, error: Exception) -> None:
        """A fault of ours: the update is kept as failed, and the rep hears that it was not recorded."""
        with self._database.writing() as session:
            row = inbox.claim(session, update_id)
            if row is None:
                return
            inbox.done(session, row, clock.now(), trouble=f"{type(error).__name__}: {error}"[:500])
            stranger = self._stranger(session, row, incoming)
            if incoming is not None:
                lang = language(incoming, self._house, reps.by_telegram(session, incoming.sender.telegram_id))
                sorry = Reply(lang, (Line("not-saved"),))
                self._keep(session, incoming, (sorry,), stranger=update_id if stranger else None)
            elif stranger:
                inbox.forget(session, update_id)

    def _beside(self, incoming: Incoming | None) -> asyncio.Task[None]:
        """What goes to Telegram directly, is not kept and may fail: taking a press, showing that we write."""
        task = asyncio.get_running_loop().create_task(self._show(incoming))
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)
        return task

    async def _show(self, incoming: Incoming | None) -> None:
        if incoming is None:
            return
        with contextlib.suppress(TelegramError):
            await asyncio.sleep(SLOW)
            await self._bot.send_chat_action(incoming.chat_id, ChatAction.TYPING)


def _place(session: Session, to: Incoming, reply: Reply) -> int | None:
    """The message that the reply takes the place of: the one whose button was pressed, the card of a record, any."""
    if reply.at is not None:
        return reply.at
    if reply.edits and isinstance(to.content, Press):
        return to.message_id
    return outbox.card(session, reply.instead_of) if reply.instead_of is not None else None
