"""One line of warning under a card, when it matters: the most serious thing about the customers it speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from nlp.reply import Line, Money, Term, Value
from storage import accounts, interactions, messages, warnings
from storage.tables import Account, Interaction, Item, Message, Ticket, fold

#: So often within so many days is a pattern.
OFTEN, WITHIN = 3, dt.timedelta(365)
#: So many lines that say a discount make a highest one.
LINES = 3
#: What makes it matter that a customer owes money.
DEALS = frozenset({"bought", "rented", "quoted"})
#: Contacts of one record that are looked at.
LOOKED_AT = 4


@dataclass(frozen=True)
class Met:
    """A contact with a known account, as a card shows it."""

    session: Session
    at: Interaction
    account: Account
    items: Sequence[Item]
    tickets: Sequence[Ticket]
    messages: frozenset[int]
    today: dt.date

    @property
    def of(self) -> int:
        """The account's id."""
        return self.account.id or 0

    @property
    def deals(self) -> bool:
        """Was the customer seen, or is there something to be paid?"""
        return self.at.channel == "visit" or any(item.role in DEALS for item in self.items)


def lines(session: Session, message: Message, today: dt.date) -> list[Line]:
    """The most serious warning about what a record tells; none, where nothing matters."""
    met = list(_met(session, message, today))
    found = (line for kind in KINDS for one in met for line in kind(one))
    first = next(found, None)
    return [first] if first is not None else []


def _met(session: Session, message: Message, today: dt.date) -> Iterator[Met]:
    of_it = frozenset(one.id or 0 for one in (message, *messages.parts(session, message)))
    for at in interactions.of_record(session, message)[:LOOKED_AT]:
        account = accounts.by_id(session, at.account_id) if at.account_id else None
        if account is not None and account.message_id not in of_it:
            items, tickets = interactions.items(session, at.id or 0), interactions.tickets(session, at.id or 0)
            yield Met(session, at, account, items, tickets, of_it, today)


def _overdue(met: Met) -> Iterator[Line]:
    """The customer should have paid."""
    for debt in warnings.debts(met.session, met.of, met.today) if met.deals else ():
        if debt.overdue > 0 and debt.since is not None:
            amount = Money(debt.overdue, debt.currency)
            yield _line(met, "warn-overdue", amount=amount, days=(met.today - debt.since).days)


def _limit(met: Met) -> Iterator[Line]:
    """The customer owes more than the limit."""
    for debt in warnings.debts(met.session, met.of, met.today) if met.deals else ():
        if debt.limit and debt.unpaid > debt.limit:
            owes, limit = Money(debt.unpaid, debt.currency), Money(debt.limit, debt.currency)
            yield _line(met, "warn-limit", owes=owes, limit=limit)


def _discount(met: Met) -> Iterator[Line]:
    """Never was the discount so high."""
    told = max((item.discount_pct for item in met.items if item.discount_pct), default=None)
    most, known = warnings.highest_discount(met.session, met.of, met.messages) if told else (None, 0)
    if told is not None and most is not None and known >= LINES and told > most:
        if most:
            yield _line(met, "warn-discount", percent=told, most=most)
        else:
            yield _line(met, "warn-discount-first", percent=told)


def _trouble(met: Met) -> Iterator[Line]:
    """The same went wrong again."""
    for ticket in met.tickets:
        times = warnings.troubles(met.session, ticket, ticket.opened - WITHIN)
        values: dict[str, Value] = {"kind": Term(f"issue-{ticket.kind}"), "times": times}
        if times >= OFTEN and ticket.product:
            yield _line(met, "warn-trouble-product", product=ticket.product, **values)
        elif times >= OFTEN:
            yield _line(met, "warn-trouble", **values)


def _rival(met: Met) -> Iterator[Line]:
    """The same competitor was named again."""
    if not met.at.competitors:
        return
    named = warnings.rivals(met.session, met.of, met.at.date - WITHIN, met.at.date)
    for name in met.at.competitors:
        if (times := named[fold(name)]) >= OFTEN:
            yield _line(met, "warn-rival", name=name, times=times)


def _line(met: Met, key: str, **values: Value) -> Line:
    return Line(key, {"account": met.account.name, **values})


#: The most serious first.
KINDS: tuple[Callable[[Met], Iterator[Line]], ...] = (_overdue, _limit, _discount, _trouble, _rival)
