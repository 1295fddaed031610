"""How words of a message fit known names: a word of a name, one name laid over the words, and what is meant."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.directory import Entry, Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` to `last` may be the word of a name."""

    first: int
    last: int
    word: str
    sure: float
    weak: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """One known name laid over the message."""

    entry: Entry
    first: int
    last: int
    score: float
    coverage: float
    left: frozenset[str]
    sure: float
    words: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean a known name, or one of several that fit equally well."""

    kind: Kind
    first: int
    last: int
    candidates: tuple[Entry, ...]
    sure: float
    score: float

    @property
    def entry(self) -> Entry | None:
        """The one name that is meant, if there is one."""
        return self.candidates[0] if len(self.candidates) == 1 else None
