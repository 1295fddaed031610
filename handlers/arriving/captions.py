"""What stands under a photo tells of whom it names: it is never a question, but for one that says so."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers.arriving import shots
from handlers.heard import Heard
from handlers.said import Edited, Words
from nlp import joining
from nlp.reading import Interaction, Reading
from nlp.remarks import asks
from nlp.retold import retold
from storage import accounts, interactions
from storage.tables import Message


def told(session: Session, heard: Heard) -> Heard | None:
    """Words under a photo from which nothing was read, or which were taken for a question, as a visit to the customer
    that they name, or to nobody yet where they sounded like a question; `None` where they ask, or stand under none.
    """
    text, reading = _text(heard), heard.reading
    if shots.shown(heard) is None or reading is None or not text or asks(text, heard.lang):
        return None
    name = _named(session, heard, text)
    if name is None:
        taken = reading.intent == "question"
        return replace(heard, reading=Reading("note", reading.lang, _visit(heard))) if taken else None
    read = retold(text, heard.now, heard.directory, heard.lang, sure=True)
    met = read.interactions if read and read.interactions else _visit(heard)
    doubts = tuple(one for one in (read or reading).doubts if one.field != "account")
    duties = read.followups if read else ()
    return of_named(session, replace(heard, reading=Reading("note", reading.lang, met, duties, doubts=doubts)))


def of_named(session: Session, heard: Heard) -> Heard:
    """The same, of the only customer that the words under a photo name, where they were read as of none."""
    text, reading = _text(heard), heard.reading
    if shots.shown(heard) is None or reading is None or not reading.interactions:
        return heard
    name = None if any(one.account for one in reading.interactions) else _named(session, heard, text)
    if name is None:
        return heard
    met = tuple(replace(one, account=name, account_known=True) for one in reading.interactions)
    duties = tuple(replace(one, account=one.account or name, account_known=True) for one in reading.followups)
    return replace(heard, reading=replace(reading, interactions=met, followups=duties))


def keep(session: Session, heard: Heard, message: Message) -> None:
    """Words under a photo of which nothing was made stand in the note of the contact."""
    met = interactions.of_record(session, message)
    if shots.shown(heard) is None or len(met) != 1 or met[0].note is not None:
        return
    at = met[0]
    if not (interactions.items(session, at.id or 0) or interactions.tickets(session, at.id or 0)):
        at.note = _text(heard).strip() or None
        session.add(at)


def _named(session: Session, heard: Heard, text: str) -> str | None:
    """The only customer that the words name."""
    found = joining.named(text, heard.now, heard.directory, heard.lang)
    rows = [account for names in found for name in names for account in accounts.by_name(session, name)]
    return rows[0].name if len({row.id for row in rows}) == 1 else None


def _visit(heard: Heard) -> tuple[Interaction, ...]:
    return (Interaction("visit", None, False, heard.now.date().isoformat()),)


def _text(heard: Heard) -> str:
    content = heard.message.content
    return content.text if isinstance(content, Words | Edited) else ""
