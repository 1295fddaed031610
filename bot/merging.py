"""The `merge` command: two customers become one, or two again."""

from __future__ import annotations

import typer
from sqlmodel import Session

from bot import clock
from bot.outgoing import Payload
from handlers import meant, merge, names
from nlp.directory import EMPTY
from nlp.reply import Line, Names, Reply
from nlp.wording import word
from storage import merging
from storage.database import Database
from storage.tables import Account


def join(database: Database, first: str, second: str, lang: str) -> bool:
    """Join the customer `first` into `second` (codes or names) and say so; `False` where one is not clear.

    Raises NotMerged.
    """
    with database.reading() as session:
        found = [_found(session, words) for words in (first, second)]
    unclear = [_unclear(words, some, lang) for words, some in zip((first, second), found, strict=True)]
    replies = [reply for reply in unclear if reply is not None]
    if not replies:
        with database.writing() as session:
            gone, into = (session.merge(some[0]) for some in found)
            replies = [merge.joined(lang, gone, into, merging.merge(session, gone, into, clock.now()))]
    _say(*replies)
    return not any(unclear)


def part(database: Database, lang: str, gone: str | None = None) -> bool:
    """Take a merge back, the last one or the last of a customer called `gone` (a code or a name); `False`: none.

    Raises NotMerged.
    """
    with database.writing() as session:
        head = merging.last(session, gone)
        if head is not None:
            merging.undo(session, head, clock.now())
        _say(merge.undone(session, lang, head) if head else Reply(lang, (Line("nothing-to-undo"),)))
    return head is not None


def _found(session: Session, words: str) -> list[Account]:
    """What the words mean; the index of all names is made only where no code and no name is just so."""
    return meant.firms(session, words, EMPTY) or meant.firms(session, words, names.directory(session))


def _unclear(words: str, found: list[Account], lang: str) -> Reply | None:
    """What is said where the words mean no customer, or several: each with the id by which it is named."""
    if not found:
        return Reply(lang, (Line("customer-unknown", {"name": words}),))
    if len(found) == 1:
        return None
    names = Names(tuple(f"{account.name} (#{account.id})" for account in found))
    return Reply(lang, (Line("merge-several", {"name": words, "names": names}),))


def _say(*replies: Reply) -> None:
    for reply in replies:
        typer.echo(Payload(word(reply).html).plain())
