"""Moments: which words speak of time, and what they mean."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from nlp.languages import languages
from nlp.moments import find
from nlp.numbers import NumberFinder
from nlp.resolving import RULES, resolve
from nlp.tokens import tokenise

NOW = datetime(2026, 11, 18, 10, 0, 30, tzinfo=ZoneInfo("Europe/Rome"))  # a Wednesday

AHEAD = [
    ("it", "venerdì alle 15", "2026-11-20", "15:00"),
    ("it", "mercoledì", "2026-11-25", None),
    ("it", "martedì prossimo", "2026-11-24", None),
    ("it", "il 24/8", "2027-08-24", None),
    ("it", "il 3/12/2026", "2026-12-03", None),
    ("it", "tra 15gg", "2026-12-03", None),
    ("it", "fra due settimane", "2026-12-02", None),
    ("it", "a fine marzo", "2027-03-31", None),
    ("it", "il mese prossimo", "2026-12-01", None),
    ("it", "settimana prossima", "2026-11-23", None),
    ("it", "domani mattina alle nove e mezza", "2026-11-19", "09:30"),
    ("it", "alle 3", None, "15:00"),
    ("it", "lun 9.30", "2026-11-23", "09:30"),
    ("it", "a settembre", "2027-09-01", None),
    ("it", "dopodomani", "2026-11-20", None),
    ("en", "Friday at 3pm", "2026-11-20", "15:00"),
    ("en", "next Thursday", "2026-11-26", None),
    ("en", "on the ninth", "2026-12-09", None),
    ("en", "12/24", "2026-12-24", None),
    ("en", "24/12", "2026-12-24", None),
    ("en", "in a fortnight", "2026-12-02", None),
    ("en", "mid january", "2027-01-15", None),
    ("en", "tomorrow at half two", "2026-11-19", "14:30"),
    ("en", "14 oct, 2.15pm", "2027-10-14", "14:15"),
    ("en", "monday morning", "2026-11-23", None),
]
BEHIND = [
    ("it", "venerdì", "2026-11-13"),
    ("it", "mercoledì", "2026-11-11"),
    ("it", "l'altro ieri", "2026-11-16"),
    ("it", "due settimane fa", "2026-11-04"),
    ("it", "il 20", "2026-10-20"),
    ("en", "last Thursday", "2026-11-12"),
    ("en", "two days ago", "2026-11-16"),
    ("en", "yesterday", "2026-11-17"),
]
DEADLINES = [
    ("it", "entro la settimana prossima", "2026-11-27"),
    ("it", "entro settembre", "2027-09-30"),
    ("it", "entro fine mese", "2026-11-30"),
    ("en", "by next week", "2026-11-27"),
    ("en", "by the end of the week", "2026-11-20"),
]
NOTHING = [
    ("it", "ha preso 3 mar rossi"),
    ("it", "la signora Aprile"),
    ("it", "12 cartoni di vino"),
    ("en", "she may take it"),
    ("en", "at five twenty each"),
]


def moments(lang: str, text: str):
    language = languages()[lang]
    tokens = tokenise(text, language.words("units"))
    return find(tokens, NumberFinder(language).find(tokens), language)


def days_and_times(lang: str, text: str, ahead: bool) -> tuple[set[str], set[str]]:
    whens = [resolve(m, NOW, ahead, languages()[lang]) for m in moments(lang, text)]
    return {w.first.isoformat() for w in whens if w.first}, {w.time for w in whens if w.time}


@pytest.mark.parametrize(("lang", "text", "day", "time"), AHEAD)
def test_what_is_to_be_done_looks_ahead(lang: str, text: str, day: str | None, time: str | None) -> None:
    """A moment to act is the next one after now."""
    assert days_and_times(lang, text, ahead=True) == ({day} - {None}, {time} - {None})


@pytest.mark.parametrize(("lang", "text", "day"), BEHIND)
def test_what_happened_looks_back(lang: str, text: str, day: str) -> None:
    """A moment of what happened is the last one before now."""
    assert days_and_times(lang, text, ahead=False)[0] == {day}


@pytest.mark.parametrize(("lang", "text", "day"), DEADLINES)
def test_a_deadline_is_the_last_day_to_act(lang: str, text: str, day: str) -> None:
    """Said as a deadline, a period means its last day, a week its Friday."""
    (moment,) = moments(lang, text)
    when = resolve(moment, NOW, True, languages()[lang])
    assert when.deadline
    assert (moment.bound or "by", when.deadline.isoformat()) == ("by", day)


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_look_alikes_are_no_moments(lang: str, text: str) -> None:
    """Names, counts and prices that look like time are none."""
    assert moments(lang, text) == ()


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("it", "tra un minuto", 1),
        ("it", "fra due ore e mezza", 150),
        ("it", "tra mezz'ora", 30),
        ("en", "in half an hour", 30),
    ],
)
def test_a_distance_is_exact(lang: str, text: str, minutes: int) -> None:
    """A distance in minutes or hours is now plus that distance, to the second."""
    (moment,) = moments(lang, text)
    assert resolve(moment, NOW, True, languages()[lang]).at == NOW + timedelta(minutes=minutes)


def test_every_pattern_has_its_rule() -> None:
    """Every rule that a language's patterns name is known."""
    groups = ("day", "clock", "clock_after_day")
    named = {rule for lang in languages().values() for g in groups for rule, _ in lang.patterns.get(g, ())}
    assert named <= RULES.keys()


def test_days_that_do_not_exist_are_nothing() -> None:
    """The 31st of February is no day."""
    (moment,) = moments("it", "il 31 febbraio 2027")
    assert resolve(moment, NOW, True, languages()["it"]).first is None


SPOKEN = {"number": "4", "dayno": "12", "ordinal": "12th", "ordinal_digits": "12th", "hour": "9", "minute": "20"}
SPOKEN |= {"year": "2027", "hm": "9:30", "colon": "9:30", "date": "3/12"}


def said(lang: str, pattern: str) -> str:
    """A phrase that fills a pattern with the first words of its classes."""
    classes = languages()[lang].classes
    words = []
    for piece in pattern.split():
        name = piece.strip("<>?")
        filled = SPOKEN.get(name) or " ".join(next(iter(classes.get(name, {(name,): 0}))))
        words.append(filled if "<" in piece else piece.rstrip("?").split("|")[0])
    return " ".join(words)


@pytest.mark.parametrize("ahead", [True, False])
def test_every_pattern_can_be_said(ahead: bool) -> None:
    """Whatever fills the patterns of a language is resolved without an error."""
    for lang, language in languages().items():
        for group in ("day", "clock"):
            for _, pattern in language.patterns[group]:
                days_and_times(lang, said(lang, pattern), ahead)
