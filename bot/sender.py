"""The one door out: claims what waits in the outbox, sends or edits it, and notes what Telegram said.

Nothing is lost. Something is sent twice only if the process dies, or the connection breaks, between Telegram's taking
it and our knowing so.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from dataclasses import replace

from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot import clock, exporting, telegram
from bot.outgoing import Payload, from_json
from bot.threads import Threads
from nlp.reply import Attachment, Export, Picture
from storage import outbox, reps
from storage.database import Database
from storage.tables import Outbox

log = logging.getLogger(__name__)

#: Telegram takes about 30 messages a second from one bot.
PACE = 1 / 28
#: Seconds between looks into the outbox when nobody wakes us (another process may fill it).
SLOW = 5.0
FIRST_PAUSE, LAST_PAUSE = 1, 300
#: Seconds for one reply, all in all: less than a claim holds.
LONGEST = 60
#: Telegram's words for an edit that changes nothing, and for a message that can no longer be edited.
UNCHANGED = "message is not modified"
GONE = ("message to edit not found", "message can't be edited")
MARKUP = "can't parse entities"


class Sender:
    """Sends for ever; `wake` makes it look at once."""

    def __init__(self, bot: Bot, database: Database, threads: Threads) -> None:
        self._bot, self._database, self._threads = bot, database, threads
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There is something to send; only from the event loop."""
        self._woken.set()

    async def run(self) -> None:
        """For ever: as many chats at once as were claimed, one message of a chat after the other."""
        if self._database.alone:
            await self._threads.patiently(self._release)
        while True:
            self._woken.clear()
            rows = await self._threads.patiently(self._claim)
            if rows:
                await _whole(asyncio.gather(*(self._deliver(row, n * PACE) for n, row in enumerate(rows))))
            else:
                await self._sleep()

    async def _sleep(self) -> None:
        """Until somebody wakes us or something held back may be tried again."""
        until = await self._threads.patiently(self._next)
        wait = SLOW if until is None else min(SLOW, max(0.05, (until - clock.now()).total_seconds()))
        try:
            await asyncio.wait_for(self._woken.wait(), wait)
        except TimeoutError:
            return

    def _release(self) -> None:
        """What a process held that died is sent at once, not when its claim ends."""
        with self._database.writing() as session:
            outbox.release(session)

    def _claim(self) -> list[Outbox]:
        with self._database.reading() as session:  # a look that locks nothing: most looks find nothing
            if not outbox.anything(session, clock.now()):
                return []
        with self._database.writing() as session:
            return outbox.claim(session, clock.now())

    def _next(self) -> dt.datetime | None:
        with self._database.reading() as session:
            return outbox.next_moment(session)

    async def _deliver(self, row: Outbox, after: float) -> None:
        """Send one reply and note how it went."""
        await asyncio.sleep(after)
        try:
            async with asyncio.timeout(LONGEST):
                telegram_id = await self._send(row.chat_id, await self._whole(from_json(row.payload)))
        except TimeoutError:
            await self._later(row, FIRST_PAUSE, TimedOut())
        except RetryAfter as error:
            await self._later(row, telegram.seconds(error), error)
        except Forbidden as error:
            await self._threads.patiently(self._blocked, row, error)
        except BadRequest as error:
            log.error("A reply was refused: %s", error)
            await self._threads.patiently(self._failed, row, error)
        except TelegramError as error:
            await self._later(row, min(LAST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 10)), error)
        except Exception as error:  # a fault of ours in one reply must not stop the others
            log.exception("Reply %s cannot be sent.", row.id)
            await self._threads.patiently(self._failed, row, error)
        else:
            await self._threads.patiently(self._sent, row, telegram_id)

    async def _whole(self, payload: Payload) -> Payload:
        """The payload with what is only made when it is sent: where it belongs, its file, its picture."""
        if payload.instead is not None:
            payload = await self._threads.run(self._over, payload)
        if isinstance(payload.file, Export):
            payload = await self._threads.run(exporting.filled, self._database, payload)
        if isinstance(payload.file, Picture):
            payload = await self._threads.run(_drawn, payload)
        return payload

    def _over(self, payload: Payload) -> Payload:
        """Where it belongs: over the card of its record, which has been sent by now."""
        with self._database.reading() as session:
            return replace(payload, edits=outbox.card(session, payload.instead or 0))

    async def _send(self, chat_id: int, payload: Payload) -> int:
        """Send it; without markup if Telegram cannot read ours, as a new message if the old one is gone."""
        try:
            return await telegram.send(self._bot, chat_id, payload)
        except BadRequest as error:
            said = error.message.lower()
            if UNCHANGED in said and payload.edits is not None:
                return payload.edits
            if MARKUP in said:
                return await telegram.send(self._bot, chat_id, payload, plain=True)
            if any(words in said for words in GONE):
                return await telegram.send(self._bot, chat_id, replace(payload, edits=None))
            raise

    async def _later(self, row: Outbox, seconds: float, error: TelegramError) -> None:
        log.log(logging.INFO if isinstance(error, NetworkError) else logging.WARNING, "Sent later: %s", error)
        await self._threads.patiently(self._postpone, row, seconds, error)

    def _postpone(self, row: Outbox, seconds: float, error: TelegramError) -> None:
        with self._database.writing() as session:
            outbox.later(session, _id(row), clock.now() + dt.timedelta(seconds=seconds), str(error))

    def _sent(self, row: Outbox, telegram_id: int) -> None:
        with self._database.writing() as session:
            outbox.sent(session, _id(row), telegram_id, clock.now())

    def _failed(self, row: Outbox, error: Exception) -> None:
        with self._database.writing() as session:
            outbox.failed(session, _id(row), str(error))

    def _blocked(self, row: Outbox, error: TelegramError) -> None:
        """The person has stopped the bot: what is for them is held until they write again."""
        with self._database.writing() as session:
            outbox.failed(session, _id(row), str(error), state="held")
            reps.set_blocked(session, row.chat_id, True)


async def _whole(batch: asyncio.Future[list[None]]) -> None:
    """Wait for the batch, also when we are told to stop: what is being sent is noted as sent."""
    try:
        await asyncio.shield(batch)
    except asyncio.CancelledError:
        await asyncio.wait({batch})
        raise


def _id(row: Outbox) -> int:
    assert row.id is not None
    return row.id


def _drawn(payload: Payload) -> Payload:
    """The payload with its chart drawn; what draws is loaded with the first chart."""
    from bot import charts  # noqa: PLC0415

    assert isinstance(payload.file, Picture)
    return replace(payload, file=Attachment("chart.png", charts.draw(payload.file), shown=True))
