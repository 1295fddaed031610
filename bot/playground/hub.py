"""Live news for open pages: each page has a queue, and what happens is put into all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.playground.people import Json

# A page that does not read is cut off at this many unread events; it reconnects and asks for the whole chat.
_BACKLOG = 1000


class Hub:
    """The pages that are listening."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Json | None]]:
        """A queue of events from now on; None in it means: the end."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue(_BACKLOG + 1)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def publish(self, event: Json) -> None:
        """Puts an event into every queue."""
        for queue in list(self._listeners):
            full = queue.qsize() >= _BACKLOG
            queue.put_nowait(None if full else event)
            if full:
                self._listeners.discard(queue)

    def close(self) -> None:
        """Tells every listener that this is the end."""
        for queue in self._listeners:
            queue.put_nowait(None)
        self._listeners.clear()
