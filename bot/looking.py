"""What waits in the inbox and nobody is at: after a start, after a process has died, when others have too much."""

from __future__ import annotations

import asyncio

from bot import clock
from bot.alive import Alive
from bot.lanes import Lanes
from bot.threads import Threads
from storage import inbox
from storage.database import Database

#: So many chats at a time where others share the work; else all.
FEW, ALL = 16, 100_000


class Looking:
    """Looks when `woken` is set, and again as soon as there is room while it finds something."""

    def __init__(self, database: Database, threads: Threads) -> None:
        self._database, self._threads = database, threads
        self.woken = asyncio.Event()
        self._more = False

    def room(self) -> None:
        """There is little left to do here; only from the event loop."""
        if self._more:
            self.woken.set()

    async def run(self, alive: Alive, lanes: Lanes) -> None:
        """For ever."""
        while True:
            await self.woken.wait()
            self.woken.clear()
            await self.once(alive, lanes)

    async def once(self, alive: Alive, lanes: Lanes) -> None:
        """Take to the lanes what may be taken up."""
        found = await self._threads.patiently(self._free, alive.id, FEW if alive.others else ALL)
        fresh = [chat_id for chat_id in found if chat_id not in lanes]
        self._more = alive.others and bool(fresh)
        for chat_id in fresh:
            lanes.put(chat_id)

    def _free(self, owner: str, most: int) -> list[int | None]:
        with self._database.reading() as session:
            return inbox.free(session, owner, clock.now(), most)
