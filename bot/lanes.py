"""A lane for each chat: messages of one chat in order, different chats in parallel."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable


class Lanes:
    """Calls `handle` with each update id. A lane lives while it has something to do."""

    def __init__(self, handle: Callable[[int], Awaitable[None]]) -> None:
        self._handle = handle
        self._waiting: dict[int | None, deque[int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False

    def put(self, update_id: int, chat_id: int | None) -> None:
        """Queue an update behind the others of its chat; only from the event loop."""
        if self._stopped:
            return  # it is in the inbox
        lane = self._waiting.get(chat_id)
        if lane is not None:
            lane.append(update_id)
            return
        self._waiting[chat_id] = deque([update_id])
        task = asyncio.get_running_loop().create_task(self._drive(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drive(self, chat_id: int | None) -> None:
        lane = self._waiting[chat_id]
        try:
            while lane:
                await self._handle(lane[0])
                lane.popleft()
        finally:
            del self._waiting[chat_id]

    async def stop(self) -> None:
        """Let go of what is not begun; it is in the inbox."""
        self._stopped = True
        for lane in self._waiting.values():
            while len(lane) > 1:
                lane.pop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
