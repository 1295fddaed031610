""" "What do I have to do?": the rep's open reminders, by day."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session

from handlers import todo
from handlers.heard import Heard
from nlp.reply import Line, Reply
from storage import reminders

#: What fits a phone screen; the rest is counted.
MOST = 15


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The list, within the period that was asked for, if any."""
    question = heard.reading.question if heard.reading else None
    since = _day(question.since) if question else None
    until = _day(question.until) if question else None
    found = reminders.agenda(session, heard.rep_id, since, until)
    if not found:
        return (Reply(heard.lang, (Line("agenda-empty"),)),)
    today = heard.now.date()
    lines = [Line("agenda-title", {"count": len(found)})]
    lines += [todo.line("agenda-todo", session, reminder, today) for reminder in found[:MOST]]
    if len(found) > MOST:
        lines.append(Line("agenda-more", {"count": len(found) - MOST}))
    return (Reply(heard.lang, tuple(lines)),)


def _day(iso: str | None) -> dt.date | None:
    return None if iso is None else dt.date.fromisoformat(iso)
