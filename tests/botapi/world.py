"""Everything this Telegram knows, behind one lock."""

import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.botapi.chats import Chats
from tests.botapi.files import Files
from tests.botapi.trouble import Troubles
from tests.botapi.updates import Updates


class Call(NamedTuple):
    """A request that was read, whatever became of it."""

    method: str
    params: dict[str, Any]
    time: float


class Toast(NamedTuple):
    """An answer to a press, shown over the chat."""

    user_id: int
    text: str
    alert: bool


class Offer(NamedTuple):
    """A result of an inline query, as it is seen and as the message that it becomes."""

    title: str
    description: str
    text: str  # without tags
    entities: list[dict[str, Any]]
    markup: dict[str, Any] | None


class World:
    """The state of one bot's Telegram; hold `lock` to read or change it, it is notified of every change."""

    def __init__(self, token: str, username: str, clock: Callable[[], float]):
        self.lock = threading.Condition()
        self.token = token
        self.clock = clock
        self.me = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Taccuino",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }
        self.chats = Chats()
        self.files = Files()
        self.updates = Updates(self.lock)
        self.troubles = Troubles()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.refusals: list[str] = []
        self.presses: dict[str, int] = {}
        self.toasts: list[Toast] = []
        self.queries: dict[str, int] = {}
        self.offers: dict[str, list[Offer]] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}

    def now(self) -> int:
        """The date messages get: whole seconds since 1970, UTC."""
        return int(self.clock())
