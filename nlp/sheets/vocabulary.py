"""What the languages say of sheets: headings, abbreviations, value words, rows that are no data (`sheets.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from nlp.languages import Language, expand, languages
from nlp.tokens import fold

# "Q.tà", "P.IVA", "U.M.": a letter with a point belongs to the short word after it.
INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]{1,4}\b)")
CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
WORDS = re.compile(r"[^\W\d_]+|\d+|[%#€$£]")
BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
MONEY = frozenset({"€", "$", "£", "eur", "usd", "chf", "gbp"})
Words = tuple[str, ...]
MOST_READINGS = 12


@dataclass(frozen=True, eq=False)
class Tongue:
    """What one language says of sheets; words are folded."""

    code: str
    date_order: str
    decimal: str
    idle: frozenset[str]
    qualifiers: frozenset[str]
    short: Mapping[str, Words]
    headings: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[Words, ...]]
    values: Mapping[str, Mapping[str, str]]
    months: Mapping[str, int]
    aside: tuple[Words, ...]
    totals: tuple[Words, ...]
    none: frozenset[str]
    particles: frozenset[str]


def spell(text: str) -> Words:
    """The folded words of a heading, abbreviations with points and CamelCase taken apart."""
    return tuple(WORDS.findall(fold(CAMEL.sub(" ", INITIAL.sub(r"\1", text.replace("'", "").replace("’", ""))))))


def plain(text: str) -> str:
    """The folded words of a value, one blank between them."""
    return " ".join(WORDS.findall(fold(text)))


@cache
def tongues() -> tuple[Tongue, ...]:
    """All languages that have a `sheets.toml`, in the order of their rank."""
    return tuple(_tongue(language) for language in languages().values() if (language.folder / "sheets.toml").is_file())


def _tongue(language: Language) -> Tongue:
    text = (language.folder / "sheets.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)["sheets"]
    return Tongue(
        code=language.code,
        date_order=data["date_order"],
        decimal=language.decimal,
        idle=frozenset(map(fold, data["idle"])),
        qualifiers=frozenset(map(fold, data["qualifiers"])),
        short=_turned(data["short"]),
        headings={concept: tuple(phrases) for concept, phrases in data["headings"].items()},
        kinds={kind: tuple(spell(name) for name in names) for kind, names in data["kinds"].items()},
        values={name: _values(table) for name, table in data["values"].items()},
        months={fold(word): n for n, words in enumerate(data["months"], 1) for word in words.split()},
        aside=tuple(spell(remark) for remark in data["aside"]),
        totals=tuple(spell(name) for name in data["totals"]),
        none=frozenset(map(fold, data["none"])),
        particles=frozenset(data["surname_particles"]),
    )


def _turned(short: Mapping[str, Iterable[str]]) -> dict[str, Words]:
    """Abbreviation → the words it may stand for."""
    turned: dict[str, list[str]] = {}
    for word, abbreviations in short.items():
        for abbreviation in abbreviations:
            turned.setdefault("".join(spell(abbreviation)), []).append(word)
    return {abbreviation: tuple(words) for abbreviation, words in turned.items()}


def _values(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {plain(word): value for value, lines in table.items() for line in lines for word in expand(line)}


def values(name: str) -> Mapping[str, str]:
    """The value words of a table, of all languages, with what they mean; the first language's meaning wins."""
    merged: dict[str, str] = {}
    for tongue in tongues():
        for word, value in tongue.values.get(name, {}).items():
            merged.setdefault(word, value)
    return merged


@cache
def months() -> Mapping[str, int]:
    """Names of months of all languages, with their numbers."""
    return {word: number for tongue in tongues() for word, number in tongue.months.items()}


@cache
def nothing() -> frozenset[str]:
    """Folded texts that stand in a cell for nothing; "NA" is none, being a province."""
    return frozenset(word for tongue in tongues() for word in tongue.none)


@cache
def totals() -> frozenset[Words]:
    """What a row of sums begins with."""
    return frozenset(words for tongue in tongues() for words in tongue.totals)


@cache
def _known_words() -> frozenset[str]:
    phrases = (w for t in tongues() for ps in t.headings.values() for p in ps for w in spell(p))
    shorts = (w for t in tongues() for w in (*t.short, *(full for fulls in t.short.values() for full in fulls)))
    return frozenset((*phrases, *shorts))


@lru_cache(maxsize=8192)
def apart(word: str) -> Words:
    """The known words that are written together in one ("ragsoc"), or the word itself."""
    known = _known_words()
    if word in known or len(word) < 4 or not word.isalpha():
        return (word,)
    best: list[Words | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end):
            before = best[start]
            piece = word[start:end]
            if before is None or piece not in known or (len(piece) == 1 and piece not in ("n", "p")):
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or ()):
                best[end] = (*before, piece)
    found = best[-1]
    return found if found and len(found) <= 3 else (word,)


def readings(words: Words, tongue: Tongue) -> tuple[Words, ...]:
    """The words with abbreviations written out, in every way that the language has, without idle words."""
    pieces = tuple(piece for word in words for piece in apart(word))
    kept = tuple(w for w in pieces if w not in tongue.idle and w not in MONEY) or pieces
    options = [(word, *tongue.short.get(word, ())) for word in kept]
    return tuple(row for row, _ in zip(product(*options), range(MOST_READINGS), strict=False))
