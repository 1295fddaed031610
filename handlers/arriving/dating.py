"""A moment and nothing else, right after a thing to do without a day, is when that is to be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlmodel import Session

from handlers import afar, card, todo
from handlers.correcting import records
from handlers.heard import Heard
from handlers.said import Words
from nlp.outcomes import outcome
from nlp.reply import Reply
from storage import correcting, interactions, messages, outbox, reminders, spoken
from storage.tables import Message, Reminder

#: So long after it was said.
LATEST = dt.timedelta(minutes=30)


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """The thing to do with its moment, on its card; `None` where something else is said, or none waits for it."""
    content = heard.message.content
    root, reminder = _undated(session, heard) or (None, None)
    if root is None or reminder is None or not isinstance(content, Words) or content.photo is not None:
        return None
    moved = outcome(content.text, heard.now, heard.lang).moved
    due = todo.rings(moved, heard) if moved is not None else None
    if moved is None or moved.due is None or due is None:
        return None
    by = records.keep(session, heard, root)
    local = due.astimezone(heard.zone)
    time = local.strftime("%H:%M") if moved.time or moved.at or moved.part else None
    values = {"day": dt.date.fromisoformat(moved.due), "time": time, "due": due, "zone": heard.zone.key}
    correcting.change(session, by, reminder, values, heard.message.at)
    shown = replace(card.saved(session, root, heard.now.date(), root.lang), instead_of=root.id)
    if not afar.far(session, heard, root):
        return (shown,)
    line = todo.line("card-todo", session, reminder, heard.now.date())
    return (shown, afar.line(session, root, shown.lang, line, by))


def _undated(session: Session, heard: Heard) -> tuple[Message, Reminder] | None:
    """The last record, if it is one thing to do without a day whose card was the last thing said."""
    chat_id = heard.message.chat_id
    last = spoken.last_in(session, chat_id, heard.rep_id)
    if last is None or not dt.timedelta() <= heard.message.at - last.said_at <= LATEST:
        return None
    root, shown = messages.root(session, last), outbox.last(session, chat_id)
    tasks = reminders.of_record(session, root)
    waits = len(tasks) == 1 and tasks[0].day is None and tasks[0].state == "open"
    if not waits or interactions.of_record(session, root) or shown is None or shown.record != root.id:
        return None
    return root, tasks[0]
