"""What somebody else wrote and a rep forwards: a message or an e-mail of that day, kept as it is, of its customer.

Nothing in it is taken for what the rep told: what it orders is not sold, what it asks for is not to be done.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import Session

from handlers import card, note
from handlers.arriving import continuing, shots, whose
from handlers.arriving.continuing import Before
from handlers.heard import Heard
from handlers.said import Forwarded, Words
from nlp.reading import Channel, Interaction, Item, Reading
from nlp.reply import Line, Reply
from storage import accounts, correcting, interactions, messages, reps, since
from storage.tables import Account, Contact, Message
from storage.tables import Interaction as Met

#: What is forwarded together comes within so many seconds.
TOGETHER = dt.timedelta(seconds=2)
#: A line of an e-mail's head: a word, a colon and an address.
HEAD = re.compile(r"^[^\s:]{2,12}:.*\S@\S", re.MULTILINE)
#: Lines in which an e-mail has its head.
FIRST = 6
#: The longest text that is kept in a note.
LONGEST = 4000


def take(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """It is recorded as one contact, with what was forwarded in the same moment; the customer is asked where it is
    not clear."""
    content = heard.message.content
    assert isinstance(content, Forwarded)
    before = continuing.before(session, heard, TOGETHER)
    same = _same(session, heard, content)
    if same is not None:
        return (_joined(session, heard, content, same),)
    person = _author(session, content)
    account = _account(session, heard, person) or (None if _forwarded(before) else _announced(session, before))
    likely = whose.likely(session, heard)
    message = note.keep(session, _told(heard, content, person, account))
    met = interactions.of_record(session, message)
    _note(session, message, met[0], content)
    if person is not None:
        interactions.join(session, met[0], person)
    shots.attach(session, heard, message, message)
    return (_shown(session, heard, message, met[0], likely),)


def _shown(session: Session, heard: Heard, message: Message, met: Met, likely: list[Account]) -> Reply:
    """The card; with the question whose it is, where nothing tells."""
    saved = card.saved(session, message, heard.now.date(), heard.lang)
    if met.account_id is not None or continuing.open_doubt(session, message) is not None:
        return saved
    rows = tuple(whose.choices(session, message, likely))
    return replace(saved, lines=(*saved.lines, Line("arrive-whose")), choices=(*rows, *saved.choices))


def _same(session: Session, heard: Heard, content: Forwarded) -> Before | None:
    """What the same author wrote in the same way and was forwarded in the same moment; what one of us answered goes
    with what it answers."""
    ours = content.person and reps.by_name(session, content.author) is not None
    for said in since.recorded(session, heard.message.chat_id, heard.rep_id, heard.message.at - TOGETHER):
        root = messages.root(session, said)
        found = Before(root, tuple(interactions.of_record(session, root)))
        if found.met and root.undone_at is None and _forwarded(found) and (ours or _alike(found.met[0], content)):
            return found
    return None


def _alike(met: Met, content: Forwarded) -> bool:
    """Is it by that author, and an e-mail where that is one?"""
    return (met.note or "").startswith(f"{content.author or '?'}: ") and met.channel == _way(content)


def _forwarded(before: Before | None) -> bool:
    """Is the record one of something forwarded: are its words in the note of its contact, behind an author?"""
    if before is None:
        return False
    first, *others = before.met
    said = (before.root.words or shots.SIGN).strip()
    return not others and first.note is not None and bool(said) and f": {said}" in first.note


def _author(session: Session, content: Forwarded) -> Contact | None:
    """The known person who wrote it; a colleague is none."""
    if not content.person or not content.author:
        return None
    found = accounts.contacts(session, content.author)
    return found[0] if len(found) == 1 else None


def _account(session: Session, heard: Heard, person: Contact | None) -> Account | None:
    """The customer: of the author, else the only one that is named."""
    if person is not None and person.account_id is not None:
        return accounts.standing(session, person.account_id)
    content = heard.message.content
    assert isinstance(content, Forwarded)
    firm = accounts.by_name(session, content.author) if content.author else []
    if len(firm) == 1:
        return firm[0]
    named = {account.id: account for name in _named(heard) for account in accounts.by_name(session, name)}
    return next(iter(named.values())) if len(named) == 1 else None


def _named(heard: Heard) -> Iterator[str]:
    """The known customers whom the text names."""
    reading = heard.reading
    if reading is None:
        return
    yield from (one.account for one in reading.interactions if one.account and one.account_known)
    yield from (duty.account for duty in reading.followups if duty.account and duty.account_known)
    if reading.question is not None and reading.question.account and reading.question.account_known:
        yield reading.question.account


def _announced(session: Session, before: Before | None) -> Account | None:
    """The customer whom the rep named in the words that went with what was forwarded."""
    firms = {one.account_id for one in before.met} if before else set()
    return accounts.standing(session, firms.pop()) if len(firms) == 1 else None


def _told(heard: Heard, content: Forwarded, person: Contact | None, account: Account | None) -> Heard:
    """The same as a contact of that day: what was in play is of interest at most."""
    reading = heard.reading
    assert reading is not None
    way = _way(content)
    day = content.written.astimezone(heard.zone)
    items = tuple(_wish(item) for one in reading.interactions for item in one.items)
    met = Interaction(
        way, account.name if account else None, account is not None, day.date().isoformat(),
        time=day.strftime("%H:%M"), items=items,
    )  # fmt: skip
    doubts = reading.doubts if account is None else tuple(one for one in reading.doubts if one.field != "account")
    asked = [one.said for one in doubts if one.field == "account"]
    if account is None and len(set(asked)) == 1:
        met = replace(met, account=asked[0])
    told = Reading("note", reading.lang, (met,), doubts=doubts)
    said = replace(heard.message, content=Words(content.text or shots.SIGN))
    return replace(heard, message=said, reading=told)


def _way(content: Forwarded) -> Channel:
    """An e-mail is known by its head."""
    return "email" if HEAD.search("\n".join(content.text.split("\n")[:FIRST])) else "message"


def _wish(item: Item) -> Item:
    """A product that somebody wrote of: how many, and nothing of what it costs."""
    return Item(item.product, item.known, "interested", item.quantity, evidence=item.evidence)


def _note(session: Session, message: Message, met: Met, content: Forwarded) -> None:
    """The text stands in the note of the contact, behind who wrote it."""
    met.note = _line(content)
    session.add(met)
    session.flush()


def _line(content: Forwarded) -> str:
    return f"{content.author or '?'}: {content.text.strip() or shots.SIGN}"[:LONGEST]


def _joined(session: Session, heard: Heard, content: Forwarded, before: Before) -> Reply:
    """What was forwarded together is one: its card shows all of it."""
    root, met = before.root, before.met[0]
    person = _author(session, content)
    account = None if met.account_id else _account(session, heard, person)
    part = note.keep(session, _told(heard, content, person, account), root)
    said = f"{met.note}\n{_line(content)}"[:LONGEST]
    correcting.change(session, part, met, {"note": said}, heard.message.at)
    if person is not None:
        interactions.join(session, met, person)
    shots.attach(session, heard, root, part)
    return replace(_shown(session, heard, root, met, whose.likely(session, heard)), instead_of=root.id)
