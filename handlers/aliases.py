"""`/aliases`: the words that corrections taught, who taught them and when, each with a button that forgets it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.pressed import number
from handlers.rights import may_run
from nlp.reply import Choice, Line, Moment, Reply, Value
from storage import aliases, reps
from storage.tables import Change

#: Rows of a page.
PAGE = 8


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The newest of what was learnt."""
    return (_page(session, heard, 0),)


def paged(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "older" or "newer": `aliases:PAGE`."""
    return (_edits(_page(session, heard, number(heard))),)


def forget(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a word: it is forgotten, and the list stands without it: `unlearn:CHANGE:PAGE`."""
    change = aliases.by_id(session, number(heard))
    if change is None or not _may(heard, change):
        return plain.unknown_button(session, heard)
    aliases.forget(session, change, heard.message.at)
    return (_edits(_page(session, heard, number(heard, 2))),)


def _edits(reply: Reply) -> Reply:
    return Reply(reply.lang, reply.lines, reply.choices, edits=True)


def _may(heard: Heard, change: Change) -> bool:
    """Reps forget what they taught themselves, who runs the company's Taccuino everything."""
    return change.rep_id == heard.rep_id or may_run(heard)


def _page(session: Session, heard: Heard, page: int) -> Reply:
    count = aliases.count(session)
    if not count:
        return Reply(heard.lang, (Line("aliases-empty"),))
    page = min(page, (count - 1) // PAGE)
    found = aliases.learnt(session, PAGE, page * PAGE)
    rows = [_row(session, change, row.name, heard.now.date(), heard.zone) for change, row in found]
    forgets = [
        (Choice("choice-alias-forget", f"unlearn:{change.id}:{page}", {"words": aliases.taught(change)}),)
        for change, _ in found
        if _may(heard, change)
    ]
    lines = (Line("aliases-title", {"count": count}), *rows)
    return Reply(heard.lang, lines, (*forgets, *_turns(page, count)))


def _turns(page: int, count: int) -> list[tuple[Choice, ...]]:
    newer = [Choice("choice-alias-newer", f"aliases:{page - 1}")] if page else []
    older = [Choice("choice-alias-older", f"aliases:{page + 1}")] if (page + 1) * PAGE < count else []
    return [(*newer, *older)] if newer or older else []


def _row(session: Session, change: Change, name: str, today: dt.date, zone: ZoneInfo) -> Line:
    rep = reps.known(session, change.rep_id) if change.rep_id else None
    assert change.applied_at is not None
    when = Moment(change.applied_at.astimezone(zone).date(), today)
    values: dict[str, Value] = {"words": aliases.taught(change), "name": name, "when": when}
    return Line("aliases-row", {**values, "who": rep.name}) if rep else Line("aliases-row-nobody", values)
