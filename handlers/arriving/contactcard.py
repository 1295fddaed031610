"""A card of the address book as it was kept: who it is, where, how to reach them, and what of it is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from handlers import card
from handlers.heard import Heard
from nlp.reply import Choice, Line, Reply
from storage import accounts, contacts, correcting, reached
from storage.files import cards
from storage.tables import Account, Change, Contact, Message

#: What begins the lines of the words that a card is kept as.
PERSON, ROLE, FIRM, WAYS = "👤", "💼", "🏢", {"phone": "📞", "mobile": "📱", "email": "✉️"}


@dataclass(frozen=True)
class Details:
    """What a card says: a name, what the person is at which firm, and each way to reach them with its kind."""

    name: str
    role: str | None = None
    firm: str | None = None
    ways: tuple[tuple[str, str], ...] = ()

    def words(self) -> str:
        """The details as they are kept: a line for each, with a sign before it."""
        lines = [f"{PERSON} {self.name}"]
        lines += [f"{ROLE} {self.role}"] if self.role else []
        lines += [f"{FIRM} {self.firm}"] if self.firm else []
        return "\n".join([*lines, *(f"{WAYS[kind]} {value}" for kind, value in self.ways)])


def read(name: str, phone: str, vcard: str) -> Details:
    """The details of a card that was sent; what stands in its vCard comes before what Telegram says of it."""
    fields, ways = cards.one(vcard) if vcard else ({}, ())
    whole = fields.get("name") or " ".join(filter(None, (fields.get("first_name"), fields.get("last_name"))))
    known = {_digits(value) for kind, value in ways if kind != "email"}
    if phone and _digits(phone) not in known:
        ways = (("mobile", phone), *ways)
    named = " ".join((whole or name).split())[:LONGEST]
    return Details(named, fields.get("role") or None, fields.get("company") or None, ways[:MOST])


#: No name is longer; ways beyond these are not kept.
LONGEST, MOST = 120, 8


def _digits(value: str) -> str:
    return "".join(char for char in value if char.isdigit())[-reached.TELLING :]


def kept(message: Message) -> Details | None:
    """The details as a message keeps them; `None` where it is no card."""
    lines = (message.words or "").split("\n")
    if not lines[0].startswith(f"{PERSON} "):
        return None
    found = [line.partition(" ") for line in lines]
    said = {sign: value for sign, _, value in found}
    kinds = {sign: kind for kind, sign in WAYS.items()}
    ways = tuple((kinds[sign], value) for sign, _, value in found if sign in kinds)
    return Details(said[PERSON], said.get(ROLE), said.get(FIRM), ways)


def people(session: Session, message: Message) -> list[Contact]:
    """Whom the card of a message is of: the person it brought, else the one who was known."""
    details = kept(message)
    if details is None:
        return []
    new = reached.new_people(session, message)
    if new:
        return new
    ids = [change.row_id for change in _changes(session, message)]
    ids += [way.contact_id for way in reached.brought(session, message) if way.contact_id]
    ids += [
        way.contact_id for kind, value in details.ways for way in reached.at(session, kind, value) if way.contact_id
    ]
    found = accounts.contact_by_id(session, ids[0]) if ids else None
    return [found] if found is not None and found.removed_at is None else []


def _changes(session: Session, message: Message) -> list[Change]:
    """What the card changed of somebody who was known, and what stands of it."""
    found = correcting.of_message(session, message.id or 0)
    return [one for one in found if one.table_name == "contact" and one.undone_at is None]


def new_firm(session: Session, heard: Heard, message: Message) -> Account | None:
    """The firm that the card names, as a new one."""
    details = kept(message)
    if details is None or details.firm is None:
        return None
    found = accounts.by_name(session, details.firm)
    if found:
        return found[0]
    new = Account(name=details.firm[:LONGEST], owner_id=heard.rep_id, message_id=message.id)
    return accounts.add(session, new)


def shown(session: Session, message: Message, asked: Sequence[tuple[Choice, ...]] = ()) -> Reply:
    """The card of the person, with the question of which firm they are at while there are choices."""
    found = people(session, message)
    if not found:
        return replace(card.undone(message, message.lang), edits=False)
    person = found[0]
    lines = [*_lines(session, message, person)]
    if asked:
        lines.append(Line("arrive-firm"))
    undo = (Choice("choice-undo", f"unmet:{message.id}"),)
    return Reply(message.lang, tuple(lines), (*asked, undo), record=message.id)


def _lines(session: Session, message: Message, person: Contact) -> Iterator[Line]:
    new = person.message_id == message.id
    firm = accounts.standing(session, person.account_id)
    key = "arrive-person" + ("-at" if firm else "") + ("-new" if new else "")
    yield Line(key, {"name": person.name} | ({"account": firm.name} if firm else {}))
    changed = {name for change in _changes(session, message) for name in (change.after or {})}
    if person.role:
        yield Line("arrive-role-new" if "role" in changed and not new else "arrive-role", {"role": person.role})
    brought = {way.id for way in reached.brought(session, message)}
    for way in contacts.of_person(session, person).ways:
        fresh = way.id in brought and not new
        yield Line("arrive-way-new" if fresh else "arrive-way", {"value": way.value})
    if not new and not brought and not changed:
        yield Line("arrive-nothing-new")
