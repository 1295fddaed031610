"""What a column's heading may mean: concepts, by the languages' phrases, abbreviated, compounded or misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from nlp.sheets.vocabulary import BRACKETS, MONEY, Tongue, Words, apart, readings, spell, tongues

LONGEST = 70
LEAST = 0.5
# What a heading loses for each word more than the phrase has.
QUALIFIED, OF_A_KIND, NUMBERED, STRANGE = 0.04, 0.06, 0.12, 0.25
FUZZY_FROM, FUZZY_LIKE = 5, 84
# Readings of a heading that are less sure than its best by more than this are left.
NEAR = 0.05


@dataclass(frozen=True, slots=True)
class Meaning:
    """A concept that a heading may name, how surely (0..1), and the language of the phrase."""

    concept: str
    sure: float
    language: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A heading of the languages' data, as words."""

    concept: str
    language: str
    words: Words


@cache
def _phrases() -> tuple[Phrase, ...]:
    found = {
        Phrase(concept, tongue.code, words): None
        for tongue in tongues()
        for concept, lines in tongue.headings.items()
        for line in lines
        for words in {_content(spell(line), tongue), *readings(spell(line), tongue)[:4]}
    }
    return tuple(found)


def _content(words: Words, tongue: Tongue) -> Words:
    return tuple(w for w in words if w not in tongue.idle and w not in MONEY) or words


@cache
def _exact() -> Mapping[str, Mapping[str, Meaning]]:
    """Joined words → concepts: as written first, written out after."""
    index: dict[str, dict[str, Meaning]] = {}
    written = {"".join(spell(line)) for t in tongues() for lines in t.headings.values() for line in lines}
    for tongue in tongues():
        for concept, lines in tongue.headings.items():
            for key, sure in (pair for line in lines for pair in _keys(line, tongue)):
                # "Da data" without its idle word is "Data", which is another heading.
                if sure == 1.0 or key not in written:
                    _add(index.setdefault(key, {}), Meaning(concept, sure, tongue.code))
    return index


def _keys(text: str, tongue: Tongue) -> Iterator[tuple[str, float]]:
    """The joined words of a heading, as written and written out, and how near to what is written."""
    words = spell(text)
    yield "".join(words), 1.0
    yield "".join(_content(words, tongue)), 0.99
    for n, reading in enumerate(readings(words, tongue)):
        yield "".join(reading), 0.97 - 0.01 * n


def bare(heading: str) -> tuple[tuple[str, float], ...]:
    """The heading as written, without what is in brackets, without remarks like "ex VAT"; and what that costs."""
    without = BRACKETS.sub(" ", heading)
    return tuple({heading: 0.0, without: 0.02, _unremarked(spell(without)): 0.02}.items())


def _unremarked(words: Words) -> str:
    for remark in (remark for tongue in tongues() for remark in tongue.aside):
        for start in range(1, len(words) - len(remark) + 1):
            if words[start : start + len(remark)] == remark:
                words = words[:start] + words[start + len(remark) :]
    return " ".join(words)


@lru_cache(maxsize=8192)
def quick(heading: str) -> tuple[Meaning, ...]:
    """The concepts that the heading names word for word, abbreviations written out; the surest first."""
    if len(heading) > LONGEST or not heading.strip():
        return ()
    found: dict[str, Meaning] = {}
    for text, less in bare(heading):
        for tongue in tongues():
            for key, near in _keys(text, tongue):
                for meaning in _exact().get(key, {}).values():
                    _add(found, Meaning(meaning.concept, min(near, meaning.sure) - less, meaning.language))
    return _sorted(found)


@lru_cache(maxsize=8192)
def meanings(heading: str) -> tuple[Meaning, ...]:
    """All concepts that the heading may name, also in part or misspelt; the surest first, none below 0.5."""
    found = {m.concept: m for m in quick(heading)}
    if len(heading) > LONGEST or not heading.strip():
        return ()
    if max((m.sure for m in found.values()), default=0) < 0.9:
        for meaning in (*_compounds(heading), *_misspelt(heading)):
            _add(found, meaning)
    return _sorted(found)


def _add(found: dict[str, Meaning], meaning: Meaning) -> None:
    known = found.get(meaning.concept)
    if known is None or known.sure < meaning.sure:
        found[meaning.concept] = meaning


def _sorted(found: Mapping[str, Meaning]) -> tuple[Meaning, ...]:
    best = max((m.sure for m in found.values()), default=0)
    kept = [m for m in found.values() if m.sure >= max(LEAST, best - NEAR)]
    return tuple(sorted(kept, key=lambda m: -m.sure))


def _compounds(heading: str) -> Iterator[Meaning]:
    words = tuple(piece for word in spell(_unremarked(spell(heading))) for piece in apart(word) if piece not in MONEY)
    for phrase in _phrases():
        sure = _holds(words, phrase)
        if sure >= LEAST:
            yield Meaning(phrase.concept, sure, phrase.language)


def _holds(words: Words, phrase: Phrase) -> float:
    """How surely the heading is the phrase with other words about it, or abbreviated."""
    rest, place, cut = list(words), 0, 0.0
    for word in phrase.words:
        while place < len(rest) and not _stands_for(rest[place], word):
            place += 1
        if place == len(rest):
            return 0.0
        cut += 0.0 if rest[place] == word else 0.06
        del rest[place]
    return 0.95 - cut - sum(_cost(word) for word in rest) if any(len(w) > 1 for w in phrase.words) else 0.0


def _stands_for(word: str, whole: str) -> bool:
    return word == whole or (len(word) >= 3 and whole.startswith(word)) or whole in _written_out(word)


@lru_cache(maxsize=8192)
def _written_out(word: str) -> frozenset[str]:
    return frozenset(full for tongue in tongues() for full in tongue.short.get(word, ()))


@lru_cache(maxsize=8192)
def _cost(word: str) -> float:
    if any(word in t.idle or word in t.qualifiers for t in tongues()):
        return QUALIFIED
    if any((word,) in names for t in tongues() for names in t.kinds.values()):
        return OF_A_KIND
    return NUMBERED if word.isdigit() else STRANGE


@cache
def _spellings() -> tuple[str, ...]:
    return tuple(key for key in _exact() if len(key) >= FUZZY_FROM)


def _misspelt(heading: str) -> Iterator[Meaning]:
    for text, _ in bare(heading):
        key = "".join(spell(text))
        if len(key) >= FUZZY_FROM:
            for spelling, like, _ in process.extract(
                key, _spellings(), scorer=fuzz.ratio, score_cutoff=FUZZY_LIKE, limit=4
            ):
                for meaning in _exact()[spelling].values():
                    yield Meaning(meaning.concept, 0.88 * meaning.sure * like / 100, meaning.language)
