"""A name that was put right is known the next time; the list of what was learnt forgets it again."""

import datetime as dt

import pytest

from bot import sample
from handlers.correcting.learning import telling
from handlers.said import Command
from storage.tables import Account, Contact, Product
from tests.handlers.dialogue import Talk

GALLI = Account(name="Officine Meccaniche Galli S.p.A.", aliases=["Galli"])
FONTANA = Contact(name="Chiara Fontana")
TRUCK = Product(name="Transpallet manuale TM25", aliases=["transpallet"])
SAYING = [
    ("Gallo Mecc", GALLI, True), ("Officine Galli", GALLI, False), ("la casa", GALLI, False), ("Gi", GALLI, False),
    ("Chiara", FONTANA, False), ("Ciara", FONTANA, True), ("Marta", FONTANA, False), ("Fontanella", FONTANA, True),
    ("scooterone", TRUCK, True), ("transpallet", TRUCK, False), ("quelli", TRUCK, False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "row", "tells"), SAYING, ids=lambda value: str(getattr(value, "name", value)))
def test_only_telling_words_are_learnt(words, row, tells):
    """No common word, no bare first name, nothing that the name says itself, nothing shorter than three letters."""
    assert telling(words, row) is tells


@pytest.fixture
def sara(database):
    """A rep of the sample company."""
    with database.writing() as session:
        sample.load(session, dt.date(2026, 11, 20))
    return Talk(database, sample.people()[0].id)


def test_a_customer_that_was_put_right_is_known_the_next_time(sara):
    """Also to a colleague, and not after the correction was undone."""
    sara.says("Visto Zorzi ieri, prende 3 caricabatterie")
    line, _ = sara.says("il cliente è Valsecchi non Zorzi")
    (card,) = sara.says("Visto Zorzi stamattina, prende 2 forche")
    assert "Ortofrutta Valsecchi" in sara.texts[card]
    tom = Talk(sara.database, sample.people()[1].id)
    (theirs,) = tom.says("Visto Zorzi stamattina, prende 2 forche")
    assert "Ortofrutta Valsecchi" in tom.texts[theirs]
    sara.presses("Annulla", under=line)
    (card,) = sara.says("Sentito Zorzi al telefono, prende 4 forche")
    assert "Zorzi" in sara.texts[card]
    assert "Valsecchi" not in sara.texts[card]


def test_a_product_that_was_put_right_is_known_the_next_time(sara):
    """By tapping and writing its name."""
    (card,) = sara.says("Visto Galli ieri, prende 3 scooteroni")
    for label in ("Correggi", "scooteroni", "Prodotto"):
        sara.presses(label, under=card)
    sara.says("transpallet")
    assert "3 × Transpallet manuale TM25" in sara.texts[card]
    (later,) = sara.says("Visto Rossi ieri, prende 2 scooteroni")
    assert "2 × Transpallet manuale TM25" in sara.texts[later]


def test_a_person_who_was_put_right_is_known_the_next_time(sara):
    """A name that was misheard."""
    (card,) = sara.says("Visto Galli ieri con Funtanella, prende 3 forche")
    for label in ("Correggi", "Funtanella", "Chiara Fontana"):
        sara.presses(label, under=card)
    assert "👤 Chiara Fontana" in sara.texts[card]
    (later,) = sara.says("Visto Galli stamattina con Funtanella, prende 2 forche")
    assert "👤 Chiara Fontana" in sara.texts[later]


def test_the_name_of_another_is_never_learnt(sara):
    """Rossi is a customer: that it was Galli this time says nothing of the name."""
    sara.says("Visto Rossi ieri, prende 3 caricabatterie")
    sara.says("il cliente è Galli non Rossi")
    (card,) = sara.says("Visto Rossi stamattina, prende 2 forche")
    assert "Rossi Logistica" in sara.texts[card]


def test_another_form_of_a_known_name_is_never_learnt(sara):
    """ "Battery chargers" are the "battery charger", also where it was something else this time."""
    sara.says("Saw Galli yesterday, taking 2 battery chargers")
    sara.says("swap the battery chargers for pallet trucks")
    (card,) = sara.says("Saw Galli this morning, taking 4 battery chargers")
    assert "4 × Caricabatterie CB80" in sara.texts[card]


def test_an_answer_to_a_doubt_is_learnt_where_the_words_are_no_part_of_the_name(sara):
    """The next note is not asked about."""
    (card,) = sara.says("Visto Brentonico Graniti ieri, prende 3 forche")
    assert "❓" in sara.texts[card]
    sara.presses("Marmi Brentonico", under=card)
    (later,) = sara.says("Visto Brentonico Graniti stamattina, prende 2 forche")
    assert "Marmi Brentonico S.a.s." in sara.texts[later]
    assert "❓" not in sara.texts[later]


def test_the_list_shows_what_was_learnt_and_forgets_it(sara):
    """Newest first, with who taught it; its button takes it out in place. Colleagues see it without the button."""
    (empty,) = sara._hear(Command("aliases"), 900)
    assert "Non ho ancora imparato" in sara.texts[empty]
    sara.says("Visto Zorzi ieri, prende 3 caricabatterie")
    sara.says("il cliente è Valsecchi non Zorzi")
    (listed,) = sara._hear(Command("aliases"), 901)
    assert "«Zorzi» → Ortofrutta Valsecchi Soc. Coop. (Sara Conti, oggi" in sara.texts[listed]
    tom = Talk(sara.database, sample.people()[1].id)
    (theirs,) = tom._hear(Command("aliases"), 902)
    assert not tom.buttons[theirs]
    sara.presses("Zorzi", under=listed)
    assert "Non ho ancora imparato" in sara.texts[listed]
    (card,) = sara.says("Visto Zorzi stamattina, prende 2 forche")
    assert "Zorzi (nuovo)" in sara.texts[card]
