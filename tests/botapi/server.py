"""The Bot API server of the tests: Telegram on a local port, with its users and its troubles in the test's hand.

with BotApi() as api:
    bot = Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot")
    laura = api.user(1001, "Laura", language_code="it")
    laura.says("/start")
    card = laura.wait_for("Ciao")
    laura.presses(card, "Sì")
    assert api.violations == []
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from tests.botapi.people import User
from tests.botapi.trouble import CUT, REFUSE, SLOW, Trouble
from tests.botapi.wire import Wire
from tests.botapi.world import World


class BotApi(World):
    """A server in threads of its own: it lives on while the bot is killed and started again."""

    def __init__(
        self,
        token: str = "42:TEST",
        username: str = "taccuino_bot",
        file_base: bool = True,
        clock: Callable[[], float] = time.time,
    ):
        super().__init__(token, username, clock)
        self.file_base = file_base
        self._users: dict[int, User] = {}
        self._wire: Wire | None = None
        self._port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listens; on the same port as before if it did before."""
        self._wire = Wire(self, self._port, self.file_base)
        self._port = self._wire.port

    def stop(self) -> None:
        """Breaks every connection and stops listening; what it knows stays."""
        if self._wire:
            self._wire.close()
        self._wire = None

    @contextmanager
    def down(self) -> Iterator[None]:
        """For the time of the block nobody listens: connections are refused by the system."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    @property
    def url(self) -> str:
        """Where it listens; the bot's `base_url` is this and `/bot`, its `base_file_url` this and `/file/bot`."""
        return f"http://127.0.0.1:{self._port}"

    def user(self, user_id: int, first_name: str = "Laura", **account: Any) -> User:
        """The user of an id, made when first asked for; `account` is more of the published `User`."""
        if user_id not in self._users:
            self._users[user_id] = User(self, user_id, first_name, **account)
        return self._users[user_id]

    def push(self, update: dict[str, Any]) -> int:
        """Delivers an update as it is, unchecked; its chat becomes one the bot can write to."""
        with self.lock:
            message = update.get("message")
            if isinstance(message, dict) and isinstance(message.get("chat"), dict) and "message_id" in message:
                self.chats.learn(message)
            return self.updates.push(update)

    def redeliver(self, update_id: int) -> None:
        """Delivers an update again although it was confirmed."""
        with self.lock:
            self.updates.redeliver(update_id)

    @property
    def duplicate_updates(self) -> bool:
        """Whether every update is delivered twice."""
        return self.updates.duplicate

    @duplicate_updates.setter
    def duplicate_updates(self, wanted: bool) -> None:
        with self.lock:
            self.updates.duplicate = wanted

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        with self.lock:
            return len(self.updates.waiting)

    def fail(self, method: str, times: int | None = 1, status: int | str = 429, **order: Any) -> Trouble:
        """Troubles the next calls of a method (`*` for all): with an HTTP status; or "cut", done but never answered;
        "slow", done and answered after `delay` seconds; "refuse", the line closed before the call is read.

        `order`: retry_after, description, migrate_to, delay, chat_id (only calls to that chat).
        """
        if isinstance(status, str) and status not in {CUT, SLOW, REFUSE}:
            raise ValueError(f"no such trouble: {status!r}")
        trouble = Trouble(method, times, status, **order)
        with self.lock:
            self.troubles.orders.append(trouble)
        return trouble

    def heal(self) -> None:
        """Ends all trouble."""
        with self.lock:
            self.troubles.orders.clear()

    def calls_of(self, method: str) -> list[dict[str, Any]]:
        """The parameters of every call of a method that was read, in order, also of those that failed."""
        with self.lock:
            return [call.params for call in self.calls if call.method == method]

    def wait_until(self, true: Callable[[], Any], timeout: float = 10.0) -> Any:
        """Blocks until something about this server is true, and gives it back; raises `TimeoutError`."""
        with self.lock:
            if not (found := self.lock.wait_for(true, timeout)):
                raise TimeoutError(f"not true within {timeout} s; last calls: {self.calls[-5:]}")
            return found
