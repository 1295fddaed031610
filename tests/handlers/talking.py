"""Colleagues who talk to the handlers, without Telegram: each thing said is one transaction, as in the running bot."""

from __future__ import annotations

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

from handlers.answer import answer
from handlers.heard import Heard, language
from handlers.said import Command, House, Incoming, Press, Sender
from nlp.wording import codes, word
from storage import reps

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)


class Talk:
    """A house on a database. `replies` are the last replies, `moment` when the next thing is said."""

    def __init__(self, database, admins=()):
        drawn = itertools.count(1)
        self.database, self.moment = database, NOW
        self.house = House(
            ZoneInfo("Europe/Rome"), "it", codes(), invitation="https://t.me/bot?start={code}",
            admins=frozenset(admins), draw_code=lambda: f"code{next(drawn)}",
        )  # fmt: skip
        self.replies = ()

    def says(self, telegram_id: int, command: str, name: str = "Somebody") -> str:
        """What is said back to a command ("/team Nord"): all texts, one after the other."""
        first, _, rest = command.removeprefix("/").partition(" ")
        return self._handled(telegram_id, Command(first, rest), name)

    def presses(self, telegram_id: int, button: str) -> str:
        """What a press gives: on the button of that label under the last replies, else of that action."""
        labels = {label: action for reply in self.replies for row in word(reply).buttons for label, action in row}
        return self._handled(telegram_id, Press(labels.get(button, button)))

    def _handled(self, telegram_id, content, name="Somebody"):
        message = Incoming(telegram_id, 1, self.moment, Sender(telegram_id, name, "it"), content)
        with self.database.reading() as session:
            rep = reps.by_telegram(session, telegram_id)
            heard = Heard(message, self.house, rep, language(message, self.house, rep))
        with self.database.writing() as session:
            self.replies = answer(session, heard)
        return self.text

    @property
    def text(self) -> str:
        """The texts of the last replies."""
        return "\n".join(word(reply).html for reply in self.replies)

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons under the last replies."""
        return [label for reply in self.replies for row in word(reply).buttons for label, _ in row]
