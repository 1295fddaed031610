"""The networks of the learnt parts, for spaCy's config system."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.util import registry
from thinc.api import HashEmbed, Linear, Maxout, Model, Relu, chain, concatenate, with_array

from nlp.learnt.features import COLUMNS
from nlp.learnt.labels import INTENTS, WIDTH, Array

# What makes the inputs of alike size: a deviation that is added, so that what hardly varies is not blown up.
SLACK = 0.1
Back = Callable[[Any], Any]
# The scores of all labels of each message, and those of the intents (messages x intents).
Said = tuple[list[Array], Array]


@registry.architectures("taccuino.Taggers.v1")  # type: ignore[untyped-decorator]
def taggers(count: int, width: int, depth: int, window: int, pieces: int) -> Model[list[Any], Said]:
    """So many taggers that start from different weights: what they say is averaged, and each learns by itself."""
    some: list[Model[Any, Any]] = [tagger(width, depth, window, pieces) for _ in range(count)]
    return Model("taggers", _average, init=_init_taggers, layers=some)


def _init_taggers(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    for one in model.layers:
        one.initialize(X=X)


def _average(model: Model[Any, Any], X: list[Any], is_train: bool) -> tuple[Said, Back]:
    scores, intents = zip(*(one.predict(X) for one in model.layers), strict=True)
    mean: list[Array] = [np.mean(units, axis=0) for units in zip(*scores, strict=True)]
    return (mean, np.mean(intents, axis=0)), _each_learns_by_itself


def _each_learns_by_itself(gradient: Any) -> Any:
    raise NotImplementedError


def turned(model: Model[Any, Any], kind: type[np.floating[Any]]) -> Model[Any, Any]:
    """The same network with all its weights turned into numbers of a kind."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                weights: Any = node.get_param(name)
                node.set_param(name, weights.astype(kind))
    return model


def tagger(width: int, depth: int, window: int, pieces: int) -> Model[list[Any], Said]:
    """Hashed features of units to the scores of all labels, unit by unit, and of the intents (before the softmax).

    Embeddings of all features, a convolution over the units around (spaCy's MaxoutWindowEncoder), and a linear layer;
    the intent is read off the mean and the maximum over all units.
    """
    wide = ("word", "stem")
    sizes = [width if name in wide else width // 2 for name in COLUMNS]
    embeds: list[Model[Any, Any]] = [
        HashEmbed(size, rows, seed=column, column=column, dropout=0.0)
        for column, (size, rows) in enumerate(zip(sizes, COLUMNS.values(), strict=True))
    ]
    mixed = Maxout(nO=width, nI=sum(sizes), nP=pieces, normalize=True, dropout=0.0)
    encoder: Model[Any, Any] = chain(
        with_array(chain(concatenate(*embeds), mixed)),
        MaxoutWindowEncoder(width=width, window_size=window, maxout_pieces=pieces, depth=depth),
    )
    labels, intent = Linear(nO=WIDTH, nI=width), Linear(nO=len(INTENTS), nI=2 * width)
    return Model("tagger", _tag, init=_init_tagger, layers=[encoder, labels, intent], attrs={"dropout_rate": 0.0})


def _init_tagger(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    encoder, labels, intent = model.layers
    encoder.initialize(X=X)
    labels.initialize()
    intent.initialize()


def _tag(model: Model[Any, Any], X: list[Any], is_train: bool) -> tuple[Said, Back]:
    encoder, labels, intent = model.layers
    encoded, back_encoded = encoder(X, is_train)
    flat = np.concatenate(encoded)
    mask = _dropout(flat.shape, model.attrs["dropout_rate"] if is_train else 0.0)
    scores, back_scores = labels(flat * mask, is_train)
    peaks = [units.argmax(0) for units in encoded]
    pooled = np.stack([np.concatenate([units.mean(0), units.max(0)]) for units in encoded])
    intents, back_intents = intent(pooled, is_train)
    edges = np.cumsum([0, *(len(units) for units in encoded)]).tolist()
    stretches = list(pairwise(edges))

    def back(gradient: tuple[Array, Array]) -> Any:
        d_flat = back_scores(gradient[0]) * mask
        d_pooled = back_intents(gradient[1])
        width = flat.shape[1]
        for n, (peak, (start, end)) in enumerate(zip(peaks, stretches, strict=True)):
            d_flat[start:end] += d_pooled[n, :width] / (end - start)
            d_flat[start + peak, np.arange(width)] += d_pooled[n, width:]
        return back_encoded([d_flat[a:b] for a, b in stretches])

    return ([scores[a:b] for a, b in stretches], intents), back


def _dropout(shape: tuple[int, ...], rate: float) -> Array:
    """Ones, or with a rate zeros among larger numbers, so that the sum stays alike."""
    if not rate:
        return np.ones(shape, dtype=np.float32)
    return ((np.random.uniform(size=shape) > rate) / (1 - rate)).astype(np.float32)


@registry.architectures("taccuino.Decider.v1")  # type: ignore[untyped-decorator]
def decider(hidden: int, classes: int) -> Model[Array, Array]:
    """Rows of numbers to scores of classes (before the softmax): brought to alike size, one hidden layer."""
    layers: list[Model[Any, Any]] = [_scaled(), Relu(nO=hidden, dropout=0.0), Linear(nO=classes, nI=hidden)]
    return chain(*layers)


def _scaled() -> Model[Array, Array]:
    """Less the mean, by the deviation, as they were in the rows of initialisation."""
    return Model("scaled", _scale, init=_init_scaled, params={"mean": None, "scale": None})


def _init_scaled(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    if X is not None:
        model.set_param("mean", X.mean(0))
        model.set_param("scale", (1 / (X.std(0) + SLACK)).astype(np.float32))


def _scale(model: Model[Any, Any], X: Array, is_train: bool) -> tuple[Array, Back]:
    scale = model.get_param("scale")
    return (X - model.get_param("mean")) * scale, lambda gradient: gradient * scale


def softmax(scores: Array) -> Array:
    """Scores to chances, row by row."""
    raised: Array = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Array = raised / raised.sum(-1, keepdims=True)
    return chances
