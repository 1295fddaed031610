"""What is said of a colleague: the name, the role and the team, in any order and in any language.

Roles are words of the languages ("responsabile"); a team is known by its name or stands beside a word for it ("team
Nord", "the North team"). What is left is the colleague's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.languages import languages
from nlp.tokens import fold

#: What may stand around a word without being part of it.
MARKS = ",;:.\"'«»“”()"
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Colleague:
    """`name` is empty where only a role or a team was said; `team` is empty (not `None`) for "no team"."""

    name: str
    role: str | None = None
    team: str | None = None


@cache
def _ranks() -> Mapping[Phrase, str]:
    """The words for roles, of all languages."""
    return {phrase: rank for one in languages().values() for phrase, rank in one.classes.get("rank", {}).items()}


@cache
def _words(name: str) -> frozenset[str]:
    """A set of words, of all languages."""
    return frozenset(word for language in languages().values() for word in language.words(name))


def colleague(said: str, teams: Sequence[str] = (), people: Sequence[str] = (), bare: bool = False) -> Colleague:
    """Who is meant, with the role and the team that were said.

    `teams` and `people` are the names that the company knows. `bare`: a team is also meant without a word for it
    ("Nord Laura Bianchi").
    """
    words = [word for word in (word.strip(MARKS) for word in said.split()) if word]
    if _folded(words) in map(_key, people):
        return Colleague(" ".join(words))
    words, role = _role(words)
    words, team = _team(words, teams, people)
    if team is None and bare:
        words, team = _bare(words, teams, people)
    return Colleague(" ".join(_trimmed(words)), role, team)


def _key(name: str) -> Phrase:
    return _folded(name.split())


def _folded(words: Iterable[str]) -> Phrase:
    return tuple(fold(word) for word in words)


def _role(words: list[str]) -> tuple[list[str], str | None]:
    """The words without those that say the role, and the role."""
    said = _folded(words)
    for size in (2, 1):
        for at in range(len(said) - size + 1):
            if (rank := _ranks().get(said[at : at + size])) is not None:
                return [*_before(words[:at]), *words[at + size :]], rank
    return words, None


def _team(words: list[str], teams: Sequence[str], people: Sequence[str]) -> tuple[list[str], str | None]:
    """The words without those that say the team, and its name as it was said."""
    at = next((n for n, word in enumerate(words) if fold(word) in _words("team_word")), None)
    if at is None:
        return words, None
    before, after = words[:at], words[at + 1 :]
    if (size := _known(after, teams)) or (size := _none(after)):
        return [*_before(before), *after[size:]], "" if _none(after[:size]) else " ".join(after[:size])
    if size := _known(before[::-1], [" ".join(reversed(team.split())) for team in teams]) or _none(before[-1:]):
        named = before[-size:]
        return [*_before(before[:-size]), *after], "" if _none(named) else " ".join(named)
    if after:
        size = len(after) if _trimmed(before) else _first(after, people)
        return [*_before(before), *after[size:]], " ".join(after[:size])
    return (before[:-1], before[-1]) if before else (words, None)


def _bare(words: list[str], teams: Sequence[str], people: Sequence[str]) -> tuple[list[str], str | None]:
    """A team without a word for it, at either end; one that nobody knows, where the rest is a known colleague."""
    if size := _known(words, teams):
        return words[size:], " ".join(words[:size])
    if size := _known(words[::-1], [" ".join(reversed(team.split())) for team in teams]):
        return _before(words[:-size]), " ".join(words[-size:])
    if 0 < (size := _last(words, people)) < len(words):
        return words[-size:], " ".join(words[:-size])
    if 0 < (size := _known(words, people)) < len(words):
        return words[:size], " ".join(_trimmed(words[size:]))
    return words, None


def _first(words: list[str], people: Iterable[str]) -> int:
    """How many of the words are an unknown team's, where a name follows: all before a known one, else the first."""
    size = _last(words, people)
    return len(words) - size if 0 < size < len(words) else 1


def _known(words: Sequence[str], names: Iterable[str]) -> int:
    """With how many words the longest known name begins here; 0 where none does."""
    said = _folded(words)
    return max((len(key) for key in map(_key, names) if key and said[: len(key)] == key), default=0)


def _last(words: Sequence[str], people: Iterable[str]) -> int:
    """How many of the last words are a known colleague's name."""
    said = _folded(words)
    return max((len(key) for key in map(_key, people) if key and said[-len(key) :] == key), default=0)


def _none(words: Sequence[str]) -> int:
    """1 where the first word says that there is none."""
    return int(bool(words) and fold(words[0]) in _words("no_team"))


def _before(words: list[str]) -> list[str]:
    """The words without the small ones that lead to a role or a team ("as a")."""
    while words and fold(words[-1]) in _words("rank_links"):
        words = words[:-1]
    return words


def _trimmed(words: list[str]) -> list[str]:
    """The words without small ones at their ends."""
    words = _before(words)
    while words and fold(words[0]) in _words("rank_links"):
        words = words[1:]
    return words
