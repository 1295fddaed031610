"""The training corpus: marks, names, values and dates of every message are as its form says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlp.training.check import faults
from nlp.training.corpus import HERE, KEPT_ASIDE, names_of, trade, unmarked

FILES = sorted(HERE.glob("*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_trade_is_clean(path: Path) -> None:
    """No message of a trade has a fault, and each has an id and words of its own."""
    directory = json.loads(path.with_suffix(".directory.json").read_text(encoding="utf-8"))
    messages = trade(path).messages
    assert [(m.id, fault) for m in messages for fault in faults(m, names_of(directory))] == []
    assert len({m.id for m in messages}) == len({m.text for m in messages}) == len(messages)


def test_marks_are_taken_out_and_kept() -> None:
    """Without its marks a text is what was written; each mark is a span with its label and number."""
    text, spans = unmarked("{H1:Visto} {A1:Rossi}: {P1,J1:pompa} rotta")
    assert text == "Visto Rossi: pompa rotta"
    assert [(text[s.start : s.end], s.label, s.number) for s in spans] == [
        ("Visto", "H", 1),
        ("Rossi", "A", 1),
        ("pompa", "P", 1),
        ("pompa", "J", 1),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({"text": "{A2:Rossi} ha chiamato"}, "A2 marks nothing of the reading"),
        ({"text": "Rossi ha {R1:preso}", "items": [{"product": "X9", "role": "taken"}]}, "no such role: 'taken'"),
        ({"text": "Rossi", "account": "Bianchi"}, "the account 'Bianchi' is neither in the directory nor in the words"),
    ],
)
def test_faults_are_told(tmp_path: Path, line: dict[str, object], fault: str) -> None:
    """What is wrong with a message is said in a sentence."""
    told = {key: line[key] for key in ("account", "items") if key in line}
    reading = {"intent": "note", "interactions": [{"account": "Rossi", **told}]}
    message = {"id": "x-it-1", "lang": "it", "style": "typed", "now": "2026-05-06T10:00:00+02:00", "text": line["text"]}
    (tmp_path / "x-it.directory.json").write_text('{"accounts": [{"name": "Rossi"}]}', encoding="utf-8")
    (tmp_path / "x-it.jsonl").write_text(json.dumps({**message, "reading": reading}), encoding="utf-8")
    (read,) = trade(tmp_path / "x-it.jsonl").messages
    assert fault in list(
        faults(read, {"accounts": frozenset({"Rossi"}), "contacts": frozenset(), "products": frozenset()})
    )


def test_trades_are_kept_aside_in_every_language() -> None:
    """The trades that nothing is trained on are there, two or more in a language."""
    kept = [path.stem for path in FILES if path.stem in KEPT_ASIDE]
    assert sorted(kept) == sorted(KEPT_ASIDE)
    assert min(sum(stem.endswith(f"-{lang}") for stem in kept) for lang in {s.rpartition("-")[2] for s in kept}) >= 2
