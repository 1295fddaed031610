"""A company's questions asked in the chat, over HTTP (`python -m tests.company.asked --misses 20 --folder DIR`).

A first admin, who is none of the colleagues, sends the files to the running bot, taps import, answers what is not clear
as `expected.json` says and invites the colleagues; then each question is asked by its colleague, and what they see is
scored. Another company's zone, currency and language are set as the bot's are: TACCUINO_TIMEZONE and so on.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import itertools
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from storage import migrate
from storage.database import Database
from storage.tables import Account, Doubt, Inbox, Outbox, Rep, Upload
from tests.botapi import BotApi, Sent, User
from tests.company import facts
from tests.running import running

HERE = Path(__file__).parent
#: Telegram's ids of the admin and of the first colleague; so many files fit into an album.
ADMIN, COLLEAGUES, ALBUM = 1001, 2001, 10
#: Seconds that reading an album or answering a message may take on a busy machine.
PATIENCE = 120
#: What data buttons carry: to load, to settle a doubt, to take back what was recorded.
LOAD, DOUBT, UNDO = "load:", "is:", "undo:"
Question = dict[str, Any]


@dataclass(frozen=True)
class Answered:
    """A question, all that was seen of its answer, the facts that this lacks, and what should not be in it."""

    question: Question
    seen: str
    lacks: list[list[str]]
    wrong: list[str]

    @property
    def right(self) -> bool:
        """Is everything there, and nothing wrong?"""
        return not self.lacks and not self.wrong

    def __str__(self) -> str:
        asked, lacks = self.question, [spellings[0] for spellings in self.lacks]
        return f"{asked['id']} {asked['text']!r}\n   lacks {lacks}  wrong {self.wrong}\n   saw {self.seen[:300]!r}"


@dataclass
class Chat:
    """One person's chat with the running bot; `database` only tells when the bot has nothing more to say."""

    user: User
    database: Database
    _known: set[int] = field(default_factory=set)

    def does(self, act: Callable[..., int], *given: Any, **more: Any) -> list[Sent]:
        """Do it, and give back the messages that came of it."""
        update_id = act(*given, **more)
        until = time.monotonic() + PATIENCE
        while not self._quiet(update_id):
            assert time.monotonic() < until, f"{self.user.name} is not answered: {given}"
            time.sleep(0.005)
        new = [sent for sent in self.user.messages if sent.message_id not in self._known]
        self._known.update(sent.message_id for sent in new)
        return new

    def under(self, action: str) -> Iterator[tuple[Sent, str]]:
        """The messages with such a button as they stand now, and what the button carries."""
        for sent in self.user.messages:
            for _, data in itertools.chain(*sent.buttons):
                if data is not None and data.startswith(action):
                    yield sent, data

    def files_wait(self) -> bool:
        """Is a file still on its way, or not loaded, or is there something to be said about it?"""
        with self.database.reading() as session:
            new = session.exec(select(Inbox.update_id).where(Inbox.state == "new")).first()
            kept = session.exec(select(Upload.id)).first()
            return bool(self.user.world.updates.waiting) or (new, kept) != (None, None) or self._spoken_to(session)

    def _quiet(self, update_id: int) -> bool:
        """Is the update handled, and everything sent that was to be said?"""
        with self.database.reading() as session:
            row = session.exec(select(Inbox).where(Inbox.update_id == update_id)).first()
            return row is not None and row.state != "new" and not self._spoken_to(session)

    def _spoken_to(self, session: Session) -> bool:
        """Does something wait to be sent here?"""
        waiting = select(Outbox.id).where(Outbox.chat_id == self.user.id, Outbox.state == "waiting")
        return session.exec(waiting).first() is not None


def lines(path: Path) -> list[Any]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def bring(admin: Chat, folder: Path) -> None:
    """Send the files as albums, import them, and answer what is asked about each."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    meant = {name["as_written"]: name["customer"] for name in expected["names_written_differently"]}
    names = expected["load_order"]
    for album in range(0, len(names), ALBUM):
        for name in names[album : album + ALBUM]:
            admin.user.sends_document(name, (folder / name).read_bytes(), media_group_id=str(album))
        _import(admin)
        _settle(admin, meant)


def _import(admin: Chat) -> None:
    """Tap import until no file waits: a busy machine may take one album for two."""
    until = time.monotonic() + PATIENCE
    while admin.files_wait():
        assert time.monotonic() < until, f"the files are not imported: {admin.user.messages[-1].text}"
        for card, yes in list(admin.under(LOAD)):
            admin.does(admin.user.presses, card, yes)
        time.sleep(0.05)


def _data(sent: Sent) -> list[str]:
    return [data for _, data in itertools.chain(*sent.buttons) if data]


def _settle(admin: Chat, meant: dict[str, str | None]) -> None:
    """Answer one doubt after the other; each takes the place of the one before."""
    while doubt := next(admin.under(DOUBT), None):
        card, data = doubt
        admin.does(admin.user.presses, card, _wanted(admin, card, int(data.split(":")[1]), meant))


def _wanted(admin: Chat, card: Sent, doubt_id: int, meant: dict[str, str | None]) -> str:
    """The button of the customer that is meant; else the one that says nobody."""
    with admin.database.reading() as session:
        doubt = session.exec(select(Doubt).where(Doubt.id == doubt_id)).one()
        code = meant.get(doubt.said)
        firm = session.exec(select(Account.id).where(Account.key == code)).first() if code else None
    wanted = f"{DOUBT}{doubt_id}:{firm}"
    return wanted if wanted in _data(card) else f"{DOUBT}{doubt_id}:none"


def invite(api: BotApi, admin: Chat, asked: list[Question]) -> dict[str, Chat]:
    """The chats of the colleagues by their names, each let in with a link of the admin's."""
    with admin.database.reading() as session:
        query = select(Rep.name).where(col(Rep.telegram_id).is_(None), col(Rep.removed_at).is_(None))
        known = list(session.exec(query.order_by(col(Rep.id))))
    names = dict.fromkeys([*known, *(question["as"] for question in asked)])
    return {name: _join(api, admin, number, name, asked) for number, name in enumerate(names, COLLEAGUES)}


def _join(api: BotApi, admin: Chat, number: int, name: str, asked: list[Question]) -> Chat:
    """The chat of a colleague, whose Telegram speaks the language that they mostly ask in."""
    speaks = Counter(question["lang"] for question in asked if question["as"] == name) or Counter(
        question["lang"] for question in asked
    )
    first, _, last = name.partition(" ")
    chat = Chat(api.user(number, first, last_name=last, language_code=speaks.most_common(1)[0][0]), admin.database)
    *_, link = admin.does(admin.user.says, f"/invite {name}")
    code = re.search(r"start=([\w-]+)", link.text)
    assert code is not None, link.text
    chat.does(chat.user.says, f"/start {code[1]}")
    return chat


def in_order(asked: list[Question]) -> list[Question]:
    """The oldest first, so that none leans on a later one; but those that follow one come right after it."""
    followers: dict[str | None, list[Question]] = {}
    for question in asked:
        followers.setdefault(question.get("after"), []).append(question)

    def thread(question: Question) -> Iterator[Question]:
        yield question
        for follower in followers.get(question["id"], []):
            yield from thread(follower)

    firsts = sorted(followers.get(None, []), key=_moment)
    return [question for first in firsts for question in thread(first)]


def _moment(question: Question) -> dt.datetime:
    return dt.datetime.fromisoformat(question["now"])


def ask(chat: Chat, question: Question) -> Answered:
    """Ask it; what was taken for a note is taken back, so that it changes no other answer."""
    came = chat.does(chat.user.says, question["text"], date=_moment(question))
    seen = "\n\n".join(map(shown, came))
    for sent in came:
        for undo in [data for data in _data(sent) if data.startswith(UNDO)]:
            chat.does(chat.user.presses, sent, undo)
    return Answered(question, seen, *facts.holds(question, seen))


def shown(sent: Sent) -> str:
    """All that is seen of a message: the text, and the buttons in brackets."""
    return "\n".join((sent.text, *("  ".join(f"[{label}]" for label, _ in row) for row in sent.buttons)))


def answered(folder: Path, database_url: str) -> list[Answered]:
    """What became of each question, on an empty database."""
    asked = lines(folder / "questions.jsonl")
    with BotApi() as api, contextlib.closing(Database(database_url)) as database:
        admin = Chat(api.user(ADMIN, "Fiordaliso", last_name="Quintavalle", language_code=asked[0]["lang"]), database)
        with running(api, database_url, admins=frozenset({ADMIN})):
            admin.does(admin.user.says, "/start")
            bring(admin, folder)
            chats = invite(api, admin, asked)
            found = [ask(chats[question["as"]], question) for question in in_order(asked)]
        assert api.violations == []
    return sorted(found, key=lambda one: asked.index(one.question))


def main() -> int:
    """Print the score by topic and language, and the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="how many misses are shown")
    parser.add_argument("--folder", type=Path, default=HERE, help="the company: files, questions.jsonl, expected.json")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="taccuino-asked-") as place:
        url = f"sqlite:///{Path(place) / 'company.sqlite3'}"
        with contextlib.closing(Database(url)) as database:
            migrate.upgrade(database)
        answers = Path(place) / "answers.jsonl"
        said = [{"id": one.question["id"], "answer": one.seen} for one in answered(given.folder, url)]
        answers.write_text("".join(json.dumps(one) + "\n" for one in said), encoding="utf-8")
        return facts.score(str(given.folder / "questions.jsonl"), str(answers), given.misses)


if __name__ == "__main__":
    sys.exit(main())
