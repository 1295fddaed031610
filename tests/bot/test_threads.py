"""What is tried again, and what is not; lanes that keep their order."""

import asyncio

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.lanes import Lanes
from bot.threads import Threads, passes


class Refused(Exception):
    """A database's own error, with PostgreSQL's code where it has one."""

    def __init__(self, words: str, sqlstate: str | None = None) -> None:
        super().__init__(words)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("fault", "again"),
    [
        (Refused("database is locked"), True),
        (Refused("no such table: rep"), False),
        (Refused("deadlock detected", "40P01"), True),
        (Refused("terminating connection", "57P01"), True),
        (Refused("index row size exceeds maximum", "54000"), False),
        (Refused("connection failed: connection refused"), True),
    ],
)
def test_only_trouble_that_passes_is_tried_again(fault, again):
    """A statement that is refused once is refused for ever, and must not hold up what comes behind it."""
    assert passes(OperationalError("…", {}, fault)) is again


async def test_a_busy_database_is_waited_for():
    """The work is done once the database lets it."""
    tries = []

    def work() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("…", {}, Refused("database is locked"))
        return "done"

    threads = Threads(1)
    assert await threads.patiently(work) == "done"
    await threads.close()


async def test_nothing_is_tried_again_when_told_to_stop():
    """And what is refused for good is not tried again at all."""
    threads = Threads(1)

    def refused() -> None:
        raise IntegrityError("…", {}, Refused("duplicate", "23505"))

    def busy() -> None:
        raise OperationalError("…", {}, Refused("database is locked"))

    with pytest.raises(IntegrityError):
        await threads.patiently(refused)
    threads.stop()
    with pytest.raises(OperationalError):
        await threads.patiently(busy)
    await threads.close()


async def test_a_chat_keeps_its_order_and_does_not_wait_for_another():
    """Two chats run side by side, each in its own order."""
    seen: list[int] = []
    gate = asyncio.Event()

    async def handle(update_id: int) -> None:
        if update_id == 1:
            await gate.wait()
        seen.append(update_id)

    lanes = Lanes(handle)
    for update_id, chat_id in ((1, 7), (2, 7), (3, 8), (4, 8)):
        lanes.put(update_id, chat_id)
    await asyncio.sleep(0.01)
    assert seen == [3, 4]
    gate.set()
    await asyncio.sleep(0.01)
    assert seen == [3, 4, 1, 2]
    await lanes.stop()
