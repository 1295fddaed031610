""" "What do I have to do?": the open reminders of the one who asks, or of a colleague, by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlmodel import Session

from handlers import todo
from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from nlp.reply import Line, Moment, Period, Value
from storage import reminders
from storage.tables import Reminder

SATURDAY = 5


def answer(session: Session, asked: Asked) -> Answer:
    """The list, within the period that was asked for, if any; of one customer where one is named."""
    asked, ahead = _ahead(asked)
    found, late = _found(session, asked, asked.since, asked.until), _late(session, asked)
    dated = asked.since is not None or asked.until is not None
    if not found:
        none = Line("agenda-empty-period", {"period": _period(asked)}) if dated else Line("agenda-empty")
        return Answer((none, *late, *ahead))
    values: dict[str, Value] = {"count": len(found)}
    title = Line("agenda-title-period", {**values, "period": _period(asked)}) if dated else Line("agenda-title", values)
    return Answer((title,), tuple(_row(session, asked, reminder) for reminder in found), (*late, *ahead))


def _ahead(asked: Asked) -> tuple[Asked, tuple[Line, ...]]:
    """At a weekend "this week" is the one that begins as well: from today on to its end, which is said."""
    monday = asked.today - dt.timedelta(asked.today.weekday())
    sunday = monday + dt.timedelta(6)
    if asked.today.weekday() < SATURDAY or asked.since != monday or asked.until not in (asked.today, sunday):
        return asked, ()
    return replace(asked, since=asked.today, until=sunday + dt.timedelta(7)), (Line("agenda-weekend"),)


def _found(session: Session, asked: Asked, since: dt.date | None, until: dt.date | None) -> list[Reminder]:
    whose = asked.rep_ids[0] if asked.rep_ids else asked.rep_id
    found = reminders.agenda(session, whose, since, until)
    return [one for one in found if asked.account_id in (None, one.account_id)]


def _late(session: Session, asked: Asked) -> tuple[Line, ...]:
    """What was to be done before today is not forgotten where only days from today on are asked about."""
    if asked.since is None or asked.until is None or asked.until < asked.today:
        return ()
    count = len(_found(session, asked, None, min(asked.since, asked.today) - dt.timedelta(1)))
    return (Line("agenda-late", {"count": count}),) if count else ()


def _one_day(asked: Asked) -> bool:
    return asked.since is not None and asked.since == asked.until


def _period(asked: Asked) -> Moment | Period:
    """The time that is asked about; a single day with its weekday."""
    if asked.since is not None and _one_day(asked):
        return Moment(asked.since, asked.today)
    return Period(asked.since, asked.until, asked.today)


def _row(session: Session, asked: Asked, reminder: Reminder) -> Line:
    """What is to be done, and when; of a single day only at what time."""
    if not _one_day(asked):
        return todo.line("agenda-todo", session, reminder, asked.today)
    said = todo.line("agenda-todo", session, reminder)
    return Line("agenda-todo-at", {**said.values, "time": reminder.time}) if reminder.time else said
