"""A note or a thing to do is recorded at once, every fact with the words it came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from sqlmodel import Session

from handlers import card, todo, told
from handlers.heard import Heard
from handlers.receipt.names import LONGEST, Names
from handlers.said import Edited, Words
from nlp.reading import Evidences, FollowUp, Interaction, Issue, Item, Reading
from nlp.reply import Reply
from nlp.unread import unread
from storage import correcting, interactions, links, messages, products, reminders, tables

F = TypeVar("F", bound=tables.Fact)
L = TypeVar("L", bound=tables.Line)


def record(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Keep everything that was said, and give it back as a card."""
    message = keep(session, heard)
    return (card.saved(session, message, heard.now.date(), heard.lang),)


def keep(session: Session, heard: Heard, root: tables.Message | None = None) -> tables.Message:
    """Record what was read; with `root` as a part of that message's record: what is told of a customer whom it tells
    of, or of none by name, joins the interaction that is there. Gives back the message kept."""
    reading = heard.reading
    assert reading is not None
    message = messages.keep(session, _message(heard, root))
    recorder = Recorder(session, heard, reading, message, root)
    for interaction in reading.interactions:
        recorder.interaction(interaction)
    for followup in reading.followups:
        recorder.followup(followup)
    recorder.unread()
    session.flush()
    return message


def _message(heard: Heard, root: tables.Message | None) -> tables.Message:
    content = heard.message.content
    assert isinstance(content, Words | Edited)
    return tables.Message(
        rep_id=heard.rep_id,
        chat_id=heard.message.chat_id,
        telegram_id=heard.message.message_id,
        said_at=heard.message.at,
        lang=heard.lang,
        words=content.text,
        of_id=root.id if root else None,
    )


@dataclass
class Recorder:
    """Writes the facts of one message."""

    session: Session
    heard: Heard
    reading: Reading
    message: tables.Message
    root: tables.Message | None = None
    names: Names = field(init=False)
    told_of: list[tuple[int, tables.Interaction]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = Names(self.session, self.heard, self.reading, self.message)

    def interaction(self, told: Interaction) -> None:
        """One contact with one account, with all that hangs on it."""
        account, doubt = self.names.account(told.account, told.evidence)
        if doubt is None and (there := self.there(account)) is not None:
            self.told_of.append((_begins(told), there))
            self.joins(there, account, told)
            return
        row = tables.Interaction(
            account_id=account, rep_id=self.heard.rep_id, channel=told.channel,
            date=dt.date.fromisoformat(told.date), time=told.time, reached=told.reached,
            competitors=list(told.competitors),
        )  # fmt: skip
        interactions.add(self.session, self.names.told(row, told.evidence, "channel", "account"))
        self.told_of.append((_begins(told), row))
        self.names.waits(row, doubt)
        for n, name in enumerate(told.contacts):
            self.met(row, name, doubt, told.evidence, f"contacts.{n}")
        for item in told.items:
            self.item(item, row, doubt)
        for issue in told.issues:
            self.issue(issue, row, doubt)

    def unread(self) -> None:
        """What was not understood is kept as it was said, with the interaction that was told of last before it."""
        text = self.message.words or ""
        for part in unread(text, self.reading):
            before = [row for begins, row in self.told_of if begins <= part.start]
            for row in before[-1:] or [row for _, row in self.told_of[:1]]:
                self.keeps(row, interactions.noted(row, text[part.start : part.end]))

    def keeps(self, row: tables.Interaction, note: str) -> None:
        """The note goes with the interaction; with one that was recorded before until this message is taken back."""
        if row.message_id == self.message.id:
            row.note = note
            self.session.add(row)
        else:
            correcting.change(self.session, self.message, row, {"note": note}, self.heard.message.at)

    def there(self, account_id: int | None) -> tables.Interaction | None:
        """The interaction of the root that is about the account; about whichever one, where none is named."""
        found = interactions.of_record(self.session, self.root) if self.root else []
        fitting = [one for one in found if account_id is None or one.account_id in (account_id, None)]
        return fitting[0] if len(fitting) == 1 else None

    def joins(self, row: tables.Interaction, account_id: int | None, told: Interaction) -> None:
        """What is told of an interaction that was recorded before goes to it."""
        now, rep_id = self.heard.message.at, self.heard.rep_id
        assert self.message.id is not None
        interactions.place(self.session, row, account_id)
        for n, name in enumerate(told.contacts):
            person, unsure = self.names.contact(name, row.account_id, None, told.evidence, f"contacts.{n}")
            if person is not None:
                links.change(self.session, row, person, True, self.message.id, rep_id, now)
            self.names.waits(row, unsure)
        rivals = [*row.competitors, *(name for name in told.competitors if name not in row.competitors)]
        correcting.change(self.session, self.message, row, {"competitors": rivals}, now)
        for item in told.items:
            self.item(item, row, None)
        for issue in told.issues:
            self.issue(issue, row, None)

    def met(
        self, at: tables.Interaction, name: str, doubt: tables.Doubt | None, evidence: Evidences, field: str
    ) -> None:
        """Somebody took part."""
        person, unsure = self.names.contact(name, at.account_id, doubt, evidence, field)
        if person is not None:
            interactions.join(self.session, at, person)
        self.names.waits(at, unsure)

    def item(self, said: Item, at: tables.Interaction, doubt: tables.Doubt | None) -> None:
        """A product in play, and what it becomes: a purchase, a rental, an offer."""
        assert at.id is not None
        name = said.product[:LONGEST]
        item = tables.Item(interaction_id=at.id, product=name, role=said.role, per=said.per, duration=said.duration)
        interactions.add_item(self.session, self.names.told(self.numbers(item, said), said.evidence, "product"))
        unsure = self.names.doubt("product", name, ()) if said.role in CERTAIN else None
        self.names.waits(item, unsure)
        became = told.become(told.Heard(self.session, item, at, self.heard.rep_id, self.heard.message.at))
        if became is not None:
            self.names.waits(became, doubt)
            self.names.waits(became, unsure)

    def numbers(self, row: L, told: Item) -> L:
        """The row with the product it stands for and the numbers that were said."""
        row.product_id = self.product(told.product) if told.known else None
        row.quantity, row.unit_price = _decimal(told.quantity), _decimal(told.unit_price)
        row.total, row.discount_pct = _decimal(told.total), _decimal(told.discount_pct)
        row.currency = told.currency or self.heard.house.currency
        return row

    def product(self, name: str) -> int | None:
        """The id of the product of that name."""
        found = products.by_name(self.session, name)
        return found[0].id if found else None

    def issue(self, said: Issue, at: tables.Interaction, doubt: tables.Doubt | None) -> None:
        """What went wrong, in the rep's words."""
        product = said.product[:LONGEST] if said.product else None
        ticket = tables.Ticket(
            interaction_id=at.id, account_id=at.account_id, kind=said.kind, product=product, opened=at.date
        )
        ticket.product_id = self.product(product) if product else None
        self.names.told(ticket, said.evidence, "kind")
        ticket.description = (self.message.words or "")[ticket.words_from : ticket.words_to] or None
        interactions.add_ticket(self.session, ticket)
        self.names.waits(ticket, doubt)
        asked = product if said.kind in BROKEN else None
        self.names.waits(ticket, self.names.doubt("product", asked, ()) if asked else None)

    def followup(self, told: FollowUp) -> None:
        """One thing to do."""
        account_id, doubt = self.names.account(told.account, told.evidence)
        if told.account is None and (there := self.there(None)) is not None:
            account_id = there.account_id
        person, unsure = None, None
        if told.contact is not None:
            person, unsure = self.names.contact(told.contact, account_id, doubt, told.evidence, "contact")
        reminder = tables.Reminder(
            rep_id=self.heard.rep_id, account_id=account_id, contact_id=person.id if person else None,
            action=told.action, what=told.what, day=dt.date.fromisoformat(told.due) if told.due else None,
            time=told.time, zone=self.heard.zone.key, due=todo.rings(told, self.heard), lang=self.heard.lang,
        )  # fmt: skip
        reminders.add(self.session, self.names.told(reminder, told.evidence, "action"))
        self.names.waits(reminder, doubt)
        self.names.waits(reminder, unsure)


#: What is talked of rather than done may be a kind of goods: which of them, is asked only of these.
CERTAIN, BROKEN = frozenset({"bought", "rented", "quoted", "returned"}), frozenset({"fault", "damage"})
#: No price or quantity of a sale is larger, and no column holds it: such digits are something else.
LARGEST = 10**12


def _decimal(number: float | None) -> Decimal | None:
    """The number that was said, as a decimal."""
    return None if number is None or not abs(number) < LARGEST else Decimal(str(number))


def _begins(told: Interaction) -> int:
    """Where the first words stand that tell of an interaction."""
    return min((proof.start for proof in told.evidence.values()), default=0)
