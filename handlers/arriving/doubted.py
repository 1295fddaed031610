"""A doubt that stands on the last card is settled in words: "Verdi Trasporti", "quella di Rossi", "from Hale"."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import card, settle
from handlers.correcting import amending, answering, learning, naming, records, setting
from handlers.heard import Heard
from handlers.receipt import alike
from handlers.receipt.owned import own
from handlers.said import Words
from nlp import joining
from nlp.languages import languages
from nlp.persons import bare as words_in
from nlp.reply import Reply
from nlp.tokens import words_of
from storage import accounts, doubts, interactions, messages, outbox, sight
from storage.tables import Account, Contact, Doubt, Interaction, Message

#: More words are a message of its own.
WORDS = 6


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What is said to words that tell which of the names is meant, or where the new name works; `None` for others."""
    content = heard.message.content
    if not isinstance(content, Words) or content.photo is not None or len(words_of(content.text)) > WORDS:
        return None
    root = _shown_last(session, heard)
    if root is None or "?" in content.text:
        return None
    doubt = next(iter(doubts.of_record(session, root)), None)
    return _settled(session, heard, root, doubt, content.text) if doubt else _works(session, heard, root, content.text)


def _shown_last(session: Session, heard: Heard) -> Message | None:
    """The record whose card was the last thing said in the chat, or is replied to."""
    chat_id, replied = heard.message.chat_id, heard.message.replies_to
    shown = outbox.shown(session, chat_id, replied) if replied is not None else outbox.last(session, chat_id)
    root = own(session, heard, shown.record) if shown is not None and shown.record else None
    return root if root is not None and root.of_id is None else None


def _settled(session: Session, heard: Heard, root: Message, doubt: Doubt, text: str) -> tuple[Reply, ...] | None:
    """The only one of the names that the words fit is meant."""
    fitting = {row_id for row_id, name in doubt.candidates if _fits(session, heard, doubt, row_id, name, text)}
    message = messages.by_id(session, doubt.message_id) if doubt.message_id else None
    if len(fitting) != 1 or message is None:
        return None
    chosen = fitting.pop()
    settle.answer(session, message, doubt, chosen, heard.message.at)
    learning.settled(session, heard, message, doubt, chosen)
    return (replace(card.saved(session, root, heard.now.date(), root.lang), instead_of=root.id),)


def _fits(session: Session, heard: Heard, doubt: Doubt, row_id: int, name: str, text: str) -> bool:
    """Is it called so, or works the person there?"""
    said = set(joining.telling(text, heard.lang))
    if said and said <= set(words_of(name)) and not said <= set(words_of(doubt.said)):
        return True
    person = accounts.contact_by_id(session, row_id) if doubt.field == "contact" else None
    place = said - languages()[heard.lang].words("that_one")
    if place and place <= _place(session, person.account_id if person else row_id, doubt):
        return True
    firms = _firms(session, heard, text) if person is not None else []
    return person is not None and any(person.account_id == firm.id for firm in firms)


def _place(session: Session, account_id: int | None, doubt: Doubt) -> set[str]:
    """The words of where the customer is, with those that were said: "quello di Mantova", "the Leeds one"."""
    account = accounts.standing(session, account_id) if account_id and doubt.field in ("account", "contact") else None
    if account is None or account.id is None or not sight.sees(session, account.id):
        return set()
    places = [word for place in (account.city, account.province) if place for word in words_of(place)]
    return {*places, *words_of(doubt.said)} if places else set()


def _firms(session: Session, heard: Heard, text: str, bare: bool = False) -> list[Account]:
    """The customers that words which name nobody else put somebody at; with `bare` words that say nothing else."""
    at = joining.belongs(text, heard.now, heard.directory, heard.lang)
    names = at.names if at is not None and (at.bare or not bare) else ()
    return [account for name in names for account in accounts.by_name(session, name)]


def _works(session: Session, heard: Heard, root: Message, text: str) -> tuple[Reply, ...] | None:
    """Whom a note took for a new customer is somebody who works there: "ho visto Marco", "di Rossi"."""
    met, brought = interactions.of_record(session, root), accounts.brought(session, root)
    firms = _firms(session, heard, text, bare=True)
    at = met[0] if len(met) == 1 else None
    person = next((one for one in brought if at is not None and one.id == at.account_id), None)
    if at is None or person is None or len(firms) != 1 or firms[0].id == person.id or len(words_in(person.name)) > 2:
        return None
    by = records.keep(session, heard, root)
    amend = amending.Amend(session, by, root, heard.message.at, heard.directory)
    name = person.name
    amend.interaction(at, {"account_id": firms[0].id})
    _joins(amend, at, name, firms[0])
    return answering.done(session, heard, by, root)


def _joins(amend: amending.Amend, at: Interaction, name: str, firm: Account) -> None:
    """The person took part: whom the firm has of that name, else a new one."""
    known = alike.there(amend.session, name, firm.id)
    person = known[0] if len(known) == 1 else naming.made(amend, "contact", name, firm.id)
    assert isinstance(person, Contact)
    setting.link(amend, at, person, True)
