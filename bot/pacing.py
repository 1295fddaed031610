"""How fast Telegram lets us speak: in all, to one person, to one group; and the silence that it may ask for.

The Bot FAQ: "When sending messages inside a particular chat, avoid sending more than one message per second. We may
allow short bursts that go over this limit"; not "more than 30 messages per second or so" in all; and not "more than 20
messages per minute to the same group". Edits count as messages.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

#: How many messages in how many seconds one chat may get: a person (a short burst, one a second in the long run), and
#: a group, whose id is negative.
PERSON = ((3, 3.0),)
GROUP = ((1, 1.0), (20, 60.0))
#: What is older counts no more, and what is more than this is not remembered.
LONGEST, MOST = 60.0, 20
#: Chats that are remembered before those that have rested are forgotten.
MANY = 2_000


def free(chat_id: int, times: Sequence[float]) -> float:
    """When the chat may get another message that got those at `times`, oldest first."""
    limits = GROUP if chat_id < 0 else PERSON
    return max((times[-count] + seconds for count, seconds in limits if len(times) >= count), default=0.0)


class Pace:
    """At most `rate` messages a second, evenly, and no more to a chat than it may get. All times are seconds of one
    clock that never goes back, and come from outside."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate
        self._next = self._opens = 0.0
        self._times: dict[int, deque[float]] = {}

    def at(self, rate: float) -> None:
        """From now on so many a second."""
        self._gap = 1 / rate

    def close(self, until: float) -> None:
        """Nothing is sent before `until`."""
        self._opens = max(self._opens, until)

    @property
    def opens(self) -> float:
        """Until when nothing is sent; in the past when nobody asked for silence."""
        return self._opens

    @property
    def next(self) -> float:
        """When the next message may go, whoever it is for."""
        return max(self._next, self._opens)

    def room(self, until: float, now: float) -> int:
        """How many messages may still go before `until`; none while there is silence."""
        if self._opens > now:
            return 0
        return max(0, int((until - max(self._next, now)) / self._gap) + 1) if self._next < until else 0

    def free(self, chat_id: int) -> float:
        """When the chat may get its next message; in the past when it may have it now."""
        return free(chat_id, self._times.get(chat_id, ()))

    def book(self, chat_id: int, now: float) -> float:
        """The moment for one message to the chat: now, or as soon as the messages before it allow."""
        at = max(now, self.next)
        self._next = at + self._gap
        if len(self._times) > MANY:
            self._forget(now)
        self._times.setdefault(chat_id, deque(maxlen=MOST)).append(at)
        return at

    def _forget(self, now: float) -> None:
        self._times = {chat: times for chat, times in self._times.items() if times[-1] > now - LONGEST}
