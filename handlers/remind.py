"""A reminder that rang is done, opened again or put off, with one tap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import hours, plain, todo
from handlers.heard import Heard
from handlers.pressed import number
from handlers.said import Press
from nlp.reply import Choice, Reply
from storage import reminders
from storage.tables import Reminder


def _tomorrow(now: dt.datetime, heard: Heard) -> dt.datetime:
    morning = hours.morning(heard.rep, heard.house)
    return dt.datetime.combine(now.date() + dt.timedelta(days=1), morning, tzinfo=now.tzinfo)


def _after(**distance: int) -> Callable[[dt.datetime, Heard], dt.datetime]:
    return lambda now, heard: (now.astimezone(dt.UTC) + dt.timedelta(**distance)).astimezone(now.tzinfo)


#: The ways to put it off: the word in the button's action, and the moment it means.
LATER: dict[str, Callable[[dt.datetime, Heard], dt.datetime]] = {
    "10m": _after(minutes=10),
    "1h": _after(hours=1),
    "tomorrow": _tomorrow,
}


def choices(reminder: Reminder) -> tuple[tuple[Choice, ...], ...]:
    """The buttons under a reminder that rang."""
    return ((Choice("choice-done", f"done:{reminder.id}"),), put_off(reminder))


def put_off(reminder: Reminder) -> tuple[Choice, ...]:
    """The buttons that give it a moment."""
    return tuple(Choice(f"choice-later-{way}", f"later:{reminder.id}:{way}") for way in LATER)


def done(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """It is done: the message says so, and can be opened again."""
    reminder = _own(session, heard)
    if reminder is None:
        return plain.unknown_button(session, heard)
    reminder.state, reminder.due = "done", None
    session.add(reminder)
    again = ((Choice("choice-reopen", f"open:{reminder.id}"),),)
    line = todo.line("reminder-done", session, reminder)
    return (Reply(reminder.lang, (line,), again, edits=True),)


def reopen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Not done after all: it stands again, with its buttons."""
    reminder = _own(session, heard)
    if reminder is None:
        return plain.unknown_button(session, heard)
    reminder.state = "open"
    if reminder.day is not None and reminder.time is not None:
        now = heard.message.at.astimezone(ZoneInfo(reminder.zone))
        reminder.due = todo.ahead(reminder.day, dt.time.fromisoformat(reminder.time), now)
    session.add(reminder)
    line = todo.line("reminder", session, reminder)
    return (Reply(reminder.lang, (line,), choices(reminder), edits=True),)


def later(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """It rings again later: the message says when."""
    reminder, way = _own(session, heard), _way(heard)
    if reminder is None or way not in LATER:
        return plain.unknown_button(session, heard)
    moment = LATER[way](heard.message.at.astimezone(ZoneInfo(reminder.zone)), heard)
    reminder.state, reminder.due = "open", moment
    reminder.day, reminder.time = moment.date(), moment.strftime("%H:%M")
    session.add(reminder)
    today = heard.message.at.astimezone(ZoneInfo(reminder.zone)).date()
    line = todo.line("reminder-later", session, reminder, today)
    return (Reply(reminder.lang, (line,), choices(reminder), edits=True),)


def _own(session: Session, heard: Heard) -> Reminder | None:
    """The reminder the button speaks of, if it is the rep's own."""
    reminder = reminders.by_id(session, number(heard))
    return reminder if reminder and reminder.rep_id == heard.rep_id else None


def _way(heard: Heard) -> str:
    content = heard.message.content
    return content.action.rsplit(":", 1)[-1] if isinstance(content, Press) else ""
