"""An account that a note brought is one that was known already: near names in place of the card, one tap joins them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlmodel import Session

from handlers import card, plain
from handlers.heard import Heard
from handlers.pressed import number
from handlers.receipt import alike, asked
from handlers.receipt.owned import own
from nlp.directory import words_in
from nlp.reply import Choice, Line, Reply
from nlp.search import search
from storage import accounts, lately, merging
from storage.tables import Account, Message

#: So many near names, and so many of those last dealt with.
NEAR, LAST = 4, 3
#: Shorter words tell nothing of a name.
TELLING = 4


def unfold(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "not new": the accounts that it may be."""
    message, new = _both(session, heard)
    if message is None or new is None:
        return plain.unknown_button(session, heard)
    today = heard.now.date()
    shown = card.saved(session, message, today, message.lang, edits=True)
    ids = [one for one in _near(session, heard, new, today) if one != new.id]
    rows = asked.firms(session, ids, f"isold:{message.id}:{new.id}:", today)
    question = Line("doubt-not-new" if rows else "doubt-not-new-none", {"said": new.name})
    back = (Choice("choice-new", f"receipt:{message.id}"),)
    return (replace(shown, lines=(*shown.lines, question), choices=(*rows, back)),)


def join(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on one of them: everything of the new one goes there, and its name with it."""
    message, new = _both(session, heard)
    into = accounts.standing(session, number(heard, 3))
    offered = _near(session, heard, new, heard.now.date()) if new is not None else []
    if message is None or new is None or into is None or into.id not in offered or not merging.possible(new, into):
        return plain.unknown_button(session, heard)
    new.owner_id = into.owner_id  # whoever brought the name does not come to look after the customer by it
    merging.merge(session, new, into, heard.message.at, heard.rep_id)
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def again(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "back": the card as it stands."""
    message = own(session, heard, number(heard))
    if message is None:
        return plain.unknown_button(session, heard)
    return (card.saved(session, message, heard.now.date(), message.lang, edits=True),)


def _both(session: Session, heard: Heard) -> tuple[Message | None, Account | None]:
    """The record and the account that it brought, if both stand and are the rep's to change."""
    message = own(session, heard, number(heard))
    brought = accounts.brought(session, message) if message else []
    return message, next((account for account in brought if account.id == number(heard, 2)), None)


def _near(session: Session, heard: Heard, new: Account, today: dt.date) -> list[int]:
    """The accounts with names like it, then those last dealt with."""
    like = [account.id for account in alike.firms(session, new.name, heard.directory)]
    parts = (new.name, *(word for word in words_in(new.name) if len(word) >= TELLING))
    found = [entry.id for said in parts for entry in search(heard.directory, said, NEAR + 1)]
    last = lately.met(session, heard.rep_id, today, LAST + 1)
    near = [one for one in dict.fromkeys((*like, *found)) if one is not None and one != new.id][:NEAR]
    return list(dict.fromkeys((*near, *(one for one in last if one != new.id))))[: NEAR + LAST - 1]
