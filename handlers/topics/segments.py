"""Groups of customers: loyal, promising, new, occasional, at risk, asleep; and in which of them one is."""

from __future__ import annotations

from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import kinds
from handlers.topics.proposals import ago, length
from nlp.reply import Line, Phrase, Term, Value
from nlp.wording import label
from storage import segments
from storage.segments import SEGMENTS, Place
from storage.tables import fold

#: So many customers of a group are listed.
MOST = 200
#: A chart of fewer groups than this tells nothing.
CHARTED = 3


def answer(session: Session, asked: Asked) -> Answer:
    """The group of a customer and why; who is in a group that is named; else how many are in each."""
    if asked.account is not None and asked.account.id is not None:
        place = segments.of_account(session, asked.account.id, asked.today)
        return Answer((of(place) if place else Line("segment-none", {"account": asked.account.name}),))
    named = _named(asked)
    if asked.among and not named:
        return kinds.answer(session, asked)
    return _members(session, asked, named) if named else _sizes(session, asked)


def of(place: Place) -> Line:
    """One line: in which group an account is, and why."""
    values: dict[str, Value] = {
        "account": place.account,
        "segment": Term(f"segment-{place.segment}"),
        "why": Phrase((why(place),)),
    }
    return Line("segment-of", values)


def why(place: Place) -> Line:
    """Why it is in its group: how often it buys or did, how long ago it last did."""
    since = ago(place.since)
    if place.segment == "asleep":
        return Line("segment-why-asleep", {"ago": since})
    if place.every is None or place.times < segments.REGULAR:
        return Line("segment-why-once", {"times": place.times, "ago": since})
    key = "segment-why-paused" if place.segment == "risk" else "segment-why-often"
    return Line(key, {"every": length(max(place.every, 1)), "ago": since})


def _named(asked: Asked) -> str | None:
    """The group that the words name, in the language of the question."""
    if asked.want in SEGMENTS:
        return asked.want
    said = fold(" ".join((asked.thing or "", *asked.unread))).split()
    for segment in SEGMENTS:
        for kind in ("segment", "segments"):
            # Words change their ends with number and gender: "dormiente", "dormienti".
            stem = fold(label(asked.lang, f"{kind}-{segment}")).split()[-1][:-1]
            if len(stem) > 2 and any(word.startswith(stem) for word in said):
                return segment
    return None


def _members(session: Session, asked: Asked, segment: str) -> Answer:
    found = segments.members(session, segment, asked.today, asked.rep_ids, MOST)
    one, many = Term(f"segment-{segment}"), Term(f"segments-{segment}")
    if not found:
        return Answer((Line("segments-nobody", {"segment": one}), *_whose(asked)))
    count = len(found) if len(found) < MOST else segments.sizes(session, asked.today, asked.rep_ids)[segment]
    first = Line("segments-named", {"count": count, "one": one, "segment": many, "account": found[0].account})
    rows = (Line("segments-row", {"account": each.account, "why": Phrase((why(each),))}) for each in found)
    return Answer((first, *_whose(asked)), tuple(rows))


def _sizes(session: Session, asked: Asked) -> Answer:
    found = segments.sizes(session, asked.today, asked.rep_ids)
    if not found:
        return Answer((Line("segments-nothing"), *_whose(asked)))
    lines = [Line("segments-size", {"segment": Term(f"segments-{name}"), "count": n}) for name, n in found.items()]
    first = Line("segments-all", {"count": sum(found.values())})
    return Answer((first, *lines, *_whose(asked)), chart=_chart(asked, found))


def _chart(asked: Asked, found: dict[str, int]) -> Chart | None:
    if len(found) < CHARTED:
        return None
    labels = tuple(label(asked.lang, f"segments-{name}") for name in found)
    return Chart("bars", Line("segments-chart"), labels, tuple(Decimal(n) for n in found.values()))


def _whose(asked: Asked) -> tuple[Line, ...]:
    if not asked.rep_ids:
        return ()
    return (Line("recommend-mine") if asked.mine else Line("recommend-whose", {"whose": asked.whose or ""}),)
