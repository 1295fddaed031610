"""Who takes part: the people who use the page, and the bot's card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Someone who writes to the bot; `role` ("rep" or "manager") is only a label on the page."""

    id: int
    first_name: str
    last_name: str
    username: str
    language_code: str
    role: str

    def names(self) -> Json:
        """first_name, last_name and username, without the empty ones."""
        pairs = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {key: value for key, value in pairs.items() if value}

    def user(self) -> Json:
        """The Bot API User."""
        return {"id": self.id, "is_bot": False, **self.names(), "language_code": self.language_code}

    def chat(self) -> Json:
        """The Bot API Chat: private chats have the id of the person."""
        return {"id": self.id, **self.names(), "type": "private"}


@dataclass(frozen=True)
class BotCard:
    """The bot as its people see it."""

    id: int
    first_name: str
    username: str

    def user(self) -> Json:
        """The Bot API User as it stands in a message."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


@dataclass(frozen=True)
class Examples:
    """Sentences to try first: language code -> sentences, as the page shows them."""

    by_language: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def json(self) -> dict[str, list[str]]:
        """The same, ready for JSON."""
        return {language: list(sentences) for language, sentences in self.by_language.items()}
