"""Is this the same person? Two names of people compared, each whole, in part, with an initial, or misheard."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from nlp.languages import languages
from nlp.sound import skeleton
from nlp.tokens import words_of

#: Words so short must be the same; longer ones must sound alike, with no more letters apart than this.
EXACT_UP_TO, APART = 3, 2
VOWELS = frozenset("aeiou")


def same_person(one: str, other: str) -> bool:
    """Whether every word of the shorter name is a word of the longer one, or its initial, and not initials only."""
    short, long = sorted((bare(one), bare(other)), key=len)
    left, told = list(long), False
    for word in short:
        fitting = next((known for known in left if _alike(word, known)), None)
        if fitting is None:
            return False
        left.remove(fitting)
        told = told or min(len(word), len(fitting)) > 1
    return told


def bare(name: str) -> list[str]:
    """The folded words of a name without titles."""
    titles = {word for lang in languages().values() for phrase in lang.cues.get("intro.title", ()) for word in phrase}
    found = list(words_of(name))
    return [word for word in found if word not in titles] or found


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) <= EXACT_UP_TO or (a[:-1] == b[:-1] and {a[-1], b[-1]} <= VOWELS):
        return False  # Paolo is not Paola
    return skeleton(a) == skeleton(b) and OSA.distance(a, b) <= APART
