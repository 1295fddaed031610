"""A note or a thing to do is recorded at once, every fact with the words it came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from sqlmodel import Session

from handlers import card, todo
from handlers.heard import Heard
from handlers.said import Edited, Words
from nlp.reading import Evidences, FollowUp, Interaction, Issue, Item, Reading
from nlp.reply import Reply
from storage import accounts, interactions, messages, products, purchases, reminders, tables

F = TypeVar("F", bound=tables.Fact)
L = TypeVar("L", bound=tables.Line)


def record(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Keep everything that was said, and give it back as a card."""
    reading = heard.reading
    assert reading is not None
    message = messages.keep(session, _message(heard))
    recorder = Recorder(session, heard, reading, message)
    for interaction in reading.interactions:
        recorder.interaction(interaction)
    for followup in reading.followups:
        recorder.followup(followup)
    for doubt in reading.doubts:
        messages.doubt(session, recorder.message_id, doubt.field, doubt.said, list(doubt.candidates))
    session.flush()
    return (card.saved(session, message, heard.now.date(), heard.lang),)


def _message(heard: Heard) -> tables.Message:
    content = heard.message.content
    assert isinstance(content, Words | Edited)
    return tables.Message(
        rep_id=heard.rep_id,
        chat_id=heard.message.chat_id,
        telegram_id=heard.message.message_id,
        said_at=heard.message.at,
        lang=heard.lang,
        words=content.text,
    )


@dataclass
class Recorder:
    """Writes the facts of one message."""

    session: Session
    heard: Heard
    reading: Reading
    message: tables.Message
    doubted: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.doubted = frozenset(doubt.said for doubt in self.reading.doubts)

    @property
    def message_id(self) -> int:
        """The id that every fact points to."""
        assert self.message.id is not None
        return self.message.id

    def told(self, fact: F, evidence: Evidences, *fields: str) -> F:
        """The fact with its source: the message, and the words of the first of `fields` that has any."""
        fact.message_id = self.message_id
        spans = [evidence[name] for name in fields if name in evidence]
        if spans:
            fact.words_from, fact.words_to = spans[0].start, spans[0].end
        return fact

    def interaction(self, told: Interaction) -> None:
        """One contact with one account, with all that hangs on it."""
        account_id = self.account(told.account, told.evidence)
        row = tables.Interaction(
            account_id=account_id, rep_id=self.heard.rep_id, channel=told.channel,
            date=dt.date.fromisoformat(told.date), time=told.time, reached=told.reached,
            competitors=list(told.competitors),
        )  # fmt: skip
        people = [
            self.contact(name, account_id, told.evidence, f"contacts.{n}")
            for n, name in enumerate(told.contacts)
            if name not in self.doubted
        ]
        interactions.add(self.session, self.told(row, told.evidence, "channel", "account"), people)
        for item in told.items:
            self.item(item, row)
        for issue in told.issues:
            self.issue(issue, row)

    def account(self, name: str | None, evidence: Evidences) -> int | None:
        """The account of that name, a new lead if there is none; `None` while it is in doubt."""
        if name is None or name in self.doubted:
            return None
        account = accounts.by_name(self.session, name)
        if account is None:
            new = tables.Account(name=name, owner_id=self.heard.rep_id)
            account = accounts.add(self.session, self.told(new, evidence, "account"))
        return account.id

    def contact(self, name: str, account_id: int | None, evidence: Evidences, field: str) -> tables.Contact:
        """The person of that name at the account, made if there is none."""
        known = accounts.contact(self.session, name, account_id)
        if known is not None:
            return known
        return accounts.add_contact(
            self.session, self.told(tables.Contact(name=name, account_id=account_id), evidence, field)
        )

    def item(self, told: Item, at: tables.Interaction) -> None:
        """A product in play; what was bought is a purchase too."""
        assert at.id is not None
        item = tables.Item(
            interaction_id=at.id, product=told.product, role=told.role, per=told.per, duration=told.duration
        )
        interactions.add_item(self.session, self.told(self.numbers(item, told), told.evidence, "product"))
        if told.role == "bought":
            bought = tables.Purchase(account_id=at.account_id, item_id=item.id, product=told.product, date=at.date)
            purchases.add(self.session, self.told(self.numbers(bought, told), told.evidence, "product"))

    def numbers(self, row: L, told: Item) -> L:
        """The row with the product it stands for and the numbers that were said."""
        product = products.by_name(self.session, told.product) if told.known else None
        row.product_id = product.id if product else None
        row.quantity, row.unit_price = _decimal(told.quantity), _decimal(told.unit_price)
        row.total, row.discount_pct = _decimal(told.total), _decimal(told.discount_pct)
        row.currency = told.currency or self.heard.house.currency
        return row

    def issue(self, told: Issue, at: tables.Interaction) -> None:
        """What went wrong."""
        assert at.id is not None
        product = products.by_name(self.session, told.product) if told.product else None
        ticket = tables.Ticket(interaction_id=at.id, kind=told.kind, product=told.product)
        ticket.product_id = product.id if product else None
        interactions.add_ticket(self.session, self.told(ticket, told.evidence, "kind"))

    def followup(self, told: FollowUp) -> None:
        """One thing to do."""
        account_id = self.account(told.account, told.evidence)
        contact_id = None
        if told.contact is not None and told.contact not in self.doubted:
            contact_id = self.contact(told.contact, account_id, told.evidence, "contact").id
        reminder = tables.Reminder(
            rep_id=self.heard.rep_id, account_id=account_id, contact_id=contact_id, action=told.action, what=told.what,
            day=dt.date.fromisoformat(told.due) if told.due else None, time=told.time, zone=self.heard.zone.key,
            due=todo.rings(told, self.heard), lang=self.heard.lang,
        )  # fmt: skip
        reminders.add(self.session, self.told(reminder, told.evidence, "action"))


#: No price or quantity of a sale is larger, and no column holds it: such digits are something else.
LARGEST = 10**12


def _decimal(number: float | None) -> Decimal | None:
    """The number that was said, as a decimal."""
    return None if number is None or not abs(number) < LARGEST else Decimal(str(number))
