"""A sender at work for a test, and what stands in the outbox."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from sqlmodel import select

from bot import clock, telegram
from bot.outgoing import Payload
from bot.sender import RATE, Sender
from bot.threads import Threads
from storage import outbox
from storage.database import Database
from storage.tables import Outbox
from tests.botapi import BotApi
from tests.running import settings_for


@contextlib.contextmanager
def sending(api: BotApi, database_url: str, database: Database, rate: float = RATE) -> Iterator[Callable[[], None]]:
    """A sender at work in a thread; gives what wakes it."""
    holder: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[None], Sender]] = []

    async def main() -> None:
        threads = Threads(2)
        async with telegram.make(settings_for(api, database_url), api.token) as bot:
            sender = Sender(bot, database, threads, rate)
            task = asyncio.create_task(sender.run())
            holder.append((asyncio.get_running_loop(), task, sender))
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await threads.close()

    thread = threading.Thread(target=lambda: asyncio.run(main()))
    thread.start()
    until(lambda: holder)
    loop, task, sender = holder[0]
    try:
        yield lambda: loop.call_soon_threadsafe(sender.wake)
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(20)
        assert not thread.is_alive(), "the sender did not stop"


def keep(database: Database, *texts: str, chat_id: int = 1001, **more: object) -> None:
    """Put replies into the outbox."""
    with database.writing() as session:
        for text in texts:
            outbox.add(session, outbox.Post(chat_id, Payload(text, **more).to_json()), clock.now())


def rows(database: Database) -> list[Outbox]:
    """What is in the outbox, in order."""
    with database.reading() as session:
        return list(session.exec(select(Outbox).order_by(Outbox.id)))


def until(done: Callable[[], object], seconds: float = 15) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)
