"""The tagger: which units of a message say what, and what the message as a whole is meant for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model, Optimizer, set_dropout_rate

from nlp.learnt.features import Rows, dictated, rows
from nlp.learnt.halved import Halved
from nlp.learnt.labels import LAYERS, NAMING, WIDTH, Array, Span, signature, spans
from nlp.learnt.network import softmax
from nlp.learnt.quick import Quick
from nlp.learnt.sheet import LEAST, Sheet, carried
from nlp.names import AFTER_TITLE

NAME_KINDS = frozenset({"account", "contact", "product", "colleague"})
# Rows that stand for a word that is hidden in training, so that what stands around it is learnt.
HIDDEN_WORD, HIDDEN_PARTS = 1, 2
# Layers of names that are often new.
NEW = frozenset("ACK")
# How likely a word with a capital must be part of the name that stands before it.
POSSIBLE = 0.05
# How likely a new name after a title is a person, where the tagger does not say so.
SOMEBODY = 0.5


@Language.factory("taccuino_tagger", default_config={"hidden": 0.1, "dictated": 0.25})
def make_tagger(nlp: Language, name: str, model: Model[Any, Any], hidden: float, dictated: float) -> Tagger:
    """The component of spaCy's config system."""
    return Tagger(nlp.vocab, model, name, hidden, dictated)


class Tagger(Halved):
    """Fills in a sheet's `scores`, `guess` and `spans`.

    `hidden` is the share of words hidden in training, `dictated` that of messages shown without capitals and marks;
    `quick` is the networks for a pipeline that is only read with.
    """

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, hidden: float, dictated: float) -> None:
        self.vocab, self.model, self.name, self.hidden, self.dictated = vocab, model, name, hidden, dictated
        self.cfg: dict[str, Any] = {"words": []}
        self._known: frozenset[str] = frozenset()
        self.quick: Quick | None = None

    @property
    def known(self) -> frozenset[str]:
        """The words that it has learnt."""
        if len(self._known) != len(self.cfg["words"]):
            self._known = frozenset(self.cfg["words"])
        return self._known

    def rows(self, told: Sheet) -> Rows:
        """A message as the network sees it."""
        strangers = [n for n in told.named if not n.known and not n.candidates]
        return rows(told.page, told.units, strangers, self.known)

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The scores of all labels and of the intents, before the softmax."""
        seen = [self.rows(told) for told in carried(list(docs))]
        if self.quick is None:
            return self.model.predict(seen)
        found = [self.quick(rows) for rows in seen]
        return [scores for scores, _ in found], [intents for _, intents in found]

    def set_annotations(self, docs: Iterable[Doc], scores: Any) -> None:
        """Write the chances into the sheets, and the spans that they make."""
        for told, mine, intents in zip(carried(list(docs)), *scores, strict=True):
            told.scores = chances(mine)
            told.guess = softmax(intents)
            told.spans = tuple(found(told))

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        words: Iterable[str] = (),
    ) -> None:
        """Start anew, with the words that are to be known."""
        self.cfg |= {"words": sorted(words), "labels": signature()}
        self._known = frozenset(self.cfg["words"])
        some = [self.rows(told) for told in carried([e.predicted for e in islice(get_examples(), 10)])]
        self.model.initialize(X=some)

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from messages whose references carry the gold: labels (units x layers) and the number of the intent."""
        batch = list(examples)
        set_dropout_rate(self.model, drop)
        lost = sum(self._learnt(one, batch) for one in self.model.layers)
        if sgd is not None:
            self.finish_update(sgd)
        losses = losses if losses is not None else {}
        losses[self.name] = losses.get(self.name, 0.0) + lost
        return losses

    def _learnt(self, one: Model[Any, Any], batch: Sequence[Example]) -> float:
        """Teach one of the networks a batch, each network varied in its own way; gives back the loss before."""
        gold = [e.reference.user_data["gold"] for e in batch]
        shown, labels = zip(
            *(self._varied(e.predicted, g.labels) for e, g in zip(batch, gold, strict=True)), strict=True
        )
        (scores, intents), back = one.begin_update(list(shown))
        lost, d_scores = _unlike(np.concatenate(scores), np.concatenate(labels))
        d_intents = softmax(intents)
        d_intents[np.arange(len(batch)), [g.intent for g in gold]] -= 1
        back((d_scores / len(batch), d_intents / len(batch)))
        return lost

    def _varied(self, message: Doc, labels: Any) -> tuple[Rows, Any]:
        """A message's rows and labels, now and then as if dictated, with some words hidden, and of some their parts.

        Names, figures and moments need no variation: the network does not see which they are.
        """
        kept = message.user_data
        if self.name not in kept:
            told: Sheet = kept["sheet"]
            seen = self.rows(told)
            kept[self.name] = (seen, *dictated(seen, told.units, told.page))
        seen, small, left = kept[self.name]
        if left and np.random.uniform() < self.dictated:
            seen, labels = small, labels[left]
        seen = seen.copy()
        chance = np.random.uniform(size=(2, len(seen)))
        seen[chance[0] < self.hidden, 0] = HIDDEN_WORD
        seen[chance[1] < self.hidden / 2, 1:4] = HIDDEN_PARTS
        return seen, labels


def chances(scores: Array) -> Array:
    """Scores of all labels to chances, layer by layer."""
    result: Array = np.empty_like(scores)
    for layer in LAYERS.values():
        result[:, layer.first : layer.last] = softmax(scores[:, layer.first : layer.last])
    return result


def _unlike(scores: Array, wanted: Any) -> tuple[float, Array]:
    """The cross-entropy over all layers, and its gradient; `wanted` (units x layers) are columns within each layer."""
    gradient: Array = np.zeros((len(scores), WIDTH), dtype=np.float32)
    lost = 0.0
    every = np.arange(len(scores))
    for n, layer in enumerate(LAYERS.values()):
        share = softmax(scores[:, layer.first : layer.last])
        lost -= float(np.log(share[every, wanted[:, n]] + 1e-9).sum())
        share[every, wanted[:, n]] -= 1
        gradient[:, layer.first : layer.last] = share
    return lost, gradient


def found(told: Sheet) -> Iterator[Span]:
    """The spans of all layers that later parts look at, left to right in each."""
    seen = list(_seen(told))
    order = list(LEAST)
    yield from sorted([*seen, *_titled(told, seen)], key=lambda s: (order.index(s.layer), s.first))


def _titled(told: Sheet, seen: list[Span]) -> Iterator[Span]:
    """New people after a title whom the tagger does not see in any layer: who has a title is somebody."""
    taken = {i for s in seen if s.layer in NAMING for i in range(s.first, s.last)}
    for name in told.named:
        inside = [i for i, unit in enumerate(told.units) if name.first <= unit.first and unit.last <= name.last]
        if name.rule == AFTER_TITLE and inside and taken.isdisjoint(inside):
            yield Span("C", inside[0], inside[-1] + 1, "", SOMEBODY)


def _seen(told: Sheet) -> Iterator[Span]:
    """The spans that the tagger sees; a recognised name within a span is all of it."""
    for layer, least in LEAST.items():
        end = 0
        for span in spans(layer, told.scores, least):
            whole = _named(told, span) if layer in NAMING else span
            if whole.first >= end:
                yield whole
            end = max(end, whole.last)


def _named(told: Sheet, span: Span) -> Span:
    inside = range(span.first, span.last)
    name = next((i for i in inside if told.units[i].kind in NAME_KINDS), None)
    if name is not None:
        return Span(span.layer, name, name + 1, span.value, span.sure)
    return _whole(told, span) if span.layer in NEW else span


def _whole(told: Sheet, span: Span) -> Span:
    """A new name with the capitals that go on behind it, as far as the tagger finds it possible."""
    layer, last = LAYERS[span.layer], span.last
    while (
        last < len(told.units) and told.units[last].kind == "word" and _capital(told, last - 1) and _capital(told, last)
    ):
        if 1 - told.scores[last, layer.first] < POSSIBLE:
            break
        last += 1
    return span if last == span.last else Span(span.layer, span.first, last, span.value, span.sure)


def _capital(told: Sheet, i: int) -> bool:
    return told.page.tokens[told.units[i].first].capital
