"""Why offers were lost, and to whom."""

from __future__ import annotations

from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics.offerwords import behind, narrow, row, scope, sought, values
from handlers.topics.phrases import about, amounts, money, on, sentence, top, within
from nlp.reply import Line, Value
from storage import quoted, sources
from storage.quoted import Quoted, Reason


def answer(session: Session, asked: Asked) -> Answer:
    """Of one offer its reason; of many the commonest reasons."""
    found = quoted.listed(session, sought(asked), "lost", "newest", asked.since, asked.until)
    if not found:
        return _none(session, asked)
    if len(found) == 1 or asked.account is not None:
        rows = tuple(row(asked, one) for one in found[1:])
        opens = sources.origins("offer", found[:1])
        return Answer((_why(asked, found[0]),), top(asked, rows), behind=behind(session, asked), opens=opens)
    return _commonest(session, asked, found)


def _why(asked: Asked, one: Quoted) -> Line:
    """The reason, and who got it instead."""
    parts = values(asked, one)
    shown = {name: parts[name] for name in ("what", "to", "worth")}
    ended = on(asked, one.ended or one.day)
    if one.reason and one.competitor:
        return sentence(Line("lost-to-because", {**shown, "day": ended, "why": one.reason, "rival": one.competitor}))
    if one.competitor:
        return sentence(Line("lost-to", {**shown, "day": ended, "rival": one.competitor}))
    return sentence(Line("lost-because", {**shown, "day": ended, "why": one.reason or "", "known": _known(one.reason)}))


def _known(reason: str | None) -> str:
    return "yes" if reason else "no"


def _commonest(session: Session, asked: Asked, found: list[Quoted]) -> Answer:
    reasons = quoted.reasons(session, sought(asked), asked.since, asked.until)
    worth = amounts(_sums(reasons), asked.currency)
    first = Line("lost-many", {**scope(asked), "count": sum(one.offers for one in reasons)})
    rows = tuple(_reason(asked, one) for one in reasons)
    whole = sentence(first, about(asked), within(asked), Line("quotes-worth", {"amount": worth}))
    lines = (whole, _why_last(asked, found[0]))
    return Answer(lines, top(asked, rows), behind=behind(session, asked), opens=sources.origins("offer", found[:1]))


def _why_last(asked: Asked, one: Quoted) -> Line:
    parts = values(asked, one)
    return Line("lost-last", {name: parts[name] for name in ("what", "to", "state")})


def _sums(reasons: list[Reason]) -> list[tuple[str, Decimal]]:
    sums: dict[str, Decimal] = {}
    for one in reasons:
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.total
    return sorted(sums.items())


def _reason(asked: Asked, one: Reason) -> Line:
    """A reason, how often and worth how much."""
    named: dict[str, Value] = {
        "why": one.reason or "",
        "rival": one.competitor or "",
        "known": "yes" if one.reason else "no",
    }
    named["who"] = "yes" if one.competitor else "no"
    return Line("lost-row", {**named, "count": one.offers, "amount": money(one.total, one.currency)})


def _none(session: Session, asked: Asked) -> Answer:
    """Nothing was lost: how the last offer ended instead."""
    first = sentence(Line("lost-none", scope(asked)), about(asked), within(asked))
    last = quoted.listed(session, sought(asked), None, "newest", most=1) if narrow(asked) else []
    more = (Line("quotes-last", values(asked, last[0])),) if last else ()
    return Answer((first, *more), behind=behind(session, asked))
