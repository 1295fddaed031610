"""The moments of a text as plain data, each read back or ahead as the words around it tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from nlp.languages import Language, languages
from nlp.moments.calendar import When
from nlp.moments.moment import Moment, find
from nlp.moments.resolving import resolve
from nlp.moments.tense import ahead
from nlp.numbers import finder
from nlp.tokens import Token, tokenise

STARTS = ("since", "after")
ENDS = ("by", "before", "until")
COARSE = ("week", "month", "year")
# How many words may stand between a day and its hour.
BREATH = 8


def moments_of(text: str, now: datetime, lang: str) -> list[dict[str, Any]]:
    """The moments of a text in a language, said at `now`, left to right.

    Each has `text`, `at` (the characters from and to), `start` and `end` (ISO 8601 in the rep's local time, without
    offset; a day without an hour at midnight, the last day of a period inclusive; `None` where there is none), `grain`
    (minute, hour, day, week, month, year), `bound` (by, before, until, since, after or empty), `repeats`, `vague`, and
    `why`, the names of the rules. A distance in days or more has the clock time of `now`. Raises KeyError for a
    language that nothing is known of.
    """
    return read(text, now, languages()[lang])


def read(text: str, now: datetime, language: Language, forward: bool | None = None) -> list[dict[str, Any]]:
    """As `moments_of`; `forward` reads all as things to be done, or all as what happened."""
    tokens = tokenise(text, language.words("units"))
    numbers = finder(language).find(tokens)
    found = []
    for moment in with_days(find(text, tokens, numbers, language, now.date()), tokens, language):
        to_do = ahead(tokens, moment, language) if forward is None else forward
        when = resolve(moment, now, moment.direction == "future" or to_do, language)
        start, last = tokens[moment.first].start, tokens[moment.last - 1].end
        begins, ends = _ends(when, moment, now)
        found.append(
            {
                "text": text[start:last],
                "at": [start, last],
                "start": begins,
                "end": ends,
                "grain": when.grain if begins or ends else None,
                "bound": moment.bound if moment.bound != "for" else "",
                "repeats": moment.repeats,
                "vague": moment.vague,
                "why": "+".join(moment.rules),
            }
        )
    return found


def _ends(when: When, moment: Moment, now: datetime) -> tuple[str | None, str | None]:
    try:
        return ends_of(when, moment, now)
    except OverflowError:  # the night of the last day there is
        return None, None


def with_days(moments: Sequence[Moment], tokens: Sequence[Token], language: Language) -> Iterator[Moment]:
    """The moments; an hour said without a day is of the day said before it in the same breath: "domani … alle 15"."""
    day: Moment | None = None
    for moment in moments:
        if day and not moment.dated and _in_one_breath(tokens, day, moment, language):
            lent = {k: v for k, v in day.says.items() if k not in moment.says}
            until = {**lent, **moment.until} if moment.until is not None else None
            yield replace(moment, says={**lent, **moment.says}, until=until, part=moment.part or day.part)
            continue
        day = moment if moment.dated and not moment.clock and moment.until is None and not moment.vague else None
        yield moment


def _in_one_breath(tokens: Sequence[Token], day: Moment, hour: Moment, language: Language) -> bool:
    between = tokens[day.last : hour.first]
    if len(between) > BREATH or any(t.kind in ("mark", "break") for t in between) or "sign" in hour.says:
        return False
    return ahead(tokens, day, language) == ahead(tokens, hour, language)


def ends_of(when: When, moment: Moment, now: datetime) -> tuple[str | None, str | None]:
    """The start and the end of what a moment means, in ISO 8601 without offset; `None` where it has none."""
    if when.first is None or when.last is None:
        return None, None
    begins = _at(when.first, when.time)
    if when.hours and when.time is None:
        begins += timedelta(hours=when.hours[0])
    elif {"sign", "unit"} <= moment.says.keys() and when.time is None and moment.until is None:
        # Exactly that far: three days from now are three days from this hour.
        begins = datetime.combine(when.first, now.time().replace(second=0, microsecond=0))
    return _bounded(when, moment, begins)


def _bounded(when: When, moment: Moment, begins: datetime) -> tuple[str | None, str | None]:
    assert when.last
    many = when.last != when.first or when.grain in COARSE
    if moment.until is not None:
        return begins.isoformat(), _at(when.last, when.until).isoformat()
    if moment.bound in STARTS:
        return begins.isoformat(), None
    if moment.bound in ENDS:
        deadline = when.deadline if moment.deadline and when.deadline else when.last
        return None, (_at(deadline, None) if many else begins).isoformat()
    if when.until:
        return begins.isoformat(), _at(when.last, when.until).isoformat()
    return begins.isoformat(), _at(when.last, None).isoformat() if many else None


def _at(day: date, clock: str | None) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock) if clock else time())
