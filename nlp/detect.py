"""Which language a message is written in, told by the words that only one of them has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from nlp.languages import Language
from nlp.tokens import Token, tokenise

SETS = ("function", "stop", "articles", "prepositions", "connectors")
CLASSES = ("relday", "weekday", "unit", "month", "currency", "shift")
# What a word says for a language: one of its grammar, one of a seller's talk, a name or an ending.
GRAMMAR, TALK, ENDING = 1.0, 0.8, 0.6
LONG_ENOUGH = 5
# How much further ahead another language than the usual one must be.
AHEAD, MARGIN = 1.3, 0.5
# Greetings are borrowed: they tell nothing.
BORROWED = "chat"


def detect(text: str, choice: Mapping[str, Language], usual: str | None = None) -> Language:
    """The language the words speak for: `usual`, unless another is clearly ahead; without it, the first of equals."""
    tokens = [t for t in tokenise(text) if t.kind == "word"]
    marks = {code: _evidence(tokens, language, choice) for code, language in choice.items()}
    best = max(choice, key=lambda code: marks[code])
    if usual is None or usual not in choice or marks[best] > AHEAD * marks[usual] + MARGIN:
        return choice[best]
    return choice[usual]


def _evidence(tokens: Sequence[Token], language: Language, choice: Mapping[str, Language]) -> float:
    """How much the words speak for a language: each that it has, and that no other has as surely."""
    total = 0.0
    for n, token in enumerate(tokens):
        mine = _mark(token.norm, language)
        others = max((_mark(token.norm, other) for other in choice.values() if other is not language), default=0.0)
        named = n > 0 and token.capital
        total += max(0.0, mine - others) * (0.5 if named else 1.0)
    return total


def _mark(word: str, language: Language) -> float:
    grammar, talk, endings = _vocabulary(language)
    if word in grammar:
        return GRAMMAR
    if word in talk:
        return TALK
    return ENDING if len(word) >= LONG_ENOUGH and endings and word.endswith(endings) else 0.0


@lru_cache(maxsize=32)
def _vocabulary(language: Language) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    grammar = frozenset(w for name in SETS for w in language.words(name))
    talk = {w for label, phrases in language.cues.items() if label != BORROWED for p in phrases for w in p}
    talk |= {w for name in CLASSES for p in language.classes.get(name, {}) for w in p}
    talk |= set(language.numbers.get("atoms", {}))
    return grammar, frozenset(talk), tuple(language.words("telling_endings"))
