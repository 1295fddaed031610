"""The other road in: the clock. Reminders in the database are the truth, APScheduler only wakes us for the next one."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlmodel import Session

from bot import clock
from bot.loading import WORKER
from bot.outgoing import payloads
from bot.threads import Threads
from handlers import announce
from nlp.wording import word
from storage import inbox, loads, outbox, purging, questions, reminders
from storage.database import Database

log = logging.getLogger(__name__)

#: Another process may have made a reminder: look this often even when we know of nothing.
LOOK = dt.timedelta(seconds=30)
#: A ring that comes late is not skipped, and one that meets another is harmless: the database lets one of them claim.
JOBS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 10}
TIDY = dt.timedelta(hours=6)
#: Seconds between two steps of a long tidying, in which others may write.
BREATH = 0.02


class Scheduler:
    """Rings what is due at the start, at the next due moment, and on a slow interval; then it also calls `look`."""

    def __init__(
        self, database: Database, threads: Threads, rang: Callable[[], None], look: Callable[[], Awaitable[None]]
    ) -> None:
        self._database, self._threads, self._rang, self._look = database, threads, rang, look
        self._clock = AsyncIOScheduler(timezone=dt.UTC, job_defaults=JOBS)

    async def start(self) -> None:
        """Ring what fell due while nothing ran, then keep watch."""
        self._clock.add_job(self.ring, IntervalTrigger(seconds=int(LOOK.total_seconds())))
        self._clock.add_job(self._look, IntervalTrigger(seconds=int(LOOK.total_seconds())))
        self._clock.add_job(self._tidy, IntervalTrigger(seconds=int(TIDY.total_seconds())), next_run_time=clock.now())
        self._clock.start()
        await self.ring()

    def stop(self) -> None:
        """No more rings."""
        self._clock.shutdown(wait=False)

    async def ring(self) -> None:
        """Everything that is due goes to the outbox; then sleep until the next."""
        if await self._threads.patiently(self._claim):
            self._rang()
        await self.plan()

    async def plan(self) -> None:
        """Wake at the next due moment. To be called whenever reminders may have changed."""
        due = await self._threads.patiently(self._next)
        if due is not None:
            self._clock.add_job(self.ring, DateTrigger(max(due, clock.now())), id="next", replace_existing=True)

    def _next(self) -> dt.datetime | None:
        with self._database.reading() as session:
            return reminders.next_due(session)

    def _claim(self) -> int:
        """Due reminders become replies, once each, in one transaction; gives back how many."""
        with self._database.reading() as session:  # a look that locks nothing
            due = reminders.next_due(session)
        if due is None or due > clock.now():
            return 0
        with self._database.writing() as session:
            return sum(self._announced(session, announcement) for announcement in announce.due(session, clock.now()))

    def _announced(self, session: Session, announcement: announce.Announcement) -> int:
        """Keep one ring in the outbox; one that cannot be worded must not keep the others from ringing."""
        try:
            whole = list(payloads(word(announcement.reply), None))
        except Exception:
            log.exception("%s cannot be said.", announcement.once)
            return 0
        posts = (
            outbox.Post(announcement.chat_id, payload.to_json(), once=f"{announcement.once}, part {number}")
            for number, payload in enumerate(whole)
        )
        return sum(outbox.add(session, post, clock.now()) for post in posts)

    async def _tidy(self) -> None:
        """What is old goes. Told to stop, it leaves the rest for the next start."""
        with contextlib.suppress(asyncio.CancelledError):
            await self._tidied()

    async def _tidied(self) -> None:
        await self._threads.patiently(self._drop_old)
        seen: dict[str, int] = {}
        gone = await self._threads.patiently(self._purge, seen)
        while gone:
            await asyncio.sleep(BREATH)
            gone = await self._threads.patiently(self._purge, seen)

    def _drop_old(self) -> None:
        with self._database.writing() as session:
            inbox.tidy(session, clock.now())
            outbox.tidy(session, clock.now())
            questions.tidy(session, clock.now())
            loads.clean(session, clock.now(), WORKER)

    def _purge(self, seen: dict[str, int]) -> int:
        """One small step: in between others may write."""
        with self._database.writing() as session:
            return purging.purge(session, clock.now(), seen=seen)
