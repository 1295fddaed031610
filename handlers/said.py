"""What may come in: a message of one of a few kinds, who sent it, and the house it came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Words:
    """Something typed or dictated; `with_file` when it stands under a photo or a file, which is not kept."""

    text: str
    with_file: bool = False


@dataclass(frozen=True)
class Edited:
    """An earlier message that now says this."""

    text: str


@dataclass(frozen=True)
class Command:
    """A command with what follows it ("/invite Laura": `invite`, `Laura`)."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Press:
    """A button of one of our messages: the action it carries."""

    action: str


@dataclass(frozen=True)
class Sent:
    """Something that holds no words we read: `kind` is voice, sticker, photo, document, contact, place or other."""

    kind: str


@dataclass(frozen=True)
class File:
    """A file of data: its name, its size in bytes, the album it came in; `content` once it was fetched."""

    file_id: str
    name: str
    size: int
    album: str | None = None
    content: bytes | None = field(default=None, repr=False)


Content = Words | Edited | Command | Press | Sent | File


@dataclass(frozen=True)
class Sender:
    """Whom Telegram says it is: names are what the person chose there."""

    telegram_id: int
    name: str
    language: str | None = None


@dataclass(frozen=True)
class Incoming:
    """One message: `at` is when it was said (a press: when it came), aware; `replies_to` the message it replies to."""

    chat_id: int
    message_id: int
    at: dt.datetime
    sender: Sender
    content: Content
    replies_to: int | None = None


@dataclass(frozen=True)
class House:
    """What holds for the whole company: `invitation` is the link that `code` is put into, `draw_code` draws one."""

    zone: ZoneInfo
    language: str
    languages: tuple[str, ...]
    currency: str = "EUR"
    invitation: str = "{code}"
    admins: frozenset[int] = frozenset()
    morning: dt.time = dt.time(8, 30)
    evening: dt.time = dt.time(17, 30)
    draw_code: Callable[[], str] = field(default=lambda: "", repr=False)
