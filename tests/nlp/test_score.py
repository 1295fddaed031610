"""The figures on the annotated messages: a floor that no change may break through."""

from __future__ import annotations

from tests.reading.found import DATES, NUMBERS
from tests.reading.run import DEV, counted, judged, messages, read

# What a quick reader with the same means reached on messages that it was not written on.
FLOOR = 0.77
# What of the gold's values must be among those found in the words, whatever is made of them.
FOUND = 0.98


def test_the_annotated_messages_are_read() -> None:
    """F1 over all trades stays above the floor."""
    gold, found = [], []
    for trade in sorted(DEV.glob("*.jsonl")):
        gold += messages(trade)
        found += read(trade)[0]
    assert judged(gold, found)[0]["all"]["f1"] > FLOOR


def test_the_dates_and_numbers_of_the_gold_are_found() -> None:
    """Dates, times and numbers that the gold holds are among the values of the moments and numbers found."""
    tally = counted()
    assert tally.share(*DATES) >= FOUND
    assert tally.share(*NUMBERS) >= FOUND
