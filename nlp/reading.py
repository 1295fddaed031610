"""What a message means: frozen values with the names of READING.md, each with the words it came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from nlp.moments.dayparts import Part

Intent = Literal["note", "question", "reminder", "correction", "other"]
Channel = Literal["visit", "call", "email", "message", "video", "event"]
Role = Literal["bought", "rented", "quoted", "interested", "sample", "returned", "declined"]
IssueKind = Literal["fault", "damage", "delivery", "payment", "service", "price", "other"]
Action = Literal["call", "visit", "email", "message", "quote", "send", "deliver", "check", "other"]
Per = Literal["day", "week", "month", "year"]
AimKind = Literal["item", "followup", "issue", "contact", "competitor", "interaction", "account"]


@dataclass(frozen=True)
class Evidence:
    """Where a value came from: characters `start` to `end` of the text, how sure (0 to 1), and which rule."""

    start: int
    end: int
    sure: float = 1.0
    rule: str = ""


Evidences = Mapping[str, Evidence]


@dataclass(frozen=True)
class Item:
    """A product in play. Prices are in `currency` (ISO 4217, `None` when not said)."""

    product: str
    known: bool = False
    role: Role = "interested"
    quantity: float | None = None
    unit_price: float | None = None
    per: Per | None = None
    total: float | None = None
    discount_pct: float | None = None
    duration: str | None = None
    currency: str | None = None
    evidence: Evidences = field(default_factory=dict)


@dataclass(frozen=True)
class Issue:
    """What went wrong, with the product it concerns."""

    kind: IssueKind
    product: str | None = None
    product_known: bool = False
    evidence: Evidences = field(default_factory=dict)


@dataclass(frozen=True)
class Interaction:
    """One contact with one account. `date` is ISO, `time` is HH:MM or `None`."""

    channel: Channel
    account: str | None
    account_known: bool
    date: str
    contacts: tuple[str, ...] = ()
    time: str | None = None
    reached: bool = True
    items: tuple[Item, ...] = ()
    issues: tuple[Issue, ...] = ()
    competitors: tuple[str, ...] = ()
    evidence: Evidences = field(default_factory=dict)


@dataclass(frozen=True)
class FollowUp:
    """One thing to do.

    `due` is an ISO date and `time` HH:MM, as READING.md has them. `at` is the exact moment in the rep's zone where a
    distance in minutes or hours was said (`time` is its rounding). `part` is the part of day where one was said and no
    clock time. `what` is the thing to do in the rep's own words.
    """

    action: Action
    account: str | None = None
    account_known: bool = False
    contact: str | None = None
    due: str | None = None
    time: str | None = None
    at: datetime | None = None
    part: Part | None = None
    what: str = ""
    evidence: Evidences = field(default_factory=dict)


@dataclass(frozen=True)
class Frame:
    """How something is asked, beyond its topic. Not scored; empty fields were not said.

    `want` is one of WANTS, `of` what is listed or ranked, one of KINDS; `scope` is mine, team, ours or a colleague's
    name. `group` are words for a kind of goods (`goods`: the ids of its products), `place` those for a place; `without`
    is a product that somebody has not. `leans`: it makes sense only after another question; `bare`: no words tell its
    topic. `detail` is email, phone, address or vat: which way to reach somebody. `unread`: what is asked about, as
    said, where nothing is called so. `role` are words for what the people do who are asked for, `lacks` the ids of the
    products that `without` means; more than `over` (or, `at_least`, just that) and less than `under` are asked for, of
    a `unit`: percent, money, days or count. `wide`: the place is a province or a region, `where` says it whole; `near`
    it is asked about. `waiting`: of what waits for parts. `shift`: the time before the one spoken of, by a year, month,
    week or quarter. `met`: what colleagues did is asked for, by the channel of the contacts or `any`; `nobody` are
    words for a customer whom nobody knows ("the hospital").
    """

    want: str | None = None
    of: str | None = None
    scope: str | None = None
    group: str | None = None
    goods: tuple[int, ...] = ()
    place: str | None = None
    without: str | None = None
    top: int | None = None
    leans: bool = False
    bare: bool = False
    detail: str | None = None
    unread: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    lacks: tuple[int, ...] = ()
    over: float | None = None
    under: float | None = None
    at_least: bool = False
    unit: str | None = None
    wide: bool = False
    where: str | None = None
    near: bool = False
    waiting: bool = False
    shift: str | None = None
    met: str | None = None
    nobody: str | None = None


@dataclass(frozen=True)
class Question:
    """What is asked. `since` and `until` are the `from` and `to` of READING.md: ISO dates, inclusive."""

    topic: str | None
    account: str | None = None
    account_known: bool = False
    contact: str | None = None
    product: str | None = None
    product_known: bool = False
    since: str | None = None
    until: str | None = None
    frame: Frame = field(default_factory=Frame)
    evidence: Evidences = field(default_factory=dict)


@dataclass(frozen=True)
class Aim:
    """The thing that a correction changes: an `AimKind`, with what it is called and which one it is.

    `name` is the directory's name if it is `known`, else the name as said; `place` the ordinal that is said, from 1,
    -1 for the last. `words` are the words that say all that.
    """

    kind: AimKind
    name: str | None = None
    known: bool = False
    place: int | None = None
    words: str | None = None


@dataclass(frozen=True)
class Correction:
    """Which field of what was just recorded changes, and to what (`None` for `cancel`, `remove`, or to be emptied).

    Not scored: `was`, the value that is denied or replaced; `of`, what changes, where the words say it; `more`, the
    other fields that the same message changes.
    """

    field: str
    value: str | float | None = None
    evidence: Evidences = dataclasses.field(default_factory=dict)
    was: str | float | None = None
    of: Aim | None = None
    more: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """Two or more known names that fit equally well the words `said`, found at `evidence`."""

    field: str
    said: str
    candidates: tuple[str, ...]
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Reading:
    """All that was understood of one message, in the language `lang` it is written in."""

    intent: Intent
    lang: str
    interactions: tuple[Interaction, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    question: Question | None = None
    correction: Correction | None = None
    doubts: tuple[Doubt, ...] = ()
    evidence: Evidences = field(default_factory=dict)
