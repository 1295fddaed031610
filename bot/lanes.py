"""A lane for each chat: messages of one chat in order, different chats in parallel, however slow one of them is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

log = logging.getLogger(__name__)

#: So many messages are worked at together; one that takes longer than SLOW seconds does not count among them, and MOST
#: are in hand at the very most.
BRISK, MOST = 8, 32
SLOW = 1.0

#: Takes up and handles the next message of a chat. Gives back the seconds to wait before the one after that, or `None`
#: when there is nothing (more) here to do.
Step = Callable[[int | None], Awaitable[float | None]]


class Place:
    """One place among the brisk, given to the next once: when the work is done, or as soon as it is slow."""

    def __init__(self, brisk: asyncio.Semaphore) -> None:
        self._brisk, self._given = brisk, False

    def give(self) -> None:
        """Somebody else may have it."""
        if not self._given:
            self._given = True
            self._brisk.release()


class Places:
    """Room for a few at once. Who is slow lends its place to the next: a few slow ones hold up nobody else."""

    def __init__(self, brisk: int = BRISK, most: int = MOST) -> None:
        self._brisk, self._all = asyncio.Semaphore(brisk), asyncio.Semaphore(most)

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """A place, from here to the end of the block."""
        async with self._all:
            await self._brisk.acquire()
            place = Place(self._brisk)
            lending = asyncio.get_running_loop().call_later(SLOW, place.give)
            try:
                yield
            finally:
                lending.cancel()
                place.give()


@dataclass
class Lane:
    """A chat at which somebody is working; `more`: something came in meanwhile."""

    more: bool = False


class Lanes:
    """Calls `step` for each chat in which something may wait, until it says that there is nothing.

    `room` is called whenever there are few chats left.
    """

    def __init__(self, step: Step, places: Places | None = None, room: Callable[[], None] = lambda: None) -> None:
        self._step, self._places, self._room = step, places or Places(), room
        self._lanes: dict[int | None, Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()

    def __contains__(self, chat_id: int | None) -> bool:
        """Is somebody at this chat?"""
        return chat_id in self._lanes

    def put(self, chat_id: int | None) -> None:
        """Something may wait in this chat; only from the event loop."""
        if self._stopped.is_set():
            return  # it is in the inbox
        if chat_id in self._lanes:
            self._lanes[chat_id].more = True
            return
        self._lanes[chat_id] = Lane()
        task = asyncio.get_running_loop().create_task(self._drive(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drive(self, chat_id: int | None) -> None:
        """Between the last look at `more` and the end of the lane nothing is awaited, so nothing can come in."""
        lane = self._lanes[chat_id]
        try:
            while not self._stopped.is_set():
                lane.more = False
                pause = await self._one(chat_id)
                if pause is None and not lane.more:
                    return
                if pause:
                    await self._rest(pause)
        except Exception:  # it is in the inbox, and will be looked for
            if not self._stopped.is_set():
                log.exception("A chat is left for later.")
        finally:
            del self._lanes[chat_id]
            if len(self._lanes) < BRISK:
                self._room()

    async def _one(self, chat_id: int | None) -> float | None:
        async with self._places.one():
            return None if self._stopped.is_set() else await self._step(chat_id)

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopped.wait(), seconds)
        except TimeoutError:
            return

    async def stop(self, within: float = 60.0) -> None:
        """Begin nothing more; wait so many seconds for what is in hand. The rest is in the inbox."""
        self._stopped.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within)
