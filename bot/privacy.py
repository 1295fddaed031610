"""The `privacy` command: what is kept about one person, and its erasure."""

from __future__ import annotations

import sys

import typer
from sqlmodel import Session

from bot import clock
from bot.outgoing import Payload
from handlers import names
from handlers import privacy as person
from nlp.directory import EMPTY
from nlp.reply import Line, Names, Reply
from nlp.wording import word
from storage import privacy
from storage.database import Database
from storage.someone import Someone


def show(database: Database, name: str, lang: str, *, erase: bool = False, yes: bool = False) -> bool:
    """Print what is kept about the person, and with `erase` erase it, after a yes; `False` where nobody is meant.

    name: a name, or "#12" for the contact of that id.
    """
    with database.reading() as session:
        found = person.fitting(session, name, EMPTY) or person.fitting(session, name, names.directory(session))
        _say(lang, *_lines(session, found, name))
    if len(found) != 1 or not erase:
        return len(found) == 1
    sure = yes or (sys.stdin.isatty() and typer.confirm(_worded(lang, Line("privacy-sure", {"name": found[0].name}))))
    if sure:
        with database.writing() as session:
            privacy.erase(session, found[0], clock.now(), small=person.small())
    _say(lang, Line("privacy-erased" if sure else "privacy-left"))
    return sure


def _lines(session: Session, found: list[Someone], name: str) -> tuple[Line, ...]:
    """What is kept of the one person; who it may be, where several are called so."""
    if len(found) == 1:
        return person.shown(session, found[0])
    if not found:
        return (Line("privacy-unknown", {"name": name}),)
    labels = (f"{person.label(session, one)} (#{one.contact_ids[0]})" for one in found if one.contacts)
    return (Line("privacy-several", {"names": Names(tuple(labels))}),)


def _worded(lang: str, *lines: Line) -> str:
    return Payload(word(Reply(lang, lines)).html).plain()


def _say(lang: str, *lines: Line) -> None:
    typer.echo(_worded(lang, *lines))
