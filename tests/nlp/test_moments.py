"""Moments: which words speak of time, and what they mean."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from nlp.languages import languages
from nlp.moments.moment import Moment, find
from nlp.moments.resolving import resolve
from nlp.moments.sight import GROUPS
from nlp.moments.slots import CARDINAL, ORDINAL
from nlp.moments.when import read
from nlp.numbers import finder
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
    ("it", "alle 3", "2026-11-18", "15:00"),
    ("it", "alle 9", "2026-11-19", "09:00"),
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


def moments(lang: str, text: str) -> tuple[Moment, ...]:
    language = languages()[lang]
    tokens = tokenise(text, language.words("units"))
    return find(text, tokens, finder(language).find(tokens), language, NOW.date())


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


def test_every_group_of_patterns_is_known() -> None:
    """The groups of a language's patterns are those that pieces are found by, of amounts, and of corrections."""
    named = {group for language in languages().values() for group in language.patterns}
    assert named <= {*GROUPS, "amount", "amount_day", "correcting"}


def test_every_class_of_a_pattern_is_known() -> None:
    """Each slot of a pattern is a class of the language, or read from numbers and digits."""
    for language in languages().values():
        lines = [(group, rule, say) for group, rules in language.patterns.items() for rule, say in rules]
        used = {slot for _, _, say in lines for slot in re.findall(r"<(\w+)>", say)}
        assert used - language.classes.keys() - READ == set(), language.code


READ = {*CARDINAL, *ORDINAL, "number", "hm", "minutes", "prime", "colon", "dotted", "comma", "run_together"}
READ |= {
    "fraction",
    "short_year",
    "dotted_day",
    "glued",
    "glued_hour",
    "glued_clock",
    "date",
    "dash_date",
    "year_month",
    "iso",
    "name",
}
READ |= {"each", "pack"}


def test_days_that_do_not_exist_are_nothing() -> None:
    """The 31st of February is no day."""
    (moment,) = moments("it", "il 31 febbraio 2027")
    assert resolve(moment, NOW, True, languages()["it"]).first is None


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("it", "richiamarlo venerdì alle tre e mezza, dal 10 al 15 sono via"),
        ("it", "ci vediamo venerdì, dal 10 al 15 è in ferie"),
        ("en", "call him Friday at 3, from the 10th to the 15th he's away"),
        ("en", "see them Friday, from the 10th to the 15th he's away"),
    ],
)
def test_a_range_of_days_behind_a_weekday_is_another_moment(lang: str, say: str) -> None:
    """The weekday keeps its own week, whatever days are told after it."""
    starts = [m["start"][:10] for m in read(say, NOW, languages()[lang], forward=True)]
    assert starts == ["2026-11-20", "2026-12-10"]
