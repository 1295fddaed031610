"""A message of the bot as its reader sees it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sent:
    """One state of a message; an edit makes another `Sent` with the same `message_id`."""

    chat_id: int
    message_id: int
    date: int  # seconds since 1970, UTC
    text: str  # or the caption, without tags
    html: str  # as the bot sent it
    history: tuple[str, ...]  # the methods that made and changed it, in order
    kind: str = "text"  # or "photo", "document"
    entities: list[dict[str, Any]] = field(default_factory=list)
    markup: dict[str, Any] | None = None  # of any kind, also a reply keyboard
    file_name: str | None = None
    content: bytes | None = field(default=None, repr=False)
    reply_to: int | None = None
    deleted: bool = False

    @property
    def edited(self) -> bool:
        """Whether it has been changed since it was sent."""
        return any(method.startswith("edit") for method in self.history)

    @property
    def buttons(self) -> list[list[tuple[str, str | None]]]:
        """Rows of (label, callback data) under the message; data is None where a button does something else."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [[(button["text"], button.get("callback_data")) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, in reading order."""
        return [label for row in self.buttons for label, _ in row]

    def data_of(self, label_or_data: str) -> str:
        """The callback data behind a button; raises `ValueError` naming the buttons that are there."""
        pairs = [pair for row in self.buttons for pair in row if pair[1] is not None]
        for position in (0, 1):
            for pair in pairs:
                if pair[position] == label_or_data:
                    return pair[1]
        raise ValueError(f"no button {label_or_data!r} under {self.text!r}, only {self.buttons}")
