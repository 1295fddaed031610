"""Short answers to a reminder, names that answer a question, and remarks that say something."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from nlp.directory import AccountName, Directory
from nlp.named import account
from nlp.outcomes import outcome
from nlp.remarks import tells

NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Europe/Rome"))
FIRMS = Directory([AccountName("Rossi Logistica S.r.l.", ("Rossi",), "Bergamo")], [], [], [])

DONE = [("it", "fatto"), ("it", "👍🏽"), ("it", "Fatto!"), ("it", "l'ho chiamato"), ("en", "done"), ("en", "Called.")]
WAITS = [("it", "non ancora"), ("it", "più tardi"), ("it", "no"), ("en", "not yet"), ("en", "Not now"), ("en", "later")]
TELLS = [
    ("it", "ci ho parlato, prende 3 guanti"), ("it", "non risponde, richiamalo giovedì"), ("it", "visto ieri"),
    ("en", "called him, wants a quote"), ("en", "he wasn't in, try Thursday"),
]  # fmt: skip
MOVES = [
    ("it", "spostalo a giovedì alle 10", "2026-11-26", "10:00"), ("it", "domani", "2026-11-21", None),
    ("it", "meglio lunedì alle 9:30", "2026-11-23", "09:30"), ("it", "tra un'ora", "2026-11-20", "11:00"),
    ("en", "push it back to Monday", "2026-11-23", None), ("en", "tomorrow at 9", "2026-11-21", "09:00"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "words"), DONE)
def test_it_is_done(lang, words):
    """A word or a sign closes it."""
    found = outcome(words, NOW, lang)
    assert found.done
    assert found.moved is None


@pytest.mark.parametrize(("lang", "words"), WAITS)
def test_it_waits(lang, words):
    """It is not done, and no moment is said."""
    found = outcome(words, NOW, lang)
    assert (found.done, found.moved, found.waits) == (False, None, True)


@pytest.mark.parametrize(("lang", "words"), TELLS)
def test_it_tells_what_came_of_it(lang, words):
    """Neither done nor moved: there is more to read."""
    found = outcome(words, NOW, lang)
    assert (found.done, found.moved, found.waits) == (False, None, False)


@pytest.mark.parametrize(("lang", "words", "day", "time"), MOVES)
def test_it_is_moved(lang, words, day, time):
    """Nothing is said but a moment to come."""
    found = outcome(words, NOW, lang).moved
    assert found is not None
    assert (found.due, found.time) == (day, time)


@pytest.mark.parametrize(
    ("lang", "words", "named"),
    [
        ("it", "è di Rossi", True), ("it", "Rossi", True), ("en", "it's Rossi", True), ("it", "di Rossi?", False),
        ("it", "Rossi prende 3 guanti", False), ("en", "call Rossi", False), ("it", "boh", False),
    ],
)  # fmt: skip
def test_a_bare_name_is_one(lang, words, named):
    """Only where nothing else is said."""
    assert bool(account(words, NOW, FIRMS, lang)) == named


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("it", "hanno ristrutturato gli uffici", True), ("it", "grazie mille", False), ("it", "ok", False),
        ("en", "they refurbished the reception hall", True), ("en", "thanks", False), ("it", "👍", False),
    ],
)  # fmt: skip
def test_a_remark_says_something(lang, words, expected):
    """Greetings and single words do not."""
    assert tells(words, lang) == expected
