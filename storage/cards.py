"""What an account's card shows: the account, its people, and how things stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, literal, literal_column, text, union_all
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage import changes
from storage.columns import Exact
from storage.entries import Entry, of_account, read, together
from storage.tables import Account, Rep

#: Open offers, running rentals and open tickets, of which a card shows so many at most.
SHOWN = 10
#: Spelled out, so that the databases see that indices over such rows only will do.
OPEN: ColumnElement[str] = literal_column("'open'")
UNPAID = text("invoice.unpaid <> 0")


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach somebody."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person at the account."""

    id: int
    name: str
    role: str | None
    reached: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What an account bought and owes in one currency: `bought` since a year ago in so many `lines`."""

    currency: str
    bought: Decimal = Decimal(0)
    lines: int = 0
    unpaid: Decimal = Decimal(0)
    overdue: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class NextReminder:
    """What is to be done next, by whom."""

    id: int
    rep: str
    what: str
    day: dt.date | None
    time: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """An account's card. `last_bought` is all that was bought on the last day; `sums` has a row for each currency."""

    account: Account
    owner: str | None
    reached: tuple[Reach, ...]
    people: tuple[Person, ...]
    last_interaction: Entry | None
    last_bought: tuple[Entry, ...]
    open_offers: tuple[Entry, ...]
    running_rentals: tuple[Entry, ...]
    open_tickets: tuple[Entry, ...]
    sums: tuple[Sums, ...]
    reminder: NextReminder | None


def of(session: Session, account_id: int, today: dt.date) -> Card | None:
    """The card as things stand today; `None` where there is no such account, or it was taken back."""
    found = session.execute(_account(), {"account": account_id}).first()
    if found is None:
        return None
    values = {"account": account_id, "today": today, "most": SHOWN, "since": _year_before(today)}
    entries = read(session, _facts(), values)
    of_kind = {kind: tuple(e for e in entries if e.kind == kind) for kind in ("ticket", "offer", "purchase", "rental")}
    return Card(
        found[0], found[1], *_people(session, account_id),
        next((entry for entry in entries if entry.kind == "interaction"), None), of_kind["purchase"], of_kind["offer"],
        of_kind["rental"], of_kind["ticket"], _summed(session, values), _next(session, account_id),
    )  # fmt: skip


@cache
def _account() -> Any:
    return (
        select(Account, Rep.name)
        .join(Rep, col(Rep.id) == col(Account.owner_id), isouter=True)
        .where(Account.id == bindparam("account"), col(Account.removed_at).is_(None))
    )


def _year_before(day: dt.date) -> dt.date:
    """The same day of the year before; for the 29th of February the 28th."""
    last = dt.date(day.year - 1, 2, 28)
    return last if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


@cache
def _facts() -> Any:
    """The facts on a card, in one question."""
    return together(_parts()).order_by(literal_column("rank"), literal_column("day").desc(), literal_column("id"))


def _parts() -> Iterator[Select[Any]]:
    interaction, offer, rental, ticket, purchase = map(
        changes.table, ("interaction", "offer", "rental", "ticket", "purchase")
    )
    newest = (interaction.c.date.desc(), interaction.c.id.desc())
    yield of_account("interaction").order_by(*newest).limit(1)
    for kind, table, day, still in (
        ("offer", offer, offer.c.date, offer.c.state == OPEN),
        ("rental", rental, rental.c.start, rental.c.returned.is_(None) & (rental.c.start <= bindparam("today"))),
        ("ticket", ticket, ticket.c.opened, ticket.c.state.in_((OPEN, literal_column("'waiting'")))),
    ):
        yield of_account(kind).where(still).order_by(day.desc(), table.c.id.desc()).limit(bindparam("most"))
    standing = (purchase.c.account_id == bindparam("account"), purchase.c.removed_at.is_(None))
    last = pick(purchase.c.date).where(*standing).order_by(purchase.c.date.desc()).limit(1).scalar_subquery()
    yield of_account("purchase").where(purchase.c.date == last)


@cache
def _sums() -> Any:
    """What was bought and what is owed, in one question."""
    purchase, invoice = changes.table("purchase"), changes.table("invoice")
    nothing, none = literal(0, Exact()), literal(0)
    bought = (
        pick(purchase.c.currency, func.sum(purchase.c.total).label("bought"), func.count().label("lines"),
             nothing.label("unpaid"), nothing.label("overdue"))
        .where(purchase.c.account_id == bindparam("account"), purchase.c.removed_at.is_(None))
        .where(purchase.c.date > bindparam("since"))
        .group_by(purchase.c.currency)
    )  # fmt: skip
    late = case((invoice.c.due < bindparam("today"), invoice.c.unpaid))
    owed = (
        pick(invoice.c.currency, nothing, none, func.sum(invoice.c.unpaid), func.sum(late))
        .where(invoice.c.account_id == bindparam("account"), invoice.c.removed_at.is_(None), UNPAID)
        .group_by(invoice.c.currency)
    )
    return union_all(bought, owed)


def _summed(session: Session, values: dict[str, Any]) -> tuple[Sums, ...]:
    found: dict[str, list[Decimal]] = {}
    for currency, *numbers in session.connection().execute(_sums(), values):
        sums = found.setdefault(currency, [Decimal(0)] * 4)
        found[currency] = [one + (more or 0) for one, more in zip(sums, numbers, strict=True)]
    return tuple(Sums(c, bought, int(lines), owed, late) for c, (bought, lines, owed, late) in sorted(found.items()))


@cache
def _reached() -> Any:
    """The channels of the account, beside nobody, and its people, each as often as they have channels."""
    contact, channel = changes.table("contact"), changes.table("channel")
    nobody = (literal(0), literal(""), literal(""))
    own = pick(channel.c.id, *nobody, channel.c.kind, channel.c.value).where(
        channel.c.account_id == bindparam("account"), channel.c.removed_at.is_(None)
    )
    theirs = (channel.c.contact_id == contact.c.id) & channel.c.removed_at.is_(None)
    people = (
        pick(channel.c.id, contact.c.id, contact.c.name, contact.c.role, channel.c.kind, channel.c.value)
        .join_from(contact, channel, theirs, isouter=True)
        .where(contact.c.account_id == bindparam("account"), contact.c.removed_at.is_(None))
    )
    return union_all(own, people)


def _people(session: Session, account_id: int) -> tuple[tuple[Reach, ...], tuple[Person, ...]]:
    """How the account itself is reached, and its people, oldest first."""
    rows = session.connection().execute(_reached(), {"account": account_id}).all()
    reached: dict[tuple[int, str, str | None], list[Reach]] = {(0, "", ""): []}
    for channel, contact, name, role, kind, value in sorted(rows, key=lambda row: (row[1], row[0] or 0)):
        ways = reached.setdefault((contact, name, role), [])
        ways += [Reach(kind, value)] if channel is not None else []
    own = reached.pop((0, "", ""))
    return tuple(own), tuple(Person(*person, tuple(ways)) for person, ways in reached.items())


@cache
def _reminder() -> Any:
    """The open reminder that comes first; one without a day comes last."""
    reminder, rep = changes.table("reminder"), changes.table("rep")
    order = (reminder.c.day.is_(None), reminder.c.day, reminder.c.time.is_(None), reminder.c.time, reminder.c.id)
    return (
        pick(reminder.c.id, rep.c.name, reminder.c.what, reminder.c.day, reminder.c.time)
        .join(rep, rep.c.id == reminder.c.rep_id)
        .where(reminder.c.account_id == bindparam("account"), reminder.c.state == OPEN, reminder.c.removed_at.is_(None))
        .order_by(*order)
        .limit(1)
    )


def _next(session: Session, account_id: int) -> NextReminder | None:
    row = session.connection().execute(_reminder(), {"account": account_id}).first()
    return NextReminder(*row) if row else None


@dataclass(frozen=True, slots=True)
class Way:
    """A channel by which the account was reached so many times of the last `of`."""

    channel: str
    times: int
    of: int


def way(session: Session, account_id: int, today: dt.date) -> Way | None:
    """How the account was mostly reached in the last year; `None` where that is too seldom or too mixed to tell."""
    values = {"account": account_id, "since": _year_before(today)}
    found = session.connection().execute(_ways(), values).all()
    of_all = sum(times for _, times in found)
    if of_all < ENOUGH or found[0][1] * 2 <= of_all:
        return None
    return Way(found[0][0], found[0][1], of_all)


#: From so many contacts on it can be told by which channel somebody is mostly reached.
ENOUGH = 5
#: Chance decides where one meets at a fair.
EVENT: ColumnElement[str] = literal_column("'event'")


@cache
def _ways() -> Any:
    interaction = changes.table("interaction")
    times = func.count()
    return (
        pick(interaction.c.channel, times)
        .where(interaction.c.account_id == bindparam("account"), interaction.c.removed_at.is_(None))
        .where(interaction.c.date >= bindparam("since"), interaction.c.reached, interaction.c.channel != EVENT)
        .group_by(interaction.c.channel)
        .order_by(times.desc(), interaction.c.channel)
    )


def overdue_since(session: Session, account_id: int, today: dt.date) -> dt.date | None:
    """The day on which the oldest of the account's unpaid invoices fell due; `None` where none is overdue."""
    return session.connection().execute(_oldest(), {"account": account_id, "today": today}).scalar()


@cache
def _oldest() -> Any:
    invoice = changes.table("invoice")
    overdue = (invoice.c.due < bindparam("today"), invoice.c.unpaid > 0, UNPAID)
    of_account = (invoice.c.account_id == bindparam("account"), invoice.c.removed_at.is_(None))
    return pick(func.min(invoice.c.due)).where(*of_account, *overdue)
