"""What Telegram remembers of the bot's chats: who is in them, and every message."""

from dataclasses import dataclass, replace
from typing import Any

from tests.botapi.refusal import Refusal, bad_request
from tests.botapi.sent import Sent
from tests.botapi.trouble import WORDS


@dataclass
class Kept:
    """A message as the API tells it; and, if the bot wrote it, as its reader sees it."""

    message: dict[str, Any]
    sent: Sent | None = None


class Chats:
    """The chats by id and their messages; the caller holds the lock."""

    def __init__(self):
        self.by_id: dict[int, dict[str, Any]] = {}
        self.blocked: set[int] = set()
        #: Who is in a group, the bot too, by the group's id.
        self.people: dict[int, set[int]] = {}
        self.messages: dict[tuple[int, int], Kept] = {}
        self._last_message_id = 0

    def new_message_id(self) -> int:
        """The next message id; private chats and small groups of a bot share one row of ids."""
        self._last_message_id += 1
        return self._last_message_id

    def learn(self, message: dict[str, Any]) -> None:
        """Remembers a message that came from outside, with its chat."""
        chat, message_id = message["chat"], message["message_id"]
        self.by_id.setdefault(chat["id"], chat)
        self.messages[chat["id"], message_id] = Kept(message)
        self._last_message_id = max(self._last_message_id, message_id)

    def addressee(self, chat_id: int | str) -> dict[str, Any]:
        """The chat to write to; raises `Refusal` if there is none or if the bot may not."""
        if chat_id not in self.by_id:
            raise bad_request("chat not found")
        if chat_id in self.blocked:
            raise Refusal(403, WORDS[403])
        return self.by_id[chat_id]

    def find(self, chat_id: int, message_id: int, purpose: str) -> Kept:
        """A message that is still there; raises `Refusal` "message to <purpose> not found"."""
        kept = self.messages.get((chat_id, message_id))
        if kept is None or (kept.sent and kept.sent.deleted):
            raise bad_request(f"message to {purpose} not found")
        return kept

    def delete(self, chat_id: int, message_id: int) -> None:
        """Takes a message away; what the bot wrote stays known as deleted."""
        kept = self.find(chat_id, message_id, "delete")
        if kept.sent:
            kept.sent = replace(kept.sent, deleted=True, history=(*kept.sent.history, "deleteMessage"))
        else:
            del self.messages[chat_id, message_id]

    def sent_to(self, chat_id: int) -> list[Sent]:
        """What the bot wrote in a chat and did not delete, oldest first, each in its present state."""
        kept = [kept.sent for (chat, _), kept in self.messages.items() if chat == chat_id]
        return [sent for sent in kept if sent and not sent.deleted]
