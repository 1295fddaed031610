"""The notes of the company are told through the bot's handlers, each by its rep at its hour, and kept."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.outgoing import Payload
from bot.settings import Settings
from bot.wiring import house
from handlers.answer import answer
from handlers.heard import Heard, listen
from handlers.names import directory
from handlers.said import Incoming, Sender, Words
from nlp.directory import Directory
from nlp.reading import Question
from nlp.reply import Reply
from nlp.understand import understand
from nlp.wording import word
from storage import accounts, reps
from storage.database import Database
from storage.tables import Account, Contact, Product

HERE = Path(__file__).parent
#: The settings as they are where nobody sets any.
SETTINGS = Settings(_env_file=None)
NOTES, QUESTIONS = HERE / "notes.jsonl", HERE / "questions.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def found_company(session: Session) -> None:
    """The few names that are known before anything is told; each colleague's chat is numbered from 1."""
    known = json.loads((HERE / "company.json").read_text(encoding="utf-8"))
    for number, person in enumerate(known["colleagues"], 1):
        rep = reps.add(session, person["name"], person.get("role", "rep"), number)
        rep.language = person.get("language", "it")
    session.add_all(Product(**row) for row in known["products"])
    for row in known["accounts"]:
        people, owner = row.pop("contacts"), reps.by_name(session, row.pop("owner"))
        account = accounts.add(session, Account(**row, owner_id=owner.id if owner else None))
        for person in people:
            accounts.add_contact(session, Contact(account_id=account.id, **person))


def tell(database: Database) -> Iterator[tuple[dict[str, Any], Heard, str]]:
    """Each note, how it was heard, and the card that was shown, once it is kept."""
    with database.writing() as session:
        found_company(session)
    for number, note in enumerate(lines(NOTES), 1):
        with database.writing() as session:
            at, sender, words = _said(session, note)
            message = Incoming(sender.telegram_id, number, at, sender, words)
            heard = listen(session, message, house(SETTINGS), directory(session))
            shown = _shown(answer(session, heard))
        yield note, heard, shown


def answers(database: Database, given: bool = False) -> Iterator[dict[str, str]]:
    """The answer to each question: `id` and `answer`. With `given` its topic is the one in the file, not the one read.

    Nothing is kept, but for what the questions after one lean on.
    """
    with database.reading() as session:
        known, chats = directory(session), itertools.count(1)
        chat: dict[str, int] = {}
        for number, question in enumerate(lines(QUESTIONS), 1):
            chat[question["id"]] = chat[question["after"]] if "after" in question else -next(chats)
            heard = _asked(session, question, Incoming(chat[question["id"]], number, *_said(session, question)), known)
            replies = answer(session, _about(heard, question["topic"]) if given else heard)
            yield {"id": question["id"], "answer": _shown(replies)}


def _asked(session: Session, question: dict[str, Any], message: Incoming, known: Directory) -> Heard:
    """The question with its reading, in the language it is asked in."""
    rep, home = reps.by_name(session, question["as"]), house(SETTINGS)
    local = Heard(message, home, rep, question["lang"]).now
    reading = understand(question["text"], local, known, question["lang"])
    return Heard(message, home, rep, question["lang"], reading, known)


def _about(heard: Heard, topic: str) -> Heard:
    """As if that topic had been read."""
    reading = heard.reading
    asked = reading.question if reading and reading.question else Question(topic)
    assert reading is not None
    asked = replace(asked, topic=topic, frame=replace(asked.frame, bare=False))
    return replace(heard, reading=replace(reading, intent="question", question=asked))


def _said(session: Session, line: dict[str, Any]) -> tuple[dt.datetime, Sender, Words]:
    """When a line is said, by whom, and the words."""
    rep = reps.by_name(session, line["as"])
    assert rep is not None
    return (
        dt.datetime.fromisoformat(line["now"]),
        Sender(rep.telegram_id or 0, rep.name, rep.language),
        Words(line["text"]),
    )


def _shown(replies: Iterable[Reply]) -> str:
    """All that is seen, without the buttons."""
    return "\n".join(Payload(word(reply).html, ()).plain() for reply in replies)
