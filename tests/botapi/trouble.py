"""Trouble on demand: what goes wrong with the next calls of a method."""

from dataclasses import dataclass
from typing import Any

from tests.botapi.refusal import Refusal

WORDS = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}
CUT, SLOW, REFUSE = "cut", "slow", "refuse"


@dataclass
class Trouble:
    """One order for trouble; `times` counts down, and `None` means until healed."""

    method: str
    times: int | None
    status: int | str
    description: str | None = None
    retry_after: int | None = None
    migrate_to: int | None = None
    delay: float = 0.0
    chat_id: int | None = None

    def concerns(self, method: str, params: dict[str, Any] | None) -> bool:
        """Whether this call is to be troubled; without parameters only a refusal can be."""
        if self.times == 0 or self.method.lower() not in {"*", method.lower()}:
            return False
        if params is None:
            return self.status == REFUSE
        return self.status != REFUSE and self.chat_id in {None, params.get("chat_id")}

    def refusal(self) -> Refusal | None:
        """What is answered instead of doing it; None if the call is done all the same."""
        if isinstance(self.status, str):
            return None
        if self.status == 429 and not self.description:
            wait = 1 if self.retry_after is None else self.retry_after
            return Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        if self.migrate_to:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            return Refusal(400, self.description or words, migrate_to_chat_id=self.migrate_to)
        words = self.description or WORDS.get(self.status, "Bad Request: trouble ordered by the test")
        return Refusal(self.status, words, retry_after=self.retry_after)


class Troubles:
    """The orders for trouble, oldest first."""

    def __init__(self):
        self.orders: list[Trouble] = []

    def next_for(self, method: str, params: dict[str, Any] | None) -> Trouble | None:
        """The trouble this call gets, counted off; None if it may go well."""
        found = next((order for order in self.orders if order.concerns(method, params)), None)
        if found and found.times:
            found.times -= 1
        return found
