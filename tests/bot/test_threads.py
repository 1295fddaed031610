"""What is tried again, and what is not; lanes that keep their order."""

import asyncio
import threading

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.lanes import Lanes, Places
from bot.threads import Threads, TooLong, passes


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
        (Refused("database disk image is malformed"), False),
        (Refused("database or disk is full"), True),
        (Refused("attempt to write a readonly database"), True),
        (Refused("cannot execute INSERT in a read-only transaction", "25006"), True),
        (Refused("could not extend file: No space left on device", "53100"), True),
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


async def test_trouble_is_one_line_when_it_comes_and_one_when_it_is_over(caplog):
    """However many callers there are and however long it lasts; one tries, the others stand in line."""
    threads, down, tries = Threads(8), [True], []

    def work() -> str:
        tries.append(1)
        if down[0]:
            raise OperationalError("…", {}, Refused("database or disk is full"))
        return "done"

    callers = [asyncio.create_task(threads.patiently(work)) for _ in range(20)]
    await asyncio.sleep(1.5)
    assert len(tries) < 20 + 8
    assert not any(caller.done() for caller in callers)
    down[0] = False
    assert await asyncio.gather(*callers) == ["done"] * 20
    came, over = (record.message for record in caplog.records if record.name == "bot.threads")
    assert "database or disk is full" in came
    assert "works again" in over
    await threads.close()


async def test_what_takes_too_long_is_let_go_of():
    """Its thread goes on, and closing does not wait for it for ever."""
    gate = threading.Event()
    threads = Threads(1, limit=0.1)
    with pytest.raises(TooLong):
        await threads.run(gate.wait)
    assert not await threads.close(within=0.1)
    gate.set()


def chats(waiting: dict[int, list[int]], seen: list[int]):
    """A step that takes the next of a chat's numbers; a negative one fails first and is tried again."""

    async def step(chat_id: int | None) -> float | None:
        if not waiting[chat_id]:
            return None
        number = waiting[chat_id][0]
        if number < 0:
            waiting[chat_id][0] = -number
            return 0.05
        seen.append(waiting[chat_id].pop(0))
        return 0

    return step


async def test_a_chat_keeps_its_order_and_does_not_wait_for_another():
    """Two chats run side by side, each in its own order, also when one fails and is tried again."""
    seen: list[int] = []
    waiting = {7: [-1, 2], 8: [3, 4]}
    lanes = Lanes(chats(waiting, seen))
    for chat_id in (7, 7, 8, 8):
        lanes.put(chat_id)
    await asyncio.sleep(0.02)
    assert seen == [3, 4]
    await asyncio.sleep(0.1)
    assert seen == [3, 4, 1, 2]
    await lanes.stop()


async def test_what_comes_in_while_the_last_look_is_under_way_is_not_left():
    """The lane looks once more before it ends."""
    waiting, seen = [1], []
    looked = asyncio.Event()

    async def step(chat_id: int | None) -> float | None:
        found = waiting.pop(0) if waiting else None
        await asyncio.sleep(0.01)
        if found is None:
            looked.set()
            await asyncio.sleep(0.02)
            return None
        seen.append(found)
        return 0

    lanes = Lanes(step)
    lanes.put(7)
    await looked.wait()
    waiting.append(2)
    lanes.put(7)
    await asyncio.sleep(0.15)
    assert seen == [1, 2]
    assert 7 not in lanes
    await lanes.stop()


async def test_a_few_slow_ones_hold_up_only_their_own_chats(monkeypatch):
    """More of them than there are places: each lends its own to the next."""
    monkeypatch.setattr("bot.lanes.SLOW", 0.05)
    gate, seen = asyncio.Event(), []

    async def step(chat_id: int | None) -> float | None:
        if chat_id is not None and chat_id < 100:
            await gate.wait()
        seen.append(chat_id)
        return None

    lanes = Lanes(step, Places(brisk=2, most=8))
    for chat_id in range(6):
        lanes.put(chat_id)
    lanes.put(100)
    lanes.put(101)
    await asyncio.sleep(0.4)
    assert seen == [100, 101]
    gate.set()
    await asyncio.sleep(0.1)
    assert sorted(seen) == [0, 1, 2, 3, 4, 5, 100, 101]
    await lanes.stop()


async def test_told_to_stop_nothing_more_is_begun_and_nobody_waits_for_ever():
    """What is in hand has its time, what waits to be tried again has none."""
    begun: list[int | None] = []

    async def step(chat_id: int | None) -> float | None:
        begun.append(chat_id)
        if chat_id == 7:
            await asyncio.sleep(60)
        return 60

    lanes = Lanes(step)
    lanes.put(7)
    lanes.put(8)
    await asyncio.sleep(0.01)
    started = asyncio.get_running_loop().time()
    await lanes.stop(within=0.2)
    lanes.put(9)
    await asyncio.sleep(0.01)
    assert asyncio.get_running_loop().time() - started < 1
    assert begun == [7, 8]
