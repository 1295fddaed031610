"""A follow-up becomes a reminder: when it rings, and how it is shown."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session

from handlers import hours
from handlers.heard import Heard
from nlp.reading import FollowUp
from nlp.reply import Line, Moment, Phrase, Term, Value
from storage import accounts
from storage.tables import Reminder


def rings(followup: FollowUp, heard: Heard) -> dt.datetime | None:
    """The moment it rings: exact for a distance; without a clock time at the part of day that was said, else in the
    morning, today at the next of those hours, and in an hour when they are all gone.

    `None` when no day was said, or one that is past: then it only stands in the agenda, and the card says so.
    """
    if followup.at is not None:
        return followup.at.astimezone(dt.UTC)
    if followup.due is None:
        return None
    day = dt.date.fromisoformat(followup.due)
    if followup.time is not None:
        return ahead(day, dt.time.fromisoformat(followup.time), heard.now)
    found = [moment for hour in _hours(followup.part, heard) if (moment := ahead(day, hour, heard.now))]
    if found or day != heard.now.date():
        return found[0] if found else None
    return heard.now.astimezone(dt.UTC) + dt.timedelta(hours=1)


def _hours(part: str | None, heard: Heard) -> tuple[dt.time, ...]:
    """The hours at which something without a clock time may ring, the first that is still to come."""
    begins, ends = hours.of_day(heard)
    by_part = {"morning": (begins,), "afternoon": (AFTERNOON,), "evening": (EVENING,)}
    return by_part.get(part or "", (begins, ends))


def ahead(day: dt.date, time: dt.time, now: dt.datetime) -> dt.datetime | None:
    """That local time in UTC, if it is still to come; of an hour that comes twice, the first that is."""
    both = (dt.datetime.combine(day, time, tzinfo=now.tzinfo).replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    return next((moment for moment in both if moment > now.astimezone(dt.UTC)), None)


#: What "this afternoon" and "this evening" mean to a clock.
AFTERNOON, EVENING = dt.time(14, 30), dt.time(19, 0)


def what(reminder: Reminder, account: str | None, contact: str | None) -> Phrase:
    """What is to be done: in the rep's words with the names they leave out, else by the action and whom it is for."""
    names = tuple(name for name in (contact, account) if name and not _named(name, reminder.what))
    if not reminder.what:
        return Phrase((_by_action(reminder, names),))
    said: dict[str, Value] = {"what": reminder.what, "action": reminder.action}
    if not names:
        return Phrase((Line("todo-words", said),))
    return Phrase((Line("todo-words-who", {**said, "who": ", ".join(names)}),))


def _by_action(reminder: Reminder, names: tuple[str, ...]) -> Line:
    action = Term(f"action-{reminder.action}")
    if not names:
        return Line("todo-action", {"action": action})
    return Line("todo-who", {"action": action, "who": ", ".join(names)})


def _named(name: str, words: str) -> bool:
    """Do the words hold a part of the name already?"""
    said = set(words.casefold().split())
    return any(part in said for part in name.casefold().split() if len(part) > SHORT)


#: Shorter parts of a name ("di", "the") say nothing.
SHORT = 3


def line(key: str, session: Session, reminder: Reminder, today: dt.date | None = None) -> Line:
    """One line about a reminder: `key`, or `key`-when with the day that was said, told from `today`'s point of view."""
    account = accounts.by_id(session, reminder.account_id) if reminder.account_id else None
    contact = accounts.contact_by_id(session, reminder.contact_id) if reminder.contact_id else None
    said = what(reminder, account.name if account else None, contact.name if contact else None)
    if reminder.day is None or today is None:
        return Line(key, {"what": said})
    return Line(f"{key}-when", {"what": said, "when": Moment(reminder.day, today, reminder.time)})
