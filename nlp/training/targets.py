"""What an annotated message teaches: the labels of its units, which spans belong together, and what holds of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from nlp.learnt.labels import INTENTS, LAYERS, NAMING, SINGLE, Span
from nlp.learnt.sheet import Firm, Sheet
from nlp.learnt.tagger import NAME_KINDS
from nlp.questions import TOPICS
from nlp.training.corpus import Annotated, Json
from nlp.training.corpus import Span as Marked


@dataclass(frozen=True, slots=True)
class Mark:
    """Units `first` up to `last` that were marked, with the numbers of the things in their layer."""

    layer: str
    first: int
    last: int
    numbers: frozenset[int]


def first_of(value: Any) -> Any:
    """Of several equally right values the first."""
    return value[0] if isinstance(value, list) else value


class Truth:
    """An annotated message laid over its sheet; see nlp.learnt.gold.

    `renamed` says under which words the sheet has names that the reading has from a directory.
    """

    def __init__(self, message: Annotated, told: Sheet, renamed: Mapping[str, str] | None = None) -> None:
        self.reading: Json = _renamed(message.reading, renamed) if renamed else message.reading
        self.intent = INTENTS.index(message.reading["intent"])
        asked = message.reading["question"]
        wanted = first_of(asked["topic"]) if asked else None
        self.topic = -1 if not asked else TOPICS.index(wanted) if wanted else len(TOPICS)
        self.items = [(n, i) for n, told_of in enumerate(self.interactions) for i in told_of["items"]]
        self.issues = [(n, i) for n, told_of in enumerate(self.interactions) for i in told_of["issues"]]
        self.rivals = [n for n, told_of in enumerate(self.interactions) for _ in told_of["competitors"]]
        self.marks = tuple(_marks(message, told))
        self.labels = self._labels(message, told)

    @property
    def interactions(self) -> list[Json]:
        """The interactions of the reading."""
        found: list[Json] = self.reading["interactions"]
        return found

    def value(self, layer: str, number: int) -> str | None:
        """What the thing of that number is said to be in a layer of spans."""
        if layer in "RP":
            found = self.items[number - 1][1]["role"]
        elif layer == "F":
            found = self.reading["followups"][number - 1]["action"]
        elif layer == "I":
            found = self.issues[number - 1][1]["kind"]
        elif layer == "H":
            found = self.interactions[number - 1]["channel"]
        elif layer == "Z":
            found = self.reading["question"]["topic"]
        else:
            found = ""
        value: str | None = first_of(found)
        return value

    def _labels(self, message: Annotated, told: Sheet) -> Any:
        columns = np.zeros((len(told.units), len(LAYERS)), dtype=np.int64)
        names = list(LAYERS)
        for span in message.spans:
            units = _units(told, span) if span.label in LAYERS else []
            if not units:
                continue
            at = names.index(span.label)
            if span.label in SINGLE:
                columns[units[0], at] = 1
                continue
            value = "" if span.label == "P" else self.value(span.label, span.number)
            if value is None:
                continue
            column = 1 + 2 * LAYERS[span.label].values.index(value)
            columns[units[0], at] = column
            columns[units[1:], at] = column + 1
        return columns

    def numbers(self, span: Span) -> frozenset[int]:
        """The numbers of the things that a found span speaks of."""
        mine = [m.numbers for m in self.marks if m.layer == span.layer and m.first < span.last and span.first < m.last]
        return frozenset().union(*mine)

    def belongs(self, told: Sheet, relation: str, child: Span, parent: Span) -> bool:
        """Whether a span belongs to another: by the marks, and accounts and people by what the reading names."""
        mine = self.numbers(child)
        if relation == "FG":
            people = {_folded(first_of(self.reading["followups"][n - 1]["contact"])) for n in mine}
            return told.person(parent).lower() in people
        if relation in ("EA", "WA", "FA"):
            return _folded(told.firm(parent)) in {_folded(a) for n in mine for a in self._accounts(child.layer, n)}
        return bool(mine & self.numbers(parent))

    def _accounts(self, layer: str, number: int) -> Iterator[str | None]:
        if layer == "F":
            yield first_of(self.reading["followups"][number - 1]["account"])
            return
        where = {"P": [n for n, _ in self.items], "I": [n for n, _ in self.issues], "K": self.rivals}.get(layer)
        yield first_of(self.interactions[where[number - 1] if where else number - 1]["account"])

    def holds(self, told: Sheet) -> dict[Span | Firm, str]:
        """The value of each span and firm that says something; a duty or trouble told twice holds once."""
        found: dict[Span | Firm, str] = {}
        seen: set[tuple[str, frozenset[int]]] = set()
        for span in told.spans:
            mine = self.numbers(span)
            key = (span.layer, mine)
            if not mine or (span.layer in "FI" and key in seen):
                continue
            seen.add(key)
            value = self.value(span.layer, min(mine))
            if value is not None:
                found[span] = value
        accounts = {_folded(first_of(i["account"])) for i in self.interactions}
        found |= {firm: "" for firm in told.firms if firm.name in accounts}
        return found


def _renamed(reading: Json, names: Mapping[str, str]) -> Json:
    """The reading with other names for accounts, and for the people of duties."""

    def named(value: Any) -> Any:
        value = first_of(value)
        return names.get(value, value)

    return {
        **reading,
        "interactions": [{**i, "account": named(i["account"])} for i in reading["interactions"]],
        "followups": [
            {**f, "account": named(f["account"]), "contact": named(f["contact"])} for f in reading["followups"]
        ],
    }


def _folded(name: str | None) -> str | None:
    return name.lower() if name else None


def _units(told: Sheet, span: Marked) -> list[int]:
    """The units of a mark: what is recognised stands for all of it where one thing is named or one figure said."""
    tokens = told.page.tokens
    found = [
        i
        for i, unit in enumerate(told.units)
        if tokens[unit.first].start < span.end and tokens[unit.last - 1].end > span.start
    ]
    if span.label in NAMING:
        return next(([i] for i in found if told.units[i].kind in NAME_KINDS), found)
    if span.label in SINGLE:
        return next(([i] for i in found if told.units[i].thing is not None), found[:1])
    return found


def _marks(message: Annotated, told: Sheet) -> Iterator[Mark]:
    found: dict[tuple[str, int], tuple[int, set[int]]] = {}
    for span in message.spans:
        units = _units(told, span) if span.label in LAYERS else []
        if units:
            last, numbers = found.setdefault((span.label, units[0]), (units[-1] + 1, set()))
            numbers.add(span.number)
    for (layer, first), (last, numbers) in found.items():
        yield Mark(layer, first, last, frozenset(numbers))
