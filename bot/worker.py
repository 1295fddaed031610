"""The worker: one update of the inbox becomes facts and replies, in one transaction.

What fails is tried again, and the fifth time set aside: the rep hears it, an admin sees it (`/health`).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import clock
from bot.errors import where
from bot.groups import Present
from bot.known import Known
from bot.outgoing import Payload, payloads
from bot.router import Router
from bot.threads import Threads, TooLong
from handlers.answer import answer
from handlers.heard import Heard, language, listen
from handlers.loading.rights import may_load
from handlers.said import Edited, File, Forwarded, House, Incoming, Press, Words
from nlp.reply import Line, Reply
from nlp.wording import word
from storage import inbox, outbox, reps
from storage.database import Database
from storage.inbox import Taken
from storage.tables import Inbox

#: Telegram lets a bot fetch files of up to 20 MB.
LARGEST = 20_000_000

log = logging.getLogger(__name__)

#: Seconds after which the chat shows that something is being written.
SLOW = 0.7
#: Seconds before what failed is tried again; after so many attempts and one it is set aside.
PAUSES = (0.2, 1, 3, 10)


class Died(Exception):
    """Whoever had taken the update up died at it, every time."""


class Worker:
    """Handles the updates of a chat one by one. `done` is called after each commit: there may be something to send or
    to ring; `again` with a chat in which something waits once more. Words are not read before `prepared` is set.
    """

    def __init__(
        self, bot: Bot, router: Router, database: Database, threads: Threads, house: House, known: Known,
        done: Callable[[], None], owner: str = "", again: Callable[[int | None], None] = lambda chat_id: None,
        prepared: asyncio.Event | None = None,
    ) -> None:  # fmt: skip
        self._bot, self._router, self._database, self._threads = bot, router, database, threads
        self._house, self._done, self._known = house, done, known
        self._owner, self._again, self._prepared = owner, again, prepared
        self._aside: set[asyncio.Task[None]] = set()
        self._present = Present(bot, database, threads)

    async def step(self, chat_id: int | None) -> float | None:
        """Everything about the oldest open update of the chat. Gives back how many seconds to wait before the next
        step, `None` when there is nothing to do here. Of errors only those of taking it up are raised.
        """
        taken = await self._threads.patiently(self._take, chat_id)
        if taken is None:
            return None
        attempt = Attempt(taken)
        try:
            if taken.attempt > len(PAUSES) + 1:
                raise Died
            await self._handle(attempt)
        except Exception as error:
            return await self._failed(attempt, error)
        self._done()
        return 0

    async def _handle(self, attempt: Attempt) -> None:
        taken = attempt.taken
        attempt.incoming = await self._router.route(taken.payload, taken.received_at or clock.now())
        if not await self._ready(attempt):
            return
        typing, said = self._beside(self._show(attempt.incoming)), None
        try:
            incoming = attempt.incoming = await self._fetched(await self._counted(attempt.incoming))
            settled = await self._threads.patiently(self._settle, taken, incoming)
            said = settled.passing
        finally:
            typing.cancel()
            self._beside(self._taken_notice(attempt.incoming, said))
        for chat_id in settled.woken:
            self._again(chat_id)

    async def _ready(self, attempt: Attempt) -> bool:
        """Can it be read now? While the languages load, words are put back: nothing has been attempted yet."""
        if self._prepared is None or self._prepared.is_set():
            return True
        if not await self._threads.patiently(self._reads, attempt.incoming):
            return True
        await self._threads.patiently(self._put_back, attempt.taken)
        await self._prepared.wait()
        return False

    def _reads(self, incoming: Incoming | None) -> bool:
        """Are there words of somebody whose words are read?"""
        if incoming is None or not isinstance(incoming.content, Words | Edited | Forwarded):
            return False
        with self._database.reading() as session:
            known = reps.by_telegram(session, incoming.sender.telegram_id) is not None
        return known or incoming.sender.telegram_id in self._house.admins

    async def _failed(self, attempt: Attempt, error: Exception) -> float:
        """Note it; gives back the seconds after which the chat goes on, with this update or with the next."""
        taken, last = attempt.taken, attempt.taken.attempt > len(PAUSES) or isinstance(error, TooLong)
        if self._threads.stopped:
            return 0  # it may have failed for that; it is in the inbox
        log.log(
            logging.ERROR if last else logging.WARNING, "Update %s could not be handled (%s), attempt %d.",
            taken.update_id, where(error), taken.attempt, exc_info=error if last else None,
        )  # fmt: skip
        if not last:
            return PAUSES[taken.attempt - 1]
        await self._apologise(attempt, error)
        self._done()
        return 0

    async def _counted(self, incoming: Incoming | None) -> Incoming | None:
        """A message of a group with how many are in that, if Telegram says so."""
        if incoming is None or incoming.group is None:
            return incoming
        return await self._present.counted(incoming)

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

    async def _apologise(self, attempt: Attempt, error: Exception) -> None:
        """Set it aside and say so: without the sender where even that is not to be made out."""
        incoming = attempt.incoming
        with contextlib.suppress(Exception):
            taken = attempt.taken
            incoming = incoming or await self._router.route(taken.payload, taken.received_at or clock.now())
        await self._threads.patiently(self._set_aside, attempt.taken, incoming, error)

    def _take(self, chat_id: int | None) -> Taken | None:
        """A look first, which locks nothing: the last one of each lane finds nothing."""
        with self._database.reading() as session:
            if not inbox.open_in(session, chat_id):
                return None
        with self._database.noting() as session:
            return inbox.take(session, chat_id, self._owner, clock.now())

    def _put_back(self, taken: Taken) -> None:
        with self._database.noting() as session:
            inbox.put_back(session, taken)

    def _settle(self, taken: Taken, incoming: Incoming | None) -> Settled:
        """The transaction: facts, replies and "done" commit together."""
        heard = self._listen(incoming) if incoming else None
        with self._database.writing() as session:
            row = inbox.claim(session, taken)
            if row is None:
                return Settled()
            inbox.done(session, row, clock.now())
            replies = answer(session, heard) if heard else ()
            stranger = self._stranger(session, row, heard.message if heard else None)
            if heard and replies:
                self._keep(session, heard.message, replies, stranger=taken.update_id if stranger else None)
            elif stranger:
                inbox.forget(session, taken.update_id)
            return Settled(frozenset(inbox.woken(session)), _passing(heard, replies))

    def _stranger(self, session: Session, row: Inbox, incoming: Incoming | None) -> bool:
        """Is it from nobody we know? Where nothing tells who sent it, the chat does."""
        telegram_id = incoming.sender.telegram_id if incoming else row.chat_id
        if telegram_id in self._house.admins:
            return False
        return telegram_id is None or reps.by_telegram(session, telegram_id) is None

    def _listen(self, incoming: Incoming) -> Heard:
        with self._database.reading() as session:
            return listen(session, incoming, self._house, self._known.directory(session))

    def _keep(self, session: Session, to: Incoming, replies: tuple[Reply, ...], stranger: int | None = None) -> None:
        """The replies, worded, into the outbox; but for what is only said in passing, to a press."""
        for reply in replies:
            if reply.passing and isinstance(to.content, Press):
                continue
            elsewhere = reply.to is not None and reply.to != to.chat_id
            place, instead = (None, None) if elsewhere else (_place(session, to, reply), reply.instead_of)
            answers = outbox.card(session, reply.answers) if reply.answers is not None else None
            for payload in payloads(word(reply), place, instead, answers):
                post = outbox.Post(
                    reply.to or to.chat_id, payload.to_json(), reply.once, None if elsewhere else stranger,
                    record=reply.record, question_id=reply.question,
                )  # fmt: skip
                outbox.add(session, post, clock.now())

    def _set_aside(self, taken: Taken, incoming: Incoming | None, error: Exception) -> None:
        """A fault of ours: the update is kept as failed, and the rep hears that it was not recorded."""
        with self._database.writing() as session:
            row = inbox.claim(session, taken)
            if row is None:
                return
            inbox.done(session, row, clock.now(), trouble=where(error))
            stranger = self._stranger(session, row, incoming)
            if incoming is not None:
                lang = language(incoming, self._house, reps.by_telegram(session, incoming.sender.telegram_id))
                sorry = Reply(lang, (Line("not-saved"),))
                self._keep(session, incoming, (sorry,), stranger=taken.update_id if stranger else None)
            elif stranger:
                inbox.forget(session, taken.update_id)

    def _beside(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """What goes to Telegram directly, is not kept and may fail: taking a press, showing that we write."""
        task = asyncio.get_running_loop().create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)
        return task

    async def _show(self, incoming: Incoming | None) -> None:
        if incoming is None:
            return
        with contextlib.suppress(TelegramError):
            await asyncio.sleep(SLOW)
            await self._bot.send_chat_action(incoming.chat_id, ChatAction.TYPING)

    async def _taken_notice(self, incoming: Incoming | None, said: str | None) -> None:
        """A press was taken, with what there is to say in passing; until then the button shows that it waits."""
        if incoming is None or not isinstance(incoming.content, Press) or not incoming.content.query:
            return
        with contextlib.suppress(TelegramError):
            await self._bot.answer_callback_query(incoming.content.query, said)


@dataclass
class Attempt:
    """An update that was taken up, and what it turned out to be, as far as that is known."""

    taken: Taken
    incoming: Incoming | None = None


@dataclass(frozen=True)
class Settled:
    """What comes of an update that is handled: the chats to look into again, and what is said in passing to a press."""

    woken: frozenset[int | None] = frozenset()
    passing: str | None = None


#: Telegram shows so much of a passing word.
PASSING = 200


def _passing(heard: Heard | None, replies: tuple[Reply, ...]) -> str | None:
    """What is said to a press and need not stay in the chat."""
    if heard is None or not isinstance(heard.message.content, Press):
        return None
    said = [Payload(word(reply).html).plain() for reply in replies if reply.passing]
    return said[0][:PASSING] if said else None


def _place(session: Session, to: Incoming, reply: Reply) -> int | None:
    """The message that the reply takes the place of: the one whose button was pressed, the card of a record, any."""
    if reply.at is not None:
        return reply.at
    if reply.edits and isinstance(to.content, Press):
        return to.message_id
    return outbox.card(session, reply.instead_of) if reply.instead_of is not None else None
