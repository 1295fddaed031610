"""`/health`: for admins, how the bot stands, on one screen; what was set aside can be tried again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.pressed import part
from nlp.reply import Choice, Line, Moment, Names, Reply, Term, Value
from storage import condition, inbox, reps
from storage.condition import Condition
from storage.tables import Inbox

#: What waits longer than this is not fine.
LONG = dt.timedelta(minutes=2)
#: Names of those who stopped the bot that fit.
NAMED = 5
MEGABYTE = 1_000_000


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The page."""
    if not _may(heard):
        return (Reply(heard.lang, (Line("health-not-allowed"),)),)
    return (_page(session, heard),)


def pressed(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The page anew, in its place."""
    if not _may(heard):
        return plain.unknown_button(session, heard)
    return (_page(session, heard, edits=True),)


def again(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What was set aside ("retry:9000001") waits once more; then the page, in its place."""
    update_id = part(heard, 1)
    if not _may(heard) or not update_id.isdecimal() or not inbox.again(session, int(update_id)):
        return plain.unknown_button(session, heard)
    return pressed(session, heard)


def _may(heard: Heard) -> bool:
    return heard.rep is not None and heard.rep.role == "admin"


def _page(session: Session, heard: Heard, edits: bool = False) -> Reply:
    found = condition.of(session, heard.now.astimezone(dt.UTC))
    buttons = tuple((_retry(session, heard, row),) for row in found.aside)
    return Reply(heard.lang, tuple(_lines(session, heard, found)), (*buttons, (REFRESH,)), edits)


REFRESH = Choice("choice-health", "health")


def _fine(heard: Heard, found: Condition) -> bool:
    """Nothing was set aside or refused, and nothing waits for long."""
    oldest = [one.since for one in (found.inbox, found.outbox) if one.since is not None]
    waits = any(heard.now - since > LONG for since in oldest)
    return not (found.failed or found.unsent or waits)


def _lines(session: Session, heard: Heard, found: Condition) -> Iterator[Line]:
    yield Line("health-fine" if _fine(heard, found) else "health-not-fine")
    yield _waiting("health-inbox", heard, found.inbox)
    yield Line("health-aside", {"count": found.failed})
    for row in found.aside:
        values: dict[str, Value] = {"who": _who(session, row), "when": _when(heard, row.received_at)}
        yield Line("health-aside-row", {**values, "error": row.trouble or "?"})
    yield _waiting("health-outbox", heard, found.outbox)
    yield Line("health-unsent", {"count": found.unsent})
    if found.blocked:
        yield Line("health-blocked", {"names": Names(found.blocked[:NAMED]), "more": len(found.blocked[NAMED:])})
    if found.processes:
        since = _when(heard, found.processes[0].started_at)
        yield Line("health-processes", {"count": len(found.processes), "since": since})
    size = (Decimal(found.size) / MEGABYTE).quantize(Decimal("0.1"))
    yield Line("health-database", {"kind": found.kind, "size": size, "schema": found.schema})


def _waiting(key: str, heard: Heard, waiting: condition.Waiting) -> Line:
    if waiting.since is None:
        return Line(f"{key}-none")
    return Line(key, {"count": waiting.count, "since": _when(heard, waiting.since)})


def _who(session: Session, row: Inbox) -> Value:
    """The colleague in whose chat it was said."""
    rep = reps.by_telegram(session, row.chat_id) if row.chat_id is not None else None
    return rep.name if rep else Term("health-somebody")


def _when(heard: Heard, at: dt.datetime | None) -> Value:
    """The hour alone where it is of today: the row is to fit on a phone."""
    if at is None:
        return "?"
    local = at.astimezone(heard.zone)
    time = local.strftime("%H:%M")
    return time if local.date() == heard.now.date() else Moment(local.date(), heard.now.date(), time)


def _retry(session: Session, heard: Heard, row: Inbox) -> Choice:
    values: dict[str, Value] = {"who": _who(session, row), "when": _when(heard, row.received_at)}
    return Choice("choice-retry", f"retry:{row.update_id}", values)
