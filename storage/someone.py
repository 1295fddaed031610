"""One person in the company's data: the rows that are theirs, and those that speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage.changes import table as sql
from storage.masking import Person
from storage.tables import Account, Change, Channel, Contact, Doubt, Message, fold

#: Kinds of channels whose value is a number.
NUMBERS = frozenset({"phone", "mobile"})


@dataclass(frozen=True)
class Someone:
    """`contacts` are the rows of the person at one account, `account` the lead that is the person and no firm."""

    name: str
    contacts: tuple[Contact, ...] = ()
    account: Account | None = None

    @property
    def contact_ids(self) -> list[int]:
        """The ids of the contacts."""
        return [contact.id for contact in self.contacts if contact.id is not None]

    @property
    def account_id(self) -> int:
        """The id of the lead; 0, which no row has, when there is none."""
        return self.account.id or 0 if self.account else 0


def of_contact(session: Session, contact: Contact) -> Someone:
    """Who this contact is: all rows of that name at that account, also those taken back or not yet loaded, and those
    that turned out to be this one."""
    called = [fold(name) for name in contact.aliases]
    joined = col(Contact.removed_at).is_not(None) & col(Contact.folded).in_(called)
    same = select(Contact).where(
        (col(Contact.folded) == contact.folded) | joined, Contact.account_id == contact.account_id
    )
    rows = session.exec(same).all() if contact.account_id is not None else [contact]
    account = session.get(Account, contact.account_id) if contact.account_id is not None else None
    lead = account if account is not None and account.folded == contact.folded and alone(session, account) else None
    return Someone(contact.name, tuple(rows), lead)


def of_lead(session: Session, account: Account) -> Someone | None:
    """The person that a lead is; `None` for a firm."""
    if account.removed_at is not None or not alone(session, account):
        return None
    same = select(Contact).where(Contact.account_id == account.id, Contact.folded == account.folded)
    return Someone(account.name, tuple(session.exec(same)), account)


def alone(session: Session, account: Account) -> bool:
    """May the account be a person: a lead of more than one word, without VAT number, where nobody else is known?"""
    if account.stage != "lead" or account.vat is not None or " " not in account.folded:
        return False
    others = select(Contact.id).where(Contact.account_id == account.id, Contact.folded != account.folded)
    return session.exec(others.limit(1)).first() is None


def channels(session: Session, someone: Someone) -> list[Channel]:
    """How the person is reached."""
    theirs = or_(col(Channel.contact_id).in_(someone.contact_ids), col(Channel.account_id) == someone.account_id)
    return list(session.exec(select(Channel).where(theirs).order_by(col(Channel.id))))


def named(session: Session, someone: Someone, small: frozenset[str] = frozenset()) -> Person:
    """What names the person in words. A number that is their firm's too is left alone.

    small: folded words that are no name by themselves, as "della".
    """
    found = channels(session, someone)
    firms = select(Channel.folded).where(
        col(Channel.folded).in_([one.folded for one in found]),
        col(Channel.account_id).is_not(None), col(Channel.account_id) != someone.account_id,
    )  # fmt: skip
    shared = set(session.exec(firms))
    own = [one for one in found if one.folded not in shared]
    return Person(
        someone.name,
        tuple(dict.fromkeys(one.value for one in own if one.kind in NUMBERS)),
        tuple(dict.fromkeys(one.value for one in own if one.kind not in NUMBERS)),
        small,
        tuple(dict.fromkeys(_called(session, someone))),
    )


def _called(session: Session, someone: Someone) -> Iterator[str]:
    """What else the person is called or was called before: short names, names that were corrected, of joined rows."""
    rows: list[Contact | Account] = [*someone.contacts, *([someone.account] if someone.account else [])]
    yield from (name for row in rows for name in (row.name, *row.aliases) if name != someone.name)
    for table, ids in (("contact", someone.contact_ids), ("account", [someone.account_id])):
        changed = select(Change).where(Change.table_name == table, col(Change.row_id).in_(ids))
        for made in session.exec(changed):
            sides = (side for side in (made.before, made.after) if side)
            yield from (str(side["name"]) for side in sides if side.get("name") not in (None, someone.name))


@dataclass(frozen=True)
class Linked:
    """Ids of what speaks of the person; `firms` are the names of their accounts."""

    messages: frozenset[int]
    interactions: frozenset[int]
    reminders: frozenset[int]
    firms: frozenset[str]


def linked(session: Session, someone: Someone) -> Linked:
    """What was said of the person or with them, and what is to be done for them."""
    people, lead = someone.contact_ids, someone.account_id
    met, links, todo = sql("interaction"), sql("interactioncontact"), sql("reminder")
    theirs = pick(links.c.interaction_id).where(links.c.contact_id.in_(people))
    interactions = _ids(session, pick(met.c.id).where(met.c.id.in_(theirs) | (met.c.account_id == lead)))
    reminders = _ids(session, pick(todo.c.id).where(todo.c.contact_id.in_(people) | (todo.c.account_id == lead)))
    sources = [
        pick(met.c.message_id).where(met.c.id.in_(interactions)),
        pick(todo.c.message_id).where(todo.c.id.in_(reminders)),
    ]
    messages = {found for query in sources for found in _ids(session, query)}
    messages |= {row.message_id for row in (*someone.contacts, someone.account) if row and row.message_id}
    messages |= _doubted(session, set(people), lead)
    messages |= _amending(session, messages, interactions, reminders)
    return Linked(frozenset(messages), interactions, reminders, _firms(session, someone, interactions))


def _amending(session: Session, messages: set[int], met: Iterable[int], todo: Iterable[int]) -> set[int]:
    """The messages that amended or continued these records, or changed who was met and what is to be done."""
    said, history = sql("message"), sql("change")
    of_these = ("interaction", "interactioncontact"), list(met)
    changed = [
        pick(history.c.message_id).where(history.c.table_name.in_(names), history.c.row_id.in_(ids))
        for names, ids in (of_these, (("reminder",), list(todo)))
    ]
    queries = [pick(said.c.id).where(said.c.of_id.in_(messages)), *changed]
    return {found for query in queries for found in _ids(session, query)}


def _ids(session: Session, query: Any) -> frozenset[int]:
    return frozenset(found for (found,) in session.connection().execute(query) if found is not None)


def _doubted(session: Session, people: set[int], lead: int) -> set[int]:
    """The messages of which it is asked whether they mean the person."""
    meant = {("contact", person) for person in people} | {("account", lead)}
    open_ones = select(Doubt).where(col(Doubt.message_id).is_not(None), col(Doubt.field).in_(("contact", "account")))
    return {
        doubt.message_id
        for doubt in session.exec(open_ones)
        if doubt.message_id and any((doubt.field, row_id) in meant for row_id, _ in doubt.candidates)
    }


def _firms(session: Session, someone: Someone, interactions: Iterable[int]) -> frozenset[str]:
    """Names of the firms that the person has to do with: their words stay."""
    met = sql("interaction")
    of_interactions = pick(met.c.account_id).where(met.c.id.in_(list(interactions)))
    ids = {*_ids(session, of_interactions), *(one.account_id for one in someone.contacts if one.account_id)}
    found = session.exec(select(Account).where(col(Account.id).in_(ids - {someone.account_id}))).all()
    return frozenset(name for account in found for name in (account.name, *account.aliases))


def said(session: Session, found: Linked, person: Person) -> int:
    """In how many messages the words name the person."""
    rows = select(Message.id, Message.words).where(
        person.somewhere([sql("message").c.words]) | col(Message.id).in_(found.messages)
    )
    return sum(
        person.hide(words or "", row_id in found.messages, found.firms) != (words or "")
        for row_id, words in session.exec(rows)
    )
