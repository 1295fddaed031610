"""How a word sounds and what it shares with its plural: keys under which a misheard name is found again."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

# Spellings that sound alike in the languages of Europe; the order matters.
SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("ch", "k"), ("ck", "k"), ("ph", "f"), ("gh", "g"), ("qu", "k"), ("x", "ks"),
    ("gn", "n"), ("gl", "l"), ("sc", "s"), ("wh", "w"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
    ("c", "k"), ("q", "k"), ("h", ""),
)  # fmt: skip
DOUBLE = re.compile(r"(.)\1+")
ENDING = re.compile(r"(?:[aeiou]{1,2}|e?s)$")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The first sound and the consonants of a word: "hardeep" and "hardip" share theirs."""
    for spelled, sound in SOUNDS:
        word = word.replace(spelled, sound)
    word = DOUBLE.sub(r"\1", word)
    return word[:1] + re.sub(r"[aeiou]", "", word[1:])


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without the ending that number and gender change."""
    bare = ENDING.sub("", word) if word.isalpha() else word
    return bare if len(bare) > 2 else word


def likeness(a: str, b: str) -> float:
    """How alike two words are written, 0 to 1."""
    return float(DamerauLevenshtein.normalized_similarity(a, b))


def shortened(word: str) -> tuple[str, ...]:
    """The word, and the word with any one letter left out."""
    return (word, *dict.fromkeys(word[:i] + word[i + 1 :] for i in range(len(word))))
