"""What a language has to know of a noun to word it: its gender, and whether words are a thing without a deed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: What nobody can tell the gender of.
UNSURE = "unsure"
#: Letters of the shortest word that is a noun.
SHORTEST = 3
VOWELS = frozenset("aeiouàèéìòù")


@dataclass(frozen=True)
class Nouns:
    """The nouns of a language, from its `nouns.toml`; without one nothing is told.

    By gender: `words` that are of it, the words that compounds of it `begins` with and the letters that it `ends` with
    (the longest wins). `foreign` is the gender of what ends with a consonant; `bare` are the words with which a thing
    begins and no deed does ("a quote").
    """

    words: Mapping[str, str] = field(default_factory=dict)
    begins: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
    foreign: str = UNSURE
    bare: frozenset[str] = frozenset()

    def gender(self, name: Any) -> str:
        """The gender of what is called so, by its first word; `unsure` where that does not tell."""
        head = str(name).split(maxsplit=1)[0].casefold().strip("«»\"“”'’.,") if str(name).strip() else ""
        if len(head) < SHORTEST or not head.isalpha():
            return UNSURE
        if head in self.words:
            return self.words[head]
        if (begun := next((self.begins[one] for one in self.begins if head.startswith(one)), None)) is not None:
            return begun
        known = next((self.ends[head[-n:]] for n in range(len(head), 0, -1) if head[-n:] in self.ends), None)
        return known or (UNSURE if head[-1] in VOWELS else self.foreign)

    def thing(self, words: Any) -> str:
        """`yes` where the words name a thing and no deed."""
        said = str(words).casefold().replace("’", "'").replace("'", "' ").split()
        return "yes" if len(said) > 1 and said[0] in self.bare else "no"


def nouns(folder: Path) -> Nouns:
    """The nouns of a language's folder."""
    file = folder / "nouns.toml"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))["nouns"] if file.exists() else {}
    words, begins, ends = (_by_word(data.get(name, {})) for name in ("words", "begins", "ends"))
    return Nouns(words, begins, ends, data.get("foreign", UNSURE), frozenset(data.get("bare", ())))


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: gender for gender, words in table.items() for word in words}
