"""`taccuino read`: JSON lines in, readings out, and a reading for a person."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

import pytest

from bot.read import ReadError, read_lines, show
from nlp.directory import Directory
from nlp.understand import understand
from tests.nlp.test_understand import KNOWN, NOW, VISITS

ROME = ZoneInfo("Europe/Rome")


def test_a_line_gives_a_line() -> None:
    """Every message becomes one JSON line with its id."""
    line = json.dumps({"id": "a", "text": "ricordami tra un'ora di chiamare Rossi", "now": "2026-11-18T10:00"})
    (answer,) = read_lines([line, ""], Directory(), ROME)
    reading = json.loads(answer)
    assert (reading["id"], reading["followups"][0]["at"]) == ("a", "2026-11-18T11:00:00+01:00")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "Line 2: it is no JSON object"),
        ("[]", "Line 2: it is no JSON object"),
        ('{"text": "x"}', "Line 2: it has no now"),
        ('{"now": "2026-01-01T10:00"}', "Line 2: it has no text"),
        ('{"text": "x", "now": "soon"}', "Line 2: its now is no moment"),
    ],
)
def test_a_bad_line_is_named(line: str, fault: str) -> None:
    """A line that is no message is named by its number."""
    with pytest.raises(ReadError, match=fault):
        list(read_lines(["", line], Directory(), ROME))


def test_a_reading_is_shown_with_its_words() -> None:
    """Each value stands with the words it came from and the rule."""
    shown = show(VISITS[0], understand(VISITS[0], NOW, KNOWN))
    assert "Laura Bianchi" in shown
    assert "« venerdì alle 15 »" in shown
