"""A reminder whose moment has come is said to its rep; one that comes late says that it is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import remind, todo
from nlp.reply import Line, Moment, Reply
from storage import reminders, reps
from storage.tables import Reminder

#: Later than this is late, and said to be.
LATE = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Announcement:
    """A reply to a chat; `once` names the ring, so that it can be kept only once."""

    chat_id: int
    reply: Reply
    once: str


def due(session: Session, now: dt.datetime) -> Iterator[Announcement]:
    """What rings now. A reminder that was said rings no more until it is put off."""
    for reminder in reminders.due(session, now):
        moment, reminder.due = reminder.due, None
        session.add(reminder)
        rep = reps.by_id(session, reminder.rep_id)
        if rep.telegram_id is not None and moment is not None:
            once = f"reminder {reminder.id} at {moment.astimezone(dt.UTC).isoformat()}"
            yield Announcement(rep.telegram_id, _reply(session, reminder, moment, now), once)


def _reply(session: Session, reminder: Reminder, moment: dt.datetime, now: dt.datetime) -> Reply:
    lines = [todo.line("reminder", session, reminder)]
    if now - moment > LATE:
        zone = ZoneInfo(reminder.zone)
        said = Moment(reminder.day or moment.astimezone(zone).date(), now.astimezone(zone).date(), reminder.time)
        lines.append(Line("reminder-late", {"when": said}))
    return Reply(reminder.lang, tuple(lines), remind.choices(reminder))
