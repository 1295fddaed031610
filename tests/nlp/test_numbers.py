"""Numbers in digits and in words."""

from __future__ import annotations

import pytest

from nlp.languages import languages
from nlp.numbers import finder, from_digits
from nlp.tokens import tokenise

SAID = [
    ("it", "milleduecento", [1200]),
    ("it", "diciannovemila", [19000]),
    ("it", "due mila trenta", [2030]),
    ("it", "duemila e due", [2200]),
    ("it", "1.200 e 31,50", [1200, 31.5]),
    ("it", "19k", [19000]),
    ("it", "un paio", [2]),
    ("it", "ventuno trentotto", [21, 38]),
    ("it", "due ore e mezza", [2]),
    ("en", "twelve hundred", [1200]),
    ("en", "two hundred and fifty", [250]),
    ("en", "one ninety", [190]),
    ("en", "twenty fifty five", [2055]),
    ("en", "half a dozen", [6]),
    ("en", "5 and a half", [5.5]),
    ("en", "1,200", [1200]),
    ("en", "sixty fours", [64]),
]


@pytest.mark.parametrize(("lang", "text", "values"), SAID)
def test_numbers_are_read(lang: str, text: str, values: list[float]) -> None:
    """Digits and number words have their values."""
    assert [n.value for n in finder(languages()[lang]).find(tokenise(text, languages()[lang].words("units")))] == values


@pytest.mark.parametrize("text", ["3/12", "15:30", "1234567890123456", "abc"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Dates, clock times and absurd lengths are no numbers."""
    assert from_digits(text, ".", ",") is None


def test_words_that_begin_like_numbers_are_words() -> None:
    """A word that only begins with a number word is none."""
    assert finder(languages()["it"]).find(tokenise("centro milano seicentesco trentino")) == ()
