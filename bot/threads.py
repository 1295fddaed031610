"""Blocking work of the database and of nlp in a few threads, awaited from the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

FIRST_PAUSE, LAST_PAUSE = 0.1, 5.0
#: What PostgreSQL calls trouble that passes (its classes of SQLSTATE): connections, locks, deadlocks, shutting down.
PASSING_STATES = ("08", "40", "55P03", "57P", "53")
#: What SQLite says then.
PASSING_WORDS = ("database is locked", "database is busy", "unable to open database file")


def passes(error: DBAPIError) -> bool:
    """Is it worth trying again? A statement that the database refuses will be refused again."""
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(PASSING_STATES)
    words = str(error.orig).lower()
    return error.connection_invalidated or "connect" in words or any(passing in words for passing in PASSING_WORDS)


class Threads:
    """A small pool. After `stop` nothing is tried again."""

    def __init__(self, size: int = 4) -> None:
        self._pool = ThreadPoolExecutor(size, thread_name_prefix="taccuino")
        self._stopped = asyncio.Event()

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The work's result, or what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: work(*args, **kwargs))

    async def patiently(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same, again and again while the database is out of reach or busy. The work must be a transaction."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await self.run(work, *args, **kwargs)
            except DBAPIError as error:
                if not passes(error) or self._stopped.is_set():
                    raise
                log.warning("The database does not answer (%s); trying again.", str(error.orig).strip())
            await self._rest(pause)
            pause = min(pause * 2, LAST_PAUSE)

    async def _rest(self, seconds: float) -> None:
        """Wait, but not when we are told to stop."""
        try:
            await asyncio.wait_for(self._stopped.wait(), seconds)
        except TimeoutError:
            return

    def stop(self) -> None:
        """What is under way ends, well or not; it is in the inbox or the outbox all the same."""
        self._stopped.set()

    async def close(self) -> None:
        """Wait for what is under way."""
        await asyncio.to_thread(self._pool.shutdown, wait=True)
