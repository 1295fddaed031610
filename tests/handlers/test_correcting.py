"""What is said of a record puts right one field of it, and undo puts it back."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from bot import sample
from storage import reps
from tests.handlers.dialogue import Talk, difference, rows

FILES = sorted((Path(__file__).parent / "corrections").glob("*.toml"))
DIALOGUES = [
    (file.stem, one)
    for file in FILES
    for one in tomllib.loads(file.read_text(encoding="utf-8"))["dialogue"]
]  # fmt: skip
NOTE = "Visto Galli stamattina, prende 3 caricabatterie a 30 euro l'uno, richiamarlo venerdì alle 15"


@pytest.fixture
def company(database):
    """The sample company."""
    with database.writing() as session:
        sample.load(session, dt.date(2026, 11, 20))
    return database


@pytest.fixture
def sara(company):
    """A rep who writes Italian."""
    return Talk(company, sample.people()[0].id)


@pytest.mark.parametrize(
    ("lang", "dialogue"), DIALOGUES, ids=lambda value: value if isinstance(value, str) else value["says"]
)
def test_a_correction_changes_what_it_says_and_nothing_else(company, lang, dialogue):
    """All rows are compared before and after; undo gives back every one of them as it was."""
    talk = Talk(company, sample.people()[0 if lang == "it" else 1].id, lang)
    talk.says(dialogue["note"])
    before = rows(company)
    line, card = talk.says(dialogue["says"])
    assert dialogue["line"] in talk.texts[line]
    found = difference(before, rows(company))
    if dialogue.keys() & found.keys():
        expected = {name: sorted(tuple(one) for one in dialogue.get(name, [])) for name in found}
        assert found == expected
    talk.presses("↩️", under=line)
    assert dialogue["back"] in talk.texts[line]
    assert difference(before, rows(company)) == {"came": [], "went": [], "changed": []}
    assert card in talk.texts


def test_the_card_above_follows(sara):
    """The answer is one line; the card that stands above is changed in place."""
    (card,) = sara.says(NOTE)
    line, changed = sara.says("no, erano 5")
    assert changed == card
    assert "5 × Caricabatterie" in sara.texts[card]
    assert sara.texts[line].count("\n") == 0
    sara.presses("Annulla", under=line)
    assert "3 × Caricabatterie" in sara.texts[card]


def test_an_older_card_is_corrected_by_replying_to_it(sara):
    """Not the last record changes, but the one whose card is replied to; its own words will do too."""
    (card,) = sara.says(NOTE)
    words = sara.said
    sara.says("Visto Rossi ieri, prende 2 forche")
    _, changed = sara.says("no, erano 9", replies_to=card)
    assert changed == card
    assert "9 × Caricabatterie" in sara.texts[card]
    sara.says("no, erano 8", replies_to=words)
    assert "8 × Caricabatterie" in sara.texts[card]


def test_a_correction_can_be_corrected_and_undone_in_any_order(sara, company):
    """3, then 5, then 7: without the 5 it is 7 still, and without the 7 as well it is 3."""
    sara.says(NOTE)
    before = rows(company)
    five, card = sara.says("no, erano 5")
    seven, _ = sara.says("no, erano 7")
    sara.presses("Annulla", under=five)
    assert "7 × Caricabatterie" in sara.texts[card]
    sara.presses("Annulla", under=seven)
    assert difference(before, rows(company)) == {"came": [], "went": [], "changed": []}


def test_what_was_undone_can_be_brought_back(sara):
    """One tap, unless the same was changed again meanwhile."""
    sara.says(NOTE)
    five, card = sara.says("no, erano 5")
    sara.presses("Annulla", under=five)
    sara.presses("Ripristina", under=five)
    assert "5 × Caricabatterie" in sara.texts[card]
    sara.presses("Annulla", under=five)
    sara.says("no, erano 7")
    sara.presses("Ripristina", under=five)
    assert "Nel frattempo" in sara.texts[five]


def test_the_note_takes_its_corrections_along(sara, company):
    """Undo on the card takes back all of it; brought back, the correction holds."""
    nothing = rows(company)
    (card,) = sara.says(NOTE)
    sara.says("no, erano 5")
    sara.presses("↩️", under=card)
    assert difference(nothing, rows(company)) == {"came": [], "went": [], "changed": []}
    sara.presses("Ripristina", under=card)
    assert "5 × Caricabatterie" in sara.texts[card]


def test_which_of_several_is_asked_with_buttons(sara):
    """Where two fit, the bot asks once, with what each holds; the answer needs no memory of the dialogue."""
    (card,) = sara.says("Visto Galli ieri, prende 3 caricabatterie e 2 forche")
    (asked,) = sara.says("no, erano 5")
    assert list(sara.buttons[asked])[:2] == ["3 × Caricabatterie CB80", "2 × Forche 1200 mm (coppia)"]
    sara.presses("2 × Forche", under=asked)
    assert "5 × Forche" in sara.texts[card]
    assert "Corretto: 5 × Forche 1200 mm (coppia) (erano 2)." in sara.texts[asked]


def test_the_old_value_tells_which_of_several_is_meant(sara):
    """ "5, not 2": the one that is 2."""
    (card,) = sara.says("Visto Galli ieri, prende 3 caricabatterie e 2 forche")
    sara.says("no, erano 5 non 2")
    assert "5 × Forche" in sara.texts[card]
    assert "3 × Caricabatterie" in sara.texts[card]


def test_what_is_added_to_one_of_several_contacts_is_asked_about(sara):
    """Nothing is guessed between two customers."""
    (card,) = sara.says("Visto Galli stamattina, prende 3 forche. Poi da Rossi, prende 2 caricabatterie")
    (asked,) = sara.says("aggiungi anche 2 transpallet a 500 euro l'uno")
    sara.presses("Galli", under=asked)
    galli, rossi = sara.texts[card].split("Rossi Logistica")
    assert "2 × Transpallet" in galli
    assert "Transpallet" not in rossi


def test_two_fields_are_corrected_at_once(sara, company):
    """How many, and for how much."""
    sara.says(NOTE)
    before = rows(company)
    line, _ = sara.says("erano 8 a 45 euro")
    assert "8 × Caricabatterie CB80 a 45 €" in sara.texts[line]
    assert "(prima 3 × Caricabatterie CB80 30 €)" in sara.texts[line]
    sara.presses("Annulla", under=line)
    assert difference(before, rows(company)) == {"came": [], "went": [], "changed": []}


def test_a_thing_to_do_is_for_somebody_else_in_its_words_too(sara, company):
    """ "Chiamare Rossi" for Galli is "Chiamare Galli"."""
    (card,) = sara.says("Visto Galli ieri, prende 3 forche. Chiamare Rossi martedì")
    sara.says("il promemoria è per Galli")
    assert "Chiamare Officine Meccaniche Galli S.p.A." in sara.texts[card]


def test_cancelling_takes_back_the_correction_first_and_then_the_note(sara, company):
    """Each says what it undid."""
    nothing = rows(company)
    sara.says(NOTE)
    sara.says("no, erano 5")
    line, card = sara.says("annulla")
    assert "Di nuovo 3 × Caricabatterie" in sara.texts[line]
    sara.says("annulla")
    assert "Annullato" in sara.texts[card]
    assert difference(nothing, rows(company)) == {"came": [], "went": [], "changed": []}


def test_what_fits_nothing_is_said_and_the_fields_are_offered(sara, company):
    """A quantity where no product was told: nothing changes."""
    sara.says("Visto Galli ieri, tutto bene")
    before = rows(company)
    (asked,) = sara.says("no, erano 5")
    assert "Che cosa correggo?" in sara.texts[asked]
    assert any("Cliente: Officine Meccaniche Galli" in label for label in sara.buttons[asked])
    assert difference(before, rows(company)) == {"came": [], "went": [], "changed": []}


def test_a_manager_corrects_what_a_rep_recorded_and_another_rep_does_not(sara, company):
    """The buttons of another's card mean nothing to a colleague."""
    (card,) = sara.says(NOTE)
    other = Talk(company, sample.people()[1].id)
    other.last, other.buttons[card] = card, sara.buttons[card]
    assert other.presses("Correggi", under=card) != [card]
    with company.writing() as session:
        reps.by_telegram(session, sample.people()[1].id).role = "manager"
    assert other.presses("Correggi", under=card) == [card]
