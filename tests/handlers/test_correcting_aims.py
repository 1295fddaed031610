"""What a correction aims at: an unknown name, two fields, another record's thing to do; what takes back what."""

from __future__ import annotations

import pytest
from sqlmodel import select

from handlers.said import Press
from storage.tables import Item, Reminder
from tests.handlers.arriving import met, person

ROSSI, GALLI = "Rossi Logistica S.r.l.", "Officine Meccaniche Galli S.p.A."
FIORAVANTI, CHARGER = "Vivai Fioravanti", "Caricabatterie CB80"

NEW = [
    ("it", "il cliente era Ferramenta Colombo di Lecco", "Ferramenta Colombo"),
    ("it", "scusa, il cliente giusto è Arredi Conti", "Arredi Conti"),
    ("it", "la ditta è Legno Più di Treviso", "Legno Più"),
    ("it", "si chiama Bianchi Inox Srl", "Bianchi Inox Srl"),
    ("it", "no, era la Ferramenta Colombo", "Ferramenta Colombo"),
    ("en", "the customer was Parma Foods", "Parma Foods"),
    ("en", "sorry, the company is Hale Bakery in Leeds", "Hale Bakery"),
    ("en", "the client was Galli", GALLI),
    ("it", "il cliente era Galli", GALLI),
]


@pytest.mark.parametrize(("lang", "words", "name"), NEW)
def test_the_customer_that_is_named_is_the_one(session, lang, words, name):
    """Known or new, right after the note."""
    rep = person(session, lang)
    rep.sends(
        "Visto Fioravanti, prende 2 caricabatterie" if lang == "it" else "Saw Fioravanti, he took 2 battery chargers"
    )
    rep.sends(words)
    assert [found for found, _, _ in met(session)] == [name]


@pytest.mark.parametrize("words", ["il cliente è soddisfatto", "il cliente era nervoso", "la ditta è in crisi"])
def test_what_is_told_of_the_customer_is_no_name(sara, session, words):
    """How the customer is changes nothing."""
    sara.sends("Visto Fioravanti, prende 2 caricabatterie")
    sara.sends(words, after=20)
    assert met(session)[0][0] == FIORAVANTI


def test_whom_it_was_not_asks_who_it_was(sara, session):
    """The card asks for the customer, and the name that follows is the one."""
    (card,) = sara.sends("Visto Fioravanti, tutto ok")
    assert sara.sends("no, non era Fioravanti") == [card]
    assert "Cliente" in sara.text(card)
    sara.sends("Galli")
    assert [found for found, _, _ in met(session)] == [GALLI]


TWO = [("it", "era ieri e i caricabatterie erano 5"), ("en", "it was yesterday and there were 5 battery chargers")]


@pytest.mark.parametrize(("lang", "words"), TWO)
def test_two_fields_are_put_right_at_once(session, lang, words):
    """The day and how many."""
    rep = person(session, lang)
    rep.sends("Visto Galli, prende 2 caricabatterie" if lang == "it" else "Saw Galli, he took 2 battery chargers")
    _, card = rep.sends(words)
    assert "5 × " in rep.text(card)
    assert ("ieri" if lang == "it" else "yesterday") in rep.text(card)


def test_how_many_of_what_needs_no_question(sara, session):
    """The goods that are named are those of the customer that is named."""
    sara.sends("visto Galli, prende 2 forche. Poi Valsecchi, prende 3 ruote")
    sara.sends("no, Valsecchi 5 ruote")
    assert sorted(int(one.quantity) for one in session.exec(select(Item).where(Item.message_id.is_not(None)))) == [2, 5]


MOVED = {
    "it": (
        ("ricordami di chiamare Valsecchi domani alle 9", "ricordami di chiamare Rossi sabato", "Visto Fioravanti"),
        ("sposta Valsecchi a giovedì", "rimanda Valsecchi a giovedì"),
    ),
    "en": (
        ("remind me to call Valsecchi tomorrow at 9", "remind me to call Rossi on Saturday", "Saw Fioravanti"),
        ("move Valsecchi to Thursday", "push Valsecchi to Thursday"),
    ),
}


@pytest.mark.parametrize(("lang", "n"), [(lang, n) for lang in MOVED for n in range(2)])
def test_the_thing_to_do_of_that_customer_is_moved(session, lang, n):
    """Whichever record told of it."""
    rep = person(session, lang)
    told, moves = MOVED[lang]
    for words in told:
        rep.sends(words)
    rep.sends(moves[n])
    found = {one.what: one.day.isoformat() for one in session.exec(select(Reminder).order_by(Reminder.id))}
    assert list(found.values()) == ["2026-11-26", "2026-11-21"]


def test_of_several_things_to_do_it_is_asked_which(sara, session):
    """A tap tells, and only that one moves."""
    sara.sends("ricordami di chiamare Rossi sabato")
    sara.sends("ricordami di mandare il listino a Rossi domenica")
    sara.sends("Visto Fioravanti, tutto ok", after=700)
    (asked,) = sara.sends("sposta Rossi a giovedì")
    label = next(one for one in sara.labels(asked) if "listino" in one)
    sara.presses(asked, label)
    days = [one.day.isoformat() for one in session.exec(select(Reminder).order_by(Reminder.id))]
    assert days == ["2026-11-21", "2026-11-26"]


@pytest.mark.parametrize("words", ["annulla", "lascia perdere, annulla"])
def test_taking_back_under_a_question_leaves_all_as_it_is(sara, session, words):
    """The question is closed; nothing that was recorded goes."""
    sara.sends("visto Galli, prende 2 forche e 3 ruote")
    (asked,) = sara.sends("no, prezzo 12")
    assert sara.sends(words) == [asked]
    assert "lascio" in sara.text(asked)
    assert len(met(session)[0][1]) == 2


def test_taking_back_in_words_answers_once(sara, session):
    """The card says so; no line repeats it where the card is in sight."""
    (card,) = sara.sends("Visto Galli, prende 2 forche")
    assert sara.sends("annulla") == [card]
    assert "Annullato" in sara.text(card)
    assert met(session) == []


def test_taking_back_far_above_is_told_of(sara, session):
    """Where other messages stand between, a line says so as well."""
    (card,) = sara.sends("Visto Galli, prende 2 forche")
    for _ in range(2):
        sara.sends("chi segue Rossi?")
    changed, told = sara.sends("annulla")
    assert changed == card
    assert "Annullato" in sara.text(told)


def test_two_quick_taps_say_it_once(sara, session):
    """The second one finds nothing to change."""
    (card,) = sara.sends("Visto Galli, prende 2 forche")
    action = next(data for row in sara.shown[card].buttons for label, data in row if "Annulla" in label)
    assert sara.sends(Press(action), again=card) == [card]
    assert sara.sends(Press(action), again=card) == []


def test_a_correction_is_answered_in_the_language_of_the_rep(sara, session):
    """Whatever language it is said in."""
    sara.sends("Visto Galli, prende 2 forche")
    said, _ = sara.sends("no, make it 5")
    assert "Corretto" in sara.text(said)
    taken, _ = sara.sends("delete that")
    assert "Di nuovo" in sara.text(taken)
