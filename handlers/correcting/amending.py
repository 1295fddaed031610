"""One field of what was recorded changes, and what came of it follows; nothing else does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from handlers import told
from nlp.directory import EMPTY, Directory
from storage import accounts, changes, correcting, interactions, messages, reminders, stages
from storage.tables import Account, Contact, Interaction, Item, Message, Offer, Purchase, Reminder, Rental, Told

#: What of a purchase, an offer or a hire follows from its item and the contact it came up in.
FOLLOWING = ("account_id", "product", "product_id", "quantity", "total", "currency")
OWN: Mapping[type[Told], tuple[str, ...]] = {
    Purchase: ("date", "unit_price", "discount_pct"),
    Offer: ("date", "unit_price", "discount_pct"),
    Rental: ("start", "end", "rate", "per"),
}
#: A change of one of these may end another offer, or leave the one open that was ended.
TELLING = frozenset({"product", "account_id", "role"})
Values = Mapping[str, Any]


class Confirmed(Exception):
    """The books hold what the item became: a note does not change it."""


@dataclass
class Amend:
    """Changes the record of `root`, as the message `by` says at `now` (aware)."""

    session: Session
    by: Message
    root: Message
    now: dt.datetime
    directory: Directory = field(default=EMPTY, repr=False)
    _ids: tuple[int, ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        parts = messages.parts(self.session, self.root)
        self._ids = tuple(one.id or 0 for one in (self.root, *parts))

    def item(self, item: Item, values: Values) -> None:
        """An item with what it became; raises Confirmed."""
        at = self.session.get(Interaction, item.interaction_id)
        assert at is not None
        self._free(item)
        before = item.product
        if correcting.change(self.session, self.by, item, values, self.now):
            self._follow(item, at, frozenset(values), before)
            self._restage(at.account_id)

    def interaction(self, at: Interaction, values: Values) -> None:
        """A contact with an account, with what came of it; raises Confirmed."""
        items, before = interactions.items(self.session, at.id or 0), at.account_id
        moved = "account_id" in values and values["account_id"] != before
        if moved or "date" in values or "removed_at" in values:
            for item in items:
                self._free(item)
        if not correcting.change(self.session, self.by, at, values, self.now):
            return
        if "removed_at" in values:
            self._without(at, items)
            return
        for item in items:
            self._follow(item, at, frozenset(values), item.product)
        for ticket in interactions.tickets(self.session, at.id or 0):
            self._change(ticket, {"account_id": at.account_id, "opened": at.date})
        if moved:
            self._along(at, before)

    def reminder(self, reminder: Reminder, values: Values) -> None:
        """A thing to do."""
        self._change(reminder, values)

    def fact(self, fact: Any, values: Values) -> None:
        """A fact that nothing comes of."""
        self._change(fact, values)

    def renamed(self, person: Contact, other: Contact) -> None:
        """Where this record brought the person, what is to be done for them is for the other one."""
        if person.message_id not in self._ids:
            return
        for reminder in reminders.of_record(self.session, self.root):
            if reminder.contact_id == person.id:
                self._change(reminder, {"contact_id": other.id})

    def unused(self, name: Account | Contact | None) -> None:
        """A name that this record brought goes with its last use."""
        if name is not None:
            correcting.unused(self.session, self.by, name, self.now)

    def _change(self, fact: Any, values: Values) -> None:
        correcting.change(self.session, self.by, fact, values, self.now)

    def _free(self, item: Item) -> None:
        if correcting.confirmed(self.session, item.id or 0):
            raise Confirmed

    def _without(self, at: Interaction, items: list[Item]) -> None:
        """With a contact goes what was in play, and what went wrong."""
        for item in items:
            correcting.remove(self.session, self.by, item, self.now)
            self._follow(item, at, frozenset({"role"}), item.product)
        for ticket in interactions.tickets(self.session, at.id or 0):
            correcting.remove(self.session, self.by, ticket, self.now)
        for person in interactions.people(self.session, at.id or 0):
            self.unused(person)
        self._restage(at.account_id)
        self.unused(self.session.get(Account, at.account_id) if at.account_id else None)

    def _heard(self, item: Item, at: Interaction) -> told.Heard:
        return told.Heard(self.session, item, at, at.rep_id or self.root.rep_id, self.now, self.by.id)

    def _follow(self, item: Item, at: Interaction, changed: frozenset[str], product: str) -> None:
        """What the item became agrees with it; `product` is what it was called before."""
        self.session.flush()
        heard, standing = self._heard(item, at), correcting.made_of(self.session, item.id or 0)
        if changed & TELLING or item.removed_at is not None:
            self._reopen(product)
        if item.removed_at is not None or "role" in changed:
            for row in standing:
                correcting.remove(self.session, self.by, row, self.now)
            if item.removed_at is None:
                told.become(heard)
            return
        wanted = told.built(heard)
        for row in standing:
            if type(row) is type(wanted):
                names = (*FOLLOWING, *OWN[type(row)])
                self._change(row, {name: getattr(wanted, name) for name in names})
        if changed & TELLING and standing:
            told.won(heard)

    def _reopen(self, product: str) -> None:
        """The offer that what was told of a product ended is open again."""
        for change in correcting.told(self.session, self._ids, "told", "offer"):
            offer = self.session.get(Offer, change.row_id)
            after = changes.typed("offer", change.after or {})
            if offer is not None and offer.product == product and offer.state == after.get("state"):
                self._change(offer, changes.typed("offer", change.before or {}))

    def _along(self, at: Interaction, before: int | None) -> None:
        """The people whom this record brought, and its things to do, go along to the other account."""
        for person in interactions.people(self.session, at.id or 0):
            if person.message_id in self._ids and person.account_id == before:
                self._change(person, {"account_id": at.account_id})
        others = [o for o in interactions.of_record(self.session, self.root) if o.account_id == before]
        for reminder in reminders.of_record(self.session, self.root):
            if reminder.account_id == before and not others:
                self._change(reminder, {"account_id": at.account_id})
                self._person_along(reminder, before)
        self._restage(before)
        self._restage(at.account_id)
        self.unused(accounts.by_id(self.session, before) if before else None)

    def _person_along(self, reminder: Reminder, before: int | None) -> None:
        person = self.session.get(Contact, reminder.contact_id) if reminder.contact_id else None
        if person is not None and person.message_id in self._ids and person.account_id == before:
            self._change(person, {"account_id": reminder.account_id})

    def _restage(self, account_id: int | None) -> None:
        """The account is as far as what stands of this record says, and no less far than it was before it."""
        account = self.session.get(Account, account_id) if account_id else None
        if account is None:
            return
        wanted = self._stage(account.id or 0)
        for change in correcting.told(self.session, self._ids, "stage", "account"):
            least, most = (change.before or {}).get("stage", "lead"), (change.after or {}).get("stage", "lead")
            if change.row_id == account_id and account.stage == most and _order(wanted) < _order(most):
                self._change(account, {"stage": max(least, wanted, key=_order)})
        if wanted != stages.ORDER[0]:
            rep_id = self.root.rep_id
            stages.advance(self.session, account.id or 0, wanted, self.by.id, rep_id, self.now)

    def _stage(self, account_id: int) -> str:
        """How far the account came by what stands of this record."""
        met = [at for at in interactions.of_record(self.session, self.root) if at.account_id == account_id]
        items = [item for at in met for item in interactions.items(self.session, at.id or 0)]
        found = [told.STAGES[item.role] for item in items if item.role in told.STAGES]
        return max(found, key=_order, default=stages.ORDER[0])


def _order(stage: str) -> int:
    return stages.ORDER.index(stage)
