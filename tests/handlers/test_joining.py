"""What joins the note before and what does not; what stands open stays open; visits of a place that was sent."""

from __future__ import annotations

import pytest
from sqlmodel import select

from handlers.said import Card, Command, Forwarded, Photo, Place, Words
from storage.tables import Contact, Interaction, Reminder
from tests.handlers.arriving import met, person, tasks

ROSSI, GALLI = "Rossi Logistica S.r.l.", "Officine Meccaniche Galli S.p.A."
VALSECCHI, TM25 = "Ortofrutta Valsecchi Soc. Coop.", "Transpallet manuale TM25"
PLATE = Photo("plate", "plate")
NOWHERE, ELSEWHERE = Place(45.5, 9.3), Place(44.1, 10.9)


@pytest.mark.parametrize("noise", ["asdf qwer zxcv", "bla bla bla", "xkcd hjkl", "trrr brrr"])
def test_noise_joins_nothing(sara, session, noise):
    """Words of no language are no remark on the note before."""
    sara.sends("Visto Rossi stamattina")
    sara.sends(noise, after=10)
    assert met(session) == [(ROSSI, [], None)]


@pytest.mark.parametrize(
    "caption", ["targhetta del carrello di Valsecchi, perde olio", "il muletto di Valsecchi", "Valsecchi, le ruote"]
)
def test_a_caption_that_names_another_customer_stands_alone(sara, session, caption):
    """The photo goes to whom its words name, whatever was told a moment before."""
    (card,) = sara.sends("Visto Rossi stamattina")
    (other,) = sara.sends(Words(caption, photo=PLATE), after=10)
    assert other != card
    assert [name for name, _, _ in met(session)] == [ROSSI, VALSECCHI]


def test_the_question_whose_it_is_outlives_what_joins(sara, session):
    """A photo, goods and noise after a place of nobody: the card still asks, and so does the list."""
    (card,) = sara.sends(NOWHERE)
    assert sara.sends(PLATE, after=5) == [card]
    assert "Da chi sei?" in sara.text(card)
    assert sara.sends("prende 2 ruote", after=10) == [card]
    assert "Da chi sei?" in sara.text(card)
    sara.sends("asdf qwer zxcv", after=10)
    assert "Da chi sei?" in sara.text(card)
    (listed,) = sara.sends(Command("open"))
    assert "Con chi?" in sara.text(listed)


VISITS = {
    "it": ("Sono da Galli", ["visto Galli, prende 2 transpallet", "prende 2 transpallet a 400 euro"]),
    "en": ("I'm at Galli", ["saw Galli, he is taking 2 pallet trucks", "he is taking 2 pallet trucks at 400 each"]),
}


@pytest.mark.parametrize(("lang", "n"), [(lang, n) for lang in ("it", "en") for n in range(2)])
def test_a_note_some_minutes_after_a_place_is_that_visit(session, lang, n):
    """Of the customer who is there, or of none by name."""
    rep = person(session, lang)
    (card,) = rep.sends(NOWHERE)
    rep.sends("Galli", after=30)
    assert rep.sends(VISITS[lang][1][n], after=1500) == [card]
    assert met(session) == [(GALLI, [TM25], None)]


def test_a_note_of_another_customer_after_a_place_is_its_own(sara, session):
    """The visit of the place is none of theirs."""
    sara.sends(NOWHERE)
    sara.sends("Galli", after=30)
    sara.sends("sentito Rossi, prende 2 transpallet", after=600)
    assert [name for name, _, _ in met(session)] == [GALLI, ROSSI]


def test_a_call_after_a_place_is_its_own(sara, session):
    """Who was called was not visited."""
    sara.sends(NOWHERE)
    sara.sends("Galli", after=30)
    sara.sends("sentito Galli al telefono, prende 2 transpallet", after=600)
    assert [one.channel for one in session.exec(select(Interaction).where(Interaction.message_id.is_not(None)))] == [
        "visit", "call",
    ]  # fmt: skip


def test_after_two_hours_a_note_is_another_visit(sara, session):
    """The morning's place is not the evening's note."""
    sara.sends(NOWHERE)
    sara.sends("Galli", after=30)
    sara.sends("visto Galli, prende 2 transpallet", after=7300)
    assert [name for name, _, _ in met(session)] == [GALLI, GALLI]


def test_a_note_tells_who_is_at_a_place_of_nobody(sara, session):
    """The first note that names a customer answers the question."""
    (card,) = sara.sends(NOWHERE)
    assert sara.sends("visto Rossi, prende 2 transpallet", after=700) == [card]
    assert met(session) == [(ROSSI, [TM25], None)]
    (card,) = sara.sends(ELSEWHERE, after=7300)
    assert "Da chi sei?" in sara.text(card)


AGAIN = {
    "it": ("visto Galli, prende 2 transpallet", "visto Galli, prende 3 forche", "sentito Rossi, vuole un'offerta"),
    "en": ("saw Galli, he is taking 2 pallet trucks", "saw Galli, he takes 3 forks", "called Rossi, he wants a quote"),
}


@pytest.mark.parametrize("lang", ["it", "en"])
def test_a_second_note_of_the_place_s_customer_stands_alone(session, lang):
    """The first was that visit; what follows by name is another."""
    rep = person(session, lang)
    (card,) = rep.sends(NOWHERE)
    rep.sends("Galli", after=30)
    assert rep.sends(AGAIN[lang][0], after=600) == [card]
    assert rep.sends(AGAIN[lang][1], after=600) != [card]
    assert [name for name, _, _ in met(session)] == [GALLI, GALLI]


@pytest.mark.parametrize("lang", ["it", "en"])
def test_a_note_behind_another_record_is_not_the_place_s(session, lang):
    """Once somebody else was told of, the visit is over."""
    rep = person(session, lang)
    rep.sends(NOWHERE)
    rep.sends("Galli", after=30)
    rep.sends(AGAIN[lang][2], after=600)
    rep.sends(AGAIN[lang][1], after=600)
    assert [name for name, _, _ in met(session)] == [GALLI, ROSSI, GALLI]


def test_what_two_authors_wrote_are_two_cards(sara, session):
    """Forwarded in the same moment, each stands with its own author's customer, and an author's texts together."""
    first = Forwarded("Mandami 3 forche", "Davide Galli", sara.now)
    other = Forwarded("Quando arrivano le ruote?", "Laura Bianchi", sara.now)
    more = Forwarded("e anche 2 ruote", "Davide Galli", sara.now)
    (card,), (second,), (again,) = sara.sends(first), sara.sends(other, after=1), sara.sends(more)
    assert card == again != second
    assert [name for name, _, _ in met(session)] == [GALLI, ROSSI]
    assert "Laura Bianchi" not in sara.text(card)


ROLES = [("it", "è il magazziniere di Galli", "magazziniere"), ("en", "he's the foreman at Galli", "foreman")]


@pytest.mark.parametrize(("lang", "words", "role"), ROLES)
def test_what_somebody_is_at_a_firm_answers_whose_a_card_is(session, lang, words, role):
    """The firm, and what the person does there."""
    rep = person(session, lang)
    (card,) = rep.sends(Card("Beppe", "+393331112222"))
    assert rep.sends(words) == [card]
    found = session.exec(select(Contact).where(Contact.name == "Beppe")).one()
    assert (found.role, "Galli" in rep.text(card)) == (role, True)


@pytest.mark.parametrize(
    ("lang", "note", "words"), [("it", "Ho visto Marco", "di Rossi"), ("en", "Saw Kevin", "from Rossi")]
)
def test_a_new_name_is_somebody_who_works_there(session, lang, note, words):
    """ "Marco", taken for a customer, is a person of the firm that is named next."""
    rep = person(session, lang)
    (card,) = rep.sends(note)
    _, above = rep.sends(words)
    assert above == card
    assert [name for name, _, _ in met(session)] == [ROSSI]
    assert note.split()[-1] in rep.text(card)


@pytest.mark.parametrize("words", ["la Trasporti", "Verdi Trasporti", "trasporti"])
def test_a_doubt_is_settled_in_words(sara, session, words):
    """Which of two customers is meant, by the word that only one of them has."""
    (card,) = sara.sends("Visto Verdi, prende 2 transpallet")
    assert sara.sends(words) == [card]
    assert met(session) == [("Verdi Trasporti S.n.c.", [TM25], None)]


DATED = {
    "it": ("ricordami di chiamare Valsecchi", "domani alle 9"),
    "en": ("remind me to call Valsecchi", "tomorrow at 9"),
}


@pytest.mark.parametrize("lang", DATED)
def test_a_moment_alone_dates_what_was_to_be_done(session, lang):
    """No second reminder: the first one gets its day and its hour."""
    rep = person(session, lang)
    (card,) = rep.sends(DATED[lang][0])
    assert rep.sends(DATED[lang][1]) == [card]
    assert tasks(session) == [("call", VALSECCHI, "open")]
    reminder = session.exec(select(Reminder)).one()
    assert (reminder.day.isoformat(), reminder.time) == ("2026-11-21", "09:00")


def test_a_card_that_changes_out_of_sight_is_told_of(sara, session):
    """With other messages between, a line below says what joined, answers the card and can be undone."""
    (card,) = sara.sends(NOWHERE)
    sara.sends("Galli", after=10)
    for _ in range(2):
        sara.sends("chi segue Rossi?", after=10)
    changed, told = sara.sends("visto Galli, prende 2 transpallet", after=60)
    assert changed == card
    assert "prende 2 transpallet" in sara.text(told)
    assert "Galli" in sara.text(told)
    sara.presses(told, "↩️ Annulla")
    assert met(session) == [(GALLI, [], None)]
