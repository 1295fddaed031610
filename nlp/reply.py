"""What a handler wants said: keys with values, choices as buttons; no sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Term:
    """A word of the reply's language, by its key: a channel, a role, a kind of trouble."""

    key: str


@dataclass(frozen=True)
class Names:
    """Several names, worded as a list ("Bianchi e Verdi")."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """A day, with the clock time where one is meant (HH:MM), told from `today`'s point of view."""

    day: dt.date
    today: dt.date
    time: str | None = None


@dataclass(frozen=True)
class Period:
    """The days from `since` to `until`, inclusive, told from `today`'s point of view; either may be open."""

    since: dt.date | None
    until: dt.date | None
    today: dt.date


@dataclass(frozen=True)
class Duration:
    """A length of time in ISO 8601 with one unit ("P3M")."""

    iso: str


@dataclass(frozen=True)
class Phrase:
    """Parts of a sentence, worded one after the other with a space between."""

    parts: tuple[Line, ...]


Value = str | int | Decimal | Money | Term | Names | Moment | Period | Duration | Phrase


@dataclass(frozen=True)
class Line:
    """One line of a reply: a key of the language's replies, and the values it speaks of."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """A button: the key (and values) of its label, and the `action` that a press sends back (at most 64 bytes)."""

    key: str
    action: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a reply; `shown`: a picture that is seen in the chat."""

    name: str
    content: bytes = field(repr=False)
    shown: bool = False


@dataclass(frozen=True)
class Kept:
    """A photo that the messenger keeps, by the id that it gave it."""

    file_id: str


@dataclass(frozen=True)
class Export:
    """The company's data as a file (`kind` xlsx or zip), as a colleague may see them; made when it is sent."""

    kind: str
    rep_id: int
    lang: str


@dataclass(frozen=True)
class Picture:
    """A chart (`kind` bars or line) that is drawn when it is sent: `values` are decimals in `unit` (a currency, "%",
    "days"), `title` a line that becomes its words."""

    kind: str
    title: Line | str
    labels: tuple[str, ...]
    values: tuple[str, ...]
    lang: str
    unit: str | None = None


File = Attachment | Export | Picture | Kept


@dataclass(frozen=True)
class Reply:
    """Lines and rows of buttons, in the language `lang`.

    `edits`: it takes the place of the message whose button was pressed, instead of following it. `record` is the record
    that it is the card of; `instead_of` the record whose card it takes the place of, `at` the message (by its id at
    Telegram); `question` the question that it answers. `once` names what may be said only once. `to` is the
    Telegram id of a colleague whom it is said to instead of whoever spoke. `answers` is the record whose card it is a
    reply to. `passing`: said to a press, it need not stay in the chat.
    """

    lang: str
    lines: tuple[Line, ...]
    choices: tuple[tuple[Choice, ...], ...] = ()
    edits: bool = False
    record: int | None = None
    instead_of: int | None = None
    at: int | None = None
    question: int | None = None
    file: File | None = None
    once: str | None = None
    to: int | None = None
    answers: int | None = None
    passing: bool = False
