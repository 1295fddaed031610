"""What survives when the process is killed."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.playground.stage import GIULIA, TOKEN, Stage, keyboard, playground

HERE = Path(__file__).parent
PROGRAM = """
import asyncio, sys
from pathlib import Path
from tests.playground.stage import playground
async def serve():
    running = playground(Path(sys.argv[1]))
    await running.start()
    print(running.api_url, flush=True)
    await asyncio.Event().wait()
asyncio.run(serve())
"""


class Address:
    """Where another process serves."""

    def __init__(self, api_url: str) -> None:
        self.api_url, self.url = api_url, f"{api_url}/"


@asynccontextmanager
async def _killed_at_the_end(state: Path) -> AsyncIterator[Stage]:
    """A playground in a process of its own, ended with kill -9."""
    path = {"PYTHONPATH": f"{HERE}:{HERE.parent.parent}"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, str(state), env=path, stdout=asyncio.subprocess.PIPE
    )
    try:
        address = (await process.stdout.readline()).decode().strip()
        async with aiohttp.ClientSession() as session:
            yield Stage(Address(address), session)  # type: ignore[arg-type]
    finally:
        process.send_signal(signal.SIGKILL)
        await process.communicate()


async def test_everything_answered_survives_a_kill(tmp_path: Path) -> None:
    """After kill -9 the history, waiting updates, commands, files and buttons are there, and ids go on."""
    state = tmp_path / "state.sqlite3"
    async with _killed_at_the_end(state) as stage:
        chat_id = await stage.started()
        sent = await stage.done("sendMessage", chat_id=chat_id, text="?", reply_markup=keyboard("ok"))
        await stage.done("setMyCommands", commands=[{"command": "oggi", "description": "x"}])
        document = (await stage.upload("document", b"a;b", "a.csv"))["document"]
        history, waiting = await stage.messages(), await stage.updates()
    async with playground(state) as running, aiohttp.ClientSession() as session:
        stage = Stage(running, session)
        assert await stage.messages() == history
        assert await stage.updates() == waiting
        assert (await stage.look(f"chat?person={GIULIA.id}"))["commands"][0]["command"] == "oggi"
        await stage.act("press", message_id=sent["message_id"], data="ok")
        pressed = (await stage.updates())[-1]
        assert pressed["update_id"] == waiting[-1]["update_id"] + 1
        path = (await stage.done("getFile", file_id=document["file_id"]))["file_path"]
        async with session.get(f"{running.api_url}/file/bot{TOKEN}/{path}") as response:
            assert await response.read() == b"a;b"


async def test_ids_never_come_again(tmp_path: Path) -> None:
    """Update and message ids go on after a restart, even if all were confirmed and the last message deleted."""
    ids = []
    for _ in range(3):
        async with playground(tmp_path / "s") as running, aiohttp.ClientSession() as session:
            stage = Stage(running, session)
            message = (await stage.act("send", text="x"))["message"]
            update = (await stage.updates())[-1]
            ids.append((update["update_id"], message["message_id"]))
            await stage.updates(offset=update["update_id"] + 1)
            await stage.done("deleteMessage", chat_id=GIULIA.id, message_id=message["message_id"])
    assert ids == [(1, 1), (2, 2), (3, 3)]


async def test_stopping_ends_open_polls_and_streams_at_once(tmp_path: Path) -> None:
    """A bot that is waiting gets an empty answer, a page that is listening gets the end."""
    running = playground(tmp_path / "s")
    await running.start()
    async with aiohttp.ClientSession() as session:
        stage = Stage(running, session)
        poll = asyncio.create_task(stage.updates(timeout=30))
        stream = await session.get(f"{running.url}page/events")
        await asyncio.sleep(0.1)
        async with asyncio.timeout(5):
            await running.stop()
            assert await poll == []
            assert b"open" in await stream.read()
