"""Pairs: which span may belong to which other, and what can be seen of two spans together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.learnt.labels import LAYERS, Array, Span
from nlp.learnt.sheet import Firm, Sheet

# Relations: a product's role, its figures, a duty's moment, account and person, an issue's product, whose a fact is.
RELATIONS = ("PR", "QP", "UP", "TP", "DP", "LP", "MF", "JI", "EA", "WA", "FA", "FG")
OF_AN_ACCOUNT = "PIKHNCWF"
DISTANCES = (-25, -15, -10, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 9, 14, 24)
BETWEEN = "RFIHAPQUMC"
KINDS = ("account", "contact", "product", "number", "price", "off", "length", "time", "word")
HARD, SOFT = frozenset(".;!?\n"), frozenset((",", ":", "-", "–", "—", "(", ")"))
FAR = 3
# How many spans another may belong to at most.
MOST = 10


@dataclass(frozen=True, slots=True)
class Group:
    """A span and all those that it may belong to."""

    relation: str
    child: Span
    parents: tuple[Span, ...]


def groups(told: Sheet) -> Iterator[Group]:
    """All that may belong to something."""
    by: dict[str, list[Span]] = defaultdict(list)
    for span in told.spans:
        by[span.layer].append(span)
    ties = (("PR", "P", "R"), *((f"{c}P", c, "P") for c in "QUTDL"), ("MF", "M", "F"), ("JI", "J", "I"))
    for relation, child, parent in ties:
        if by[parent]:
            yield from (Group(relation, span, _near(span, by[parent])) for span in by[child])
    firms, people = named_firms(told), _people(told)
    for span in told.spans:
        if span.layer in OF_AN_ACCOUNT and firms:
            itself = span.layer == "C" and any(f.first == span.first for f in firms)
            if not itself:
                yield Group({"F": "FA", "W": "WA"}.get(span.layer, "EA"), span, _near(span, firms))
        if span.layer == "F" and people:
            yield Group("FG", span, _near(span, people))


def _near(span: Span, others: Sequence[Span]) -> tuple[Span, ...]:
    """The others that are nearest to a span, left to right: whatever is pasted, it may belong to few."""
    if len(others) <= MOST:
        return tuple(others)
    nearest = sorted(others, key=lambda other: max(other.first - span.last, span.first - other.last))
    return tuple(sorted(nearest[:MOST], key=lambda other: other.first))


def _once(spans: list[Span], order: str) -> tuple[Span, ...]:
    """Of the spans at one place the first in the order of layers, left to right."""
    kept: dict[int, Span] = {}
    for span in sorted(spans, key=lambda s: (s.first, order.index(s.layer))):
        kept.setdefault(span.first, span)
    return tuple(kept.values())


def named_firms(told: Sheet) -> tuple[Span, ...]:
    """The spans that name an account, or somebody of a known one."""
    return _once([s for s in told.spans if s.layer in "ACG" and told.firm(s)], "ACG")


def _people(told: Sheet) -> tuple[Span, ...]:
    named = [s for s in told.spans if s.layer in "CG" and told.units[s.first].kind != "account"]
    return _once(named, "CG")


def firms(told: Sheet) -> tuple[Firm, ...]:
    """The accounts of a message, each with the spans that name it."""
    found: dict[str, list[Span]] = {}
    for span in named_firms(told):
        found.setdefault((told.firm(span) or "").lower(), []).append(span)
    return tuple(Firm(name, tuple(some)) for name, some in found.items())


def soft(told: Sheet, span: Span) -> Array:
    """The highest chance of each label in a span."""
    highest: Array = told.scores[span.first : span.last].max(0)
    return highest


def _counted(told: Sheet) -> Array:
    """How many sentence ends, commas, joining words and spans of each layer stand before each unit (kinds x units)."""
    page, size = told.page, len(told.units)
    marks = np.zeros((3 + len(BETWEEN), size + 1), dtype=np.int64)
    joining = page.language.words("joining")
    for i, unit in enumerate(told.units):
        if unit.thing is None:
            token = page.tokens[unit.first]
            marks[0, i + 1] = token.text in HARD
            marks[1, i + 1] = token.text in SOFT
            marks[2, i + 1] = token.norm in joining
    for span in told.spans:
        row = BETWEEN.find(span.layer)
        if row >= 0:
            marks[3 + row, span.first + 1] += 1
    counted: Array = marks.cumsum(1)
    return counted


def _rank(group: Group, parent: Span, left: bool) -> int:
    """How many parents stand nearer on the same side (at most 2), 3 for one on the other side."""
    child = group.child
    if left:
        if parent.last > child.first:
            return FAR
        return min(2, sum(1 for p in group.parents if p.last <= child.first and p.last > parent.last))
    if parent.first < child.last:
        return FAR
    return min(2, sum(1 for p in group.parents if p.first >= child.last and p.first < parent.first))


def features(told: Sheet, some: Sequence[Group]) -> Array:
    """What is seen of each pair (pairs x numbers), the groups one after another."""
    pairs = [(g, p) for g in some for p in g.parents]
    count = len(pairs)
    child = np.array([(g.child.first, g.child.last) for g, _ in pairs])
    parent = np.array([(p.first, p.last) for _, p in pairs])
    behind, ahead = parent[:, 0] >= child[:, 1], parent[:, 1] <= child[:, 0]
    start = np.where(behind, child[:, 1], np.where(ahead, parent[:, 1], child[:, 0]))
    end = np.where(behind, parent[:, 0], child[:, 0])
    distance = np.where(behind, parent[:, 0] - child[:, 1] + 1, np.where(ahead, parent[:, 1] - child[:, 0] - 1, 0))
    counted = _counted(told)
    between = np.minimum(counted[:, end] - counted[:, start], 2)
    relation = np.array([RELATIONS.index(g.relation) for g, _ in pairs])
    left = np.array([_rank(g, p, True) for g, p in pairs])
    right = np.array([_rank(g, p, False) for g, p in pairs])
    many = np.array([min(len(g.parents), 4) - 1 for g, _ in pairs])
    classes = [
        (relation, len(RELATIONS)),
        (np.searchsorted(DISTANCES, distance), len(DISTANCES) + 1),
        (left, FAR + 1),
        (right, FAR + 1),
        (many, 4),
        *((row, 3) for row in between),
        (relation * 4 + 2 * (distance < 0) + (between[0] == 0), len(RELATIONS) * 4),
        (relation * 2 + (left == 0), len(RELATIONS) * 2),
        (relation * 2 + (right == 0), len(RELATIONS) * 2),
        (np.array([_kind(told, g.child) for g, _ in pairs]), len(KINDS)),
        (np.array([_kind(told, p) for _, p in pairs]), len(KINDS)),
    ]
    sizes = np.cumsum([0, *(size for _, size in classes)])
    hot = np.zeros((count, sizes[-1]), dtype=np.float32)
    for (row, _), at in zip(classes, sizes, strict=False):
        hot[np.arange(count), at + row] = 1
    length = len(told.units)
    plain = np.array(
        [
            (g.child.sure, p.sure, g.child.first / length, p.first / length, p.first == min(q.first for q in g.parents))
            for g, p in pairs
        ],
        dtype=np.float32,
    )
    seen = {span: soft(told, span) for span in told.spans}
    return np.concatenate(
        [hot, plain, np.stack([seen[g.child] for g, _ in pairs]), np.stack([seen[p] for _, p in pairs])], axis=1
    )


def _kind(told: Sheet, span: Span) -> int:
    kind = told.units[span.first].kind
    return KINDS.index(kind) if kind in KINDS else len(KINDS) - 1


def chance(told: Sheet, layer: str, span: Span) -> float:
    """How likely a span's first unit says anything in a layer."""
    return float(1 - told.scores[span.first, LAYERS[layer].first])
