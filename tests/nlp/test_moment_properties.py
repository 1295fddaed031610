"""What holds of moments in any text: what Babel writes is read back, nothing raises, spans are where they say."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_time
from hypothesis import given
from hypothesis import strategies as st

from nlp.languages import languages
from nlp.moments.when import moments_of

NOW = datetime(2026, 11, 18, 10, 0, 30, tzinfo=ZoneInfo("Europe/Rome"))
LOCALES = {"it": "it_IT", "en": "en_US"}
LANGS = st.sampled_from(list(languages()))
DAYS = st.dates(date(1975, 1, 1), date(2060, 12, 31))
TIMES = st.times(time(7, 0), time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))
SAID = sorted(
    {
        word
        for language in languages().values()
        for rules in language.patterns.values()
        for _, pattern in rules
        for slot in pattern.replace("?", "").replace("|", " ").split()
        for phrase in (language.classes.get(slot.strip("<>"), {}) if slot.startswith("<") else [(slot,)])
        for word in phrase
    }
)
DIGITS = [
    *map(str, range(40)),
    "15:30",
    "3/12",
    "31/12/2026",
    "31/12/9999",
    "12.50",
    "9-11",
    "26-28",
    "2026",
    "1/2",
    "½",
]
WORDS = st.sampled_from([*SAID, *DIGITS * 5, "%", "-", ",", ".", "€", "rossi", "1.200", "Rossi"])
PHRASES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@pytest.mark.parametrize("shape", ["full", "long", "medium", "short"])
@given(lang=LANGS, day=DAYS)
def test_dates_that_babel_writes_are_read_back(shape: str, lang: str, day: date) -> None:
    """A date in any of a language's own four forms is that date, where the form says the whole year."""
    (moment,) = moments_of(format_date(day, shape, locale=LOCALES[lang]), NOW, lang)
    read = date.fromisoformat(moment["start"][:10])
    assert (read.month, read.day, read.year % 100) == (day.month, day.day, day.year % 100)
    assert shape == "short" or read == day


@given(lang=LANGS, day=DAYS, at=TIMES)
def test_dates_with_times_that_babel_writes_are_read_back(lang: str, day: date, at: time) -> None:
    """A date with a clock time is one moment, to the minute."""
    said = f"{format_date(day, 'long', locale=LOCALES[lang])} {format_time(at, 'short', locale=LOCALES[lang])}"
    (moment,) = moments_of(said, NOW, lang)
    assert datetime.fromisoformat(moment["start"]) == datetime.combine(day, at)


@given(lang=LANGS, text=st.one_of(st.text(max_size=80), PHRASES))
def test_nothing_raises_and_spans_are_where_they_say(lang: str, text: str) -> None:
    """For any text there is an answer, and each moment's words stand where it says."""
    for moment in moments_of(text, NOW, lang):
        start, end = moment["at"]
        assert moment["text"] == text[start:end] != ""


@given(lang=LANGS, text=PHRASES)
def test_moments_do_not_overlap(lang: str, text: str) -> None:
    """The moments of a text follow each other."""
    spans = [moment["at"] for moment in moments_of(text, NOW, lang)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(lang=LANGS, text=PHRASES)
def test_an_end_is_not_before_its_start(lang: str, text: str) -> None:
    """What has two ends runs forward."""
    both = [(m["start"], m["end"]) for m in moments_of(text, NOW, lang) if m["start"] and m["end"]]
    assert all(start <= end for start, end in both)
