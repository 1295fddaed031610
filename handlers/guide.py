"""Help: what the bot can be told and asked, by topic, with the company's own names."""

from __future__ import annotations

from sqlmodel import Session

from handlers import examples, plain
from handlers.back import BACK
from handlers.heard import Heard
from handlers.loading.rights import may_load
from handlers.pressed import part
from handlers.rights import may_run
from handlers.said import Press
from nlp.reply import Choice, Line, Reply

#: The topics, in the order of their buttons: what each says to everybody.
TOPICS = {
    "tell": "help-tell",
    "ask": "help-ask",
    "mend": "help-mend",
    "data": "help-data",
    "people": "help-people",
}
#: The labels of their buttons, in rows.
BUTTONS = (
    (("choice-help-tell", "tell"), ("choice-help-ask", "ask"), ("choice-help-mend", "mend")),
    (("choice-help-data", "data"), ("choice-help-people", "people")),
)


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The first page, or the topic of the button that was pressed, in its place."""
    topic = part(heard, 1)
    if topic and topic not in TOPICS:
        return plain.unknown_button(session, heard)
    values = examples.values(examples.one(session, heard))
    keys = (TOPICS[topic], *_more(heard, topic)) if topic else ("help", "help-examples")
    lines = tuple(Line(key, values) for key in keys)
    return (Reply(heard.lang, lines, _choices(), edits=isinstance(heard.message.content, Press)),)


def _more(heard: Heard, topic: str) -> tuple[str, ...]:
    """What only those read who may do it."""
    if topic == "data" and may_load(heard.rep):
        return ("help-data-load",)
    if topic == "people" and may_run(heard):
        admin = heard.rep is not None and heard.rep.role == "admin"
        return ("help-people-charge", "help-people-admin") if admin else ("help-people-charge",)
    return ()


def _choices() -> tuple[tuple[Choice, ...], ...]:
    rows = tuple(tuple(Choice(label, f"help:{topic}") for label, topic in row) for row in BUTTONS)
    return (*rows, BACK)
