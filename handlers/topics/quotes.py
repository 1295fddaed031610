"""Offers: what is open and how old, what is won and lost and why; by colleague see `pipelines`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import bounds, lostoffers, pipelines
from handlers.topics.offerwords import (
    ENOUGH,
    SHARE,
    TO,
    behind,
    narrow,
    row,
    scope,
    sought,
    told,
    totals,
    values,
    worth,
)
from handlers.topics.phrases import about, amounts, sentence, top, within
from nlp.reply import Line, Value
from storage import quoted, sources
from storage.quoted import Quoted, Sum


def answer(session: Session, asked: Asked) -> Answer:
    """What is open; or of a time what was won and lost; or why something was lost; or who has what open."""
    if asked.unit in ("money", "days") and asked.bounded and asked.want != "why":
        return _bounded(session, asked)
    if asked.want == "why":
        return lostoffers.answer(session, asked)
    if asked.of in ("reps", "teams"):
        return pipelines.answer(session, asked)
    last = asked.until or asked.since
    if asked.want == "late" or (last is not None and last > asked.today):
        return _ending(session, asked)
    if last is not None and asked.since is not None and asked.want not in ("most", "least"):
        return _in_time(session, asked)
    return _open(session, asked)


def _open(session: Session, asked: Asked) -> Answer:
    """What is open, the newest of an account first, else the largest."""
    of_one = asked.account is not None
    order: quoted.Order = "smallest" if asked.want == "least" else "largest"
    if of_one and asked.want not in ("most", "least"):
        order = "newest"
    found = quoted.listed(session, sought(asked), "open", order, asked.since, asked.until)
    ended = quoted.sums(session, sought(asked), dt.date(asked.today.year, 1, 1), asked.today)
    if not found:
        return _nothing_open(session, asked, ended)
    opened = quoted.sums(session, sought(asked), asked.since, asked.until, "open")
    first = {"most": _extreme, "least": _extreme, "average": _average}.get(asked.want or "", _how_much)
    lines = (first(asked, found, opened), *_facts(asked, found, opened), *_year(ended))
    rows = tuple(row(asked, one) for one in found) if first is not _how_much or len(found) > 1 or asked.thing else ()
    return Answer(lines, top(asked, rows), told(asked, opened), behind(session, asked), _opens(found))


def _bounded(session: Session, asked: Asked) -> Answer:
    """The open offers that are worth so much, or that are so old."""
    found = quoted.listed(session, sought(asked), "open", "largest", asked.since, asked.until)
    if asked.unit == "days":
        found = [one for one in found if asked.fits((asked.today - one.day).days)]
    else:
        found = [one for one in found if asked.fits(one.total)]
    values = {**scope(asked), "count": len(found), "bound": bounds.phrase(asked)}
    parts = (Line("quotes-bounded", values), about(asked), within(asked))
    total = Line("quotes-worth", {"amount": amounts(_by_currency(found), asked.currency)}) if found else None
    rows = tuple(row(asked, one) for one in found)
    return Answer((sentence(*parts, total),), top(asked, rows), behind=behind(session, asked), opens=_opens(found))


def _opens(found: Sequence[Quoted]) -> tuple[sources.Origin, ...]:
    return sources.origins("offer", found[:3])


def _how_much(asked: Asked, found: Sequence[Quoted], sums: Sequence[Sum]) -> Line:
    """How many are open, and what they are worth."""
    count = sum(one.offers for one in sums)
    if len(found) == 1 and not asked.thing:
        shown = {name: value for name, value in values(asked, found[0]).items() if name not in TO or not asked.account}
        return sentence(
            Line("quotes-one" if asked.account else "quotes-one-to", {**scope(asked), **shown}), within(asked)
        )
    first = Line("quotes-open", {**scope(asked), "count": count})
    return sentence(first, about(asked), within(asked), worth(asked, sums))


def _extreme(asked: Asked, found: Sequence[Quoted], sums: Sequence[Sum]) -> Line:
    """The one that is worth most, or least."""
    side = {"side": "least" if asked.want == "least" else "most", **scope(asked)}
    return sentence(Line("quotes-extreme", {**side, **values(asked, found[0])}), about(asked), within(asked))


def _average(asked: Asked, found: Sequence[Quoted], sums: Sequence[Sum]) -> Line:
    means = amounts(((one.currency, one.total / one.offers) for one in sums), asked.currency)
    count = sum(one.offers for one in sums)
    return sentence(Line("quotes-mean", {**scope(asked), "amount": means, "count": count}), about(asked), within(asked))


def _facts(asked: Asked, found: Sequence[Quoted], sums: Sequence[Sum]) -> Iterator[Line]:
    """Which are past their day, and the oldest where there are several."""
    if asked.want in ("most", "least"):
        count = sum(one.offers for one in sums)
        yield Line("quotes-in-all", {"count": count, **totals(asked, sums)})
    expired = sum(1 for one in found if one.until is not None and one.until < asked.today)
    if expired:
        yield Line("quotes-expired", {"count": expired})
    if len(found) > 1:
        oldest = min(found, key=lambda one: one.day)
        age = (asked.today - oldest.day).days
        yield Line("quotes-oldest", {**values(asked, oldest), "days": age})


def _year(sums: Sequence[Sum]) -> Iterator[Line]:
    """Won and lost this year, and the share of those won."""
    won, lost = (sum(one.offers for one in sums if one.state == state) for state in ("won", "lost"))
    if won or lost:
        enough = "yes" if won + lost >= ENOUGH else "no"
        yield Line("quotes-year", {"won": won, "lost": lost, "percent": _share(won, lost), "enough": enough})


def _share(won: int, lost: int) -> int:
    """Per cent of those decided that were won."""
    return int(SHARE * won / (won + lost) + Decimal("0.5"))


def _nothing_open(session: Session, asked: Asked, ended: Sequence[Sum]) -> Answer:
    """Nothing is open: what the last offer was instead."""
    first = sentence(Line("quotes-none-open", scope(asked)), about(asked), within(asked))
    last = quoted.listed(session, sought(asked), None, "newest", most=1) if narrow(asked) else []
    if not last:
        return Answer((first,), behind=behind(session, asked))
    lines = (first, Line("quotes-last", values(asked, last[0])), *_year(ended))
    return Answer(lines, behind=behind(session, asked), opens=_opens(last))


def _ending(session: Session, asked: Asked) -> Answer:
    """What is good until a day in a time to come; asked for what is late, what is past its day."""
    since, until = asked.since or asked.today, asked.until
    if asked.want == "late":
        since, until = dt.date.min, asked.today - dt.timedelta(1)
    found = quoted.listed(session, sought(asked), "open", "ending", since, until)
    late = {"late": "late" if asked.want == "late" else "ending", **scope(asked)}
    when = None if asked.want == "late" else within(asked)
    if not found:
        return Answer((sentence(Line("quotes-none-ending", late), about(asked), when),), behind=behind(session, asked))
    amount = amounts(_by_currency(found), asked.currency)
    parts = (Line("quotes-ending", {**late, "count": len(found)}), about(asked), when)
    first = sentence(*parts, Line("quotes-worth", {"amount": amount}))
    rows = tuple(row(asked, one) for one in found)
    return Answer((first,), top(asked, rows), behind=behind(session, asked), opens=_opens(found))


def _by_currency(found: Sequence[Quoted]) -> list[tuple[str, Decimal]]:
    """Sums of a list by currency."""
    sums: dict[str, Decimal] = {}
    for one in found:
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + (one.total or 0)
    return sorted(sums.items())


def _in_time(session: Session, asked: Asked) -> Answer:
    """What was won and lost in a time that is past, and what was made in it and is open."""
    sums = quoted.sums(session, sought(asked), asked.since, asked.until)
    if not sums:
        return Answer(
            (sentence(Line("quotes-none", scope(asked)), about(asked), within(asked)),), behind=behind(session, asked)
        )
    parts = {state: [one for one in sums if one.state == state] for state in ("won", "lost", "open")}
    won, lost = (sum(one.offers for one in parts[state]) for state in ("won", "lost"))
    first: dict[str, Value] = {**scope(asked), "won": won, "closed": won + lost}
    total = worth(asked, parts["won"]) if won else None
    lines = [sentence(Line("quotes-won", first), about(asked), within(asked), total)]
    if not won + lost:
        made = {**scope(asked), "count": sum(one.offers for one in parts["open"])}
        total = worth(asked, parts.pop("open"))
        lines = [sentence(Line("quotes-made", made), about(asked), within(asked), total)]
    if won + lost >= ENOUGH:
        lines.append(Line("quotes-rate", {"percent": _share(won, lost)}))
    for state in ("lost", "open"):
        count = sum(one.offers for one in parts.get(state, ()))
        if count:
            lines.append(Line(f"quotes-also-{state}", {"count": count, **totals(asked, parts[state])}))
    lines += _days(parts["won"] + parts["lost"])
    found = quoted.listed(session, sought(asked), None, "newest", asked.since, asked.until)
    rows = tuple(row(asked, one) for one in found)
    return Answer(tuple(lines), top(asked, rows), told(asked, sums), behind(session, asked), _opens(found))


def _days(ended: Sequence[Sum]) -> Iterator[Line]:
    """How long it takes from offer to answer."""
    count, days = sum(one.offers for one in ended), sum(one.days for one in ended)
    if count and days >= count:
        yield Line("quotes-days", {"days": round(days / count)})
