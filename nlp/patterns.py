"""Small patterns over tokens: words and <classes>, where a question mark makes a slot optional."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp.tokens import Token, fold

Classes = Mapping[str, Mapping[tuple[str, ...], Any]]
Reader = Callable[[int], tuple[Any, int] | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a pattern: a class, or one of some words; `more` may be left out."""

    name: str
    words: frozenset[str]
    more: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of slots, and the rule that reads what they hold."""

    rule: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found from token `first` up to `last`, with what its slots hold, in order, by class."""

    rule: str
    first: int
    last: int
    held: Mapping[str, tuple[Any, ...]]

    def one(self, name: str, default: Any = None) -> Any:
        """The first thing held for a class."""
        return self.held.get(name, (default,))[0]


def compiled(rule: str, say: str) -> Pattern:
    """The pattern of a line such as "<in> <number> <unit>"; `a|b` is one of two words."""
    slots = []
    for piece in say.split():
        more = piece.endswith("?")
        bare = piece.rstrip("?")
        named = bare.startswith("<")
        words = frozenset() if named else frozenset(fold(w) for w in bare.split("|"))
        slots.append(Slot(bare.strip("<>") if named else "", words, more))
    return Pattern(rule, tuple(slots))


class Grammar:
    """Patterns of one group of one language, ready to be looked for."""

    def __init__(self, lines: Sequence[tuple[str, str]], classes: Classes) -> None:
        self.patterns = tuple(compiled(rule, say) for rule, say in lines)
        self.first_words = {name: _by_first(table) for name, table in classes.items()}

    def at(self, tokens: Sequence[Token], i: int, readers: Mapping[str, Reader]) -> Match | None:
        """The longest match that begins at token `i`; of equals the first pattern."""
        best: Match | None = None
        seen: dict[tuple[str, int], tuple[tuple[Any, int], ...]] = {}
        for pattern in self.patterns:
            for end, held in self._walk(pattern.slots, 0, i, tokens, readers, seen):
                if best is None or end > best.last:
                    best = Match(pattern.rule, i, end, _grouped(held))
        return best if best and best.last > i else None

    def _walk(
        self,
        slots: tuple[Slot, ...],
        n: int,
        i: int,
        tokens: Sequence[Token],
        readers: Mapping[str, Reader],
        seen: dict[tuple[str, int], tuple[tuple[Any, int], ...]],
    ) -> Iterator[tuple[int, tuple[tuple[str, Any], ...]]]:
        if n == len(slots):
            yield i, ()
            return
        slot = slots[n]
        for value, end in self._fill(slot, i, tokens, readers, seen):
            for last, rest in self._walk(slots, n + 1, end, tokens, readers, seen):
                yield last, ((slot.name, value), *rest)
        if slot.more:
            yield from self._walk(slots, n + 1, i, tokens, readers, seen)

    def _fill(
        self,
        slot: Slot,
        i: int,
        tokens: Sequence[Token],
        readers: Mapping[str, Reader],
        seen: dict[tuple[str, int], tuple[tuple[Any, int], ...]],
    ) -> tuple[tuple[Any, int], ...]:
        if i >= len(tokens):
            return ()
        if not slot.name:
            return ((tokens[i].norm, i + 1),) if tokens[i].norm in slot.words else ()
        if (slot.name, i) not in seen:
            reader = readers.get(slot.name)
            found = reader(i) if reader else self._lookup(slot.name, i, tokens)
            seen[slot.name, i] = () if found is None else (found,)
        return seen[slot.name, i]

    def _lookup(self, name: str, i: int, tokens: Sequence[Token]) -> tuple[Any, int] | None:
        for phrase, value in self.first_words.get(name, {}).get(tokens[i].norm, ()):
            if len(phrase) == 1 or _spells(tokens, i, phrase):
                return value, i + len(phrase)
        return None


def _spells(tokens: Sequence[Token], i: int, phrase: tuple[str, ...]) -> bool:
    return tuple(t.norm for t in tokens[i : i + len(phrase)]) == phrase


def _by_first(table: Mapping[tuple[str, ...], Any]) -> dict[str, list[tuple[tuple[str, ...], Any]]]:
    index: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for phrase, value in sorted(table.items(), key=lambda entry: -len(entry[0])):
        index.setdefault(phrase[0], []).append((phrase, value))
    return index


def _grouped(held: tuple[tuple[str, Any], ...]) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, tuple[Any, ...]] = {}
    for name, value in held:
        groups[name] = (*groups.get(name, ()), value)
    return groups
