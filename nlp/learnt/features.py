"""What the tagger sees of each unit: its word, parts of it, how common it is, and what the recognisers say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.strings import hash_string  # type: ignore[attr-defined]

from nlp.names import Name
from nlp.page import Page
from nlp.sound import stem
from nlp.units import Unit

# The features of a unit, a column each, with the rows of their hashed table.
COLUMNS = {
    "word": 3000, "stem": 2500, "start": 1500, "end": 1000, "tag": 100, "shape": 100, "common": 50, "lemma": 2500,
    "told": 400, "named": 400,
}  # fmt: skip
# Cues that say what happened or is to be done; all others are shown apart.
TELLING = frozenset({"role", "do", "must", "issue", "channel", "unreached"})
UNKNOWN = "?"
SHAPE = list(COLUMNS).index("shape")
Rows = np.ndarray[Any, np.dtype[np.uint64]]


@lru_cache(maxsize=100_000)
def common(word: str, language: str) -> str:
    """How common a word is in a language, in powers of ten (wordfreq's Zipf scale, 0 for a word that is not known).

    Empty for a language that wordfreq does not know.
    """
    from wordfreq import zipf_frequency  # noqa: PLC0415

    try:
        return str(int(zipf_frequency(word, language)))
    except LookupError:
        return ""


@lru_cache(maxsize=100_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word; the word itself in a language that simplemma does not know."""
    import simplemma  # noqa: PLC0415

    try:
        return str(simplemma.lemmatize(word, lang=language))
    except ValueError:
        return word


@lru_cache(maxsize=200_000)
def _hashed(column: int, value: str) -> int:
    return int(hash_string(f"{column} {value}"))


def dictated(seen: Rows, units: Sequence[Unit], page: Page) -> tuple[Rows, list[int]]:
    """The rows as if the message had been dictated: without capitals and marks; and which units are left."""
    left = [i for i, unit in enumerate(units) if unit.kind not in ("mark", "break")]
    small = seen[left]
    for row, i in zip(small, left, strict=True):
        if units[i].thing is None:
            row[SHAPE] = _hashed(SHAPE, _shape(page, units[i], capitals=False))
    return small, left


def _shape(page: Page, unit: Unit, capitals: bool = True) -> str:
    token = page.tokens[unit.first]
    return f"{'C' if capitals and token.capital else ''}{token.kind}{min(len(token.norm), 5)}"


def rows(page: Page, units: Sequence[Unit], strangers: Sequence[Name], known: frozenset[str]) -> Rows:
    """The hashed features of all units (units x columns); of words that are not `known` only their parts are seen."""
    told, named = _cued(page, strangers)
    found = [_of_thing(unit) if unit.thing is not None else _of_word(page, unit, known, told, named) for unit in units]
    hashed = [[_hashed(column, value) for column, value in enumerate(row)] for row in found]
    return np.array(hashed, dtype=np.uint64).reshape(len(units), len(COLUMNS))


def _of_thing(unit: Unit) -> tuple[str, ...]:
    return (unit.tag, unit.tag, "", unit.kind[:3], unit.tag, unit.kind, "", unit.tag, "", "")


def _of_word(
    page: Page, unit: Unit, known: frozenset[str], told: dict[int, list[str]], named: dict[int, list[str]]
) -> tuple[str, ...]:
    token = page.tokens[unit.first]
    word, bare = token.norm, stem(token.norm)
    code = page.language.dateparser
    plain = token.kind == "word"
    return (
        word if word in known else UNKNOWN,
        bare if "~" + bare in known else UNKNOWN,
        word[:3],
        word[-3:],
        unit.tag,
        _shape(page, unit),
        common(word, code) if plain else "",
        lemma(word, code) if plain else word,
        "|".join(sorted(told.get(unit.first, ()))),
        "|".join(sorted(named.get(unit.first, ()))),
    )


def _cued(page: Page, strangers: Sequence[Name]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The labels of the cues at each token: those that tell, and the others with names that nobody knows."""
    told: dict[int, list[str]] = defaultdict(list)
    others: dict[int, list[str]] = defaultdict(list)
    for cue in page.cues:
        side = told if cue.group in TELLING else others
        for i in range(cue.first, cue.last):
            side[i].append(cue.label if i == cue.first else f"{cue.label}+")
    for name in strangers:
        for i in range(name.first, name.last):
            others[i].append(f"new.{name.kind}")
    return told, others


def vocabulary(sheets: Sequence[tuple[str, Page, Sequence[Unit]]], least: int = 2) -> frozenset[str]:
    """The words, and after a tilde the stems, that occur in so many trades; a message comes with its trade's name."""
    trades: dict[str, set[str]] = defaultdict(set)
    for trade, page, units in sheets:
        for unit in units:
            if unit.thing is None:
                word = page.tokens[unit.first].norm
                trades[word].add(trade)
                trades["~" + stem(word)].add(trade)
    return frozenset(word for word, where in trades.items() if len(where) >= least)
