"""What the words of a message can say: the layers that the tagger labels, each with its values.

The letters are those of the training corpus (nlp/training/CORPUS.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np

from nlp.questions import TOPICS
from nlp.reading import Action, Channel, Intent, IssueKind, Role

Array = np.ndarray[Any, np.dtype[np.float32]]

INTENTS: tuple[str, ...] = get_args(Intent)
# Layers whose words are a span with a value, and those that one unit says by itself.
SPANNED: dict[str, tuple[str, ...]] = {
    "R": get_args(Role),
    "F": get_args(Action),
    "I": get_args(IssueKind),
    "H": get_args(Channel),
    "Z": TOPICS,
    **dict.fromkeys("NKACPJGO", ("",)),
}
SINGLE = "WMSQUTDL"
# Layers that name somebody or something.
NAMING = frozenset("ACPJGO")
# How likely the second unit of a span must be at least.
GOES_ON = 0.35


@dataclass(frozen=True, slots=True)
class Layer:
    """The columns `first` up to `last` of the scores, column `first` for nothing; `values` of a layer of spans.

    A layer of spans has two columns a value: one for a span's first unit, one for its others.
    """

    first: int
    last: int
    values: tuple[str, ...] = ()


def _layers() -> dict[str, Layer]:
    found: dict[str, Layer] = {}
    at = 0
    for name, values in SPANNED.items():
        found[name] = Layer(at, at + 1 + 2 * len(values), values)
        at = found[name].last
    for name in SINGLE:
        found[name] = Layer(at, at + 2)
        at += 2
    return found


LAYERS = _layers()
WIDTH = max(layer.last for layer in LAYERS.values())


def signature() -> list[str]:
    """What the columns mean, in their order: a pipeline that was trained with other labels cannot be read."""
    return [f"{name}:{','.join(layer.values)}" for name, layer in LAYERS.items()] + [",".join(INTENTS)]


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Units `first` up to `last`, what they say in their layer, and how likely it is that they say anything."""

    layer: str
    first: int
    last: int
    value: str
    sure: float


def spans(name: str, scores: Array, least: float) -> Iterator[Span]:
    """The spans of a layer whose units are at least so likely; `scores` are those of all layers (units x WIDTH).

    Where one ends and the next begins is decided over all values together, its value over all its units.
    """
    layer = LAYERS[name]
    mine = scores[:, layer.first : layer.last]
    if not layer.values:
        yield from (Span(name, int(i), int(i) + 1, "", float(mine[i, 1])) for i in np.flatnonzero(mine[:, 1] > least))
        return
    begins, goes_on = mine[:, 1::2].sum(1), mine[:, 2::2].sum(1)
    said = begins + goes_on
    i, end = 0, len(mine)
    while i < end:
        if said[i] <= least:
            i += 1
            continue
        j = i + 1
        while j < end and said[j] > max(least, GOES_ON) and goes_on[j] > begins[j]:
            j += 1
        values = (mine[i:j, 1::2] + mine[i:j, 2::2]).sum(0)
        yield Span(name, i, j, layer.values[int(values.argmax())], float(said[i:j].max()))
        i = j
