"""Blocking work of the database and of nlp in a few threads, awaited from the event loop."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

FIRST_PAUSE, LAST_PAUSE = 0.1, 5.0
#: What PostgreSQL calls trouble that passes (its classes of SQLSTATE): connections, locks, deadlocks, shutting down, a
#: full disk, a database that may only be read at present.
PASSING_STATES = ("08", "40", "55P03", "57P", "53", "25006", "58030")
#: What SQLite says then.
PASSING_WORDS = (
    "database is locked", "database is busy", "unable to open database file", "database or disk is full",
    "disk i/o error", "readonly database", "locking protocol",
)  # fmt: skip


def passes(error: DBAPIError | NoConnection) -> bool:
    """Is it worth trying again? A statement that the database refuses will be refused again."""
    if isinstance(error, NoConnection):
        return True
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(PASSING_STATES)
    words = str(error.orig).lower()
    return error.connection_invalidated or "connect" in words or any(passing in words for passing in PASSING_WORDS)


class Trouble:
    """Trouble with the database, shared by all threads: one line in the log when it comes and one when it is over.

    Meanwhile only one caller tries, the others stand in line: nobody spins, however many there are.
    """

    def __init__(self) -> None:
        self.line = asyncio.Lock()
        self.tries = 0
        self._callers = 0
        self._since: float | None = None

    @property
    def on(self) -> bool:
        """Does the database refuse what it should do?"""
        return self._since is not None

    def came(self) -> None:
        """One more caller cannot go on."""
        self._callers += 1

    def tried(self, error: DBAPIError | NoConnection) -> None:
        """It was tried in vain. What is gone with the second try (a lock, a deadlock) is not worth a line."""
        self.tries += 1
        if self._since is None:
            self._since = time.monotonic()
            log.error("The database does not do its work (%s). Nothing is lost: it is tried again.", _reason(error))

    def went(self, well: bool) -> None:
        """A caller goes on, or gives up; with the last one it is over."""
        self._callers -= 1
        if self._callers > 0 or self._since is None:
            return
        if well:
            lasted = time.monotonic() - self._since
            log.warning("The database works again, after %.0f s and %d tries.", lasted, self.tries)
        self._since, self.tries = None, 0


def _reason(error: DBAPIError | NoConnection) -> str:
    """The database's own words, in one line."""
    words = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    return " ".join(words.split())[:200]


class TooLong(Exception):
    """The work did not end in the time it was given; its thread goes on."""


class Threads:
    """A pool of threads, in which nothing may take longer than `limit` seconds. After `stop` nothing is tried again."""

    def __init__(self, size: int = 4, trouble: Trouble | None = None, limit: float | None = None) -> None:
        self._pool = ThreadPoolExecutor(size, thread_name_prefix="taccuino")
        self._busy: set[Future[Any]] = set()
        self._stopped, self._limit = asyncio.Event(), limit
        self.trouble = trouble or Trouble()

    @property
    def stopped(self) -> bool:
        """Were we told to stop?"""
        return self._stopped.is_set()

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The work's result, or what it raises; raises TooLong."""
        future = self._pool.submit(work, *args, **kwargs)
        self._busy.add(future)
        future.add_done_callback(self._busy.discard)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._limit)
        except TimeoutError:
            if future.done():  # the work's own
                raise
            raise TooLong from None

    async def patiently(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same, again and again while the database is out of reach or busy. The work must be a transaction."""
        try:
            return await self.run(work, *args, **kwargs)
        except (DBAPIError, NoConnection) as error:
            if not passes(error) or self.stopped:
                raise
        self.trouble.came()
        well = False
        try:
            async with self.trouble.line:
                result = await self._persist(lambda: work(*args, **kwargs))
            well = True
            return result
        finally:
            self.trouble.went(well)

    async def _persist(self, work: Callable[[], R]) -> R:
        """Whoever stands first in line: with longer and longer pauses, until it is done."""
        pause = FIRST_PAUSE
        while True:
            if not self.trouble.on:
                await self.rest(pause)
            try:
                return await self.run(work)
            except (DBAPIError, NoConnection) as error:
                if not passes(error) or self.stopped:
                    raise
                self.trouble.tried(error)
            await self.rest(pause)
            pause = min(pause * 2, LAST_PAUSE)

    async def rest(self, seconds: float) -> None:
        """Wait, but not when we are told to stop."""
        try:
            await asyncio.wait_for(self._stopped.wait(), seconds)
        except TimeoutError:
            return

    def stop(self) -> None:
        """What is under way ends, well or not; it is in the inbox or the outbox all the same."""
        self._stopped.set()

    async def close(self, within: float = 60.0) -> bool:
        """Wait for what is under way, so many seconds; has it ended?"""
        self._pool.shutdown(wait=False)
        return not (await asyncio.to_thread(wait, set(self._busy), within)).not_done
