"""Tokens: their places, their kinds, their folding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp.tokens import fold, tokenise, words_of


def test_units_part_from_their_number() -> None:
    """A unit written onto a number is a token of its own; a model code is not parted."""
    assert [t.text for t in tokenise("15gg TM25 x48", frozenset({"gg"}))] == ["15", "gg", "TM25", "x", "48"]


def test_numbers_keep_their_separators() -> None:
    """Digits with separators are one token."""
    assert [t.kind for t in tokenise("1.200,50 3/12 15:30")] == ["number"] * 3


def test_apostrophes_part_words() -> None:
    """An apostrophe parts words and is no token."""
    assert words_of("l'uno dell’ordine") == ("l", "uno", "dell", "ordine")


def test_dots_inside_abbreviations_are_no_tokens() -> None:
    """The dot inside an abbreviation is skipped, the one after it stays."""
    assert [t.text for t in tokenise("sig.ra Bianchi.")] == ["sig", "ra", "Bianchi", "."]


def test_folding_takes_case_and_accents_away() -> None:
    """Folded words have neither case nor accents."""
    assert fold("Kovačič LUNEDÌ") == "kovacic lunedi"


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text: str) -> None:
    """A token's text is the text between its places."""
    assert all(text[t.start : t.end] == t.text for t in tokenise(text))
