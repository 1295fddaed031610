"""Training: the pipeline of each language from the corpus, without the trades kept aside (`make train`).

`python -m nlp.training.train [--languages it,en] [--out DIRECTORY] [--without TRADE,TRADE]`
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy import util
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Config, NumpyOps, fix_random_seed, set_current_ops

import nlp.learnt.deciders  # noqa: F401 - registers the components
from nlp.directory import EMPTY
from nlp.languages import HERE as LANGUAGES
from nlp.languages import languages
from nlp.learnt.features import vocabulary
from nlp.learnt.halved import Halved
from nlp.learnt.sheet import Sheet, doc, sheet
from nlp.names import Name
from nlp.page import opened
from nlp.spans import as_name
from nlp.training.corpus import Annotated, Trade, trades
from nlp.training.targets import Truth

# Every so many messages one is shown a second time, with other names in the directory.
STRANGE = 5
CONFIG = Path(__file__).parent / "config.cfg"


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A message to learn from: its trade, its sheet and the truth about it."""

    trade: str
    told: Sheet
    truth: Truth


def lessons(some: Iterable[Trade]) -> list[Lesson]:
    """The messages of some trades that have any words; some of them a second time, as told to who knows nobody yet."""
    found = []
    for trade in some:
        for n, message in enumerate(trade.messages):
            told = sheet(opened(message.text, message.now, trade.directory, languages()[message.lang]))
            if told.wordy:
                found.append(Lesson(trade.name, told, Truth(message, told)))
                if n % STRANGE == 0:
                    found.append(_to_a_stranger(trade, message, told, n % (2 * STRANGE) == 0))
    return found


def _to_a_stranger(trade: Trade, message: Annotated, told: Sheet, nobody: bool) -> Lesson:
    """A message as read with a directory that has none of the names it mentions, or no names at all."""
    names = [(u, u.thing) for u in told.units if isinstance(u.thing, Name) and u.thing.known]
    renamed = {name.name: as_name(told.page.said(unit.first, unit.last)) for unit, name in reversed(names)}
    directory = EMPTY if nobody else trade.directory.without(renamed)
    strange = sheet(opened(message.text, message.now, directory, told.page.language))
    return Lesson(trade.name, strange, Truth(message, strange, renamed))


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Course:
    """The training of one language's pipeline."""

    def __init__(self, config: Config, some: Sequence[Lesson]) -> None:
        self.config, self.lessons = config, list(some)
        self.seed = config["training"]["seed"]

    def pipeline(self, taggers: int | None = None) -> Language:
        """An untrained pipeline, as configured or with so many taggers."""
        fix_random_seed(self.seed)
        random.seed(self.seed)
        built = Config({k: v for k, v in self.config.items() if k != "taccuino"}).copy()
        if taggers:
            built["components"]["tagger"]["model"]["count"] = taggers
        return util.load_model_from_config(built, auto_fill=True)

    def examples(self, nlp: Language, some: Sequence[Lesson]) -> list[Example]:
        """spaCy's examples of some lessons: the sheet, and the truth beside it."""
        found = []
        for lesson in some:
            reference = Doc(nlp.vocab, words=["x"] * len(lesson.told.units))
            reference.user_data["gold"] = lesson.truth
            found.append(Example(doc(nlp.vocab, lesson.told), reference))
        return found

    def taught(self, nlp: Language, name: str, some: Sequence[Lesson]) -> None:
        """Train one component of a pipeline; what stays are the averages of its weights."""
        how = self.config["taccuino"][name]
        examples = self.examples(nlp, some)
        pipe = nlp.get_pipe(name)
        more = {"words": vocabulary([(x.trade, x.told.page, x.told.units) for x in some])} if name == "tagger" else {}
        fix_random_seed(self.seed)
        random.seed(self.seed)
        pipe.initialize(lambda: examples, nlp=nlp, **more)  # type: ignore[attr-defined]
        steps = how["epochs"] * -(-len(examples) // how["batch"])
        optimizer = Adam(how["rate"], L2=how["L2"], use_averages=True, grad_clip=1.0)
        step = 0
        for _ in range(how["epochs"]):
            random.shuffle(examples)
            for batch in util.minibatch(examples, how["batch"]):  # type: ignore[no-untyped-call]
                optimizer.learn_rate = how["rate"] * (1 - step / steps) + 1e-5
                pipe.update(list(batch), drop=how["dropout"], sgd=optimizer)  # type: ignore[attr-defined]
                optimizer.step_schedules()
                step += 1
        with pipe.model.use_params(optimizer.averages):  # type: ignore[attr-defined]
            weights = pipe.model.to_bytes()  # type: ignore[attr-defined]
        pipe.model.from_bytes(weights)  # type: ignore[attr-defined]
        if isinstance(pipe, Halved):
            pipe.settle()

    def applied(self, nlp: Language, name: str, some: Sequence[Lesson]) -> None:
        """Let a component fill in the sheets of some lessons."""
        pipe = nlp.get_pipe(name)
        for lesson in some:
            pipe(doc(nlp.vocab, lesson.told))

    def run(self) -> Language:
        """The trained pipeline: the deciders learn from what taggers find that have not seen the message's trade."""
        folds = self.config["taccuino"]["folds"]
        names = sorted({lesson.trade for lesson in self.lessons})
        for n in range(folds):
            unseen = set(names[n::folds])
            nlp = self.pipeline(self.config["taccuino"]["taggers"])
            self.taught(nlp, "tagger", [x for x in self.lessons if x.trade not in unseen])
            self.applied(nlp, "tagger", [x for x in self.lessons if x.trade in unseen])
            say(f"  fold {n + 1} of {folds} without {', '.join(sorted(unseen))}")
        nlp = self.pipeline()
        for name in nlp.pipe_names[1:]:
            self.taught(nlp, name, self.lessons)
            self.applied(nlp, name, self.lessons)
        self.taught(nlp, "tagger", self.lessons)
        return nlp


def main() -> int:
    """Train the pipelines and write them to disk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default=",".join(languages()))
    parser.add_argument("--out", type=Path, help="a folder for the pipelines instead of the package")
    parser.add_argument("--without", default="", help="trades that are not trained on, beside those kept aside")
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own products are faster on large batches
    left_out = set(args.without.split(","))
    for code in args.languages.split(","):
        start = time.perf_counter()
        mine = [t for t in trades() if t.lang == code and not t.kept_aside and t.name not in left_out]
        config = util.load_config(CONFIG, interpolate=True)
        shown = config["taccuino"]["shown"]
        course = Course(config, lessons(t for t in mine for _ in range(shown.get(t.name, 1))))
        say(f"{code}: {len(course.lessons)} messages of {len(mine)} trades")
        nlp = course.run()
        folder = args.out / code if args.out else LANGUAGES / code / "pipeline"
        folder.parent.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(folder, exclude=["vocab"])
        size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
        say(f"  {folder}: {size / 1e6:.1f} MB, {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
