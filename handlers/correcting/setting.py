"""A field of a fact gets its value: one function for each field of each kind of fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from handlers import todo
from handlers.correcting.amending import Amend
from handlers.correcting.targets import ITEM, MET, TODO, TROUBLE, Target
from handlers.heard import Heard
from nlp.reading import FollowUp
from storage import accounts, correcting, interactions, links
from storage.tables import Account, Contact, Interaction, Item, Reminder, Ticket, fold

#: No number of a sale is larger, and no column holds it.
LARGEST = Decimal(10) ** 12
#: Shorter parts of a name ("di", "the") say nothing.
SHORT = 3


class Unfit(Exception):
    """The value is none that the field can have."""


@dataclass(frozen=True)
class New:
    """What a field becomes: a `value`, with what it replaces as said; for names `row` is the known one, or made."""

    value: Any = None
    was: Any = None
    row: Any = None


Setter = Callable[[Amend, Heard, Target, New], None]


def apply(amend: Amend, heard: Heard, field: str, target: Target, new: New) -> None:
    """The field of that fact changes, and what came of it; raises Unfit, Confirmed."""
    setter = SETTERS.get((field, target.kind))
    if setter is None:
        raise Unfit
    setter(amend, heard, target, new)


def settable(field: str, target: Target) -> bool:
    """Does such a fact have the field?"""
    return (field, target.kind) in SETTERS


def decimal(value: Any) -> Decimal | None:
    """The number, exactly; raises Unfit."""
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise Unfit from error
    if not number.is_finite() or abs(number) >= LARGEST:
        raise Unfit
    return number


def _day(value: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise Unfit from error


def _item(target: Target) -> Item:
    assert isinstance(target.row, Item)
    return target.row


def _quantity(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    item, count = _item(target), decimal(new.value)
    # A total that only multiplied the price is no more than that.
    follows = item.total is not None and item.unit_price is not None and item.total == _whole(item)
    amend.item(item, {"quantity": count, **({"total": None} if follows else {})})


def _whole(item: Item) -> Decimal:
    off = 1 - (item.discount_pct or Decimal(0)) / 100
    return (item.quantity or Decimal(1)) * (item.unit_price or Decimal(0)) * off


def _price(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    """The price of one; of the whole line, where only that is known and nothing says otherwise."""
    item, price = _item(target), decimal(new.value)
    # "3 for 90": "no, 80" is the price that was said.
    of_all = item.unit_price is None and item.total is not None and item.total != price
    if of_all and (new.was is None or decimal(new.was) == item.total):
        amend.item(item, {"total": price})
    else:
        amend.item(item, {"unit_price": price, "total": None})


def _total(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    item, total = _item(target), decimal(new.value)
    # What was taken for the price of one was the price of all.
    wrong = item.unit_price is not None and (item.unit_price == total or decimal(new.was) == item.unit_price)
    amend.item(item, {"total": total, **({"unit_price": None} if wrong else {})})


def _discount(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    item, percent = _item(target), decimal(new.value)
    if percent is not None and not 0 <= percent <= 100:
        raise Unfit
    amend.item(item, {"discount_pct": percent})


ROLES = ("bought", "rented", "quoted", "interested", "sample", "returned", "declined")


def _role(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    if new.value not in ROLES:
        raise Unfit
    amend.item(_item(target), {"role": new.value})


def _product(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    name = new.row.name if new.row is not None else str(new.value or "")[:120]
    if not name:
        raise Unfit
    values = {"product": name, "product_id": new.row.id if new.row is not None else None}
    if isinstance(target.row, Item):
        amend.item(target.row, values)
    else:
        amend.fact(target.row, values)


def _account(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    values = {"account_id": new.row.id}
    if isinstance(target.row, Interaction):
        amend.interaction(target.row, values)
    elif isinstance(target.row, Reminder):
        before = accounts.by_id(amend.session, target.row.account_id) if target.row.account_id else None
        amend.reminder(target.row, {**values, **_worded(target.row, before, new.row)})
        amend.unused(before)


def _contact(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    if isinstance(target.row, Reminder):
        before = amend.session.get(Contact, target.row.contact_id) if target.row.contact_id else None
        amend.reminder(target.row, {"contact_id": new.row.id, **_worded(target.row, before, new.row)})
    else:
        assert isinstance(target.row, Interaction)
        before = target.person or replaced(amend, target.row, new.was)
        if before is None and new.was is not None:
            raise Unfit  # whom it was not is not there: nobody comes in silently
        if before is not None and before.id != new.row.id:
            link(amend, target.row, before, False)
            amend.renamed(before, new.row)
        link(amend, target.row, new.row, True)
    if before is not None and before.id != new.row.id:
        amend.unused(before)


def _worded(reminder: Reminder, before: Account | Contact | None, after: Account | Contact) -> dict[str, str]:
    """What is to be done, with the other name where the words hold the one before: "chiamare Rossi"."""
    parts = {part for part in fold(before.name).split() if len(part) > SHORT} if before else set()
    words = [fold(word.strip(" .,;:")) for word in reminder.what.split()]
    places = [n for n, word in enumerate(words) if word in parts]
    if not places:
        return {}
    said = reminder.what.split()
    kept = [after.name if n == places[0] else word for n, word in enumerate(said) if n not in places[1:]]
    return {"what": " ".join(kept)}


def replaced(amend: Amend, at: Interaction, was: Any) -> Contact | None:
    """Who is said not to have been there: the one of that name, else the only one who was."""
    people = interactions.people(amend.session, at.id or 0)
    named = [p for p in people if was is not None and (fold(str(was)) in p.folded or p.folded in fold(str(was)))]
    if named or was is not None:
        return named[0] if named else None
    return people[0] if len(people) == 1 else None


def link(amend: Amend, at: Interaction, person: Contact, joins: bool) -> None:
    """The person took part, or did not."""
    links.change(amend.session, at, person, joins, amend.by.id or 0, amend.by.rep_id, amend.now)


def _date(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    assert isinstance(target.row, Interaction)
    day = _day(new.value)
    if day > heard.now.date():
        raise Unfit
    amend.interaction(target.row, {"date": day})


def _time(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    if isinstance(target.row, Reminder):
        rings(amend, heard, target.row, target.row.day, str(new.value) if new.value else None)
    else:
        assert isinstance(target.row, Interaction)
        amend.interaction(target.row, {"time": new.value})


def _due(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    assert isinstance(target.row, Reminder)
    day = _day(new.value)
    while day < heard.now.date() and (heard.now.date() - day).days <= 7:
        day += dt.timedelta(days=7)  # a weekday of what is to be done is the next one
    while day < heard.now.date():
        day = _next_year(day)  # and a day without a year is never over
    rings(amend, heard, target.row, day, target.row.time)


def _next_year(day: dt.date) -> dt.date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def rings(amend: Amend, heard: Heard, reminder: Reminder, day: dt.date | None, time: str | None) -> None:
    """It is to be done that day, and rings: at the hour that is said, else at the one it had, else in the morning."""
    now = heard.now.astimezone(ZoneInfo(reminder.zone))
    day = day or now.date()
    if time is not None:
        due = todo.ahead(day, dt.time.fromisoformat(time), now)
    elif reminder.due is not None and reminder.time is None:
        due = todo.ahead(day, reminder.due.astimezone(now.tzinfo).time(), now)
    else:
        due = todo.rings(FollowUp("other", due=day.isoformat()), heard)
    amend.reminder(reminder, {"day": day, "time": time, "due": due, "state": "open"})


def _channel(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    assert isinstance(target.row, Interaction)
    if new.value not in ("visit", "call", "email", "message", "video", "event"):
        raise Unfit
    amend.interaction(target.row, {"channel": new.value})


def _competitor(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    """The competitor instead of the one that is named, or of the only one; else beside those that are there."""
    assert isinstance(target.row, Interaction)
    wrong = str(new.was or target.name or "")
    known = target.row.competitors
    kept = [name for name in known if not (fold(name) == fold(wrong) or (not wrong and len(known) == 1))]
    amend.interaction(target.row, {"competitors": [*kept, str(new.value)]})


def _issue(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    assert isinstance(target.row, Ticket)
    amend.fact(target.row, {"kind": new.value})


def _action(amend: Amend, heard: Heard, target: Target, new: New) -> None:
    """Something else is to be done: the words that said what are wrong with it."""
    assert isinstance(target.row, Reminder)
    amend.reminder(target.row, {"action": new.value, "what": ""})


def remove(amend: Amend, target: Target) -> None:
    """The fact does not stand, with what came of it; a person or a competitor is taken out; raises Confirmed."""
    gone, row = {"removed_at": amend.now.astimezone(dt.UTC)}, target.row
    if isinstance(row, Interaction) and target.person is not None:
        link(amend, row, target.person, False)
        amend.unused(target.person)
    elif isinstance(row, Interaction) and target.name is not None:
        amend.interaction(row, {"competitors": [name for name in row.competitors if name != target.name]})
    elif isinstance(row, Interaction):
        amend.interaction(row, gone)
    elif isinstance(row, Item):
        amend.item(row, gone)
    else:
        correcting.remove(amend.session, amend.by, row, amend.now)


SETTERS: Mapping[tuple[str, str], Setter] = {
    ("quantity", ITEM): _quantity, ("price", ITEM): _price, ("total", ITEM): _total, ("discount", ITEM): _discount,
    ("role", ITEM): _role, ("product", ITEM): _product, ("product", TROUBLE): _product, ("account", MET): _account,
    ("account", TODO): _account, ("contact", MET): _contact, ("contact", TODO): _contact, ("date", MET): _date,
    ("date", TODO): _due, ("time", MET): _time, ("time", TODO): _time, ("due", TODO): _due,
    ("channel", MET): _channel, ("competitor", MET): _competitor, ("issue", TROUBLE): _issue,
    ("action", TODO): _action,
}  # fmt: skip
NAMES = ("account", "contact", "product")
