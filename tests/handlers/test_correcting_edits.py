"""Who edits a message edits what was recorded; what was done about it since is kept where it still fits."""

import datetime as dt

import pytest

from bot import sample
from storage.tables import Reminder, metadata
from tests.handlers.dialogue import Talk, difference, rows

NOTE = "Visto Galli stamattina, prende 3 caricabatterie a 30 euro l'uno, richiamarlo venerdì alle 15"


@pytest.fixture
def sara(database):
    """A rep of the sample company."""
    with database.writing() as session:
        sample.load(session, dt.date(2026, 11, 20))
    return Talk(database, sample.people()[0].id)


def test_an_edited_note_keeps_its_corrections(sara):
    """The 3 is still there: it is 5; the price is what the note says now."""
    (card,) = sara.says(NOTE)
    note = sara.said
    sara.says("no, erano 5")
    assert sara.edits(note, NOTE.replace("30", "40")) == [card]
    assert "5 × Caricabatterie CB80 a 40 €" in sara.texts[card]


def test_a_correction_of_what_is_not_there_any_more_is_dropped(sara):
    """The rep has put the 3 right in the note itself."""
    (card,) = sara.says(NOTE)
    note = sara.said
    sara.says("no, erano 5")
    sara.edits(note, NOTE.replace("prende 3", "prende 4"))
    assert "4 × Caricabatterie" in sara.texts[card]


def test_a_tapped_correction_outlives_an_edit(sara):
    """It is like one that was said; a new customer that it brought comes back."""
    (card,) = sara.says(NOTE)
    note = sara.said
    for label in ("Correggi", "Come", "telefonata"):
        sara.presses(label, under=card)
    for label in ("Correggi", "Cliente"):
        sara.presses(label, under=card)
    sara.says("Idraulica Zampieri")
    sara.edits(note, NOTE.replace("30", "40"))
    assert "Idraulica Zampieri (nuovo) · telefonata" in sara.texts[card]


def test_a_doubt_that_was_answered_is_not_asked_again(sara):
    """The same answer holds for the same words."""
    (card,) = sara.says("visto Verdi ieri, prende 2 caricabatterie")
    note = sara.said
    sara.presses("Verdi Costruzioni", under=card)
    sara.edits(note, "visto Verdi ieri, prende 4 caricabatterie")
    assert "Verdi Costruzioni S.r.l." in sara.texts[card]
    assert "❓" not in sara.texts[card]


@pytest.mark.parametrize(
    ("edited", "state", "rings"),
    [
        (NOTE.replace("30", "40"), "done", False),
        (NOTE.replace("alle 15", "alle 16"), "done", False),
    ],
)
def test_what_is_done_stays_done(sara, edited, state, rings):
    """Also where the note now says another hour."""
    sara.says(NOTE)
    note = sara.said
    with sara.database.writing() as session:
        reminder = session.get(Reminder, 1)
        reminder.state, reminder.due = "done", None
    sara.edits(note, edited)
    assert duties(sara) == [(state, rings)]


def test_what_rang_does_not_ring_again(sara):
    """Unless the note says another hour."""
    sara.says(NOTE)
    note = sara.said
    with sara.database.writing() as session:
        session.get(Reminder, 1).due = None
    sara.edits(note, NOTE.replace("30", "40"))
    assert duties(sara) == [("open", False)]
    sara.edits(note, NOTE.replace("alle 15", "alle 16"))
    assert duties(sara) == [("open", True)]


def duties(sara):
    table = metadata.tables["reminder"]
    with sara.database.reading() as session:
        standing = session.connection().execute(table.select().where(table.c.removed_at.is_(None)))
        return [(row.state, row.due is not None) for row in standing]


def test_an_edited_correction_replaces_the_one_before(sara):
    """Its line changes in place, and says what it was before either of them."""
    sara.says(NOTE)
    line, card = sara.says("no, erano 5")
    correction = sara.said
    assert sara.edits(correction, "no, erano 6") == [line, card]
    assert "Corretto: 6 × Caricabatterie CB80 (erano 3)." in sara.texts[line]
    assert "6 × Caricabatterie" in sara.texts[card]


def test_an_edited_value_replaces_the_one_before(sara):
    """The number that answered the question for it."""
    (card,) = sara.says(NOTE)
    for label in ("Correggi", "3 × Caric", "Quantità"):
        sara.presses(label, under=card)
    line, _ = sara.says("12")
    assert sara.edits(sara.said, "13") == [line, card]
    assert "13 × Caricabatterie" in sara.texts[card]


def test_an_edited_question_is_answered_in_place(sara):
    """The answer to the first wording becomes the one to the second."""
    (answer,) = sara.says("cosa ha comprato l'ultima volta Galli?")
    assert sara.edits(sara.said, "cosa ha comprato l'ultima volta Rossi?") == [answer]
    assert "Rossi Logistica" in sara.texts[answer]


def test_an_edit_that_undoes_nothing_else_leaves_all_as_it_was(sara):
    """Edited back and forth, the record is as it was first, but for the ids."""
    nothing = rows(sara.database)
    (card,) = sara.says(NOTE)
    text = sara.texts[card]
    sara.edits(sara.said, "Visto Rossi ieri")
    sara.edits(sara.said, NOTE)
    assert sara.texts[card] == text
    sara.presses("Annulla", under=card)
    assert difference(nothing, rows(sara.database)) == {"came": [], "went": [], "changed": []}
