"""What a message is for and what it asks, by its words and pairs of words alone, wherever they stand.

The tagger looks at few words at a time; this looks at all of them at once and at nothing else, so that the two err on
different messages. A linear model over hashed features (thinc's SparseLinear, as in spaCy's bag of words).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Model, Optimizer, SparseLinear_v2

from nlp import questions
from nlp.learnt.features import lemma
from nlp.learnt.halved import Halved
from nlp.learnt.labels import INTENTS, LAYERS, Array
from nlp.learnt.network import softmax
from nlp.learnt.sheet import Sheet, carried
from nlp.sound import stem

Keys = np.ndarray[Any, np.dtype[np.uint64]]
FIRST_TOPIC = len(INTENTS)
TOPICS = len(LAYERS["Z"].values) + 1  # the last: none
EDGES = ("^", "$")
#: So much of a word is seen as its beginning, and at a time of the whole of it.
START = 4


@registry.architectures("taccuino.Gist.v1")  # type: ignore[untyped-decorator]
def gist(buckets: int) -> Model[Any, Array]:
    """Hashed features of messages to the scores of intents and topics (before the softmax)."""
    made: Model[Any, Array] = SparseLinear_v2(nO=FIRST_TOPIC + TOPICS, length=buckets)
    return made


@Language.factory("taccuino_gist")
def make_gist(nlp: Language, name: str, model: Model[Any, Any]) -> Gist:
    """The component of spaCy's config system."""
    return Gist(nlp.vocab, model, name)


def keys(told: Sheet) -> Keys:
    """The hashes of all that is seen of a message."""
    return np.array(sorted({hash_string(said) for said in _seen(told)}), dtype=np.uint64)


def _seen(told: Sheet) -> Iterator[str]:
    """Words, their stems, dictionary forms and parts, neighbours, next but one, and the topic by the rules."""
    page = told.page
    row = [EDGES[0]]
    for unit in told.units:
        if unit.kind in ("mark", "break"):
            continue
        if unit.thing is not None:
            row.append(f"<{unit.tag}>")
            continue
        word = page.tokens[unit.first].norm
        row.append(stem(word))
        yield from (f"w {word}", f"l {lemma(word, page.language.dateparser)}", f"p {word[:START]}")
        edged = f"<{word}>"
        yield from (f"c {edged[i : i + START]}" for i in range(len(edged) - START + 1))
    row.append(EDGES[1])
    yield from (f"u {one}" for one in row)
    yield from (f"b {one} {next_}" for one, next_ in pairwise(row))
    yield from (f"s {one} {after}" for one, after in zip(row, row[2:], strict=False))
    yield f"r {questions.topic(page)[0]}"


class Gist(Halved):
    """Fills in a sheet's `gist`: the chances of each intent, and behind them those of each topic."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str) -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict[str, Any] = {}

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The scores of intents and topics, before the softmax."""
        return self.model.predict(_shown([keys(told) for told in carried(list(docs))]))

    def set_annotations(self, docs: Iterable[Doc], scores: Any) -> None:
        """Write the chances into the sheets."""
        for told, row in zip(carried(list(docs)), scores, strict=True):
            told.gist = _chances(row[None])[0]

    def initialize(self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None) -> None:
        """Start anew."""
        self.model.initialize()

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from messages whose references carry the gold; some of what is seen is hidden."""
        batch = list(examples)
        shown = [self._kept(example, drop) for example in batch]
        scores, back = self.model.begin_update(_shown(shown))
        share, wanted = _chances(scores), np.zeros_like(scores)
        for row, example in zip(wanted, batch, strict=True):
            gold = example.reference.user_data["gold"]
            row[gold.intent] = 1
            if gold.topic >= 0:
                row[FIRST_TOPIC + gold.topic] = 1
        d_scores = share - wanted
        d_scores[wanted[:, FIRST_TOPIC:].sum(1) == 0, FIRST_TOPIC:] = 0
        back(d_scores / len(batch))
        if sgd is not None:
            self.finish_update(sgd)
        losses = losses if losses is not None else {}
        losses[self.name] = losses.get(self.name, 0.0) - float((np.log(share + 1e-9) * wanted).sum())
        return losses

    def _kept(self, example: Example, drop: float) -> Keys:
        """The keys of a message, some left out."""
        kept = example.predicted.user_data
        if self.name not in kept:
            kept[self.name] = keys(kept["sheet"])
        found: Keys = kept[self.name]
        return found[np.random.uniform(size=len(found)) >= drop]


def _shown(some: list[Keys]) -> tuple[Keys, Array, Any]:
    """Messages as the network sees them: each as a row of length one."""
    lengths = np.array([len(row) for row in some], dtype=np.int32)
    values = np.repeat(1 / np.sqrt(np.maximum(lengths, 1)), lengths).astype(np.float32)
    return np.concatenate(some), values, lengths


def _chances(scores: Array) -> Array:
    """Scores to chances: of intents, and of topics."""
    return np.concatenate([softmax(scores[:, :FIRST_TOPIC]), softmax(scores[:, FIRST_TOPIC:])], axis=1)
