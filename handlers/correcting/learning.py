"""A name that was put right teaches the company what the words of the note mean, if they can mean nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import meant
from handlers.correcting import targets
from handlers.correcting.amending import Amend
from handlers.correcting.targets import Target
from handlers.heard import Heard
from nlp.directory import Directory, words_in
from nlp.firmwords import commonness, role
from nlp.reading import FollowUp, Reading
from nlp.reading import Interaction as Told
from nlp.understand import understand
from storage import accounts, aliases, interactions, messages, products
from storage.tables import Account, Contact, Doubt, Interaction, Item, Message, Product, Reminder, fold

#: Words this common are said of anything (wordfreq's Zipf scale); shorter words than this are none, longer no name.
COMMON, SHORTEST, LONGEST = 4.0, 3, 60
#: Words of a firm's name that others have too.
SHARED = frozenset({"first", "town", "trade", "empty", "initial", "number"})


@dataclass(frozen=True)
class Lesson:
    """The words with which the note said what was taken for something of the name `wrong`."""

    field: str
    wrong: str
    words: str


def before(amend: Amend, target: Target, field: str, was: Any) -> Lesson | None:
    """What there is to learn, once the field is put right."""
    held = targets.value(amend.session, field, target)
    names = held if isinstance(held, tuple) else (held,)
    if was is not None and len(names) > 1:
        names = tuple(name for name in names if targets.alike(str(name), str(was)))
    wrong = target.person.name if target.person else names[0] if len(names) == 1 else None
    words = _said(amend, target, field, wrong) if wrong else None
    return Lesson(field, wrong, words) if wrong and words else None


def learn(amend: Amend, heard: Heard, lesson: Lesson | None, row: Account | Contact | Product | None) -> None:
    """From now on the words mean that row."""
    if lesson is not None and row is not None:
        teach(amend.session, heard.directory, amend.by, row, lesson.words, amend.now)


def settled(session: Session, heard: Heard, message: Message, doubt: Doubt, chosen: int | None) -> None:
    """What the answer to a doubt teaches."""
    row = session.get(aliases.TABLES[doubt.field], chosen) if chosen and doubt.field in aliases.TABLES else None
    if row is not None:
        teach(session, heard.directory, message, row, doubt.said, heard.message.at)


def teach(
    session: Session, directory: Directory, by: Message, row: Account | Contact | Product, words: str, now: dt.datetime
) -> None:
    """The words mean that row, unless they say nothing, or something else."""
    said = " ".join(words.split()).strip(" .,;:!?«»\"'")
    if telling(said, row) and aliases.free(session, said, row) and not _others(session, directory, said, row):
        aliases.teach(session, by, row, said, now)


def telling(said: str, row: Account | Contact | Product) -> bool:
    """Do these words say something that the name does not say itself, and are they no common words?"""
    words = words_in(said)
    if not words or len(fold(said)) < SHORTEST or len(said) > LONGEST:
        return False
    if any(set(words) <= set(words_in(name)) for name in (row.name, *row.aliases)):
        return False
    if all(commonness(word) >= COMMON or len(word) < SHORTEST or word.isdigit() for word in words):
        return False
    if isinstance(row, Account):
        return not all(role(word) in SHARED for word in words)
    return not (len(words) == 1 and role(words[0]) == "first")


def _others(session: Session, directory: Directory, said: str, row: Account | Contact | Product) -> bool:
    """Do all the words stand in the name of another of its kind, be it in another form?"""
    kind = str(type(row).__tablename__)
    forms = [{like.word for like in directory.similar(word, fuzzy=False)} for word in words_in(said)]
    near = meant.nearest(directory, kind, said)
    found = [e for e in near if any(all(form & set(v) for form in forms) for v in e.variants)]
    return any(one.id != row.id for entry in found for one in STANDING[kind](session, entry.name))


STANDING: dict[str, Any] = {"account": accounts.by_name, "contact": accounts.contacts, "product": products.by_name}


def _said(amend: Amend, target: Target, field: str, wrong: str) -> str | None:
    """The words of the note that were taken for that name."""
    row = target.row
    source = messages.by_id(amend.session, row.message_id) if row.message_id else None
    if source is None or not source.words:
        return None
    if isinstance(row, Item) and row.words_from is not None:
        return source.words[row.words_from : row.words_to]
    brought = _brought(amend.session, row, field, wrong, source)
    return brought or _read(amend, source, field, wrong)


def _brought(session: Session, row: Any, field: str, wrong: str, source: Message) -> str | None:
    """The words of a name that the note itself brought."""
    ids = [row.account_id] if field == "account" else _people(session, row)
    table: Any = Account if field == "account" else Contact
    for name in (session.get(table, one) for one in ids if one and field != "product"):
        if name is not None and name.name == wrong and name.message_id == source.id and name.words_from is not None:
            return source.words[name.words_from : name.words_to]
    return None


def _people(session: Session, row: Any) -> list[int | None]:
    if isinstance(row, Interaction):
        return [person.id for person in interactions.people(session, row.id or 0)]
    return [row.contact_id] if isinstance(row, Reminder) else []


def _read(amend: Amend, source: Message, field: str, wrong: str) -> str | None:
    """The words that mean the name when the note is read again."""
    reading = reread(amend.session, source, amend.directory)
    spans = [
        evidence[f"contacts.{n}" if field == "contact" else field]
        for names, evidence in _names(reading, field)
        for n, name in enumerate(names)
        if name == wrong and (f"contacts.{n}" if field == "contact" else field) in evidence
    ]
    return source.words[spans[0].start : spans[0].end] if spans else None


def _names(reading: Reading, field: str) -> list[tuple[tuple[str | None, ...], Any]]:
    """The names in a field of what was read, with the words they came from."""
    if field == "account":
        told: tuple[Told | FollowUp, ...] = (*reading.interactions, *reading.followups)
        return [((one.account,), one.evidence) for one in told]
    if field == "contact":
        return [(one.contacts, one.evidence) for one in reading.interactions]
    return [((issue.product,), issue.evidence) for one in reading.interactions for issue in one.issues]


def reread(session: Session, message: Message, directory: Directory, zone: ZoneInfo | None = None) -> Reading:
    """What a message meant when it was said."""
    at = message.said_at.astimezone(zone or dt.UTC)
    return understand(message.words, at, directory, usual=message.lang)
