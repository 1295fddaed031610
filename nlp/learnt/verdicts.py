"""Verdicts: what is seen of a span with all that belongs to it, and which values it may have."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from nlp.learnt.labels import LAYERS, SPANNED, WIDTH, Array, Span
from nlp.learnt.pairs import chance, soft
from nlp.learnt.sheet import Firm, Sheet

# The layers that a verdict is passed on, with the values it may have; "B" is an account of the message.
VALUES: dict[str, tuple[str, ...]] = {
    **{layer: SPANNED[layer] for layer in "PFIHNKC"},
    "P": SPANNED["R"],
    "W": ("",),
    "B": ("",),
}
FIGURES = "QUTDL"
NEAR = "IJF"
OWNED = "PIKHNWFC"
NOWHERE = 3.0


def _columns() -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    at = 1
    for layer, values in VALUES.items():
        found[layer] = (at, at + len(values))
        at += len(values)
    return found


# The columns of each layer's values among the classes; the first class is nothing.
COLUMNS = _columns()
CLASSES = max(last for _, last in COLUMNS.values())


def layer_of(thing: Span | Firm) -> str:
    """The layer of what a verdict is passed on."""
    return thing.layer if isinstance(thing, Span) else "B"


def judged(told: Sheet) -> list[Span | Firm]:
    """All that a verdict is passed on."""
    return [*(s for s in told.spans if s.layer in VALUES), *told.firms]


class _Context:
    """What belongs to what in a sheet, as sums that are needed again and again."""

    def __init__(self, told: Sheet) -> None:
        self.told = told
        self.size = len(told.units)
        self.by: dict[str, list[Span]] = defaultdict(list)
        for span in told.spans:
            self.by[span.layer].append(span)
        self.belonging: dict[tuple[str, Span], float] = defaultdict(float)
        self.owned: dict[tuple[str, Span], float] = defaultdict(float)
        for (relation, child), some in told.links.items():
            for parent, sure in some:
                key = (relation, parent)
                self.belonging[key] = max(self.belonging[key], sure)
                if relation in ("EA", "WA", "FA"):
                    owner = (child.layer, parent)
                    self.owned[owner] = max(self.owned[owner], sure * child.sure)

    def place(self, span: Span) -> list[float]:
        """Where a span stands among those of its layer."""
        same = self.by[span.layer]
        before = [span.first - s.last for s in same if s.last <= span.first]
        after = [s.first - span.last for s in same if s.first >= span.last]
        return [
            (span.last - span.first) / 3, len(same) / 3, span.first / self.size, float(span is same[0]),
            self.size / 40, min(before) / 5 if before else NOWHERE, min(after) / 5 if after else NOWHERE,
        ]  # fmt: skip

    def gap(self, span: Span, layer: str) -> float:
        """How far the nearest span of a layer is."""
        gaps = [min(abs(s.first - span.last), abs(span.first - s.last)) for s in self.by[layer]]
        return min(gaps) / 5 if gaps else 4.0

    def roles(self, span: Span) -> Array:
        """How likely each role is by the words that say one, each by how surely the product belongs to it."""
        layer = LAYERS["R"]
        said = np.zeros(len(layer.values) + 1, dtype=np.float32)
        for words, sure in self.told.links.get(("PR", span), ()):
            mine = self.told.scores[words.first : words.last, layer.first : layer.last]
            said[:-1] = np.maximum(said[:-1], (mine[:, 1::2] + mine[:, 2::2]).max(0) * sure)
            said[-1] = max(said[-1], sure)
        return said

    def duty(self, span: Span) -> list[float]:
        """How surely a duty has a moment, an account and a person."""
        links = self.told.links
        best = [max((sure for _, sure in links.get((r, span), ())), default=0.0) for r in ("FA", "FG")]
        return [self.belonging[("MF", span)], *best]

    def firm(self, firm: Firm) -> list[float]:
        """How an account is named and what belongs to it, beside the other accounts."""
        told = self.told
        first = min(s.first for f in told.firms for s in f.spans)
        others = [s for f in told.firms if f is not firm for s in f.spans]
        name = told.name(firm.spans[0])
        start = min(s.first for s in firm.spans)
        kinds = {told.units[s.first].kind for s in firm.spans}
        return [
            *(max(chance(told, layer, s) for s in firm.spans) for layer in "ACGOK"),
            *(max((chance(told, layer, s) for s in others), default=0.0) for layer in "AC"),
            *(max(self.owned[(layer, s)] for s in firm.spans) for layer in OWNED),
            float("account" in kinds), float("contact" in kinds), len(firm.spans) / 3, start / self.size,
            float(start == first), float(not others), len(told.firms) / 4,
            float(bool(name and name.known)), name.sure if name else 0.5,
        ]  # fmt: skip


# How many numbers each section of a row has.
PLACE, ITEM, DUTY, FIRM = 7, len(SPANNED["R"]) + 1 + len(FIGURES) + len(NEAR), 3, 7 + len(OWNED) + 9
HEAD = len(VALUES) + 4
SIZE = HEAD + 3 * WIDTH + PLACE + ITEM + DUTY + FIRM


def features(told: Sheet, things: list[Span | Firm]) -> Array:
    """What is seen of each thing (things x numbers)."""
    context = _Context(told)
    rows = np.zeros((len(things), SIZE), dtype=np.float32)
    layers = list(VALUES)
    at_place = HEAD + 3 * WIDTH
    at_item, at_duty, at_firm = at_place + PLACE, at_place + PLACE + ITEM, at_place + PLACE + ITEM + DUTY
    for row, thing in zip(rows, things, strict=True):
        span = thing if isinstance(thing, Span) else thing.spans[0]
        layer = layer_of(thing)
        name = told.name(span)
        row[layers.index(layer)] = 1
        row[len(VALUES) : HEAD] = (span.sure, name is not None, bool(name and name.rental), bool(name and name.known))
        row[HEAD : HEAD + WIDTH] = soft(told, span)
        row[HEAD + WIDTH : HEAD + 2 * WIDTH] = told.scores[max(0, span.first - 1)]
        row[HEAD + 2 * WIDTH : at_place] = told.scores[min(context.size - 1, span.last)]
        row[at_place:at_item] = context.place(span)
        if layer == "P":
            row[at_item:at_duty] = [
                *context.roles(span), *(context.belonging[(f"{c}P", span)] for c in FIGURES),
                *(context.gap(span, c) for c in NEAR),
            ]  # fmt: skip
        elif layer == "F":
            row[at_duty:at_firm] = context.duty(span)
        elif isinstance(thing, Firm):
            row[at_firm:] = context.firm(thing)
    return rows
