"""Who plays in the playground's tests: people, the bot, a clock, and short ways to ask both sides."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.playground import BotCard, Examples, Person, Playground

GIULIA = Person(1001, "Giulia", "Ferri", "giulia_ferri", "it", "rep")
LUCA = Person(1002, "Luca", "", "", "en", "rep")
ANNA = Person(2001, "Anna", "Conti", "anna_conti", "it", "manager")
PEOPLE = (GIULIA, LUCA, ANNA)
BOT = BotCard(7000000001, "Taccuino", "taccuino_bot")
TOKEN = "7000000001:playground"
EXAMPLES = Examples(
    {"it": ("Oggi da Rossi", "Richiamare Gatti", "Chi vedo oggi?"), "en": ("Saw Rossi", "Call", "Who?")}
)


def at_noon() -> datetime:
    """The moment at which all of this happens."""
    return datetime(2026, 3, 4, 11, 0, tzinfo=UTC)


def playground(state: Path, **changes: Any) -> Playground:
    """A playground that has not started."""
    return Playground(PEOPLE, state, BOT, TOKEN, **{"now": at_noon, "examples": EXAMPLES, **changes})


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@dataclass(frozen=True)
class Stage:
    """A running playground and a session to talk to it."""

    playground: Playground
    session: aiohttp.ClientSession

    async def call(self, method: str, params: Any = None, **named: Any) -> dict[str, Any]:
        """What the Bot API answers to a JSON call."""
        url = f"{self.playground.api_url}/bot{TOKEN}/{method}"
        async with self.session.post(url, json=params or named) as response:
            answer = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    async def done(self, method: str, **params: Any) -> Any:
        """The result of a call that goes well."""
        answer = await self.call(method, params)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description of a call that is refused with 400."""
        answer = await self.call(method, params)
        assert answer["error_code"] == 400, answer
        return str(answer["description"]).removeprefix("Bad Request: ")

    async def act(self, deed: str, person: Person = GIULIA, **body: Any) -> dict[str, Any]:
        """What the page's API answers to a deed that goes well."""
        url = f"{self.playground.url}page/{deed}"
        async with self.session.post(url, json={"person": person.id, **body}) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def upload(self, kind: str, content: bytes, name: str, **more: str) -> dict[str, Any]:
        """Sends a file from the page; gives back the Message."""
        form = aiohttp.FormData({"person": str(GIULIA.id), "kind": kind, **more})
        form.add_field("file", io.BytesIO(content), filename=name)
        async with self.session.post(f"{self.playground.url}page/file", data=form) as response:
            assert response.status == 200, await response.text()
            return (await response.json())["message"]

    async def look(self, path: str) -> Any:
        """What the page's API shows."""
        async with self.session.get(f"{self.playground.url}page/{path}") as response:
            return await response.json()

    async def messages(self, person: Person = GIULIA) -> list[dict[str, Any]]:
        """The messages of a chat, as the page gets them."""
        return (await self.look(f"chat?person={person.id}"))["messages"]

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """The waiting updates."""
        return await self.done("getUpdates", **params)

    async def started(self) -> int:
        """Giulia starts the bot, and the bot has seen it; gives back her chat's id."""
        await self.act("start")
        seen = await self.updates()
        await self.updates(offset=seen[-1]["update_id"] + 1)
        return GIULIA.id


def keyboard(*data: str) -> dict[str, Any]:
    """An inline keyboard with one row of buttons."""
    return {"inline_keyboard": [[{"text": each, "callback_data": each} for each in data]]}
