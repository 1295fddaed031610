"""The fields of a card are corrected by tapping, or by writing the value that is asked for."""

import datetime as dt

import pytest

from bot import sample
from tests.handlers.dialogue import Talk, difference, rows

NOTE = "Visto Galli ieri, prende 3 caricabatterie a 30 euro l'uno, richiamarlo venerdì alle 15"


@pytest.fixture
def sara(database):
    """A rep of the sample company, with the card of a note."""
    with database.writing() as session:
        sample.load(session, dt.date(2026, 11, 20))
    talk = Talk(database, sample.people()[0].id)
    (talk.card,) = talk.says(NOTE)
    return talk


def tap(sara, *labels):
    for label in labels:
        assert sara.presses(label, under=sara.card) == [sara.card], "a tap edits, and posts nothing"
    return sara.texts[sara.card]


TAPS = [
    (("Correggi", "Giorno", "mercoledì 18"), "mercoledì 18 novembre", "date"),
    (("Correggi", "Come", "telefonata"), "telefonata", "channel"),
    (("Correggi", "Cliente", "Officine"), None, None),
    (("Correggi", "3 × Caric", "Quantità", "4"), "4 × Caricabatterie", "quantity"),
    (("Correggi", "3 × Caric", "Esito", "Offerta"), "Offerta: 3 × Caricabatterie", "role"),
    (("Correggi", "Persona", "Chiara Fontana"), "👤 Chiara Fontana", None),
    (("Correggi", "richiamarlo", "Giorno", "lunedì 23"), "lunedì 23 novembre, alle 15:00", "day"),
    (("Correggi", "3 × Caric", "Togli"), "Tolto: 3 × Caricabatterie", None),
]


@pytest.mark.parametrize(("labels", "shown", "column"), [case for case in TAPS if case[1]])
def test_a_value_that_is_tapped_is_taken(sara, labels, shown, column):
    """In place, with an undo of its own on the card, which puts everything back."""
    before = rows(sara.database)
    assert shown in tap(sara, *labels)
    if column:
        assert column in [change[1] for change in difference(before, rows(sara.database))["changed"]]
    tap(sara, "Annulla la correzione")
    assert difference(before, rows(sara.database)) == {"came": [], "went": [], "changed": []}


WRITTEN = [
    (("Correggi", "3 × Caric", "Quantità"), "12", "12 × Caricabatterie"),
    (("Correggi", "3 × Caric", "Prezzo"), "28,50", "a 28,50 €"),
    (("Correggi", "3 × Caric", "Sconto"), "10%", "sconto 10%"),
    (("Correggi", "Giorno"), "mercoledì", "mercoledì 18 novembre"),
    (("Correggi", "Ora"), "alle 9 e mezza", "alle 9:30"),
    (("Correggi", "Cliente"), "Valsecchi", "Ortofrutta Valsecchi"),
    (("Correggi", "Cliente"), "Idraulica Zampieri", "Idraulica Zampieri (nuovo)"),
    (("Correggi", "Persona"), "Fontana", "👤 Chiara Fontana"),
    (("Correggi", "richiamarlo", "Giorno"), "lunedì", "lunedì 23 novembre, alle 15:00"),
]


@pytest.mark.parametrize(("labels", "said", "shown"), WRITTEN)
def test_a_bare_value_after_the_question_is_taken(sara, labels, said, shown):
    """Right after it, without a reply; the line has its undo, and the card follows."""
    before = rows(sara.database)
    tap(sara, *labels)
    line, card = sara.says(said)
    assert card == sara.card
    assert shown in sara.texts[card].replace("09:30", "9:30")
    sara.presses("Annulla", under=line)
    assert difference(before, rows(sara.database)) == {"came": [], "went": [], "changed": []}


def test_a_reply_to_the_question_is_its_answer_also_later(sara):
    """What was said in between does not matter."""
    tap(sara, "Correggi", "3 × Caric", "Quantità")
    sara.says("cosa ha comprato l'ultima volta Rossi?")
    sara.says("12", replies_to=sara.card)
    assert "12 × Caricabatterie" in sara.texts[sara.card]


def test_anything_else_interrupts_the_question(sara):
    """A note is a note, and a number that comes after it is no value."""
    tap(sara, "Correggi", "3 × Caric", "Quantità")
    sara.says("Visto Rossi stamattina, prende 2 forche")
    assert "3 × Caricabatterie" in sara.texts[sara.card]
    sara.says("12")
    assert "3 × Caricabatterie" in sara.texts[sara.card]


def test_several_names_that_fit_are_asked_about(sara):
    """ "Verdi": two accounts are called so, and a new one may be; the choice needs no memory."""
    tap(sara, "Correggi", "Cliente")
    (asked,) = sara.says("Verdi")
    assert [label.split(" · ")[0] for label in sara.buttons[asked]] == [
        "Verdi Trasporti S.n.c.", "Verdi Costruzioni S.r.l.", "➕ Nuovo: «Verdi»", "✖️ Lascia stare",
    ]  # fmt: skip
    sara.presses("Verdi Costruzioni", under=asked)
    assert "Corretto: Verdi Costruzioni S.r.l." in sara.texts[asked]
    assert "Verdi Costruzioni S.r.l." in sara.texts[sara.card]


def test_one_tap_leads_back(sara):
    """From the value to the fields, and from the fields to the card."""
    plain = sara.texts[sara.card]
    tap(sara, "Correggi", "Giorno", "Indietro", "Indietro")
    assert sara.texts[sara.card] == plain
    assert "✏️ Correggi" in sara.buttons[sara.card]
