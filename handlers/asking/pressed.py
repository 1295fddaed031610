"""Buttons under an answer: whom it is about, another page, another question, where it comes from, a picture of it."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session

from handlers import plain
from handlers.asking import asking
from handlers.asking.answers import SAMPLE
from handlers.asking.charts import Chart
from handlers.asking.kept import Fields
from handlers.heard import Heard
from handlers.pressed import number, part
from nlp.reply import Line, Moment, Picture, Reply, Value
from storage import accounts, sources
from storage.sources import Opened, Origin
from storage.tables import metadata

#: The tables of which a fact may be opened.
OPENED = frozenset(
    {
        "purchase",
        "offer",
        "rental",
        "invoice",
        "ticket",
        "interaction",
        "item",
        "reminder",
        "account",
        "contact",
        "machine",
    }
)


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """One of several that fit: the answer takes the place of the question."""
    kind, chosen_id = part(heard, 2)[:1], part(heard, 2)[1:]
    if not chosen_id.isdecimal():
        return plain.unknown_button(session, heard)
    person = accounts.contact_by_id(session, int(chosen_id)) if kind == "c" else None
    firm = accounts.standing(session, person.account_id if person else int(chosen_id))
    more = {"account": firm and firm.id, "contact": person and person.id}
    known: Fields = {name: value for name, value in more.items() if value}
    found = asking.again(session, heard, number(heard), known) if known else None
    return (found,) if found else plain.unknown_button(session, heard)


def paged(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Another page of an answer, in its place."""
    found = asking.again(session, heard, number(heard), {}, number(heard, place=2))
    return (found,) if found else plain.unknown_button(session, heard)


def topical(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A question about a customer that a button asks ("topic:12:payments")."""
    firm, topic = accounts.standing(session, number(heard)), part(heard, 2)
    if firm is None or topic not in asking.TOPICS:
        return plain.unknown_button(session, heard)
    return (asking.about(session, heard, topic, {"account": firm.id}),)


def unfolded(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """All of a card, in its place ("card:12:all"); without the last part the short one."""
    firm = accounts.standing(session, number(heard))
    if firm is None:
        return plain.unknown_button(session, heard)
    fields = {"account": firm.id} | ({"want": "all"} if part(heard, 2) == "all" else {})
    reply = asking.about(session, heard, "card", fields)
    return (Reply(reply.lang, reply.lines, reply.choices, edits=True, question=reply.question),)


def drawn(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The picture of an answer."""
    found = asking.told(session, heard, number(heard))
    if found is None or not isinstance(found.chart, Chart):
        return plain.unknown_button(session, heard)
    return (Reply(heard.lang, (found.chart.title,), file=_picture(found.chart, heard.lang), question=number(heard)),)


def _picture(chart: Chart, lang: str) -> Picture:
    """A chart as it is kept until it is drawn."""
    return Picture(chart.kind, chart.title, chart.labels, tuple(map(str, chart.values)), lang, chart.unit)


def opened(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Where a fact comes from: the words of the note, or the row of the file."""
    table = part(heard, 1)
    if table not in OPENED or table not in metadata.tables:
        return plain.unknown_button(session, heard)
    found = sources.opened(session, Origin(table, number(heard, place=2)))
    return (Reply(heard.lang, (_source(heard, found),)),) if found else plain.unknown_button(session, heard)


def _source(heard: Heard, found: Opened) -> Line:
    when = _moment(found.at, heard)
    if found.words is not None:
        said: dict[str, Value] = {"words": found.words, "rep": found.rep or "", "when": when}
        return Line("source-said", said)
    file, _, row = (found.file or "").rpartition(":")
    if found.file == SAMPLE:
        return Line("source-sample-only")
    if not row.isdecimal():
        return Line("source-none")
    return Line("source-row", {"file": file, "row": row, "when": when})


def _moment(at: dt.datetime | None, heard: Heard) -> Moment | str:
    return Moment(at.astimezone(heard.zone).date(), heard.now.date()) if at else ""
