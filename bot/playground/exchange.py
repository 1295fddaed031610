"""The exchange between both sides: the state, the people, the bot's card, and the news each side waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from bot.playground.errors import BadRequest, PageRefusal
from bot.playground.hub import Hub
from bot.playground.people import BotCard, Examples, Json, Person
from bot.playground.store import Kept, Store

Result = TypeVar("Result")


@dataclass
class Exchange:
    """What the Bot API side and the page side share. All changes go through `transact`."""

    store: Store
    people: Mapping[int, Person]
    bot: BotCard
    examples: Examples
    clock: Callable[[], datetime]
    hub: Hub = field(default_factory=Hub)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    online: bool = False
    closing: bool = False
    _news: list[Json] = field(default_factory=list)

    def now(self) -> int:
        """Now, in Unix seconds."""
        return int(self.clock().timestamp())

    def transact(self, work: Callable[[], Result]) -> Result:
        """Does the work in one transaction; pages and bot hear of it after the commit."""
        self._news.clear()
        with self.store.transaction():
            result = work()
        news, self._news = self._news, []
        for event in news:
            self.hub.publish(event)
        if self.store.waiting_count():
            self.arrived.set()
        return result

    def tell(self, kind: str, person: int | None, **body: Any) -> None:
        """Queues an event for the pages, to be published after the commit."""
        self._news.append({"type": kind, "person": person, **body})

    def deliver(self, kind: str, body: Json) -> None:
        """Queues an update for the bot, unless the bot has said that it wants none of this kind."""
        wanted: Sequence[str] = self.store.setting("allowed_updates", [])
        if wanted and kind not in wanted:
            return
        self.store.wait({"update_id": self.store.count("update"), kind: body})

    def set_online(self, online: bool) -> None:
        """Remembers whether a bot is asking for updates, and tells the pages of a change."""
        if online != self.online:
            self.online = online
            self.hub.publish({"type": "online", "person": None, "online": online})

    def person(self, person_id: int) -> Person:
        """The person of the page. Raises PageRefusal for someone unknown."""
        if person_id not in self.people:
            raise PageRefusal(404, "person")
        return self.people[person_id]

    def chat(self, chat_id: int | str) -> Person:
        """The person behind a chat id that the bot names.

        Raises BadRequest for someone unknown, and for someone who has not written yet: bots can't begin.
        """
        known = self.people.get(chat_id) if isinstance(chat_id, int) else None
        if known is None or not self.store.setting(f"started:{known.id}", False):
            raise BadRequest("chat not found")
        return known

    def keep(self, kept: Kept, event: str) -> None:
        """Keeps a message and tells the pages ("message" or "edited")."""
        self.store.keep(kept)
        self.tell(event, kept.chat_id, **kept.view())
