"""A note or a thing to do is recorded at once, every fact with the words it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from sqlmodel import Session

from handlers import card, todo, told
from handlers.heard import Heard
from handlers.said import Edited, Words
from nlp.reading import Evidences, FollowUp, Interaction, Issue, Item, Reading
from nlp.reply import Reply
from storage import accounts, correcting, doubts, interactions, links, messages, names, products, reminders, tables

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
    asked: dict[tuple[str, str], tables.Doubt] = field(default_factory=dict)

    def told(self, fact: F, evidence: Evidences, *fields: str) -> F:
        """The fact with its source: the message, and the words of the first of `fields` that has any."""
        fact.message_id = self.message.id
        spans = [evidence[name] for name in fields if name in evidence]
        if spans:
            fact.words_from, fact.words_to = spans[0].start, spans[0].end
        return fact

    def interaction(self, told: Interaction) -> None:
        """One contact with one account, with all that hangs on it."""
        account, doubt = self.account(told.account, told.evidence)
        if doubt is None and (there := self.there(account)) is not None:
            self.joins(there, account, told)
            return
        row = tables.Interaction(
            account_id=account, rep_id=self.heard.rep_id, channel=told.channel,
            date=dt.date.fromisoformat(told.date), time=told.time, reached=told.reached,
            competitors=list(told.competitors),
        )  # fmt: skip
        interactions.add(self.session, self.told(row, told.evidence, "channel", "account"))
        self.waits(row, doubt)
        for n, name in enumerate(told.contacts):
            self.met(row, name, doubt, told.evidence, f"contacts.{n}")
        for item in told.items:
            self.item(item, row, doubt)
        for issue in told.issues:
            self.issue(issue, row, doubt)

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
            person, unsure = self.contact(name, row.account_id, None, told.evidence, f"contacts.{n}")
            if person is not None:
                links.change(self.session, row, person, True, self.message.id, rep_id, now)
            self.waits(row, unsure)
        rivals = [*row.competitors, *(name for name in told.competitors if name not in row.competitors)]
        correcting.change(self.session, self.message, row, {"competitors": rivals}, now)
        for item in told.items:
            self.item(item, row, None)
        for issue in told.issues:
            self.issue(issue, row, None)

    def account(self, name: str | None, evidence: Evidences) -> tuple[int | None, tables.Doubt | None]:
        """The account of that name, a new lead if there is none; while it is in doubt, the doubt."""
        if name is None:
            return None, None
        name = name[:LONGEST]
        found = [(account, account.city) for account in accounts.by_name(self.session, name)]
        if (doubt := self.doubt("account", name, found)) is not None:
            return None, doubt
        if not found:
            names.lock(self.session)
            found = [(account, account.city) for account in accounts.by_name(self.session, name)]
        if found:
            return found[0][0].id, None
        new = self.told(tables.Account(name=name, owner_id=self.heard.rep_id), evidence, "account")
        return accounts.add(self.session, new).id, None

    def met(
        self, at: tables.Interaction, name: str, doubt: tables.Doubt | None, evidence: Evidences, field: str
    ) -> None:
        """Somebody took part."""
        person, unsure = self.contact(name, at.account_id, doubt, evidence, field)
        if person is not None:
            interactions.join(self.session, at, person)
        self.waits(at, unsure)

    def contact(
        self, name: str, account_id: int | None, doubt: tables.Doubt | None, evidence: Evidences, field: str
    ) -> tuple[tables.Contact | None, tables.Doubt | None]:
        """The person of that name at the account, made if there is none; while it is in doubt, the doubt.

        `doubt` is the one about the account, if there is one: a new person waits for it too.
        """
        name = name[:LONGEST]
        known = accounts.contacts(self.session, name, account_id) if doubt is None else []
        unsure = self.doubt("contact", name, [(person, self.firm(person)) for person in known])
        if unsure is not None or known:
            return (None, unsure) if unsure is not None else (known[0], None)
        new = self.told(tables.Contact(name=name, account_id=account_id), evidence, field)
        person = accounts.add_contact(self.session, new)
        self.waits(person, doubt)
        return person, None

    def firm(self, person: tables.Contact) -> str | None:
        """The name of a person's account."""
        account = accounts.by_id(self.session, person.account_id) if person.account_id else None
        return account.name if account else None

    def doubt(self, kind: str, said: str, same: Sequence[tuple[Any, str | None]]) -> tables.Doubt | None:
        """The open question about these words: several known names fit them, or several rows have that `same` name.

        Each of `same` comes with what tells it apart.
        """
        if (kind, said) in self.asked:
            return self.asked[kind, said]
        names_that_fit = next((d.candidates for d in self.reading.doubts if (d.field, d.said) == (kind, said)), ())
        fitting = [row for name in dict.fromkeys(names_that_fit) for row in self.rows(kind, name)]
        rows = list({row.id: (row, apart) for row, apart in fitting or same}.values())
        if len(rows) < 2:
            return None
        assert self.message.id is not None
        candidates = [(row.id, _label(row, apart, rows)) for row, apart in rows]
        made = tables.Doubt(message_id=self.message.id, field=kind, said=said, candidates=candidates)
        self.asked[kind, said] = doubts.add(self.session, made)
        return self.asked[kind, said]

    def rows(self, kind: str, name: str) -> list[tuple[Any, str | None]]:
        """All rows of a kind that have a name, each with what tells it apart."""
        if kind == "account":
            return [(account, account.city) for account in accounts.by_name(self.session, name)]
        if kind == "contact":
            return [(person, self.firm(person)) for person in accounts.contacts(self.session, name)]
        return [(product, product.key) for product in products.by_name(self.session, name)]

    def waits(self, fact: tables.Fact, doubt: tables.Doubt | None) -> None:
        """The fact waits for the answer to a doubt, if there is one."""
        if doubt is not None:
            self.session.flush()
            doubts.wait(self.session, doubt, fact)

    def item(self, said: Item, at: tables.Interaction, doubt: tables.Doubt | None) -> None:
        """A product in play, and what it becomes: a purchase, a rental, an offer."""
        assert at.id is not None
        name = said.product[:LONGEST]
        item = tables.Item(interaction_id=at.id, product=name, role=said.role, per=said.per, duration=said.duration)
        interactions.add_item(self.session, self.told(self.numbers(item, said), said.evidence, "product"))
        unsure = self.doubt("product", name, ())
        self.waits(item, unsure)
        became = told.become(told.Heard(self.session, item, at, self.heard.rep_id, self.heard.message.at))
        if became is not None:
            self.waits(became, doubt)
            self.waits(became, unsure)

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
        self.told(ticket, said.evidence, "kind")
        ticket.description = (self.message.words or "")[ticket.words_from : ticket.words_to] or None
        interactions.add_ticket(self.session, ticket)
        self.waits(ticket, doubt)
        self.waits(ticket, self.doubt("product", product, ()) if product else None)

    def followup(self, told: FollowUp) -> None:
        """One thing to do."""
        account_id, doubt = self.account(told.account, told.evidence)
        if told.account is None and (there := self.there(None)) is not None:
            account_id = there.account_id
        person, unsure = None, None
        if told.contact is not None:
            person, unsure = self.contact(told.contact, account_id, doubt, told.evidence, "contact")
        reminder = tables.Reminder(
            rep_id=self.heard.rep_id, account_id=account_id, contact_id=person.id if person else None,
            action=told.action, what=told.what, day=dt.date.fromisoformat(told.due) if told.due else None,
            time=told.time, zone=self.heard.zone.key, due=todo.rings(told, self.heard), lang=self.heard.lang,
        )  # fmt: skip
        reminders.add(self.session, self.told(reminder, told.evidence, "action"))
        self.waits(reminder, doubt)
        self.waits(reminder, unsure)


#: No name is longer: what is, is something else, and no index holds it.
LONGEST = 120
#: No price or quantity of a sale is larger, and no column holds it: such digits are something else.
LARGEST = 10**12


def _decimal(number: float | None) -> Decimal | None:
    """The number that was said, as a decimal."""
    return None if number is None or not abs(number) < LARGEST else Decimal(str(number))


def _label(row: Any, apart: str | None, rows: Sequence[tuple[Any, str | None]]) -> str:
    """The name on a button, with what tells it apart from others of the same name."""
    alone = sum(other.folded == row.folded for other, _ in rows) == 1
    return str(row.name) if alone or not apart else f"{row.name} ({apart})"
