"""Patterns of words and classes ("<in> <number> <unit>"), kept as one tree, and looked for in tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from nlp.tokens import Token, fold

Phrase = tuple[str, ...]
Classes = Mapping[str, Mapping[Phrase, Any]]
# What may be read at a token, by the name of the slot: the value, and the token after it.
Reading = Mapping[str, tuple[Any, int]]
Reader = Callable[[int], Reading]


class Held(NamedTuple):
    """What a slot of a pattern holds: the class, its value, and the tokens `first` to `last`."""

    name: str
    value: Any
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found from token `first` up to `last`, with what its slots hold, in order."""

    rule: str
    group: str
    first: int
    last: int
    held: tuple[Held, ...]

    def one(self, name: str, default: Any = None) -> Any:
        """The first thing held for a class."""
        return next((h.value for h in self.held if h.name == name), default)


@dataclass(slots=True)
class Node:
    """A place in the tree: what may come next, and the patterns that end here with their ranks."""

    words: dict[str, Node] = field(default_factory=dict)
    slots: dict[str, Node] = field(default_factory=dict)
    ends: list[tuple[int, str, str]] = field(default_factory=list)


def nothing(i: int) -> Reading:
    """The reader of patterns that hold only words and classes."""
    return {}


def _choices(say: str) -> Iterator[tuple[str, ...]]:
    """All rows of slots that a pattern allows: `a|b` is one of two words, `x?` may be left out."""
    options = []
    for piece in say.split():
        bare = piece.rstrip("?")
        words = [bare] if bare.startswith("<") else [fold(w) for w in bare.split("|")]
        options.append([*words, ""] if piece.endswith("?") else words)
    for row in product(*options):
        yield tuple(slot for slot in row if slot)


class Grammar:
    """The patterns of one language, ready to be looked for; each line is a group, a rule and what is said."""

    def __init__(self, lines: Sequence[tuple[str, str, str]], classes: Classes) -> None:
        self.root = Node()
        used: set[str] = set()
        for rank, (group, rule, say) in enumerate(lines):
            for row in _choices(say):
                used |= {slot.strip("<>") for slot in row if slot.startswith("<")}
                self._add(row, (rank, group, rule))
        self.index = _by_first({name: table for name, table in classes.items() if name in used})

    def _add(self, row: tuple[str, ...], ends: tuple[int, str, str]) -> None:
        node = self.root
        for slot in row:
            table, key = (node.slots, slot.strip("<>")) if slot.startswith("<") else (node.words, slot)
            node = table.setdefault(key, Node())
        if row and ends not in node.ends:
            node.ends.append(ends)

    def at(self, tokens: Sequence[Token], i: int, reader: Reader = nothing) -> Match | None:
        """The longest match that begins at token `i`; of equals the first pattern."""
        return next(iter(self.matches(tokens, i, reader)), None)

    def matches(self, tokens: Sequence[Token], i: int, reader: Reader = nothing) -> list[Match]:
        """All matches that begin at token `i`, longest first; of equals the first pattern, then the longest phrases."""
        found: list[tuple[int, int, Match]] = []
        if i < len(tokens):
            self._walk(self.root, tokens, i, reader, (), found, i)
        found.sort(key=lambda entry: (*entry[:2], len(entry[2].held)))
        return [match for _, _, match in found]

    def _walk(
        self,
        node: Node,
        tokens: Sequence[Token],
        i: int,
        reader: Reader,
        held: tuple[Held, ...],
        found: list[tuple[int, int, Match]],
        first: int,
    ) -> None:
        for rank, group, rule in node.ends:
            found.append((-i, rank, Match(rule, group, first, i, held)))
        if i >= len(tokens):
            return
        norm = tokens[i].norm
        if following := node.words.get(norm):
            self._walk(following, tokens, i + 1, reader, held, found, first)
        if not node.slots:
            return
        for name, phrase, value in self.index.get(norm, ()):
            child = node.slots.get(name)
            if child and (len(phrase) == 1 or _spells(tokens, i, phrase)):
                end = i + len(phrase)
                self._walk(child, tokens, end, reader, (*held, Held(name, value, i, end)), found, first)
        for name, (value, end) in reader(i).items():
            if child := node.slots.get(name):
                self._walk(child, tokens, end, reader, (*held, Held(name, value, i, end)), found, first)


def _spells(tokens: Sequence[Token], i: int, phrase: Phrase) -> bool:
    return len(tokens) >= i + len(phrase) and all(tokens[i + n].norm == word for n, word in enumerate(phrase))


def _by_first(classes: Classes) -> dict[str, list[tuple[str, Phrase, Any]]]:
    index: dict[str, list[tuple[str, Phrase, Any]]] = {}
    for name, table in classes.items():
        for phrase, value in table.items():
            index.setdefault(phrase[0], []).append((name, phrase, value))
    return index
