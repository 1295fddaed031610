"""This process's sign of life in the database, and what it sees of the others': who is there, and who asks Telegram."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket

from bot import clock
from bot.threads import Threads, Trouble
from storage import inbox, processes
from storage.database import Database
from storage.tables import Process

#: Seconds between looks while there are several processes.
OFTEN = 1.0


def gone(name: str) -> bool:
    """Has that process of this machine ended? Of another machine's nobody can tell here, nor on Windows."""
    host, number, _ = (*name.rsplit("/", 2), "", "")[:3]
    if os.name == "nt" or host != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(number) == os.getpid() and name not in OURS


#: Those that run in this very process.
OURS: set[str] = set()


class Alive:
    """Beats for this process. `eldest` is set while it is the eldest that lives: that one asks Telegram for updates,
    as two would only interrupt each other (409 Conflict).

    While there are others, `look` is called every second for what they have kept and nobody has taken up. That, and not
    LISTEN/NOTIFY: whoever takes messages in takes them up at once as far as there is room, so the others only come in
    under load, when a second is nothing; a connection kept for listening would not pass through a pooler, and would
    have to be watched in turn.
    """

    def __init__(self, database: Database, trouble: Trouble, look: asyncio.Event) -> None:
        host = socket.gethostname()
        self.id = f"{host}/{os.getpid()}/{secrets.token_hex(4)}"
        self._process = Process(id=self.id, host=host, started_at=clock.now(), beat_at=clock.now())
        self._database, self._look = database, look
        #: Of its own: however busy the others are, this process lives.
        self._threads = Threads(1, trouble)
        self.eldest = asyncio.Event()
        self._others = False
        OURS.add(self.id)

    @property
    def others(self) -> bool:
        """Are there more than this one?"""
        return self._others

    async def start(self) -> None:
        """The first beat; what died before is let go of: who is alone need not wait for the claims of the dead."""
        await self._threads.patiently(self._beat)
        await self._see()
        if not self._others:
            await self._threads.patiently(self._inherit)

    async def run(self) -> None:
        """For ever."""
        beaten = asyncio.get_running_loop().time()
        while True:
            await asyncio.sleep(OFTEN if self._others else processes.BEAT.total_seconds())
            if asyncio.get_running_loop().time() - beaten >= processes.BEAT.total_seconds():
                beaten = asyncio.get_running_loop().time()
                await self._threads.patiently(self._beat)
            await self._see()
            if self._others:
                self._look.set()

    async def stop(self) -> None:
        """What was taken up and not done is anybody's; this process is no more."""
        self._threads.stop()
        try:
            await self._threads.run(self._end)
        finally:
            OURS.discard(self.id)
            await self._threads.close(1)

    def _beat(self) -> None:
        """This process lives, and holds on to what it has in hand."""
        with self._database.noting() as session:
            processes.beat(session, self._process, clock.now())
        if not self._database.alone:
            with self._database.noting() as session:
                inbox.renew(session, self.id, clock.now())

    async def _see(self) -> None:
        """Who else is there? Those of this machine that have died are let go of at once."""
        every, ids = await self._threads.patiently(self._alive)
        dead = [name for name in every if name != self.id and (self._database.alone or gone(name))]
        if dead:
            await self._threads.patiently(self._bury, dead)
        ids = [name for name in ids if name not in dead]
        self._others = len(ids) > 1
        if not ids or ids[0] == self.id:
            self.eldest.set()
        else:
            self.eldest.clear()

    def _alive(self) -> tuple[list[str], list[str]]:
        with self._database.reading() as session:
            living = [process.id for process in processes.alive(session, clock.now())]
            return processes.every(session), living

    def _bury(self, dead: list[str]) -> None:
        with self._database.noting() as session:
            processes.end(session, dead)
            inbox.let_go(session, dead)

    def _inherit(self) -> None:
        with self._database.noting() as session:
            processes.let_go(session, self._process.started_at)

    def _end(self) -> None:
        with self._database.writing() as session:
            processes.end(session, [self.id])
            inbox.let_go(session, [self.id], died=False)
