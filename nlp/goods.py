"""Kinds of goods: which products somebody means who names none of them ("le piattaforme", "spare parts")."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from pathlib import Path

from nlp.sound import stem
from nlp.tokens import words_of

GLOSSARY = Path(__file__).with_name("goods.toml")
#: Words of the longest phrase of the glossary that is looked for.
LONGEST = 4
Phrase = tuple[str, ...]
Numbers = frozenset[int]
NOTHING: Numbers = frozenset()


class Goods:
    """The products of a company by the stems of the words in their names and in the lines they belong to.

    Words are only added, each in one step, so that others may read meanwhile.
    """

    def __init__(self) -> None:
        self._holders: dict[str, list[int]] = {}

    def add(self, number: int, words: Iterable[str]) -> None:
        """The product of that number is called so, or belongs to a line that is."""
        for key in {stem(word) for word in words}:
            self._holders.setdefault(key, []).append(number)

    def meant(self, words: Sequence[str]) -> tuple[Numbers, int]:
        """The products that the first of the words mean, as many words as mean any together, and how many those are.

        "carrelli litio" are those that both words fit; nothing where the first word fits none.
        """
        found, used = NOTHING, 0
        while used < len(words):
            more, size = self._thing(words[used:])
            narrowed = found & more if used else more
            if not narrowed:
                break
            found, used = narrowed, used + size
        return found, used

    def _thing(self, words: Sequence[str]) -> tuple[Numbers, int]:
        """What the longest phrase at the beginning means, by itself or by what else it is called; and its length."""
        for size in range(min(LONGEST, len(words)), 0, -1):
            phrase = tuple(stem(word) for word in words[:size])
            names = synonyms().get(phrase, ())
            if size > 1 and not names:
                continue
            found = self._all(phrase) or NOTHING.union(*(self._all(name) for name in names))
            if found:
                return found, size
        return NOTHING, 0

    def _all(self, phrase: Phrase) -> Numbers:
        """The products that hold each of these stems."""
        holders = (frozenset(self._holders.get(key, ())) for key in phrase)
        return reduce(frozenset.intersection, holders)


@lru_cache(maxsize=1)
def synonyms() -> dict[Phrase, tuple[Phrase, ...]]:
    """For the stems of each phrase of the glossary those of all that mean the same, in any language."""
    found: dict[Phrase, dict[Phrase, None]] = {}
    for row in _rows():
        for phrase in row:
            found.setdefault(phrase, {}).update(dict.fromkeys(row))
    return {phrase: tuple(others) for phrase, others in found.items()}


def _rows() -> Iterator[list[Phrase]]:
    table = tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))
    for thing in table["thing"]:
        yield [tuple(stem(word) for word in words_of(name)) for names in thing.values() for name in names]
