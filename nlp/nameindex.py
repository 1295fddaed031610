"""The words of the known names: who bears them, what they begin with, and what they may be heard or written as."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from nlp.languages import languages
from nlp.sound import likeness, shortened, skeleton, stem

# The part of a model code that is said: "V10" of "V10E".
CODE = re.compile(r"[a-z]+\d+")
DIGITS = re.compile(r"\d+")
# Below these lengths a misheard word is taken for another word.
FUZZY_FROM = 5
STEM_FROM = 4
LIKE_ENOUGH = 0.75
SKELETON_FROM = 3


@lru_cache(maxsize=1)
def number_words() -> Mapping[str, str]:
    """Single words for whole numbers, of all languages, with their digits."""
    atoms = ((w, v) for lang in languages().values() for w, v in lang.numbers.get("atoms", {}).items())
    return {word: str(int(value)) for word, value in atoms}


@lru_cache(maxsize=1)
def written_short() -> Mapping[str, str]:
    """How some words are written short, of all languages."""
    return {w[0]: s for lang in languages().values() for w, s in lang.classes.get("name_short", {}).items()}


def _put(index: dict[str, list[str]], key: str, word: str) -> None:
    # Nearly all keys have one word: a list made of it takes less room than one that grew.
    there = index.get(key)
    if there is None:
        index[key] = [word]
    else:
        there.append(word)


class Words:
    """Words, the numbers of the names that hold each, and the words in their order.

    Words and numbers are only ever added, each in one step, so that others may read meanwhile.
    """

    def __init__(self) -> None:
        self.holders: dict[str, list[int]] = {}
        self._ordered: list[str] | None = None

    def add(self, word: str, number: int) -> bool:
        """The name of that number holds the word; tells whether the word is new."""
        there = self.holders.get(word)
        if there is not None:
            there.append(number)
            return False
        self.holders[word] = [number]
        if self._ordered is not None:
            insort(self._ordered, word)
        return True

    def settle(self) -> None:
        """Put the words in their order; those that come later are put in their place one by one."""
        if self._ordered is None:
            self._ordered = sorted(self.holders)

    def starting(self, letters: str) -> Iterator[str]:
        """The words that begin so, in their order."""
        ordered = self._ordered or []
        for place in range(bisect_left(ordered, letters), len(ordered)):
            if not ordered[place].startswith(letters):
                return
            yield ordered[place]


class Forms:
    """What the words of names may be written or heard as."""

    def __init__(self) -> None:
        self._written: dict[str, list[str]] = {}
        self._heard: dict[str, list[str]] = {}

    def add(self, word: str) -> None:
        """A word that is new: its stem, digits and usual short form, its sound, and itself with one letter less."""
        for form in {stem(word), number_words().get(word, ""), written_short().get(word, "")} - {"", word}:
            _put(self._written, form, word)
        if not word.isalpha():
            self._add_code(word)
        elif len(word) >= STEM_FROM:
            _put(self._heard, "~" + skeleton(word), word)
            for short in shortened(word):
                _put(self._heard, short, word)

    def _add_code(self, word: str) -> None:
        if (code := CODE.match(word)) and code.group() != word:
            _put(self._written, code.group(), word)
        for core in set(DIGITS.findall(word)) - {word}:
            _put(self._written, "#" + core, word)

    def written(self, form: str) -> Sequence[str]:
        """The words that may be written so; digits within words behind a "#"."""
        return self._written.get(form, ())

    def heard(self, said: str) -> dict[str, float]:
        """The words that sound or look like the one that was said, and how surely."""
        words = dict.fromkeys(w for form in shortened(said) for w in self._heard.get(form, ()))
        key = skeleton(said)
        if len(key) >= SKELETON_FROM:
            words |= dict.fromkeys(self._heard.get("~" + key, ()))
        scored = {w: likeness(said, w) + (0.13 if skeleton(w) == key else 0) for w in words}
        best = max(scored.values(), default=0.0)
        return {w: min(0.94, s) for w, s in scored.items() if s >= LIKE_ENOUGH and s > best - 0.08}
