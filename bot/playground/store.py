"""The state file: chats, waiting updates, presses, files and counters in SQLite, each change one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.playground.people import Json


@dataclass(frozen=True)
class Kept:
    """A message as it is kept: whose it is, whether the page marks it as edited, and its Bot API form."""

    chat_id: int
    mine: bool
    marked: bool
    body: Json

    @property
    def id(self) -> int:
        """The message_id."""
        return int(self.body["message_id"])

    def view(self) -> Json:
        """The form in which the page gets it."""
        return {"mine": self.mine, "marked": self.marked, "message": self.body}


@dataclass(frozen=True)
class Press:
    """A press of a button under a message, and whether the bot has answered it."""

    id: str
    chat_id: int
    message_id: int
    data: str
    date: int
    answered: bool


@dataclass(frozen=True)
class StoredFile:
    """A file that was sent by either side."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes


def _press(row: tuple[Any, ...]) -> Press:
    press_id, chat_id, message_id, data, date, answered = row
    return Press(press_id, chat_id, message_id, data, date, bool(answered))


class Store:
    """All that must survive a kill -9; every write happens inside `transaction()`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        # A commit survives the end of the process; waiting for the disk would only guard against a power cut.
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA busy_timeout=5000")
        self._db.executescript((Path(__file__).parent / "schema.sql").read_text("utf-8"))

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commits what happens inside, or nothing of it if that raises."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def count(self, name: str) -> int:
        """The next value of a counter; the first is 1."""
        row = self._db.execute(
            "INSERT INTO counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            (name,),
        ).fetchone()
        return int(row[0])

    def setting(self, name: str, default: Any = None) -> Any:
        """A remembered JSON value."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return default if row is None else json.loads(row[0])

    def set(self, name: str, value: Any) -> None:
        """Remembers a JSON value; None forgets it."""
        self._db.execute("DELETE FROM setting WHERE name = ?", (name,))
        if value is not None:
            self._db.execute("INSERT INTO setting VALUES (?, ?)", (name, json.dumps(value)))

    def keep(self, kept: Kept) -> None:
        """Inserts a message, or replaces the one with its id."""
        self._db.execute(
            "INSERT OR REPLACE INTO message (message_id, chat_id, mine, marked, body) VALUES (?, ?, ?, ?, ?)",
            (kept.id, kept.chat_id, kept.mine, kept.marked, json.dumps(kept.body)),
        )

    def message(self, chat_id: int, message_id: int) -> Kept | None:
        """One message of a chat."""
        rows = self._messages("chat_id = ? AND message_id = ?", (chat_id, message_id))
        return rows[0] if rows else None

    def chat(self, chat_id: int, last: int = -1) -> list[Kept]:
        """The messages of a chat, the oldest first: all, or so many of the last."""
        return self._messages("chat_id = ? ORDER BY message_id DESC LIMIT ?", (chat_id, last))[::-1]

    def last_id(self, chat_id: int) -> int:
        """The last message_id of a chat, 0 for an empty one."""
        row = self._db.execute("SELECT max(message_id) FROM message WHERE chat_id = ?", (chat_id,)).fetchone()
        return int(row[0] or 0)

    def _messages(self, where: str, values: tuple[int, ...]) -> list[Kept]:
        rows = self._db.execute(
            f"SELECT chat_id, mine, marked, body FROM message WHERE {where}",  # noqa: S608
            values,
        )
        return [Kept(chat, bool(mine), bool(marked), json.loads(body)) for chat, mine, marked, body in rows]

    def unread(self, chat_id: int, after: int) -> int:
        """How many messages of the bot a chat holds after message_id `after`."""
        row = self._db.execute(
            "SELECT count(*) FROM message WHERE chat_id = ? AND message_id > ? AND NOT mine", (chat_id, after)
        ).fetchone()
        return int(row[0])

    def forget(self, message_id: int) -> None:
        """Deletes a message."""
        self._db.execute("DELETE FROM message WHERE message_id = ?", (message_id,))

    def wait(self, update: Json) -> None:
        """Keeps an update until the bot confirms it."""
        self._db.execute("INSERT INTO update_waiting VALUES (?, ?)", (update["update_id"], json.dumps(update)))

    def confirm(self, offset: int) -> None:
        """Forgets updates below offset; a negative one keeps only that many of the last."""
        if offset < 0:
            ids = [row[0] for row in self._db.execute("SELECT update_id FROM update_waiting ORDER BY update_id")]
            offset = ids[max(len(ids) + offset, 0)] if ids else 0
        self._db.execute("DELETE FROM update_waiting WHERE update_id < ?", (offset,))

    def waiting(self, limit: int) -> list[Json]:
        """Unconfirmed updates, the oldest first."""
        rows = self._db.execute("SELECT body FROM update_waiting ORDER BY update_id LIMIT ?", (limit,))
        return [json.loads(row[0]) for row in rows]

    def waiting_count(self) -> int:
        """How many updates are unconfirmed."""
        return int(self._db.execute("SELECT count(*) FROM update_waiting").fetchone()[0])

    def forget_updates(self) -> None:
        """Drops all unconfirmed updates."""
        self._db.execute("DELETE FROM update_waiting")

    def keep_press(self, press: Press) -> None:
        """Inserts a press, or replaces the one with its id."""
        self._db.execute(
            "INSERT OR REPLACE INTO press VALUES (?, ?, ?, ?, ?, ?)",
            (press.id, press.chat_id, press.message_id, press.data, press.date, press.answered),
        )

    def press(self, press_id: str) -> Press | None:
        """One press."""
        row = self._db.execute("SELECT * FROM press WHERE id = ?", (press_id,)).fetchone()
        return None if row is None else _press(row)

    def open_presses(self, chat_id: int) -> list[Press]:
        """The presses in a chat that are not answered."""
        rows = self._db.execute("SELECT * FROM press WHERE chat_id = ? AND NOT answered", (chat_id,))
        return [_press(row) for row in rows]

    def keep_file(self, stored: StoredFile) -> None:
        """Keeps a file."""
        self._db.execute(
            "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)",
            (stored.file_id, stored.unique_id, stored.path, stored.name, stored.mime, stored.content),
        )

    def file(self, file_id: str) -> StoredFile | None:
        """A file by its file_id."""
        row = self._db.execute("SELECT * FROM file WHERE file_id = ?", (file_id,)).fetchone()
        return None if row is None else StoredFile(*row)

    def file_at(self, path: str) -> StoredFile | None:
        """A file by its file_path."""
        row = self._db.execute("SELECT * FROM file WHERE path = ?", (path,)).fetchone()
        return None if row is None else StoredFile(*row)
