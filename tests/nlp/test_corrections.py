"""Corrections: what they change and what they aim at, in every language; and that notes are none."""

from __future__ import annotations

from datetime import datetime

import pytest

from nlp.directory import EMPTY
from nlp.understand import understand
from tests.nlp.correcting import Said, corpus, held_out, meant

NOW = datetime.fromisoformat("2026-11-18T10:00:30+01:00")

#: So many of the sentences that were written before the rules are read wholly right.
HELD_OUT = 79


def case(said: Said) -> object:
    return pytest.param(said, id=f"{said.lang}: {said.text[:40]}")


@pytest.mark.parametrize("said", [case(s) for s in corpus()])
def test_a_correction_says_what_changes(said: Said) -> None:
    """A correction of the corpus has its field, its value, what it was, what it is of, and what else changes."""
    assert meant(said) == said.means


@pytest.mark.parametrize("said", [case(s) for s in held_out() if not s.means])
def test_a_note_is_no_correction(said: Said) -> None:
    """What only sounds like putting right is read as what it is."""
    assert meant(said) == {}


def test_unseen_corrections_are_read() -> None:
    """Nearly all corrections that no rule was made for are read wholly right."""
    wrong = [said.text for said in held_out() if meant(said) != said.means]
    assert len(list(held_out())) - len(wrong) >= HELD_OUT, wrong


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("it", "aggiungi che paga a 60 giorni", "paga a 60 giorni"),
        ("en", "add that she wants a demo too", "she wants a demo"),
    ],
)
def test_what_is_added_is_found_in_the_message(lang: str, text: str, words: str) -> None:
    """The evidence of what is added is the span of its words."""
    change = understand(text, NOW, EMPTY, lang).correction
    assert change
    proof = change.evidence["value"]
    assert text[proof.start : proof.end] == words == change.value


@pytest.mark.parametrize(
    ("lang", "text"), [("it", "cancella l'ultimo"), ("en", "delete the last one"), ("en", "delete that")]
)
def test_throwing_all_away_removes_no_part(lang: str, text: str) -> None:
    """What throws the whole record away is `cancel`, not `remove`."""
    change = understand(text, NOW, EMPTY, lang).correction
    assert change
    assert (change.field, change.of) == ("cancel", None)


@pytest.mark.parametrize(
    ("lang", "text"), [("it", "togli"), ("it", "aggiungi"), ("en", "add"), ("en", "remove"), ("en", "not")]
)
def test_a_bare_command_changes_nothing(lang: str, text: str) -> None:
    """A command without a thing is carried out on nothing."""
    change = understand(text, NOW, EMPTY, lang).correction
    assert change is None or change.field == "cancel"
