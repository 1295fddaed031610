"""The updates Telegram keeps for a bot until the bot confirms them."""

import threading
import time
from typing import Any

from tests.botapi.contract import conforming
from tests.botapi.refusal import Refusal
from tests.botapi.trouble import WORDS

RARE = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """Kept updates in order; every method expects the caller to hold `lock`, which polling gives up while it waits."""

    def __init__(self, lock: threading.Condition):
        self.lock = lock
        self.waiting: list[dict[str, Any]] = []
        self.history: dict[int, dict[str, Any]] = {}
        self.allowed: list[str] = []
        self.duplicate = False
        self._next_id = 500_000_001
        self._poll = 0
        self._again: list[dict[str, Any]] = []

    def add(self, kind: str, content: dict[str, Any]) -> int:
        """The id of a new update; one that the bot does not want is not kept."""
        update = conforming("getUpdates", [{"update_id": self._next_id, kind: content}])[0]
        if kind in self.allowed or (not self.allowed and kind not in RARE):
            return self.push(update)
        self._next_id += 1
        return update["update_id"]

    def push(self, update: dict[str, Any]) -> int:
        """Keeps an update as it is, however odd; gives it an id if it has none."""
        update = {"update_id": self._next_id, **update}
        self.history[update["update_id"]] = update
        self.waiting.append(update)
        self._next_id = max(self._next_id, update["update_id"] + 1)
        self.lock.notify_all()
        return update["update_id"]

    def redeliver(self, update_id: int) -> None:
        """Delivers a confirmed update once more, as when the confirmation was lost."""
        self._again.append(self.history[update_id])
        self.lock.notify_all()

    def confirm(self, offset: int) -> None:
        """Forgets what is before the offset; a negative one counts from the end."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]

    def interrupt(self) -> None:
        """Ends the poll that waits now, as a newer poll does."""
        self._poll += 1
        self.lock.notify_all()

    def poll(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:
        """Up to `limit` updates, waiting for the first of them; a newer poll ends an older one with 409."""
        self.interrupt()
        mine, end = self._poll, time.monotonic() + timeout
        self.confirm(offset)
        while not (self.waiting or self._again) and (left := end - time.monotonic()) > 0:
            self.lock.wait(left)
            if mine != self._poll:
                raise Refusal(409, WORDS[409])
        batch, self._again = [*self._again, *self.waiting][:limit], []
        return [update for update in batch for _ in range(1 + self.duplicate)]
