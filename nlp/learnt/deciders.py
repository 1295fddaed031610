"""The components behind the tagger: which spans belong together, and what holds of each in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model, Optimizer, set_dropout_rate

from nlp.learnt import gist, pairs, verdicts, whole
from nlp.learnt.labels import INTENTS, Array
from nlp.learnt.network import softmax
from nlp.learnt.sheet import EMPTY, Sheet, Verdict, carried

NOT_ONE: Any = -1e9
ASKING = INTENTS.index("question")
HARDLY = 0.01
#: How much the gist counts beside what the words were tagged as. With half of the files of questions (`ask…`) left out
#: of the training, of their topics .68 (it) and .48 (en) are right without it, and .77 to .83 and .63 to .70 with half
#: to most of the weight on it; of their intents .90 and .88, and .93 and .91.
GIST_OF_INTENT, GIST_OF_TOPIC = 0.35, 0.6
LEAST = 1e-4


@Language.factory("taccuino_linker")
def make_linker(nlp: Language, name: str, model: Model[Any, Any]) -> Linker:
    """The component of spaCy's config system."""
    return Linker(nlp.vocab, model, name)


@Language.factory("taccuino_judge")
def make_judge(nlp: Language, name: str, model: Model[Any, Any]) -> Judge:
    """The component of spaCy's config system."""
    return Judge(nlp.vocab, model, name)


@Language.factory("taccuino_intent")
def make_intent(nlp: Language, name: str, model: Model[Any, Any]) -> IntentDecider:
    """The component of spaCy's config system."""
    return IntentDecider(nlp.vocab, model, name)


@Language.factory("taccuino_topic")
def make_topic(nlp: Language, name: str, model: Model[Any, Any]) -> TopicDecider:
    """The component of spaCy's config system."""
    return TopicDecider(nlp.vocab, model, name)


class Decider(TrainablePipe):  # type: ignore[misc]
    """A component that decides on rows of numbers, many of a message."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str) -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict[str, Any] = {}

    def prepare(self, told: Sheet) -> Any:
        """What is decided on, and the rows that are seen of it."""
        raise NotImplementedError

    def wanted(self, told: Sheet, some: Any, gold: Any) -> Any:
        """The right class of each row, -1 for one that teaches nothing."""
        raise NotImplementedError

    def initialize(self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None) -> None:
        """Start anew, with the mean and the deviation of the examples' rows."""
        found = [self.prepare(told)[1] for told in carried([e.predicted for e in get_examples()])]
        self.model.initialize(X=np.concatenate([rows for rows in found if len(rows)]))

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from messages whose sheets hold what the parts before have found."""
        losses = losses if losses is not None else {}
        seen = [s for s in (self._seen(e) for e in examples) if len(s[0])]
        if not seen:
            return losses
        set_dropout_rate(self.model, drop)
        wanted = np.concatenate([w for _, w, _ in seen])
        scores, back = self.model.begin_update(np.concatenate([rows for rows, _, _ in seen]))
        share = softmax(scores + np.concatenate([barred for _, _, barred in seen]))
        every = np.arange(len(wanted))
        losses[self.name] = losses.get(self.name, 0.0) - float(np.log(share[every, wanted] + 1e-9).sum())
        share[every, wanted] -= 1
        back(share / len(wanted))
        if sgd is not None:
            self.finish_update(sgd)
        return losses

    def _seen(self, example: Example) -> tuple[Array, Any, Array]:
        """The rows of a message, their right classes, and what bars the other classes; kept, for they do not change."""
        kept = example.predicted.user_data
        if self.name not in kept:
            told = kept["sheet"]
            some, rows = self.prepare(told)
            wanted = self.wanted(told, some, example.reference.user_data["gold"])
            taught = wanted >= 0
            kept[self.name] = (
                (rows[taught], wanted[taught], self.barred(some)[taught]) if len(rows) else (rows, wanted, rows)
            )
        seen: tuple[Array, Any, Array] = kept[self.name]
        return seen

    def barred(self, some: Any) -> Array:
        """What is added to the scores, so that classes out of the question fall away."""
        return np.zeros((len(some), 1), dtype=np.float32)


class Linker(Decider):
    """Fills in a sheet's `links` and `firms`."""

    def prepare(self, told: Sheet) -> Any:
        """All pairs of spans that may belong together."""
        some = list(pairs.groups(told))
        return some, pairs.features(told, some) if some else np.zeros((0, 1), dtype=np.float32)

    def wanted(self, told: Sheet, some: Any, gold: Any) -> Any:
        """Which pairs belong together."""
        truth = [gold.belongs(told, g.relation, g.child, p) for g in some for p in g.parents]
        return np.array(truth, dtype=np.int64)

    def barred(self, some: Any) -> Array:
        """Nothing is out of the question."""
        return np.zeros((sum(len(g.parents) for g in some), 2), dtype=np.float32)

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The groups of each message and the chances of their pairs."""
        found = []
        for told in carried(list(docs)):
            some, rows = self.prepare(told)
            found.append((some, softmax(self.model.predict(rows))[:, 1] if some else rows))
        return found

    def set_annotations(self, docs: Iterable[Doc], scores: Any) -> None:
        """Write the chances into the sheets."""
        for told, (some, sure) in zip(carried(list(docs)), scores, strict=True):
            told.links = {}
            at = 0
            for group in some:
                chances = sure[at : at + len(group.parents)].tolist()
                told.links[(group.relation, group.child)] = tuple(zip(group.parents, chances, strict=True))
                at += len(group.parents)
            told.firms = pairs.firms(told)


class Judge(Decider):
    """Fills in a sheet's `verdicts`."""

    def prepare(self, told: Sheet) -> Any:
        """All spans and firms on which a verdict is passed."""
        things = verdicts.judged(told)
        return things, verdicts.features(told, things)

    def wanted(self, told: Sheet, some: Any, gold: Any) -> Any:
        """The class of each span's and firm's value, the first where it says nothing."""
        values = gold.holds(told)
        columns = [
            verdicts.COLUMNS[layer][0] + verdicts.VALUES[layer].index(values[t]) if t in values else 0
            for t in some
            for layer in (verdicts.layer_of(t),)
        ]
        return np.array(columns, dtype=np.int64)

    def barred(self, some: Any) -> Array:
        """The values of other layers are out of the question."""
        barred = np.full((len(some), verdicts.CLASSES), NOT_ONE, dtype=np.float32)
        for row, thing in zip(barred, some, strict=True):
            first, last = verdicts.COLUMNS[verdicts.layer_of(thing)]
            row[0] = row[first:last] = 0
        return barred

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The things of each message and the chances of their classes."""
        found = []
        for told in carried(list(docs)):
            some, rows = self.prepare(told)
            found.append((some, softmax(self.model.predict(rows) + self.barred(some)) if some else rows))
        return found

    def set_annotations(self, docs: Iterable[Doc], scores: Any) -> None:
        """Write the most likely value of each thing into the sheets, with how sure it is that it says anything."""
        for told, (some, chances) in zip(carried(list(docs)), scores, strict=True):
            told.verdicts = {}
            for thing, row in zip(some, chances, strict=True):
                layer = verdicts.layer_of(thing)
                first, last = verdicts.COLUMNS[layer]
                value = verdicts.VALUES[layer][int(row[first:last].argmax())]
                told.verdicts[thing] = Verdict(value, float(1 - row[0]))


class IntentDecider(Decider):
    """Fills in a sheet's `intents`."""

    def prepare(self, told: Sheet) -> Any:
        """The message as a whole."""
        return [told], whole.intent(told)[None]

    def wanted(self, told: Sheet, some: Any, gold: Any) -> Any:
        """The number of its intent."""
        return np.array([gold.intent])

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The chances of each intent."""
        return [self._chances(told) for told in carried(list(docs))]

    def _chances(self, told: Sheet) -> Array:
        chances: Array = softmax(self.model.predict(self.prepare(told)[1]))[0]
        return chances

    def set_annotations(self, docs: Iterable[Doc], scores: Any) -> None:
        """Write the chances into the sheets."""
        for told, chances in zip(carried(list(docs)), scores, strict=True):
            told.intents = _with(told.gist[: gist.FIRST_TOPIC], chances, GIST_OF_INTENT)


class TopicDecider(IntentDecider):
    """Fills in a sheet's `topics`."""

    def prepare(self, told: Sheet) -> Any:
        """The message as a whole."""
        return [told], whole.topic(told)[None]

    def wanted(self, told: Sheet, some: Any, gold: Any) -> Any:
        """The number of the topic of a question."""
        return np.array([gold.topic])

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The chances of each topic; of a message that is hardly a question none."""
        return [self._chances(told) if told.intents[ASKING] > HARDLY else EMPTY for told in carried(list(docs))]

    def set_annotations(self, docs: Iterable[Doc], scores: Any) -> None:
        """Write the chances into the sheets."""
        for told, chances in zip(carried(list(docs)), scores, strict=True):
            told.topics = _with(told.gist[gist.FIRST_TOPIC :], chances, GIST_OF_TOPIC)


def _with(other: Array, chances: Array, share: float) -> Array:
    """Chances of classes with what another part says of the same, which counts for so much (a geometric mean)."""
    if not other.size or not chances.size:
        return chances
    both = (other + LEAST) ** share * (chances + LEAST) ** (1 - share)
    mixed: Array = both / both.sum()
    return mixed
