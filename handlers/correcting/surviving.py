"""What was done about a note since it was said and outlives its being edited: answers, corrections, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from handlers import settle
from handlers.arriving import following
from handlers.correcting import adding, learning, saying, setting
from handlers.correcting.amending import Amend, Confirmed
from handlers.correcting.setting import Unfit
from handlers.correcting.targets import Target
from handlers.heard import Heard
from handlers.said import Words
from nlp.reading import FollowUp
from storage import aliases, changes, correcting, doubts, edited, interactions, links, messages
from storage.tables import Account, Contact, Doubt, Interaction, Item, Message, Reminder, Ticket, fold

#: What is compared of a thing to do: when it rings and whether it is done follow from these.
COMPARED = frozenset({"day", "time", "contact_id", "account_id", "action", "what", "removed_at"})
NEW = 0


@dataclass(frozen=True)
class Answered:
    """A doubt that was settled: with the id of a name, a NEW one, or none."""

    field: str
    said: str
    chosen: int | None


@dataclass(frozen=True)
class Kept:
    """What there was before the note was edited."""

    before: Message
    answers: tuple[Answered, ...]
    parts: tuple[Message, ...]
    duties: tuple[FollowUp, ...]


def kept(session: Session, heard: Heard, before: Message) -> Kept:
    """What was done about a note that is about to be recorded anew."""
    parts = tuple(messages.parts(session, before))
    answers = [_answered(session, doubt) for one in (before, *parts) for doubt in edited.settled(session, one.id or 0)]
    duties = learning.reread(session, before, heard.directory, heard.zone).followups if before.words else ()
    return Kept(before, tuple(answers), parts, duties)


def _answered(session: Session, doubt: Doubt) -> Answered:
    """How a doubt was settled, by what waited for it."""
    ids = [row_id for row_id, _ in doubt.candidates]
    held = [found for fact in doubts.waiting(session, doubt) for found in _names(session, doubt.field, fact)]
    chosen = next((row_id for row_id in held if row_id in ids), None)
    table = aliases.TABLES.get(doubt.field)
    for row_id in held if chosen is None else ():
        row = session.get(table, row_id) if table is not None else None
        if row is not None and fold(row.name) == fold(doubt.said) and row.message_id == doubt.message_id:
            chosen = NEW
    return Answered(doubt.field, doubt.said, chosen)


def _names(session: Session, field: str, fact: Any) -> list[int]:
    if field == "contact" and isinstance(fact, Interaction):
        return [person.id for person in interactions.people(session, fact.id or 0) if person.id]
    found = getattr(fact, f"{field}_id", None)
    return [found] if found else []


def restore(session: Session, heard: Heard, what: Kept, after: Message) -> None:
    """The same again for the note as it is now, where it still fits; what does not is dropped."""
    for doubt in doubts.of_record(session, after):
        same = [one for one in what.answers if (one.field, fold(one.said)) == (doubt.field, fold(doubt.said))]
        if same:
            chosen = same[0].chosen
            settle.answer(session, after, doubt, chosen or None, heard.message.at, new=chosen == NEW)
    aliases.move(session, what.before, after)
    _duties(session, heard, what, after)
    for part in what.parts:
        _part(session, heard, what, part, after)


def _duties(session: Session, heard: Heard, what: Kept, after: Message) -> None:
    """What is done stays done, what rang does not ring again, what was put off stays so."""
    old = edited.brought(session, Reminder, what.before)
    new = edited.brought(session, Reminder, after)
    said = heard.reading.followups if heard.reading else ()
    if len(old) != len(what.duties) or len(new) != len(said):
        return
    free = list(zip(old, what.duties, strict=True))
    for reminder, duty in zip(new, said, strict=True):
        match = next((pair for pair in free if _same(pair[1], duty)), None)
        match = match or next((pair for pair in free if len(old) == len(new) and pair[1].action == duty.action), None)
        if match is None:
            continue
        free.remove(match)
        was = match[0]
        if (match[1].due, match[1].time) == (duty.due, duty.time):
            reminder.day, reminder.time, reminder.due, reminder.state = was.day, was.time, was.due, was.state
        elif was.state != "open":
            reminder.state, reminder.due = was.state, None
        session.add(reminder)
    session.flush()


def _same(one: FollowUp, other: FollowUp) -> bool:
    return (one.action, one.account, one.contact, one.what) == (other.action, other.account, other.contact, other.what)


def _part(session: Session, heard: Heard, what: Kept, part: Message, after: Message) -> None:
    """A correction is made again where the value it replaced is still there; what was added is added again."""
    if saying.added(session, part) and part.words:
        _again(session, heard, part, after)
        return
    by = messages.keep(session, edited.copy(part, after))
    amend = Amend(session, by, after, heard.message.at, heard.directory)
    found = [change for change in correcting.of_message(session, part.id or 0) if saying.tells(session, part, change)]
    rows = Matching(session, what.before, after)
    done = False
    for change in found:
        try:
            done = rows.apply(amend, change, part) or done
        except (Confirmed, Unfit):
            continue
    if done:
        aliases.move(session, part, by)
    else:
        messages.undo(session, by, heard.message.at)


def _again(session: Session, heard: Heard, part: Message, after: Message) -> None:
    """What was said later and joined the record is understood once more."""
    message = replace(heard.message, content=Words(part.words), message_id=part.telegram_id, at=part.said_at)
    reading = learning.reread(session, part, heard.directory, heard.zone)
    told = replace(heard, message=message, reading=reading)
    if reading.correction is not None and reading.correction.field == "add":
        adding.add(session, told, after, reading.correction, part.words)
    else:
        following.again(session, told, after, part)


@dataclass(frozen=True)
class Matching:
    """Finds for a fact of the record before the one of the record after that says the same."""

    session: Session
    before: Message
    after: Message

    def apply(self, amend: Amend, change: Any, part: Message) -> bool:
        """Make a change again; `False` where what it changed is not there any more."""
        if change.table_name == links.NAME:
            return self._linked(amend, change)
        old = self.session.get(saying.TABLES[change.table_name], change.row_id)
        new = self.match(old) if old is not None else None
        was, values = (changes.typed(change.table_name, side or {}) for side in (change.before, change.after))
        if new is None or any(getattr(new, name) != was[name] for name in was.keys() & _compared(new)):
            return False
        if "removed_at" in values:
            setting.remove(amend, Target("", new))
            return True
        for table, name in ((Account, "account_id"), (Contact, "contact_id")):
            _revive(self.session, table, values.get(name), part, amend)
        _set(amend, new, values)
        return True

    def match(self, old: Any) -> Any | None:
        """The same fact: of that name the one at that place among such; else the one at that place in all."""
        olds = edited.brought(self.session, type(old), self.before)
        news = [row for row in edited.brought(self.session, type(old), self.after) if row.removed_at is None]
        alike = [row for row in olds if _key(row) == _key(old)]
        same = [row for row in news if _key(row) == _key(old)]
        if old not in olds:
            return None
        if same:
            place = alike.index(old)
            return same[place] if place < len(same) else None
        return news[olds.index(old)] if len(olds) == len(news) and not isinstance(old, Item) else None

    def _linked(self, amend: Amend, change: Any) -> bool:
        old = self.session.get(Interaction, change.row_id)
        new = self.match(old) if old is not None else None
        person = self.session.get(Contact, (change.after or change.before or {}).get("contact_id"))
        if new is None or person is None:
            return False
        if change.after is None:
            there = [p for p in interactions.people(self.session, new.id or 0) if p.folded == person.folded]
            for one in there:
                setting.link(amend, new, one, False)
                amend.unused(one)
            return bool(there)
        _revive(self.session, Contact, person.id, self.before, amend)
        person.removed_at = None
        self.session.add(person)
        setting.link(amend, new, person, True)
        return True


def _compared(row: Any) -> frozenset[str]:
    return COMPARED if isinstance(row, Reminder) else frozenset(row.__class__.model_fields)


def _key(row: Any) -> Any:
    if isinstance(row, Item):
        return fold(row.product)
    if isinstance(row, Ticket):
        return row.kind
    return (row.account_id, row.action) if isinstance(row, Reminder) else row.account_id


def _revive(session: Session, table: Any, row_id: int | None, part: Message, amend: Amend) -> None:
    """A name that the correction brought comes back with it."""
    row = session.get(table, row_id) if row_id else None
    if row is not None and row.removed_at is not None and row.message_id == part.id:
        row.removed_at, row.message_id = None, amend.by.id
        session.add(row)
        session.flush()


def _set(amend: Amend, row: Any, values: Mapping[str, Any]) -> None:
    if isinstance(row, Item):
        amend.item(row, values)
    elif isinstance(row, Interaction):
        amend.interaction(row, values)
    else:
        amend.fact(row, values)
