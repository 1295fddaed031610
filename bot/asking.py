"""`taccuino ask`: questions asked in the terminal, answered by the same handlers; nothing is kept."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from bot.errors import BotError
from bot.outgoing import Payload
from bot.settings import Settings
from bot.wiring import house
from handlers.answer import answer
from handlers.heard import Heard
from handlers.names import directory
from handlers.said import Command, Content, Incoming, Sender, Words
from nlp.directory import Directory
from nlp.understand import understand
from nlp.wording import word
from storage import questions, reps
from storage.database import Database
from storage.tables import Question, Rep


class NoSuchColleague(BotError):
    """Nobody is called so."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No colleague is called {name!r}: say who asks with --as and a full name.")


class BadLine(BotError):
    """A line that is no question."""

    def __init__(self, number: int, fault: str) -> None:
        super().__init__(f"Line {number} is no question: {fault}.")


@dataclass
class Asking:
    """Questions asked one after another; each that follows another one is asked in its chat.

    Everything is rolled back after each, so that nothing is locked meanwhile; what was asked is remembered here.
    """

    session: Session
    settings: Settings
    known: Directory
    _chats: dict[str, int] = field(default_factory=dict)
    _before: dict[int, dict[str, Any]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def line(self, number: int, line: str) -> str:
        """The answer to one line of JSON, as one line of JSON. Raises BadLine, NoSuchColleague."""
        try:
            asked = json.loads(line)
            at = dt.datetime.fromisoformat(asked["now"])
            question_id, text, who = asked["id"], str(asked["text"]), str(asked["as"])
        except (ValueError, TypeError, KeyError) as error:
            raise BadLine(number, str(error)) from error
        if at.tzinfo is None:
            at = at.replace(tzinfo=self.settings.zone)
        chat = self._chats.get(str(asked.get("after")), -next(self._numbers))
        self._chats[str(question_id)] = chat
        said = self.said(self.rep(who), text, at, asked.get("lang"), chat)
        return json.dumps({"id": question_id, "answer": said}, ensure_ascii=False)

    def rep(self, name: str) -> Rep:
        """The colleague who asks. Raises NoSuchColleague."""
        found = reps.by_name(self.session, name)
        if found is None:
            raise NoSuchColleague(name)
        return found

    def said(self, rep: Rep, text: str, at: dt.datetime, lang: str | None = None, chat: int = 0) -> str:
        """All that the rep would see: the text, and the buttons in brackets."""
        here = house(self.settings)
        usual = lang or rep.language or here.language
        sender = Sender(rep.telegram_id or 0, rep.name)
        message = Incoming(chat, next(self._numbers), at, sender, content(text))
        local = Heard(message, here, rep, usual).now
        reading = understand(text, local, self.known, lang, usual) if isinstance(message.content, Words) else None
        heard = Heard(message, here, rep, reading.lang if reading else usual, reading, self.known)
        try:
            self._recall(chat)
            worded = [word(reply) for reply in answer(self.session, heard)]
            self._remember(chat)
        finally:
            self.session.rollback()
        return "\n\n".join(_shown(Payload(text.html, text.buttons)) for text in worded)

    def _recall(self, chat: int) -> None:
        if chat in self._before:
            questions.keep(self.session, Question(**self._before[chat]))

    def _remember(self, chat: int) -> None:
        asked = questions.latest(self.session, chat)
        if asked is not None:
            self._before[chat] = asked.model_dump(exclude={"id"})


def content(text: str) -> Content:
    """What was typed: a command, or words."""
    name, _, rest = text.partition(" ")
    return Command(name[1:].lower(), rest.strip()) if name.startswith("/") and len(name) > 1 else Words(text)


def _shown(payload: Payload) -> str:
    rows = ("  ".join(f"[{label}]" for label, _ in row) for row in payload.buttons)
    return "\n".join((payload.plain(), *rows))


def ask(database: Database, settings: Settings, who: str, text: str, at: dt.datetime) -> str:
    """The answer to one question. Raises NoSuchColleague."""
    with database.reading() as session:
        asking = Asking(session, settings, directory(session))
        return asking.said(asking.rep(who), text, at)


def answers(database: Database, settings: Settings, lines: Iterable[str], who: str | None = None) -> Iterator[str]:
    """The answers to lines of JSON, each as soon as it is there; `who` asks where a line names nobody."""
    with database.reading() as session:
        asking = Asking(session, settings, directory(session))
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield asking.line(number, _as(line, who) if who else line)


def _as(line: str, who: str) -> str:
    try:
        asked: Any = json.loads(line)
        return json.dumps({"as": who, **asked}, ensure_ascii=False)
    except (ValueError, TypeError):
        return line
