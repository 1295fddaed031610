"""The one door out: claims what waits in the outbox, sends or edits it, and notes what Telegram said.

Nothing is lost. Something is sent twice only if the process dies, or the connection breaks, between Telegram's taking
it and our knowing so. A chat that is slow holds up only itself; silence that Telegram asks for holds for everybody.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sqlmodel import Session
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot import clock, pacing, telegram
from bot.delivery import Delivery
from bot.outgoing import from_json
from bot.pacing import Pace
from bot.request import untaken
from bot.threads import Threads
from storage import groups, outbox, processes, reps
from storage.database import Database
from storage.outbox import Claim

log = logging.getLogger(__name__)

#: Messages a second in all: Telegram takes about 30.
RATE = 28.0
#: Messages on their way at once, and how many seconds ahead they are claimed.
MOST, AHEAD = 32, 0.25
#: Seconds between looks into the outbox when nobody wakes us (another process may fill it).
SLOW = 5.0
#: Seconds between looks at how many processes there are.
COUNT = 5.0
#: Seconds until a message is tried again: doubled each time.
FIRST_PAUSE, LAST_PAUSE = 1, 120
#: The same for all messages while the server cannot be reached at all.
FIRST_SILENCE, LAST_SILENCE = 0.5, 15.0
#: Added to the silence that Telegram asks for: its clock is not ours.
MARGIN = 0.1
#: Seconds after which a claim is renewed while its reply is on its way.
RENEW = 10.0
#: Seconds for one reply, all in all; and for what is on its way when we are told to stop.
LONGEST, DRAIN = 60, 3

#: What is to be written down about a reply.
Note = Callable[[Session], None]


class Sender:
    """Sends for ever, at most `rate` messages a second; `wake` makes it look at once."""

    def __init__(self, bot: Bot, database: Database, threads: Threads, rate: float = RATE) -> None:
        self._delivery, self._database, self._threads = Delivery(bot, database, threads), database, threads
        self._rate, self._pace = rate, Pace(rate)
        self._woken = asyncio.Event()
        #: What is on its way: the reply, and when it was last said that it is in our hands.
        self._flying: dict[asyncio.Task[None], tuple[int, float]] = {}
        self._notes: list[Note] = []
        self._next: dt.datetime | None = None
        self._silence = FIRST_SILENCE
        self._others, self._counted = False, float("-inf")
        self._stopping = False

    def wake(self) -> None:
        """There is something to send; only from the event loop."""
        self._woken.set()

    async def run(self) -> None:
        """For ever. Told to stop, it begins nothing new, and notes what was on its way."""
        work = asyncio.create_task(self._work())
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            self._stopping = True
            self.wake()
            await asyncio.wait({work}, timeout=DRAIN)
            for task in (work, *self._flying):
                task.cancel()
            raise

    async def _work(self) -> None:
        """Note what was sent and claim what may be sent, turn after turn."""
        if self._database.alone:
            await self._threads.patiently(self._release)
        while self._flying or self._notes or not self._stopping:
            self._woken.clear()
            self._renew()
            notes, self._notes = self._notes, []
            room = self._room()
            rows = await self._threads.patiently(self._turn, notes, room) if notes or room else []
            for row in rows:
                self._start(row)
            if len(rows) < room or not room:
                await self._rest(room)

    def _room(self) -> int:
        """How many more may be claimed now."""
        now = time.monotonic()
        return 0 if self._stopping else min(MOST - len(self._flying), self._pace.room(now + AHEAD, now))

    async def _rest(self, room: int) -> None:
        """Until somebody wakes us, or there is room, or something held back may be tried again."""
        wait = SLOW
        if room and self._next is not None:
            wait = min(wait, max(0.05, (self._next - clock.now()).total_seconds()))
        elif not room and not self._stopping and len(self._flying) < MOST:
            wait = max(0.0, self._pace.next - AHEAD / 2 - time.monotonic())
        if self._stopping and not self._flying:
            return
        try:
            await asyncio.wait_for(self._woken.wait(), wait)
        except TimeoutError:
            return

    def _turn(self, notes: list[Note], room: int) -> list[Claim]:
        """One transaction: what was sent is noted, and as many as there is room for are claimed."""
        if not notes:
            with self._database.reading() as session:  # a look that locks nothing: most looks find nothing
                if not outbox.anything(session, clock.now()):
                    self._next = outbox.next_moment(session)
                    return []
        # A claim may be forgotten when the power fails; that something was sent may not.
        with self._database.writing() if notes else self._database.noting() as session:
            for note in notes:
                note(session)
            if not room:
                return []
            self._count(session)
            rows = outbox.claim(session, clock.now(), room, partial(self._free, session))
            self._next = outbox.next_moment(session) if len(rows) < room else None
            return rows

    def _count(self, session: Session) -> None:
        """Several processes share what Telegram takes in a second."""
        if self._database.alone or time.monotonic() < self._counted + COUNT:
            return
        living, self._counted = processes.living(session, clock.now()), time.monotonic()
        self._others = living > 1
        self._pace.at(self._rate / living)

    def _free(self, session: Session, chat_id: int) -> dt.datetime:
        """When a chat may get its next message, after what we sent there and what other processes sent."""
        now = clock.now()
        free = now + dt.timedelta(seconds=self._pace.free(chat_id) - time.monotonic())
        if self._others:
            sent = outbox.lately(session, chat_id, now - dt.timedelta(seconds=pacing.LONGEST))
            free = max(free, dt.datetime.fromtimestamp(pacing.free(chat_id, [at.timestamp() for at in sent]), dt.UTC))
        return free

    def _release(self) -> None:
        """What a process held that died is sent at once, not when its claim ends."""
        with self._database.writing() as session:
            outbox.release(session)

    def _start(self, row: Claim) -> None:
        task = asyncio.create_task(self._fly(row, self._pace.book(row.chat_id, time.monotonic())))
        self._flying[task] = (row.id, time.monotonic())
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        del self._flying[task]
        self.wake()

    def _renew(self) -> None:
        """What takes long is still in our hands."""
        now = time.monotonic()
        slow = {task: row_id for task, (row_id, since) in self._flying.items() if since < now - RENEW}
        if slow:
            self._flying |= {task: (row_id, now) for task, row_id in slow.items()}
            rows, until = list(slow.values()), clock.now() + outbox.LEASE
            self._notes.append(lambda session: outbox.renew(session, rows, until))

    async def _fly(self, row: Claim, at: float) -> None:
        """Send one reply at its moment, unless there is silence by then."""
        await asyncio.sleep(max(0.0, at - time.monotonic()))
        silence = self._pace.opens - time.monotonic()
        if silence > 0:
            until = clock.now() + dt.timedelta(seconds=silence)
            self._notes.append(lambda session: outbox.put_off(session, row.id, until))
        else:
            note = await self._deliver(row)  # the list may be another one by now
            self._notes.append(note)

    async def _deliver(self, row: Claim) -> Note:
        """Send one reply; gives back what is to be noted about it."""
        try:
            async with asyncio.timeout(LONGEST):
                telegram_id = await self._delivery.deliver(row.chat_id, row.payload)
        except TimeoutError:
            return self._later(row, _pause(row), TimedOut())
        except TelegramError as error:
            return self._refused(row, error)
        except Exception as error:  # a fault of ours in one reply must not stop the others
            log.exception("Reply %s cannot be sent.", row.id)
            trouble = str(error)
            return lambda session: outbox.failed(session, row.id, trouble)
        self._silence = FIRST_SILENCE
        now = clock.now()
        return lambda session: outbox.sent(session, row.id, telegram_id, now)

    def _refused(self, row: Claim, error: TelegramError) -> Note:
        """What follows from Telegram's not taking it."""
        match error:
            case RetryAfter():
                return self._silent(row, telegram.seconds(error) + MARGIN, error)
            case Forbidden():
                return lambda session: _closed(session, row.chat_id, str(error))
            case ChatMigrated():
                log.info("A group has become a supergroup.")
                return lambda session: _moved(session, row.chat_id, error.new_chat_id)
            case BadRequest():
                log.error("A reply was refused: %s", error)
                return lambda session: outbox.failed(session, row.id, str(error))
            case NetworkError() if untaken(error):
                return self._silent(row, self._longer(), error)
        return self._later(row, _pause(row), error)

    def _longer(self) -> float:
        """Seconds of silence while the server is out of reach: longer each time, but not with each message."""
        left = self._pace.opens - time.monotonic()
        if left > 0:
            return left
        seconds, self._silence = self._silence, min(LAST_SILENCE, self._silence * 2)
        return seconds

    def _silent(self, row: Claim, seconds: float, error: TelegramError) -> Note:
        """Nothing is sent to anybody in that time."""
        self._pace.close(time.monotonic() + seconds)
        return self._later(row, seconds, error)

    def _later(self, row: Claim, seconds: float, error: TelegramError) -> Note:
        log.log(logging.INFO if isinstance(error, NetworkError) else logging.WARNING, "Sent later: %s", error)
        until = clock.now() + dt.timedelta(seconds=seconds)
        return lambda session: outbox.later(session, row.id, until, str(error))


def _pause(row: Claim) -> float:
    """Seconds until it is tried again."""
    return float(min(LAST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 10)))


def _closed(session: Session, chat_id: int, trouble: str) -> None:
    """We may not write there: what is for a colleague is held until they write again; to others nothing is sent."""
    colleague = reps.by_telegram(session, chat_id) is not None
    outbox.close(session, chat_id, trouble, "held" if colleague else "failed")
    reps.set_blocked(session, chat_id, True)


def _moved(session: Session, old: int, new: int) -> None:
    """The group has another id from now on."""
    outbox.moved(session, old, new, _anew)
    groups.moved(session, old, new)


def _anew(payload: str) -> str:
    """The payload as a message of its own: the one that it was to change is not there."""
    return replace(from_json(payload), edits=None, instead=None).to_json()
