"""A Reply becomes text: Fluent replies of the language's folder, dates, numbers and money by Babel."""

from __future__ import annotations

import calendar
import datetime as dt
import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource

from nlp.nouns import nouns
from nlp.reply import (
    Duration,
    File,
    Line,
    Moment,
    Money,
    Names,
    Period,
    Phrase,
    Picture,
    Reply,
    Term,
    Value,
)

FOLDER = Path(__file__).parent / "languages"


class UnknownKey(Exception):
    """A reply whose key the language does not have: a fault of ours, found by the tests."""

    def __init__(self, key: str, lang: str) -> None:
        super().__init__(f"The replies of {lang!r} have no {key!r}.")


@dataclass(frozen=True)
class Text:
    """What is sent: `html` in Telegram's HTML, `buttons` as rows of (label, data), a `file` to go with it."""

    html: str
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()
    file: File | None = None


class Words:
    """The replies of one language: a folder with `replies.ftl` and others, its name being the language's code."""

    def __init__(self, folder: Path) -> None:
        self.lang = folder.name
        known = nouns(folder)
        told: dict[str, Callable[[Any], Any]] = {"GENDER": known.gender, "THING": known.thing}
        self._bundle = FluentBundle([_locale_code(self.lang)], use_isolating=False, functions=told)
        for file in sorted(folder.glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
        self._locale = Locale.parse(_locale_code(self.lang))

    def keys(self) -> frozenset[str]:
        """Every key that the language can word."""
        return frozenset(self._bundle._messages)

    def say(self, key: str, values: Mapping[str, Value], plain: bool = False) -> str:
        """The message of that key; values are escaped for HTML unless `plain`. Raises UnknownKey."""
        pattern = self._bundle.get_message(key).value if self._bundle.has_message(key) else None
        if pattern is None:
            raise UnknownKey(key, self.lang)
        shown = {name: self._show(value, plain) for name, value in values.items()}
        text, errors = self._bundle.format_pattern(pattern, shown)
        if errors:
            raise UnknownKey(f"{key}: {errors[0]}", self.lang)
        return TWO_STOPS.sub(r".\1", str(text))

    def _show(self, value: Value, plain: bool) -> Any:
        """A value as its reader writes it; whole numbers stay numbers, for plurals."""
        if isinstance(value, Phrase):
            return " ".join(self.say(part.key, part.values, plain) for part in value.parts)
        text = SHOWN[type(value)](self, value)
        if isinstance(text, str) and len(text) > LONGEST:
            text = text[: LONGEST - 1] + "…"
        return text if plain or not isinstance(text, str) else html.escape(text, quote=False)

    def _number(self, number: Decimal) -> str:
        return str(format_decimal(number, locale=self._locale))

    def _money(self, money: Money) -> str:
        """Cents only where there are any: 1.200 €, 6,90 €."""
        standard = self._locale.currency_formats["standard"].pattern
        whole = money.amount == money.amount.to_integral_value()
        shape = standard.replace(".00", "") if whole else standard.replace(".00", ".00##")
        return str(
            format_currency(money.amount, money.currency, format=shape, locale=self._locale, currency_digits=False)
        )

    def _duration(self, duration: Duration) -> str:
        match = ONE_UNIT.fullmatch(duration.iso)
        if match is None:
            return duration.iso
        return self.say(SPANS[match[2]], {"count": int(match[1])}, plain=True)

    def _moment(self, moment: Moment) -> str:
        """The weekday and the date, "today" and its neighbours by name, the year only when it is another."""
        day = self.say(self._day_key(moment), {"date": self._date(moment)}, plain=True)
        return day if moment.time is None else self.say("day-at", {"day": day, "time": moment.time}, plain=True)

    def _period(self, period: Period) -> str:
        """A year, a month or a day by its name; else from when to when."""
        since, until, today = period.since, period.until, period.today
        if since is None or until is None:
            return self._open_period(period)
        begun = self._near(since, until if since.year == until.year and since != until else today)
        if (since.year, since.month) == (until.year, until.month) and since != until != today:
            begun = self._day_number(since)
        values: dict[str, Value] = {"from": begun, "to": self._near(until, today)}
        # Languages elide before some days and months: their numbers tell.
        values |= {"from_day": since.day, "to_day": until.day, "month_number": since.month}
        if since == until:
            return self.say("period-day", values, plain=True)
        if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
            values["year"] = str(since.year)
            return self.say("period-year" if since.year == until.year else "period-days", values, plain=True)
        if since.day == 1 and until == _month_end(since):
            values["month"] = str(format_date(since, "MMMM y", locale=self._locale))
            return self.say("period-month", values, plain=True)
        return self.say("period-to-today" if until == today else "period-days", values, plain=True)

    def _open_period(self, period: Period) -> str:
        day = period.since or period.until
        if day is None:
            return self.say("period-all", {}, plain=True)
        key = "period-since" if period.since else "period-until"
        return self.say(key, {"day": self._near(day, period.today), "day_number": day.day}, plain=True)

    def _near(self, day: dt.date, today: dt.date) -> str:
        """A day within a period: no weekday, the year only when it is another."""
        skeleton = "date-pattern-short" if day.year == today.year else "date-pattern-short-year"
        return self._dated(day, skeleton)

    def _dated(self, day: dt.date, skeleton: str) -> str:
        """The date in the pattern of that key; languages may have a word for the first of a month."""
        pattern = self.say(skeleton, {}, plain=True)
        if day.day == 1:
            pattern = DAY.sub(f"'{self._day_number(day)}'", pattern)
        return str(format_date(day, pattern, locale=self._locale))

    def _day_number(self, day: dt.date) -> str:
        return self.say("date-first", {}, plain=True) if day.day == 1 else str(day.day)

    def _day_key(self, moment: Moment) -> str:
        return NEAR_DAYS.get((moment.day - moment.today).days, "day")

    def _date(self, moment: Moment) -> str:
        same_year = moment.day.year == moment.today.year
        return self._dated(moment.day, "date-pattern" if same_year else "date-pattern-year")


#: Longer values are cut; Fluent takes no value over 2,500 characters.
LONGEST = 1000
#: A sentence that ends with "S.r.l." has its full stop already.
TWO_STOPS = re.compile(r"(?<!\.)\.((?:</[a-z]+>)*)\.(?=\s|$)")
#: The day of the month in a pattern of CLDR.
DAY = re.compile(r"\bd\b")
ONE_UNIT = re.compile(r"P(\d+)([DWMY])")
SPANS = {"D": "span-days", "W": "span-weeks", "M": "span-months", "Y": "span-years"}
NEAR_DAYS = {-1: "day-yesterday", 0: "day-today", 1: "day-tomorrow"}

SHOWN: dict[type, Callable[[Words, Any], Any]] = {
    str: lambda words, value: value,
    int: lambda words, value: value,
    Decimal: Words._number,
    Money: Words._money,
    Moment: Words._moment,
    Period: Words._period,
    Duration: Words._duration,
    Term: lambda words, value: words.say(value.key, {}, plain=True),
    Names: lambda words, value: format_list(value.names, locale=words._locale),
}


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _locale_code(lang: str) -> str:
    """The locale of a language's code; a code that Babel does not know is worded by the root locale."""
    return lang if _known_locale(lang) else "und"


@lru_cache
def _known_locale(lang: str) -> bool:
    try:
        Locale.parse(lang)
    except (ValueError, UnknownLocaleError):
        return False
    return True


def codes(folder: Path = FOLDER) -> tuple[str, ...]:
    """The codes of the languages that have replies, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/replies.ftl")))


@lru_cache
def words(lang: str, folder: Path = FOLDER) -> Words:
    """The replies of a language; raises FileNotFoundError for one that has no folder."""
    return Words(folder / lang)


def word(reply: Reply, folder: Path = FOLDER) -> Text:
    """The reply in its language."""
    said = words(reply.lang, folder)
    lines = [said.say(line.key, line.values) for line in reply.lines]
    buttons = tuple(
        tuple((said.say(choice.key, choice.values, plain=True), choice.action) for choice in row)
        for row in reply.choices
    )
    return Text("\n".join(lines), buttons, _worded(said, reply.file))


def _worded(said: Words, file: File | None) -> File | None:
    """A file to go with the text; a chart's title in words."""
    if isinstance(file, Picture) and isinstance(file.title, Line):
        return replace(file, title=re.sub(r"</?[a-z]+>", "", said.say(file.title.key, file.title.values, plain=True)))
    return file


def label(lang: str, key: str, folder: Path = FOLDER) -> str:
    """One bare phrase, as the description of a command."""
    return words(lang, folder).say(key, {}, plain=True)
