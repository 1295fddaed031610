"""The glossary of goods: each row names one kind of thing in every language, in words as they are looked up."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

import nlp
from nlp.languages import languages
from nlp.sound import stem
from nlp.tokens import fold

TEXT = (Path(nlp.__file__).parent / "goods.toml").read_text(encoding="utf-8")
ROWS = tomllib.loads(TEXT)["thing"]
ARTICLES = {"it": r"(?:il|lo|la|i|gli|le|un|uno|una) |(?:l|un)'", "en": r"(?:the|a|an) "}
FEWEST = 450


def bare(phrase):
    """The stems of a phrase: what it shares with its plural."""
    return tuple(stem(word) for word in re.findall(r"[^\W_]+", phrase))


def phrases():
    return [(code, phrase) for row in ROWS for code, words in row.items() for phrase in words]


def test_there_are_rows_for_any_trade():
    """The glossary holds hundreds of kinds of things, and nothing else."""
    assert list(tomllib.loads(TEXT)) == ["thing"]
    assert len(ROWS) >= FEWEST


def test_a_row_has_words_in_every_language():
    """Each row has at least one word in Italian and in English, and no keys but languages."""
    for row in ROWS:
        assert {"it", "en"} <= row.keys() <= languages().keys() | {"it", "en"}, row
        assert all(row.values()), row


def test_no_word_stands_twice_in_a_row():
    """Within a language of a row no word is there twice, nor beside a plural that its stem finds already."""
    for row in ROWS:
        for words in row.values():
            assert not [pair for pair in combinations(words, 2) if bare(pair[0]) == bare(pair[1])], words


def test_words_are_folded():
    """Words have no capitals, accents, marks or needless blanks."""
    odd = [phrase for _, phrase in phrases() if phrase != " ".join(fold(phrase).split())]
    assert not odd
    assert not [phrase for _, phrase in phrases() if not re.fullmatch(r"[a-z0-9](?:[a-z0-9 '/-]*[a-z0-9])?", phrase)]


def test_words_have_no_articles():
    """No word begins with an article of its language."""
    assert not [phrase for code, phrase in phrases() if re.match(ARTICLES.get(code, "$^"), phrase)]


def test_no_row_stands_twice():
    """Two rows differ in their words in some language."""
    kept = [tuple((code, frozenset(words)) for code, words in sorted(row.items())) for row in ROWS]
    assert len(set(kept)) == len(kept)


@pytest.mark.parametrize(
    ("italian", "english"),
    [
        ("gruppo elettrogeno", "generator"),
        ("muletto", "forklift"),
        ("ple", "cherry picker"),
        ("minipala", "skid steer"),
        ("transpallet", "pump truck"),
        ("ricambio", "spare part"),
        ("litio", "li-ion"),
        ("pompe idrauliche", "hydraulic pump"),
        ("coltello", "knives"),
        ("banchi", "counter"),
    ],
)
def test_a_thing_is_found_across_languages(italian, english):
    """A word of one language shares a row with the word for the same kind of thing in the other."""
    assert any(italian in row["it"] and english in row["en"] for row in ROWS)
