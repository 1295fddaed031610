"""Dates and clock times as they are written in digits: "3/12", "31-Oct-74", "15:30", "h15", "3:18a"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nlp.languages import Language
from nlp.numbers import FRACTION
from nlp.tokens import Token

HOUR_MINUTE = re.compile(r"([01]?\d|2[0-4])([:.,])([0-5]\d)(?:[:.][0-5]\d)?")
RUN_TOGETHER = re.compile(r"(\d|1\d|2[0-3])([0-5]\d)")
LETTER_HOUR = re.compile(r"([a-z])(\d|1\d|2[0-3])(?:[:.]([0-5]\d))?")
HOUR_LETTER = re.compile(r"(\d|1[0-2])(?::([0-5]\d))?([a-z])")
MONTH_DAY = re.compile(r"(?P<month>[a-z]{3,9})(?P<day>\d{1,2})|(?P<day2>\d{1,2})(?P<month2>[a-z]{3,9})")
DOTTED_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.?")
SHORT_YEAR = re.compile(r"\d\d")
# The year first, or last, or not said; the month by its name; and a dash between two numbers.
DATE = re.compile(
    r"(?P<ymd>(?:19|20)\d\d(?P<s>[-/.])\d{1,2}(?P=s)\d{1,2})(?:T|(?![\d/\-]))"
    r"|(?P<dmy>\d{1,2}(?P<t> ?[-/] ?|\.)\d{1,2}(?P=t)(?:\d{4}|\d{2}))(?![\d/\-]|[.,:]\d)"
    r"|(?P<named>\d{1,2}(?P<u>[-/])[^\W\d_]{3,9}(?P=u)(?:\d{4}|\d{2}))(?!\w)"
    r"|(?P<dm>\d{1,2} ?/ ?\d{1,2})(?!\d|[/.,:-]\d)"
)
ISO = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?!\d)")
# As many as months and as hours of half a day.
HOURS = 12
WRITTEN = ("ymd", "dmy", "named", "dm")
DASH_DATE = re.compile(r"(\d{1,2}) ?- ?(\d{1,2})(?![\d/.,:\-])")
YEAR_MONTH = re.compile(r"((?:19|20)\d\d)[-/](0?[1-9]|1[0-2])(?![\d/\-])|(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/\-])")
MARKS = {":": "colon", ".": "dotted", ",": "comma"}


def of_token(token: Token, language: Language) -> Iterator[tuple[str, Any]]:
    """What the characters of a token spell by themselves, by slot."""
    norm = token.norm
    if m := HOUR_MINUTE.fullmatch(norm):
        # A zero before the hour is of a day of 24 hours.
        said = (int(m[1]), int(m[3]), norm.startswith("0"))
        yield MARKS[m[2]], said
        if m[2] == ":":
            yield "hm", said
    elif m := RUN_TOGETHER.fullmatch(norm):
        yield "run_together", (int(m[1]), int(m[2]))
    if (m := FRACTION.fullmatch(norm)) and int(m[1]) < int(m[2]):
        yield "fraction", int(m[1]) / int(m[2])
    if SHORT_YEAR.fullmatch(norm):
        yield "short_year", 2000 + int(norm)
    if m := DOTTED_DAY.fullmatch(norm):
        yield "dotted_day", {"dayno": int(m[1]), "month": int(m[2])}
    if token.kind == "code":
        yield from _glued(norm, language)


def _glued(norm: str, language: Language) -> Iterator[tuple[str, Any]]:
    """What is written in one piece with letters: "feb13", "14april", "h15", "3:18a"."""
    if (m := LETTER_HOUR.fullmatch(norm)) and (m[1],) in language.classes.get("hour_letter", {}):
        yield "glued_hour", {"hm": (int(m[2]), int(m[3]))} if m[3] else {"hour": int(m[2])}
    if m := HOUR_LETTER.fullmatch(norm):
        half = language.classes.get("half_letter", {}).get((m[3],))
        if half:
            yield (
                "glued_clock" if m[2] else "glued_hour",
                {
                    "hour": int(m[1]),
                    "minute": int(m[2] or 0),
                    "halfday": half,
                },
            )
    if m := MONTH_DAY.fullmatch(norm):
        word, number = (m["month"] or m["month2"],), int(m["day"] or m["day2"])
        month = language.classes.get("month", {}).get(word) or language.classes.get("month_short", {}).get(word)
        if month and 1 <= number <= 31:
            yield "glued", {"month": month, "dayno": number}


def of_text(text: str, start: int) -> Iterator[tuple[str, Any, int]]:
    """What the text spells from a place on, over several tokens: the slot, the value and where it ends."""
    if m := DATE.match(text, start):
        name = next(n for n in WRITTEN if m[n])
        yield "date", m[name], m.end(name)
    if m := ISO.match(text, start):
        yield "iso", {"date": m[1], "hm": (int(m[2]), int(m[3]), True)}, m.end()
    if m := DASH_DATE.match(text, start):
        # A range goes up, or from hour to hour: what goes down from a day to a month is a date.
        down = int(m[1]) > HOURS >= int(m[2])
        yield "date" if down else "dash_date", f"{m[1]}/{m[2]}", m.end()
    if m := YEAR_MONTH.match(text, start):
        year, month = (m[1], m[2]) if m[1] else (m[4], m[3])
        yield "year_month", {"year": int(year), "month": int(month)}, m.end()
