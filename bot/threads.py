"""Blocking work of the database and of nlp in a few threads, awaited from the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import InterfaceError, OperationalError

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

FIRST_PAUSE, LAST_PAUSE = 0.1, 5.0


class Threads:
    """A small pool."""

    def __init__(self, size: int = 4) -> None:
        self._pool = ThreadPoolExecutor(size, thread_name_prefix="taccuino")

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The work's result, or what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: work(*args, **kwargs))

    async def patiently(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same, again and again while the database is out of reach or busy. The work must be a transaction."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await self.run(work, *args, **kwargs)
            except (OperationalError, InterfaceError) as error:
                log.warning("The database does not answer (%s); trying again.", str(error.orig).strip())
            await asyncio.sleep(pause)
            pause = min(pause * 2, LAST_PAUSE)

    def close(self) -> None:
        """Wait for what is under way."""
        self._pool.shutdown(wait=True)
