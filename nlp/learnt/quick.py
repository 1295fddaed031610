"""The tagger's network over one message at a time, without thinc's layers in between.

The same numbers in less than half of the time: most of what thinc does for a single short message is bookkeeping.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np
from thinc.api import Model, get_current_ops

from nlp.learnt.features import Rows
from nlp.learnt.labels import Array

# What keeps the normalisation of a row of equal numbers from dividing by nothing, as in thinc's LayerNorm.
LEAST_VARIANCE = 1e-8


class Quick:
    """A trained network of `taccuino.Tagger.v1`; its weights are not looked at again."""

    def __init__(self, model: Model[Any, Any]) -> None:
        encoder, labels, intent = model.layers
        nodes: list[Model[Any, Any]] = list(encoder.walk())
        self.ops: Any = get_current_ops()
        self.embeds = [(n.get_param("E"), n.attrs["seed"], n.attrs["column"]) for n in nodes if n.name == "hashembed"]
        maxouts: list[tuple[Any, Any]] = [(n.get_param("W"), n.get_param("b")) for n in nodes if n.name == "maxout"]
        norms = [(n.get_param("G"), n.get_param("b")) for n in nodes if n.name == "layernorm"]
        self.layers = [
            (_flat(w), b.reshape(-1), b.shape, g, add) for (w, b), (g, add) in zip(maxouts, norms, strict=True)
        ]
        self.heads = [(np.ascontiguousarray(n.get_param("W").T), n.get_param("b")) for n in (labels, intent)]
        width = self.layers[1][2][0]
        self.window = (self.layers[1][0].shape[0] // width - 1) // 2

    def __call__(self, rows: Rows) -> tuple[Array, Array]:
        """The scores of all labels (units x labels) and of the intents, before the softmax."""
        encoded = self._encoded(rows)
        (to_labels, label_bias), (to_intents, intent_bias) = self.heads
        pooled = np.concatenate([encoded.mean(0), encoded.max(0)])
        return encoded @ to_labels + label_bias, pooled @ to_intents + intent_bias

    def _encoded(self, rows: Rows) -> Array:
        seen = [
            self.ops.gather_add(table, self.ops.hash(np.ascontiguousarray(rows[:, column]), seed) % len(table))
            for table, seed, column in self.embeds
        ]
        units = self._layer(np.concatenate(seen, axis=1), 0)
        # As thinc does, the message stands between rows of nothing, as far as the layers can see.
        edge = np.zeros((self.window * (len(self.layers) - 1), units.shape[1]), dtype=np.float32)
        beyond = edge[: self.window]
        units = np.concatenate([edge, units, edge])
        count = len(units)
        for n in range(1, len(self.layers)):
            padded = np.concatenate([beyond, units, beyond])
            around = np.concatenate([padded[i : i + count] for i in range(2 * self.window + 1)], axis=1)
            units = units + self._layer(around, n)
        encoded: Array = units[len(edge) : count - len(edge)]
        return encoded

    def _layer(self, units: Array, n: int) -> Array:
        """Maxout and normalisation."""
        weights, bias, shape, scale, add = self.layers[n]
        pieces = (units @ weights + bias).reshape(len(units), *shape)
        best: Array = reduce(np.maximum, (pieces[:, :, n] for n in range(shape[1])))
        best -= best.mean(1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / best.shape[1] + LEAST_VARIANCE
        best *= (variance**-0.5)[:, None]
        normal: Array = best * scale + add
        return normal


def _flat(weights: Array) -> Array:
    """The weights of a maxout layer as one matrix, to be multiplied from the right."""
    return np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)
