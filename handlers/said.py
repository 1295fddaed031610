"""What may come in: a message of one of a few kinds, who sent it, and the house it came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Photo:
    """A photo as Telegram keeps it: the id it is sent by, the id that is everybody's, the album it came in."""

    file_id: str
    unique_id: str
    album: str | None = None


@dataclass(frozen=True)
class Words:
    """Something typed or dictated, perhaps under a photo; `with_file` when it stands under a file that is not kept."""

    text: str
    with_file: bool = False
    photo: Photo | None = None


@dataclass(frozen=True)
class Edited:
    """An earlier message, or what stands under an earlier photo, that now says this."""

    text: str
    photo: Photo | None = None


@dataclass(frozen=True)
class Forwarded:
    """What somebody else wrote at the moment `written`: `author` as Telegram names whoever it was.

    `person`: the author is one, not a group or a channel; `telegram_id` the person's, where Telegram tells it.
    """

    text: str
    author: str
    written: dt.datetime
    person: bool = True
    telegram_id: int | None = None
    photo: Photo | None = None


@dataclass(frozen=True)
class Card:
    """A card of the address book; `vcard` holds more of it, where the phone sent that."""

    name: str
    phone: str
    vcard: str = ""


@dataclass(frozen=True)
class Place:
    """Where somebody is, in degrees north and east; `title` is the name of a place that was picked from a map."""

    latitude: float
    longitude: float
    title: str | None = None


@dataclass(frozen=True)
class Command:
    """A command with what follows it ("/invite Laura": `invite`, `Laura`)."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Press:
    """A button of one of our messages: the action it carries, and the id of the press where Telegram gave one."""

    action: str
    query: str = ""


@dataclass(frozen=True)
class Sent:
    """Something that we do not read: `kind` is voice, video, sticker, poll, document, ours, elsewhere or other.

    `ours`: a message of the bot's own that was forwarded; `elsewhere`: a place that was.
    """

    kind: str


@dataclass(frozen=True)
class File:
    """A file of data: its name, its size in bytes, the album it came in; `content` once it was fetched."""

    file_id: str
    name: str
    size: int
    album: str | None = None
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Members:
    """Who came into a group, and who left it: ids at Telegram. `anew`: it was we who came or left.

    `moved`: the group became a supergroup; the id that it had, and the one that it has.
    """

    came: tuple[int, ...] = ()
    left: int | None = None
    anew: bool = False
    moved: tuple[int, int] | None = None


Content = Words | Edited | Forwarded | Command | Press | Photo | Card | Place | File | Sent | Members


@dataclass(frozen=True)
class Sender:
    """Whom Telegram says it is: names are what the person chose there."""

    telegram_id: int
    name: str
    language: str | None = None


@dataclass(frozen=True)
class Group:
    """A chat of several; `people` are how many are in it, we too.

    `None` as long as Telegram has not said, or not confirmed that everybody who was seen there is there still.
    """

    people: int | None = None


@dataclass(frozen=True)
class Incoming:
    """One message: `at` is when it was said (a press: when it came), aware; `replies_to` the message it replies to."""

    chat_id: int
    message_id: int
    at: dt.datetime
    sender: Sender
    content: Content
    replies_to: int | None = None
    group: Group | None = None


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
