"""Cue words: phrases of the language folder, found by spaCy's PhraseMatcher over folded words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.languages import Language, Phrase
from nlp.tokens import Token

# Stands for a word that is in no phrase.
OTHER = "\ufffd"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the list `label` ("role.bought"), at tokens `first` up to `last`."""

    label: str
    first: int
    last: int

    @property
    def group(self) -> str:
        """The part of the label before the dot."""
        return self.label.partition(".")[0]

    @property
    def value(self) -> str:
        """The part of the label after the dot."""
        return self.label.partition(".")[2]


class CueFinder:
    """Finds phrases, given by their labels."""

    def __init__(self, phrases: Mapping[str, Sequence[Phrase]]) -> None:
        # spaCy takes a second to import: only who reads a message pays for it. The words come as our own tokens, so
        # that a bare vocabulary serves every language alike.
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415
        from spacy.tokens import Doc  # noqa: PLC0415
        from spacy.vocab import Vocab  # noqa: PLC0415

        self.vocab = Vocab()
        self.doc = Doc
        self.words = frozenset(word for some in phrases.values() for phrase in some for word in phrase)
        self.matcher = PhraseMatcher(self.vocab, attr="ORTH")
        for label, some in phrases.items():
            if some:
                self.matcher.add(label, [Doc(self.vocab, words=list(p)) for p in some])

    def find(self, tokens: Sequence[Token]) -> tuple[Cue, ...]:
        """All cues, left to right; of one label the longest, and none inside a longer one of its group."""
        if not tokens:
            return ()
        # Other words are not shown, so that the vocabulary does not grow with every name that is ever said.
        words = [t.norm if t.norm in self.words else OTHER for t in tokens]
        found = self.matcher(self.doc(self.vocab, words=words))
        cues = [Cue(self.vocab.strings[label], first, last) for label, first, last in found]
        return _longest(cues)


def _longest(cues: list[Cue]) -> tuple[Cue, ...]:
    kept: list[Cue] = []
    places: set[tuple[str, int, int]] = set()
    covered: Mapping[str, set[int]] = {c.group: set() for c in cues}
    for cue in sorted(cues, key=lambda c: (c.first - c.last, c.first)):
        whose = covered[cue.group]
        inside = any(k in whose for k in range(cue.first, cue.last))
        place = (cue.group, cue.first, cue.last)
        if not inside or place in places:
            kept.append(cue)
            places.add(place)
            whose.update(range(cue.first, cue.last))
    return tuple(sorted(kept, key=lambda c: (c.first, c.last, c.label)))


@lru_cache(maxsize=32)
def finder(language: Language) -> CueFinder:
    """The finder of a language's cues, made once."""
    return CueFinder(language.cues)


@lru_cache(maxsize=32)
def framer(language: Language) -> CueFinder:
    """The finder of what tells how something is asked, made once."""
    return CueFinder(language.frames)
