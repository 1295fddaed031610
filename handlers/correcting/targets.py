"""Which fact of a record a correction means: by what it is, what it is called, its place, its value before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlmodel import Session

from nlp.directory import words_in
from nlp.reading import Aim, Correction
from storage import accounts, interactions, reminders
from storage.tables import Account, Contact, Interaction, Item, Message, Reminder, Ticket, fold

Row = Interaction | Item | Reminder | Ticket
TABLES: Mapping[str, type[Row]] = {"v": Interaction, "i": Item, "r": Reminder, "t": Ticket}
MET, ITEM, TODO, TROUBLE = "v", "i", "r", "t"


@dataclass(frozen=True)
class Target:
    """A fact, by the letter of its kind; `person` where one who took part is meant, `name` a competitor."""

    kind: str
    row: Row
    person: Contact | None = None
    name: str | None = None

    @property
    def code(self) -> str:
        """How a button names it."""
        return f"{self.kind}{self.row.id}" + (f".{self.person.id}" if self.person else "")


#: The kinds of facts that have a field, the likelier first.
HAVING: Mapping[str, tuple[str, ...]] = {
    "quantity": (ITEM,), "price": (ITEM,), "discount": (ITEM,), "total": (ITEM,), "role": (ITEM,),
    "product": (ITEM, TROUBLE), "account": (MET, TODO), "contact": (MET, TODO), "date": (MET, TODO),
    "time": (MET, TODO), "due": (TODO,), "channel": (MET,), "competitor": (MET,), "issue": (TROUBLE,),
    "action": (TODO,), "add": (MET, TODO),
}  # fmt: skip
#: What an aim's kind means, and in what else a thing to take out is looked for.
AIMED: Mapping[str, str] = {"item": ITEM, "followup": TODO, "issue": TROUBLE, "interaction": MET, "account": MET}
REMOVED: Mapping[str, tuple[str, ...]] = {
    "item": ("item", "issue", "followup", "contact", "competitor"), "followup": ("followup",),
    "issue": ("issue", "item"), "contact": ("contact",), "competitor": ("competitor",),
    "interaction": ("interaction",), "account": ("interaction",),
}  # fmt: skip


def fitting(session: Session, root: Message, change: Correction) -> list[Target]:
    """The facts of the record that the correction may mean, in the card's order; none, where it fits nothing."""
    if change.field == "remove":
        return _removed(session, root, change.of) if change.of else []
    for kind in _kinds(change):
        every = list(rows(session, root, kind))
        found = _aimed(session, every, change.of) if change.of and AIMED.get(change.of.kind) == kind else every
        found = _holding(session, found, change)
        if found:
            return found
    return []


def _kinds(change: Correction) -> Sequence[str]:
    having = HAVING.get(change.field, ())
    aimed = AIMED.get(change.of.kind) if change.of else None
    return (aimed,) if aimed in having else having


def rows(session: Session, root: Message, kind: str) -> Iterator[Target]:
    """The facts of a kind that stand of the record."""
    if kind == TODO:
        yield from (Target(kind, reminder) for reminder in reminders.of_record(session, root))
        return
    for at in interactions.of_record(session, root):
        if kind == MET:
            yield Target(kind, at)
        elif kind == ITEM:
            yield from (Target(kind, item) for item in interactions.items(session, at.id or 0))
        elif kind == TROUBLE:
            yield from (Target(kind, ticket) for ticket in interactions.tickets(session, at.id or 0))


def _removed(session: Session, root: Message, aim: Aim) -> list[Target]:
    for kind in REMOVED.get(aim.kind, ()):
        found = _aimed(session, list(_removable(session, root, kind)), aim)
        if found and (kind == aim.kind or aim.name or aim.place):
            return found
    return []


def _removable(session: Session, root: Message, kind: str) -> Iterator[Target]:
    if kind not in ("contact", "competitor"):
        yield from rows(session, root, AIMED[kind])
        return
    for at in interactions.of_record(session, root):
        if kind == "contact":
            yield from (Target(MET, at, person=person) for person in interactions.people(session, at.id or 0))
        else:
            yield from (Target(MET, at, name=name) for name in at.competitors)


def _aimed(session: Session, found: list[Target], aim: Aim) -> list[Target]:
    """Those that are called so, or the one at that place."""
    if aim.name:
        found = [one for one in found if any(alike(aim.name, name) for name in called(session, one))]
    if aim.place is not None:
        place = aim.place - 1 if aim.place > 0 else len(found) + aim.place
        return [found[place]] if 0 <= place < len(found) else []
    return found


def called(session: Session, target: Target) -> list[str]:
    """The names that a fact goes by."""
    row = target.row
    if target.person is not None or target.name is not None:
        return [target.person.name if target.person else target.name or ""]
    if isinstance(row, Item | Ticket):
        return [row.product] if row.product else []
    ids = [row.contact_id] if isinstance(row, Reminder) else [p.id for p in interactions.people(session, row.id or 0)]
    people = [accounts.contact_by_id(session, person) for person in ids if person]
    account = accounts.by_id(session, row.account_id) if row.account_id else None
    words = [row.what] if isinstance(row, Reminder) else []
    return [one.name for one in (account, *people) if one is not None] + words


def alike(one: str, other: str) -> bool:
    """Do all words of one of the two stand in the other?"""
    first, second = set(words_in(fold(one))), set(words_in(fold(other)))
    return bool(first and second) and (first <= second or second <= first)


def _holding(session: Session, found: list[Target], change: Correction) -> list[Target]:
    """Of several those that hold the value that is replaced, else those that hold any."""
    if change.was is not None:
        same = [one for one in found if _same(value(session, change.field, one), change.was)]
        found = same or found
    holding = [one for one in found if value(session, change.field, one) not in (None, (), "")]
    return holding if len(found) > 1 and holding else found


def _same(held: Any, was: str | float) -> bool:
    if isinstance(held, tuple):
        return any(_same(one, was) for one in held)
    if isinstance(held, Decimal):
        try:
            return held == Decimal(str(was))
        except InvalidOperation:
            return False
    return held is not None and alike(str(held), str(was))


def value(session: Session, field: str, target: Target) -> Any:
    """What a fact holds in a field; a tuple where it may hold several."""
    held = HELD.get((field, target.kind))
    return held(session, target.row) if held else None


def _account(session: Session, row: Any) -> str | None:
    account = session.get(Account, row.account_id) if row.account_id else None
    return account.name if account else None


def _person(session: Session, row: Any) -> str | None:
    person = session.get(Contact, row.contact_id) if row.contact_id else None
    return person.name if person else None


HELD: Mapping[tuple[str, str], Callable[[Session, Any], Any]] = {
    ("quantity", ITEM): lambda session, row: row.quantity,
    ("price", ITEM): lambda session, row: tuple(n for n in (row.unit_price, row.total) if n is not None),
    ("discount", ITEM): lambda session, row: row.discount_pct,
    ("total", ITEM): lambda session, row: tuple(n for n in (row.total, row.unit_price) if n is not None),
    ("role", ITEM): lambda session, row: row.role,
    ("product", ITEM): lambda session, row: row.product,
    ("product", TROUBLE): lambda session, row: row.product,
    ("account", MET): _account,
    ("account", TODO): _account,
    ("contact", MET): lambda session, row: tuple(p.name for p in interactions.people(session, row.id)),
    ("contact", TODO): _person,
    ("date", MET): lambda session, row: row.date.isoformat(),
    ("date", TODO): lambda session, row: row.day.isoformat() if row.day else None,
    ("due", TODO): lambda session, row: row.day.isoformat() if row.day else None,
    ("time", MET): lambda session, row: row.time,
    ("time", TODO): lambda session, row: row.time,
    ("channel", MET): lambda session, row: row.channel,
    ("competitor", MET): lambda session, row: tuple(row.competitors),
    ("issue", TROUBLE): lambda session, row: row.kind,
    ("action", TODO): lambda session, row: row.action,
}


def by_code(session: Session, root: Message, code: str) -> Target | None:
    """The fact of the record that a button names, if it stands."""
    number, _, person = code[1:].partition(".")
    for one in rows(session, root, code[:1]) if code[:1] in TABLES else ():
        if str(one.row.id) == number:
            found = accounts.contact_by_id(session, int(person)) if person.isdecimal() else None
            return Target(one.kind, one.row, found)
    return None
