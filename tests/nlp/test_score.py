"""The figures on the annotated messages: a floor that no change may break through."""

from __future__ import annotations

from tests.reading.run import DEV, judged, messages, read

# What a quick reader with the same means reached on messages that it was not written on.
FLOOR = 0.77


def test_the_annotated_messages_are_read() -> None:
    """F1 over all trades stays above the floor."""
    gold, found = [], []
    for trade in sorted(DEV.glob("*.jsonl")):
        gold += messages(trade)
        found += read(trade)[0]
    assert judged(gold, found)[0]["all"]["f1"] > FLOOR
