"""The learnt parts: their pieces, a pipeline trained on the spot, and the pipelines that are shipped."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy import util
from thinc.api import Config

from nlp import understand
from nlp.directory import EMPTY
from nlp.items import merged
from nlp.languages import languages
from nlp.learnt import pairs, verdicts
from nlp.learnt.features import COLUMNS, common, rows, vocabulary
from nlp.learnt.labels import INTENTS, LAYERS, WIDTH, Span, spans
from nlp.learnt.network import taggers
from nlp.learnt.pipeline import FOLDER, NotTrained, filled, loaded
from nlp.learnt.sheet import Sheet, doc, sheet
from nlp.learnt.tagger import found
from nlp.page import opened
from nlp.questions import TOPICS
from nlp.reading import Item
from nlp.training.corpus import HERE, KEPT_ASIDE, Annotated, Trade, trade
from nlp.training.targets import Truth
from nlp.training.train import CONFIG, Course, lessons

MOST_MEGABYTES = 12


@pytest.fixture(scope="module")
def agri() -> Trade:
    return trade(HERE / "agri-it.jsonl")


def of(agri: Trade, message: Annotated) -> Sheet:
    return sheet(opened(message.text, message.now, agri.directory, languages()[message.lang]))


def certain(told: Sheet, truth: Truth) -> None:
    """Scores as of a tagger that knows the truth."""
    told.scores = np.zeros((len(told.units), WIDTH), dtype=np.float32)
    for n, layer in enumerate(LAYERS.values()):
        told.scores[np.arange(len(told.units)), layer.first + truth.labels[:, n]] = 1


def brief(folds: int = 2) -> Config:
    """The configuration with little work to do."""
    config = util.load_config(CONFIG, interpolate=True)
    config["components"]["tagger"]["model"] |= {"width": 32, "depth": 2}
    config["taccuino"]["folds"] = folds
    for name in ("tagger", "linker", "judge"):
        config["taccuino"][name]["epochs"] = 1
    return config


def test_a_span_is_found_with_its_value() -> None:
    """Units that go on belong to the span before; its value is the likeliest over all of them."""
    layer = LAYERS["R"]
    scores = np.zeros((4, WIDTH), dtype=np.float32)
    bought, quoted = layer.values.index("bought"), layer.values.index("quoted")
    scores[1, layer.first + 1 + 2 * bought] = 0.5
    scores[1, layer.first + 1 + 2 * quoted] = 0.4
    scores[2, layer.first + 2 + 2 * quoted] = 0.9
    (span,) = spans("R", scores, 0.3)
    assert (span.first, span.last, span.value) == (1, 3, "quoted")
    assert span.sure == pytest.approx(0.9)


def test_two_spans_side_by_side_are_two() -> None:
    """A unit that begins a span ends the one before."""
    layer = LAYERS["F"]
    scores = np.zeros((2, WIDTH), dtype=np.float32)
    scores[:, layer.first + 1] = 0.8
    assert [(s.first, s.last) for s in spans("F", scores, 0.3)] == [(0, 1), (1, 2)]


def test_words_that_few_trades_say_are_hidden(agri: Trade) -> None:
    """A word of one trade alone is not in the vocabulary, so that what stands around it is learnt."""
    message = agri.messages[0]
    told = of(agri, message)
    one = vocabulary([("a", told.page, told.units), ("b", told.page, told.units)])
    assert vocabulary([("a", told.page, told.units)] * 2) == frozenset()
    words = {told.page.tokens[u.first].norm for u in told.units if u.thing is None}
    assert words <= one
    seen = rows(told.page, told.units, (), one)
    assert seen.shape == (len(told.units), len(COLUMNS))
    assert (rows(told.page, told.units, (), frozenset())[:, 2:] == seen[:, 2:]).all()


def strangers(text: str, code: str) -> Sheet:
    """The sheet of a message told to who knows nobody, of which a tagger sees nothing."""
    told = sheet(opened(text, datetime(2026, 3, 2, tzinfo=UTC), EMPTY, languages()[code]))
    told.scores = np.zeros((len(told.units), WIDTH), dtype=np.float32)
    return told


@pytest.mark.parametrize(
    ("text", "code", "who"), [("poi la sig.ra Colnaghi", "it", "Colnaghi"), ("then Ms Abara", "en", "Abara")]
)
def test_who_has_a_title_is_somebody(text: str, code: str, who: str) -> None:
    """A new name after a title is a person that later parts look at, though the tagger sees none."""
    told = strangers(text, code)
    (span,) = found(told)
    assert (span.layer, told.person(span)) == ("C", who)


def test_a_title_is_no_part_of_a_name() -> None:
    """Of a new person whom the tagger sees together with the title, the name is what follows it."""
    told = strangers("then Ms Abara", "en")
    assert told.person(Span("C", 1, len(told.units), "", 1.0)) == "Abara"


def test_common_words_are_told_from_rare_ones() -> None:
    """The frequency of a word is known in both languages."""
    assert int(common("casa", "it")) > int(common("casara", "it"))
    assert int(common("house", "en")) > int(common("housle", "en"))


def test_the_truth_is_laid_over_the_units(agri: Trade) -> None:
    """With certain labels, the spans are those that were marked, and what belongs together was numbered alike."""
    wrong: list[str] = []
    for message in agri.messages[:40]:
        told = of(agri, message)
        truth = Truth(message, told)
        certain(told, truth)
        told.spans = tuple(s for layer in "PRQUTDLFM" for s in spans(layer, told.scores, 0.5))
        told.firms = pairs.firms(told)
        held = truth.holds(told)
        roles = sorted(str(i["role"]) for _, i in truth.items)
        if sorted(v for t, v in held.items() if verdicts.layer_of(t) == "P") != roles:
            wrong.append(message.id)
        for group in pairs.groups(told):
            if group.relation == "PR":
                mine = [truth.belongs(told, "PR", group.child, p) for p in group.parents]
                assert any(mine), message.id
    # One product said in two places, or two in one breath, is one span less or more.
    assert len(wrong) <= 4, wrong


def test_every_pair_has_its_row(agri: Trade) -> None:
    """As many rows as pairs, all of one width; what stands nearest is seen as such."""
    widths = set()
    for message in agri.messages[:30]:
        told = of(agri, message)
        certain(told, Truth(message, told))
        told.spans = tuple(s for layer in LAYERS if layer not in "OZS" for s in spans(layer, told.scores, 0.5))
        told.firms = pairs.firms(told)
        some = list(pairs.groups(told))
        if some:
            seen = pairs.features(told, some)
            assert len(seen) == sum(len(g.parents) for g in some)
            widths.add(seen.shape[1])
        things = verdicts.judged(told)
        assert verdicts.features(told, things).shape == (len(things), verdicts.SIZE)
    assert len(widths) == 1


def test_a_pipeline_trained_on_the_spot_is_reproducible_and_is_kept(tmp_path: Path, agri: Trade) -> None:
    """Trained twice alike it says the same, and written and loaded again too."""
    other = trade(HERE / "pane-it.jsonl")
    some = [Trade(t.name, t.lang, t.directory, t.messages[:8]) for t in (agri, other)]
    found: list[list[Any]] = []
    for n in range(2):
        nlp = Course(brief(), lessons(some)).run()
        nlp.to_disk(tmp_path / str(n), exclude=["vocab"])
        found.append([_read(nlp, lesson.told) for lesson in lessons(some)])
    again = loaded(tmp_path / "0")
    again.get_pipe("tagger").quick = None  # which is the same but for the last digits
    found.append([_read(again, lesson.told) for lesson in lessons(some)])
    assert found[0] == found[1] == found[2]
    assert any(spans for spans, _ in found[0])


def _read(nlp: Any, told: Sheet) -> Any:
    message = doc(nlp.vocab, told)
    for _, pipe in nlp.pipeline:
        message = pipe(message)
    return [(s.layer, s.first, s.last, round(s.sure, 4)) for s in told.spans], int(told.intents.argmax())


def test_a_language_without_a_pipeline_says_so(tmp_path: Path) -> None:
    """What is missing is told with the command that makes it."""
    with pytest.raises(NotTrained, match="make train"):
        loaded(tmp_path)


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_shipped_pipelines(code: str) -> None:
    """Each is small enough, was built as the configuration says, and reads a message."""
    folder = languages()[code].folder / FOLDER
    assert sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) <= MOST_MEGABYTES * 1_000_000
    built, meant = util.load_config(folder / "config.cfg"), util.load_config(CONFIG)
    for name in meant["components"]:
        assert built["components"][name]["model"] == meant["components"][name]["model"]
    classes = [built["components"][name]["model"]["classes"] for name in ("judge", "intent", "topic")]
    assert classes == [verdicts.CLASSES, len(INTENTS), len(TOPICS) + 1]
    known = trade(next(path for path in sorted(HERE.glob(f"*-{code}.jsonl")) if path.stem in KEPT_ASIDE))
    right = 0
    for message in known.messages:
        told = filled(sheet(opened(message.text, message.now, known.directory, languages()[code])), languages()[code])
        right += INTENTS[int(told.intents.argmax())] == message.reading["intent"]
    assert right / len(known.messages) > 0.9


def test_taggers_start_apart_and_are_averaged() -> None:
    """Two networks never start alike; of what they say the mean counts."""
    model = taggers(count=2, width=16, depth=1, window=1, pieces=2)
    some = [np.arange(3 * len(COLUMNS), dtype=np.uint64).reshape(3, -1)]
    model.initialize(X=some)
    ((one,), _), ((other,), _) = (each.predict(some) for each in model.layers)
    assert not np.allclose(one, other)
    (scores,), _ = model.predict(some)
    np.testing.assert_allclose(scores, (one + other) / 2, atol=1e-6)


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_quick_network_is_the_same(code: str) -> None:
    """Without thinc's layers the same scores come out, of a message of one unit too."""
    tagger = loaded(languages()[code].folder / FOLDER).get_pipe("tagger")
    known = trade(next(iter(sorted(HERE.glob(f"*-{code}.jsonl")))))
    for message in known.messages[:20]:
        seen = tagger.rows(sheet(opened(message.text, message.now, known.directory, languages()[code])))
        for rows_of in (seen, seen[:1]):
            (scores,), intents = tagger.model.predict([rows_of])
            quick_scores, quick_intents = tagger.quick(rows_of)
            np.testing.assert_allclose(quick_scores, scores, atol=1e-3)
            np.testing.assert_allclose(quick_intents, intents[0], atol=1e-3)


def test_a_pipeline_with_other_labels_is_none(tmp_path: Path) -> None:
    """One that was trained when the labels were others says so rather than say something else."""
    shipped = next(iter(languages().values())).folder / FOLDER
    shutil.copytree(shipped, tmp_path / "old")
    cfg = tmp_path / "old" / "tagger" / "cfg"
    cfg.write_text(cfg.read_text(encoding="utf-8").replace("bought", "purchased"), encoding="utf-8")
    with pytest.raises(NotTrained):
        loaded(tmp_path / "old")


def test_what_is_prepared_is_loaded() -> None:
    """After preparing nothing waits for the frequencies of words and their dictionary forms."""
    understand.prepare()
    assert {"wordfreq", "simplemma"} <= sys.modules.keys()


def test_half_a_character_is_no_stumbling_block() -> None:
    """A lone surrogate, which nothing can encode, is read over."""
    reading = understand.understand("\ud83d visto Rossi", datetime(2026, 3, 2, tzinfo=UTC), EMPTY, "it")
    assert reading.lang == "it"


def test_a_price_keeps_its_own_period() -> None:
    """An offer by the day and a sale of the same product do not mix their figures."""
    offered = Item("Pala", role="quoted", unit_price=20, per="day", currency="EUR")
    (one,) = merged([offered, Item("Pala", role="bought", unit_price=100)])
    assert (one.role, one.unit_price, one.per, one.currency) == ("bought", 100, None, None)
