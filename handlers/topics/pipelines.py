"""Offers by colleague: what each has open, and won and lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics.offerwords import behind, scope, sought
from handlers.topics.phrases import about, money, sentence, top, within
from nlp.reply import Line, Value
from storage import quoted
from storage.quoted import Pipeline

BARS, MOST_BARS = 3, 12


def answer(session: Session, asked: Asked) -> Answer:
    """Who has most open; of a time who won most in it."""
    by_won = asked.since is not None
    since = asked.since or dt.date(asked.today.year, 1, 1)
    found = quoted.pipelines(session, sought(asked), since, asked.until or asked.today, by_won)
    if not found:
        line = Line("quotes-none" if by_won else "quotes-none-open", scope(asked))
        return Answer((sentence(line, about(asked), within(asked)),), behind=behind(session, asked))
    best = found[-1] if asked.want == "least" else found[0]
    side = {"side": "least" if asked.want == "least" else "most"}
    first = Line("pipeline-won" if by_won else "pipeline-open", {**_values(best), **side})
    rows = tuple(Line("pipeline-row", _values(one)) for one in found)
    chart = _chart(found, by_won)
    lines = (sentence(first, about(asked), within(asked)),)
    return Answer(lines, top(asked, rows), behind=behind(session, asked), chart=chart)


def _values(one: Pipeline) -> dict[str, Value]:
    """A colleague's figures; "nobody" where no colleague is known."""
    return {
        "rep": one.rep or "", "who": "known" if one.rep else "nobody", "open": one.open,
        "amount": money(one.open_total, one.currency), "won": one.won, "lost": one.lost,
        "worth": money(one.won_total, one.currency),
    }  # fmt: skip


def _chart(found: list[Pipeline], by_won: bool) -> Chart | None:
    """What is open (or was won) by colleague, of one currency."""
    shown = [one for one in found if one.rep and one.currency == found[0].currency][:MOST_BARS]
    worth: list[Decimal] = [one.won_total if by_won else one.open_total for one in shown]
    if len([value for value in worth if value]) < BARS:
        return None
    title = Line("pipeline-chart-won" if by_won else "pipeline-chart-open")
    return Chart("bars", title, tuple(one.rep or "" for one in shown), tuple(worth), found[0].currency)
