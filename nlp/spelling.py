"""Number words of a language, also run together ("milleduecento"), and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from nlp.languages import Language

TENS = frozenset(range(20, 100, 10))
# A word longer than this is no number.
LONGEST = 40
VOWELS = ("", "e", "i", "o", "a")


class Speller:
    """Reads number words of one language."""

    def __init__(self, tables: Mapping[str, Mapping[str, float]], ordinal_endings: tuple[str, ...]) -> None:
        self.atoms = dict(tables.get("atoms", {}))
        self.ordinals = dict(tables.get("ordinals", {}))
        # One, which alone is an article, after tens: "trent uno".
        self.tails = frozenset(tables.get("tails", {}))
        self.ordinal_endings = ordinal_endings
        self.longest = max((len(a) for a in self.atoms), default=0)
        self.split = lru_cache(maxsize=20_000)(self._split)
        self.ordinal = lru_cache(maxsize=20_000)(self._ordinal)

    def _split(self, word: str) -> tuple[float, ...] | None:
        """The atoms that a word is made of, longest first, or `None`."""
        if not word:
            return ()
        if len(word) > LONGEST:
            return None
        for size in range(min(self.longest, len(word)), 1, -1):
            value = self.atoms.get(word[:size])
            if value is not None and value >= min(TENS) and word[size:] in self.tails:
                return (value, 1.0)
            if value is not None and (rest := self.split(word[size:])) is not None:
                return (value, *rest)
        return None

    def _ordinal(self, word: str) -> float | None:
        """The place that a word says: "terzo", "ventitreesimo"."""
        if word in self.ordinals:
            return self.ordinals[word]
        ending = next((e for e in self.ordinal_endings if word.endswith(e) and len(word) > len(e)), None)
        if ending is None:
            return None
        for vowel in VOWELS:
            if atoms := self.split(word.removesuffix(ending) + vowel):
                value: float | None = atoms[0]
                for atom in atoms[1:]:
                    value = extend(value, atom, pairs=False) if value is not None else None
                return value
        return None


def extend(value: float, atom: float, pairs: bool) -> float | None:
    """The value when `atom` is said after it, or `None` where a new number begins."""
    head, group = divmod(value, 1000) if value >= 1000 else (0, value)
    if atom == 100:
        if value >= 1000 and group == 0:
            return value + 100
        return head * 1000 + group * 100 if 0 < group < 100 else None
    if atom >= 1000:
        return value * atom if value < 1000 else None
    opened = (
        (value >= 1000 and group == 0)
        or (group >= 100 and group % 100 == 0 and atom < 100)
        or (group % 100 >= 20 and group % 10 == 0 and atom < 10)
    )
    if opened:
        return value + atom
    paired = pairs and value < 100 and atom >= 10 and (value < 20 or value % 10 == 0)
    return value * 100 + atom if paired else None


@lru_cache(maxsize=32)
def speller(language: Language) -> Speller:
    """The reader of a language's number words."""
    return Speller(language.numbers, tuple(language.words("ordinal_endings")))
