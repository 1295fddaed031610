"""A colleague who talks to the handlers over a real database: says, replies, presses, edits; and all rows as values."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.outgoing import payloads
from handlers.answer import answer
from handlers.heard import listen
from handlers.names import directory
from handlers.said import Edited, House, Incoming, Press, Sender, Words
from nlp.wording import word
from storage import outbox
from storage.tables import Outbox, metadata

ROME = ZoneInfo("Europe/Rome")
#: Tables that hold what is so, and not how it came to be.
FACTS = (
    "account", "contact", "product", "interaction", "interactioncontact", "item", "purchase", "rental", "offer",
    "ticket", "reminder",
)  # fmt: skip
#: Columns that say where a fact came from.
SOURCES = {"message_id", "words_from", "words_to"}


class Talk:
    """One chat. Replies go to the outbox as the worker and the sender would have it, each with an id of its own."""

    def __init__(self, database, telegram_id=11, lang="it", now=dt.datetime(2026, 11, 20, 10, 0, tzinfo=ROME)):
        self.database, self.telegram_id, self.lang, self.now = database, telegram_id, lang, now
        self.house = House(zone=ROME, language=lang, languages=("it", "en"))
        self.last = 0
        self.texts: dict[int, str] = {}
        self.buttons: dict[int, dict[str, str]] = {}

    def says(self, text, replies_to=None, after=300):
        self.now += dt.timedelta(seconds=after)
        self.last += 1
        self.said = self.last
        return self._hear(Words(text), self.last, replies_to)

    def edits(self, message_id, text):
        return self._hear(Edited(text), message_id)

    def presses(self, label, under=None):
        place = under or max(i for i, labels in self.buttons.items() if any(label in one for one in labels))
        action = next(action for one, action in self.buttons[place].items() if label in one)
        return self._hear(Press(action), place)

    def _hear(self, content, message_id, replies_to=None):
        incoming = Incoming(
            self.telegram_id,
            message_id,
            self.now,
            Sender(self.telegram_id, "Sara Conti", self.lang),
            content,
            replies_to,
        )
        with self.database.reading() as session:
            heard = listen(session, incoming, self.house, directory(session))
        with self.database.writing() as session:
            replies = answer(session, heard)
            return [self._keep(session, incoming, reply) for reply in replies]

    def _keep(self, session, to, reply):
        place = to.message_id if reply.edits and isinstance(to.content, Press) else None
        place = reply.at or place
        if place is None and reply.instead_of is not None:
            place = outbox.card(session, reply.instead_of)
        text = word(reply)
        payload = next(payloads(text, place))
        if place is None:
            self.last += 1
        row = Outbox(
            chat_id=to.chat_id, payload=payload.to_json(), record=reply.record, question_id=reply.question,
            state="sent", made_at=self.now, telegram_id=place or self.last,
        )  # fmt: skip
        session.add(row)
        session.flush()
        self.texts[row.telegram_id] = payload.plain().replace("\u00a0", " ")
        self.buttons[row.telegram_id] = {
            label: data for line in json.loads(row.payload)["buttons"] for label, data in line
        }
        return row.telegram_id

    def shows(self, label):
        """The text of the last message with such a button."""
        return self.texts[max(i for i, labels in self.buttons.items() if any(label in one for one in labels))]


def rows(database):
    """Every fact that stands, by table and id, as plain values without its source."""
    found = {}
    with database.reading() as session:
        for name in FACTS:
            table = metadata.tables[name]
            for row in session.connection().execute(select(table)).mappings():
                if row.get("removed_at") is None:
                    key = tuple(row[column.name] for column in table.primary_key)
                    found[name, key] = {k: str(v) for k, v in row.items() if k not in SOURCES and v is not None}
    return found


def difference(before, after):
    """What came, what went, and what changed in what stayed: (table, column, before, after), without ids."""
    came = sorted((key[0], _brief(after[key])) for key in after.keys() - before.keys())
    went = sorted((key[0], _brief(before[key])) for key in before.keys() - after.keys())
    changed = sorted(
        (key[0], column, before[key].get(column, ""), after[key].get(column, ""))
        for key in before.keys() & after.keys()
        for column in before[key].keys() | after[key].keys()
        if before[key].get(column) != after[key].get(column)
    )
    return {"came": came, "went": went, "changed": changed}


def _brief(row):
    return row.get("product") or row.get("name") or row.get("what") or row.get("kind") or row.get("channel") or ""
