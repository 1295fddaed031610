"""A chat without Telegram: what a rep sends goes to the handlers, and what they say is worded."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, field

from sqlmodel import Session

from bot.outgoing import payloads
from handlers import announce
from handlers.answer import answer
from handlers.heard import listen
from handlers.names import directory
from handlers.said import Content, Edited, House, Incoming, Press, Sender, Words
from nlp.reply import Reply
from nlp.wording import Text, word
from storage import outbox
from storage.tables import Outbox


@dataclass
class Chat:
    """One rep's chat; `shown` is what stands in it, by the id of each message of the bot."""

    session: Session
    house: House
    sender: Sender
    now: dt.datetime
    shown: dict[int, Text] = field(default_factory=dict)
    _ids: itertools.count = field(default_factory=lambda: itertools.count(1))

    def sends(
        self, content: Content | str, after: float = 0, replies_to: int | None = None, again: int = 0
    ) -> list[int]:
        """Send something so many seconds later; gives back the ids of the bot's messages that came or changed.

        `again` is the id of a message that is edited, or under which a button is pressed.
        """
        self.now += dt.timedelta(seconds=after)
        content = Words(content) if isinstance(content, str) else content
        self.last = message_id = again or next(self._ids)
        said = Incoming(self.sender.telegram_id, message_id, self.now, self.sender, content, replies_to)
        heard = listen(self.session, said, self.house, directory(self.session))
        return [self._post(reply, said) for reply in answer(self.session, heard)]

    def edits(self, message_id: int, text: str) -> list[int]:
        """Change what was said."""
        return self.sends(Edited(text), again=message_id)

    def presses(self, message_id: int, label: str) -> list[int]:
        """Press the button of that label."""
        found = [data for row in self.shown[message_id].buttons for one, data in row if one == label]
        assert found, self.labels(message_id)
        return self.sends(Press(found[0]), again=message_id)

    def rings(self, at: dt.datetime) -> list[int]:
        """The clock moves; what is due is said."""
        self.now = at
        said = Incoming(self.sender.telegram_id, 0, at, self.sender, Words(""))
        return [self._post(one.reply, said, f"{one.once}, part 0") for one in announce.due(self.session, at)]

    def text(self, message_id: int) -> str:
        """What stands in a message of the bot."""
        return self.shown[message_id].html.replace("\u00a0", " ")

    def labels(self, message_id: int) -> list[str]:
        """The buttons under it."""
        return [label for row in self.shown[message_id].buttons for label, _ in row]

    def _post(self, reply: Reply, said: Incoming, once: str | None = None) -> int:
        """As the worker and the sender do."""
        text = word(reply)
        place = reply.at or (said.message_id if reply.edits and isinstance(said.content, Press) else None)
        if place is None and reply.instead_of is not None:
            place = outbox.card(self.session, reply.instead_of)
        number = place or next(self._ids)
        payload = next(payloads(text, place)).to_json()
        row = Outbox(
            chat_id=said.chat_id, payload=payload, record=reply.record, once=once, state="sent", made_at=self.now,
            telegram_id=number,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        self.shown[number] = text
        return number
