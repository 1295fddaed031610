"""The taggers' networks over one message at a time, without thinc's layers in between.

The same numbers in less than half of the time: most of what thinc does for a single short message is bookkeeping, and
what the networks see of a message is looked up once for all of them.
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
    """Trained networks of `taccuino.Taggers.v1`; their weights are not looked at again.

    All arrays have the networks as their first dimension, but for the tables, in whose rows they stand side by side.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self.count = len(model.layers)
        self.ops: Any = get_current_ops()
        encoders = [list(one.layers[0].walk()) for one in model.layers]
        self.embeds = [
            (np.concatenate([n.get_param("E") for n in same], axis=1), same[0].attrs["seed"], same[0].attrs["column"])
            for same in _alike(encoders, "hashembed")
        ]
        self.layers: list[tuple[Array, Array, Any, Array, Array]] = [
            (
                _stacked(maxouts, "W", _flat),
                _stacked(maxouts, "b", _row),
                maxouts[0].get_param("b").shape,
                _stacked(norms, "G"),
                _stacked(norms, "b"),
            )
            for maxouts, norms in zip(_alike(encoders, "maxout"), _alike(encoders, "layernorm"), strict=True)
        ]
        heads = zip(*(one.layers[1:] for one in model.layers), strict=True)
        self.heads = [(_stacked(same, "W", _flat), _stacked(same, "b")) for same in heads]
        width = self.layers[1][2][0]
        self.window = (self.layers[1][0].shape[1] // width - 1) // 2

    def __call__(self, rows: Rows) -> tuple[Array, Array]:
        """The scores of all labels (units x labels) and of the intents, before the softmax."""
        encoded = self._encoded(rows)
        (to_labels, label_bias), (to_intents, intent_bias) = self.heads
        pooled = np.concatenate([encoded.mean(1), encoded.max(1)], axis=1)[:, None]
        scores: Array = (encoded @ to_labels + label_bias).mean(0)
        intents: Array = (pooled @ to_intents + intent_bias).mean(0)[0]
        return scores, intents

    def _encoded(self, rows: Rows) -> Array:
        seen = [
            self.ops.gather_add(table, self.ops.hash(np.ascontiguousarray(rows[:, column]), seed) % len(table))
            .reshape(len(rows), self.count, -1)
            for table, seed, column in self.embeds
        ]  # fmt: skip
        units = self._layer(np.concatenate(seen, axis=2).transpose(1, 0, 2), 0)
        # As thinc does, the message stands between rows of nothing, as far as the layers can see.
        edge = np.zeros((self.count, self.window * (len(self.layers) - 1), units.shape[2]), dtype=np.float32)
        units = np.concatenate([edge, units, edge], axis=1)
        for n in range(1, len(self.layers)):
            count = units.shape[1] - 2 * self.window
            around = [units[:, i : i + count] for i in range(2 * self.window + 1)]
            units = around[self.window] + self._layer(np.concatenate(around, axis=2), n)
        return units

    def _layer(self, units: Array, n: int) -> Array:
        """Maxout and normalisation."""
        weights, bias, (width, pieces), scale, add = self.layers[n]
        all_pieces = (units @ weights + bias).reshape(*units.shape[:2], width, pieces)
        best: Array = reduce(np.maximum, (all_pieces[..., n] for n in range(pieces)))
        best -= best.mean(2, keepdims=True)
        variance = np.einsum("mij,mij->mi", best, best) / width + LEAST_VARIANCE
        best *= (variance**-0.5)[..., None]
        normal: Array = best * scale + add
        return normal


def _alike(encoders: list[list[Model[Any, Any]]], name: str) -> list[tuple[Model[Any, Any], ...]]:
    """The layers of a kind, each with its like in the other networks."""
    return list(zip(*([node for node in nodes if node.name == name] for nodes in encoders), strict=True))


def _row(bias: Array) -> Array:
    """The bias of a maxout layer as one row."""
    return bias.reshape(-1)


def _flat(weights: Array) -> Array:
    """Weights as one matrix, to be multiplied from the right."""
    return weights.reshape(-1, weights.shape[-1]).T


def _stacked(same: tuple[Model[Any, Any], ...], name: str, turned: Any = np.asarray) -> Array:
    """One weight of all networks: a matrix for each, or a row that is added to each."""
    arrays = [turned(node.get_param(name)) for node in same]
    return np.ascontiguousarray(np.stack([a if a.ndim == 2 else a[None] for a in arrays]))
