"""Kinds of customers: which of those that the books know a question means ("quanti laboratori", "which clinics")."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nlp.cues import Cue, finder, framer
from nlp.directory import Directory
from nlp.languages import Language, languages
from nlp.sound import stem
from nlp.tokens import Token, tokenise, words_of

GLOSSARY = Path(__file__).with_name("kinds.toml")
#: Words of the longest phrase that is looked for; letters of the shortest word.
LONGEST, SHORTEST = 3, 3
#: So many names at least must begin with a word for it to mean a kind of customers.
ALIKE = 2
#: Topics that words of the question tell and that are about the customers themselves.
OF_CUSTOMERS = frozenset({"totals", "nearby", "owner", "card"})
#: What may be wanted of customers themselves.
PLAIN = frozenset({"who", "how_many", "all", "none"})
Phrase = tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """Characters `start` to `end` of a question, which mean customers of these `sectors` or `sizes`, or in whose names
    one of these words stands (`named`). `one`: a single one is meant, as with "the university"."""

    start: int
    end: int
    said: str
    sectors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    one: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """A question's tokens, and which of them say how or about what it is asked, or whose customers."""

    text: str
    language: Language
    tokens: tuple[Token, ...]
    telling: frozenset[int]
    customers: frozenset[int]
    leading: frozenset[int]

    def stems(self, first: int, size: int) -> Phrase:
        return tuple(stem(token.norm) for token in self.tokens[first : first + size])


def kinds(
    text: str, lang: str, sectors: Sequence[str], sizes: Sequence[str], known: Directory, taken: Iterable[Span] = ()
) -> tuple[Kind, ...]:
    """The kinds that are said, left to right; `taken` are characters of names, which say of no kind."""
    words = _words(text, lang)
    held = tuple(taken)
    found = list(_found(words, "kind", sectors, known, held)) if sectors else []
    if not found:
        found = list(_by_names(words, known, held))
    taken_too = (*held, *((kind.start, kind.end) for kind in found))
    return (*found, *_sizes(words, sizes, taken_too))


def of_customers(text: str, lang: str, surely: bool = False) -> bool:
    """Whether the words ask about customers themselves, and not what they bought, owe or have on hire.

    `surely`: there is no word either that asks how much, how late or when.
    """
    language = languages()[lang]
    tokens = tokenise(text, language.words("units"))
    cues = finder(language).find(tokens)
    told = any(c.group in ("role", "issue") for c in cues)
    if surely:
        wants = {c.value for c in framer(language).find(tokens) if c.group == "want"}
        told = told or bool(wants - PLAIN)
    return not told and all(c.value in OF_CUSTOMERS for c in cues if c.group == "topic")


def alone(text: str, lang: str, start: int) -> bool:
    """Whether the words from that character on are no part of a longer name: "a Ivrea", not "lo studio Bini di Ivrea".

    What stands before them, but for small words, must be one that says how or what is asked.
    """
    words = _words(text, lang)
    i = next((n for n, token in enumerate(words.tokens) if token.start >= start), 0) - 1
    while i >= 0 and words.tokens[i].norm in words.language.words("stop"):
        i -= 1
    if i < 0 or words.tokens[i].kind != "word":
        return True
    cues = (*finder(words.language).find(words.tokens), *framer(words.language).find(words.tokens))
    return i in _inside(cues)


@lru_cache(maxsize=8)
def _words(text: str, lang: str) -> _Words:
    language = languages()[lang]
    tokens = tokenise(text, language.words("units"))
    framing = framer(language).find(tokens)
    telling = [c for c in finder(language).find(tokens) if c.group in ("topic", "role", "ask") and c.value != "ranking"]
    telling += [c for c in framing if c.group in ("want", "period", "detail", "sign", "care")]
    customers = [c for c in framing if c.group in ("of", "one") and c.value == "customers"]
    leading = [c for c in framing if c.label in ("lead.which", "want.how_many", "lead.among") or c.group == "scope"]
    return _Words(text, language, tokens, _inside(telling), _inside(customers), frozenset(c.last for c in leading))


def _inside(cues: Iterable[Cue]) -> frozenset[int]:
    return frozenset(i for cue in cues for i in range(cue.first, cue.last))


def _found(words: _Words, table: str, values: Sequence[str], known: Directory, held: Sequence[Span]) -> Iterator[Kind]:
    """What the books call a kind, by its own words or by others that mean the same."""
    i = 0
    while i < len(words.tokens):
        used = 1
        for size in range(min(LONGEST, len(words.tokens) - i), 0, -1):
            meant = _meant(words, i, size, table, values) if _may_be(words, i, size, known, held) else ()
            if meant:
                yield _kind(words, i, i + size, sectors=meant)
                used = size
                break
        i += used


def _may_be(words: _Words, first: int, size: int, known: Directory, held: Sequence[Span]) -> bool:
    """Whether these tokens may say a kind: no small words at the ends, no names, no goods, nothing that tells more."""
    tokens = words.tokens[first : first + size]
    small = words.language.words("stop")
    if any(t.kind == "mark" or len(t.norm) < SHORTEST for t in (tokens[0], tokens[-1])):
        return False
    if tokens[0].norm in small or tokens[-1].norm in small:
        return False
    if any(start < tokens[-1].end and tokens[0].start < end for start, end in held):
        return False
    beside = first - 1 in words.customers or first in words.leading or _after_customers(words, first)
    named = words.tokens[first + size : first + size + 1]
    if not beside and named and named[0].capital and named[0].kind == "word":
        return False  # "Studio Bini" is a name
    if not beside and any(i in words.telling for i in range(first, first + size)):
        return False
    return beside or not _goods(tokens, known)


def _after_customers(words: _Words, first: int) -> bool:
    """Whether it stands behind "customers", with a small word between: "clienti del settore edile", "tipo clinica"."""
    small = words.language.words("stop")
    i = first - 1
    while i >= 0 and words.tokens[i].norm in small:
        i -= 1
    return i in words.customers


def _goods(tokens: Sequence[Token], known: Directory) -> bool:
    """Whether products are called so: the first word of their names is the first of these."""
    found, _ = known.goods.meant([t.norm for t in tokens])
    head = stem(tokens[0].norm)
    return any(stem(known.entries[n].variants[0][0]) == head for n in found)


def _meant(words: _Words, first: int, size: int, table: str, values: Sequence[str]) -> tuple[str, ...]:
    """The values that the words mean: whose first word it is, or behind "customers" any."""
    said = words.stems(first, size)
    same = {said, *_glossary()[table].get(said, ())}
    loose = first - 1 in words.customers or _after_customers(words, first)
    return tuple(value for value in values if any(_fits(phrase, _stems(value), loose) for phrase in same))


def _fits(phrase: Phrase, value: Phrase, loose: bool) -> bool:
    return bool(value) and set(phrase) <= set(value) and (loose or len(phrase) > 1 or phrase[0] == value[0])


@lru_cache(maxsize=5_000)
def _stems(value: str) -> Phrase:
    return tuple(stem(word) for word in words_of(value))


def _kind(words: _Words, first: int, last: int, **meant: tuple[str, ...]) -> Kind:
    start, end = words.tokens[first].start, words.tokens[last - 1].end
    return Kind(start, end, words.text[start:end], one=_single(words, first), **meant)


def _single(words: _Words, first: int) -> bool:
    """Whether a definite article for one stands before it, and nothing that asks which."""
    return first > 0 and words.tokens[first - 1].norm in words.language.words("definite_one")


def _by_names(words: _Words, known: Directory, held: Sequence[Span]) -> Iterator[Kind]:
    """Where the books say nothing of kinds: a word with which several customers' names begin."""
    for i, token in enumerate(words.tokens):
        asked = i in words.leading or i - 1 in words.customers
        if token.kind != "word" or not asked or not _may_be(words, i, 1, known, held) or i in words.customers:
            continue
        same = {(stem(token.norm),), *_glossary()["kind"].get((stem(token.norm),), ())}
        firsts = _first_words(known, {phrase[0] for phrase in same if len(phrase) == 1})
        if firsts:
            yield _kind(words, i, i + 1, named=firsts)


def _first_words(known: Directory, stems: set[str]) -> tuple[str, ...]:
    """The words of these stems with which customers' names begin, where enough do."""
    found: dict[str, int] = {}
    for word, numbers in known.postings.items():
        if stem(word) in stems:
            for number in numbers:
                entry = known.entries[number]
                if entry.kind == "account" and entry.variants[0][0] == word:
                    found[word] = found.get(word, 0) + 1
    return tuple(sorted(found)) if sum(found.values()) >= ALIKE else ()


def _sizes(words: _Words, sizes: Sequence[str], held: Sequence[Span]) -> Iterator[Kind]:
    """How large they are, beside "customers" or a kind: "i clienti piccoli", "small clinics"."""
    ends = {end for _, end in held} | {words.tokens[i].end for i in words.customers}
    starts = {start for start, _ in held} | {words.tokens[i].start for i in words.customers}
    for i in range(len(words.tokens)):
        before = words.tokens[i - 1].end if i else -1
        after = words.tokens[i + 1].start if i + 1 < len(words.tokens) else -1
        if i in words.telling or not (before in ends or after in starts):
            continue
        meant = _meant(words, i, 1, "size", sizes)
        if meant:
            yield _kind(words, i, i + 1, sizes=meant)


@lru_cache(maxsize=1)
def _glossary() -> dict[str, dict[Phrase, tuple[Phrase, ...]]]:
    """By table, for the stems of each phrase those of all that mean the same, in any language."""
    read = tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))
    return {table: _same(rows) for table, rows in read.items()}


def _same(rows: Iterable[dict[str, list[str]]]) -> dict[Phrase, tuple[Phrase, ...]]:
    found: dict[Phrase, dict[Phrase, None]] = {}
    for row in rows:
        phrases = [tuple(stem(word) for word in words_of(name)) for names in row.values() for name in names]
        for phrase in phrases:
            found.setdefault(phrase, {}).update(dict.fromkeys(phrases))
    return {phrase: tuple(others) for phrase, others in found.items()}
