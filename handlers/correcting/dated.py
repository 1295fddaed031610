"""A new day is of the visit or of a thing to do: what the words name, and whose day it was that they deny, tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import todo
from handlers.correcting import targets
from handlers.correcting.targets import MET, TODO, Target
from handlers.heard import Heard
from nlp.directory import words_in
from nlp.outcomes import Subject, ahead, subject
from nlp.reading import Correction
from storage.tables import Message, Reminder, fold

WHEN = frozenset({"date", "due", "time"})
WEEK = 7


def of_duty(session: Session, heard: Heard, by: Message, root: Message, change: Correction) -> list[Target]:
    """The things to do that the new moment is of, by what the words name or the day they deny; none, where it is not
    of one for sure."""
    if change.field not in WHEN or not by.words or (change.of is not None and change.of.name):
        return []
    every = list(targets.rows(session, root, TODO))
    about = subject(by.words, _said_at(heard, by), by.lang)
    if change.field != "date" or not about.past:
        named = [one for one in every if _named(session, one, about)]
        if named:
            return named
    return _of_day(session, root, every, change)


def _said_at(heard: Heard, by: Message) -> dt.datetime:
    return by.said_at.astimezone(heard.zone if heard.rep else ZoneInfo("UTC"))


def _named(session: Session, target: Target, about: Subject) -> bool:
    """Do the words name what is to be done, by a word of it beside the names, or by what it is to do?"""
    row = target.row
    assert isinstance(row, Reminder)
    names = {word for name in targets.called(session, target) if name != row.what for word in words_in(fold(name))}
    return row.action in about.actions or bool(set(words_in(fold(row.what))) & about.words - names)


def _of_day(session: Session, root: Message, every: list[Target], change: Correction) -> list[Target]:
    """The things to do of the day that is denied, where no visit was on it."""
    if change.field != "date" or change.was is None:
        return []
    denied = dt.date.fromisoformat(str(change.was))
    if any(getattr(one.row, "date", None) == denied for one in targets.rows(session, root, MET)):
        return []
    return [one for one in every if isinstance(one.row, Reminder) and one.row.day and _alike(one.row.day, denied)]


def _alike(day: dt.date, said: dt.date) -> bool:
    """May both be said with the same words: "Friday", "the 1st of December"?"""
    near = abs((day - said).days) <= 2 * WEEK
    return (near and day.weekday() == said.weekday()) or (day.month, day.day) == (said.month, said.day)


def coming(heard: Heard, by: Message, change: Correction, target: Target) -> Correction:
    """The same; of a thing to do the day is ahead, with the hour of the part of day that is said."""
    if target.kind != TODO or change.field not in ("date", "due") or change.value is None:
        return change
    change = replace(change, field="due")
    said = ahead(by.words, _said_at(heard, by), by.lang) if by.words else None
    if said is None or said.due is None or not _alike(dt.date.fromisoformat(said.due), _day(change)):
        return change
    due = todo.rings(said, heard) if said.part and not said.time else None
    timed = any(one.field == "time" for one in change.more)
    if due is not None and not timed:
        local = due.astimezone(heard.zone).strftime("%H:%M")
        change = replace(change, more=(*change.more, Correction("time", local, change.evidence)))
    return replace(change, value=said.due)


def _day(change: Correction) -> dt.date:
    return dt.date.fromisoformat(str(change.value))


def together(found: list[Target], change: Correction) -> bool:
    """Are they the visits of one day, which is put right for all of them?"""
    days = {getattr(one.row, "date", None) for one in found if one.kind == MET}
    return change.field == "date" and change.of is None and len(found) > 1 and len(days) == 1 and None not in days
