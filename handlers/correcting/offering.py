"""What a field may become, as buttons: near names, near days, all channels, one more or less."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from handlers.correcting import targets
from handlers.correcting.answering import TERMS
from handlers.correcting.setting import ROLES
from handlers.correcting.targets import Target
from handlers.heard import Heard
from handlers.receipt import asked
from nlp.reply import Choice, Moment, Term
from nlp.search import search
from storage import accounts, lately
from storage.tables import Item, Message

Rows = tuple[tuple[Choice, ...], ...]
#: The first word of the action of "back" under a question for a value: it tells that one is waited for.
MARK = "fixb"
#: So many names near the one that stands, so many of those last dealt with, so many people.
NEAR, LAST, PEOPLE = 3, 4, 6
#: The values that a field may have, where they are few.
ALL: Mapping[str, Sequence[str]] = {
    "channel": ("visit", "call", "email", "message", "video", "event"),
    "role": ROLES,
    "issue": ("fault", "damage", "delivery", "payment", "service", "price", "other"),
    "action": ("call", "visit", "email", "message", "quote", "send", "deliver", "check", "other"),
}
#: Working days that are offered.
DAYS = 5


@dataclass(frozen=True)
class Place:
    """The field of a fact of a record that is being asked for."""

    session: Session
    heard: Heard
    root: Message
    field: str
    target: Target

    @property
    def action(self) -> str:
        """The action of a value, but for the value."""
        return f"fixv:{self.root.id}:{self.field}:{self.target.code}:"

    @property
    def today(self) -> dt.date:
        """The rep's today."""
        return self.heard.now.date()


def choices(where: Place) -> Rows:
    """The buttons for what the field may become; none where it has to be written."""
    made = OFFERED.get(where.field)
    return tuple(made(where)) if made else ()


def _pairs(found: list[Choice], wide: int = 2) -> Iterator[tuple[Choice, ...]]:
    for n in range(0, len(found), wide):
        yield tuple(found[n : n + wide])


def _terms(where: Place) -> Iterator[tuple[Choice, ...]]:
    held = targets.value(where.session, where.field, where.target)
    others = [one for one in ALL[where.field] if one != held]
    yield from _pairs(
        [
            Choice("choice-fix-term", f"{where.action}{one}", {"term": Term(f"{TERMS[where.field]}-{one}")})
            for one in others
        ]
    )


def _gone(where: Place) -> Iterator[tuple[Choice, ...]]:
    """Today, yesterday, the day before, and the last working days."""
    days = [where.today - dt.timedelta(days=n) for n in range(10)]
    near, others = days[:3], [day for day in days[3:] if day.weekday() < 5]
    yield from _days(where, [*near, *others[:DAYS]])


def _coming(where: Place) -> Iterator[tuple[Choice, ...]]:
    """Today, tomorrow, and the next working days."""
    days = [where.today + dt.timedelta(days=n) for n in range(10)]
    near, others = days[:2], [day for day in days[2:] if day.weekday() < 5]
    yield from _days(where, [*near, *others[:DAYS]])


def _days(where: Place, days: list[dt.date]) -> Iterator[tuple[Choice, ...]]:
    yield from _pairs(
        [
            Choice("choice-fix-day", f"{where.action}{day.isoformat()}", {"day": Moment(day, where.today)})
            for day in days
        ]
    )


def _numbers(where: Place) -> Iterator[tuple[Choice, ...]]:
    """One less, one more, ten times as many."""
    assert isinstance(where.target.row, Item)
    now = where.target.row.quantity or Decimal(1)
    near = [count for count in (now - 1, now + 1, now * 10) if count > 0]
    if now % 10 == 0:
        near.append(now / 10)
    yield tuple(
        Choice("choice-fix-number", f"{where.action}{count.normalize():f}", {"number": count.normalize()})
        for count in near
    )


def _accounts(where: Place) -> Iterator[tuple[Choice, ...]]:
    """The accounts with names like the one that stands, then those last dealt with."""
    session, now = where.session, targets.value(where.session, "account", where.target)
    near = [entry.id for entry in search(where.heard.directory, now, NEAR + 1)] if now else []
    last = lately.met(session, where.heard.rep_id, where.today, LAST + 1)
    held = getattr(where.target.row, "account_id", None)
    ids = [one for one in dict.fromkeys((*near[: NEAR + 1], *last)) if one is not None and one != held]
    yield from asked.firms(session, ids[: NEAR + LAST], where.action, where.today)


def _contacts(where: Place) -> Iterator[tuple[Choice, ...]]:
    """The people of the account who are not there already."""
    account_id = getattr(where.target.row, "account_id", None)
    held = targets.value(where.session, "contact", where.target) or ()
    staff = accounts.staff(where.session, account_id) if account_id else []
    others = [person for person in staff if person.name not in held]
    for person in others[:PEOPLE]:
        yield (Choice("choice-name", f"{where.action}{person.id}", {"name": person.name}),)


OFFERED: Mapping[str, Callable[[Place], Iterator[tuple[Choice, ...]]]] = {
    "account": _accounts, "contact": _contacts, "date": _gone, "due": _coming, "quantity": _numbers,
    "channel": _terms, "role": _terms, "issue": _terms, "action": _terms,
}  # fmt: skip
