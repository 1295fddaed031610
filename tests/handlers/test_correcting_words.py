"""Corrections in few words: how many and at what price, which day of what, who it was; and cues that stand alone."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlmodel import select

from storage import accounts, interactions
from storage.tables import Account, Interaction, Item, Reminder
from tests.handlers.arriving import met, person, tasks

IT, EN = "Visto Fioravanti, prende 3 ruote a 40", "Saw Brentonico, they took 3 chargers at 650"

COUNTED = [
    ("it", "no, 5 ruote a 38", (5, 38)),
    ("it", "no, a 38, e 5 ruote", (5, 38)),
    ("it", "scusa, ruote 5 a 38", (5, 38)),
    ("it", "erano 5 ruote a 38", (5, 38)),
    ("it", "no, 5 ruote", (5, 40)),
    ("en", "no, 5 chargers at 640", (5, 640)),
    ("en", "sorry, 4 chargers at 630", (4, 630)),
    ("en", "it was 6 chargers at 620", (6, 620)),
]


def items(session):
    """How many at what price, of what stands."""
    query = select(Item).where(Item.message_id.is_not(None), Item.removed_at.is_(None)).order_by(Item.id)
    return [(one.product, int(one.quantity), int(one.unit_price)) for one in session.exec(query)]


def days(session):
    """The days of what is to be done."""
    return [one.day.isoformat() for one in session.exec(select(Reminder).order_by(Reminder.id))]


def visits(session):
    """The days of the visits that were told."""
    query = select(Interaction).where(Interaction.message_id.is_not(None), Interaction.removed_at.is_(None))
    return [one.date.isoformat() for one in session.exec(query.order_by(Interaction.id))]


@pytest.mark.parametrize(("lang", "words", "numbers"), COUNTED)
def test_how_many_and_the_price_beside_the_goods_are_put_right(session, lang, words, numbers):
    """The name of the goods only says of what."""
    rep = person(session, lang)
    rep.sends(IT if lang == "it" else EN)
    rep.sends(words, after=60)
    ((_, *found),) = items(session)
    assert tuple(found) == numbers


def test_of_several_goods_those_that_are_named_change(sara, session):
    """The others are as they were."""
    sara.sends("Visto Galli, prende 2 forche a 300 e 3 ruote a 40")
    sara.sends("no, 5 ruote a 38", after=60)
    assert [found[1:] for found in items(session)] == [(2, 300), (5, 38)]


DUTIES = [
    ("it", "Visto Fioravanti ieri, prende 2 ruote, il tecnico va mandato a metà gennaio",
     "no il tecnico va mandato ai primi di dicembre", ["2026-12-01"]),
    ("it", "Visto Fioravanti ieri, prende 2 ruote, richiamarlo venerdì",
     "no scusa, giovedì non venerdì", ["2026-11-26"]),
    ("it", "Visto Fioravanti ieri, prende 2 ruote, richiamarlo lunedì",
     "no, richiamarlo martedì pomeriggio", ["2026-11-24"]),
    ("en", "Saw Brentonico yesterday, they took 3 chargers, call him on Friday",
     "sorry, it was Thursday not Friday", ["2026-11-26"]),
    ("it", "Visto Fioravanti ieri, prende 2 ruote, la consegna è a metà gennaio, richiamarlo lunedì",
     "anzi la consegna è a fine gennaio", ["2027-01-31", "2026-11-23"]),
    ("en", "Saw Brentonico yesterday, they took 3 chargers, delivery is mid January, call him on Monday",
     "actually the delivery is at the end of January", ["2027-01-31", "2026-11-23"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "note", "words", "expected"), DUTIES, ids=lambda one: str(one)[:40])
def test_the_day_is_of_the_thing_to_do_that_the_words_mean(session, lang, note, words, expected):
    """And never past; the visit stays where it was."""
    rep = person(session, lang)
    rep.sends(note)
    rep.sends(words, after=60)
    assert days(session) == expected
    assert visits(session) == ["2026-11-19"]


def test_the_part_of_day_goes_with_the_new_day(sara, session):
    """The afternoon has its hour."""
    sara.sends("ricordami di chiamare Rossi lunedì")
    sara.sends("anzi venerdì pomeriggio", after=60)
    (found,) = session.exec(select(Reminder)).all()
    assert (found.day.isoformat(), found.time) == ("2026-11-27", "14:30")


@pytest.mark.parametrize(("lang", "words"), [("it", "anzi era ieri"), ("en", "sorry, it was yesterday")])
def test_the_visits_of_one_day_move_together(session, lang, words):
    """One line says so; undo takes all of it back."""
    rep = person(session, lang)
    rep.sends(
        "visto Galli, prende 2 forche. Poi Valsecchi, prende 3 ruote"
        if lang == "it"
        else "saw Galli, he took 2 forks. Then Valsecchi, they took 3 wheels"
    )
    line, _ = rep.sends(words, after=60)
    assert visits(session) == ["2026-11-19", "2026-11-19"]
    assert rep.text(line).count("✏️") == 1
    rep.sends("annulla" if lang == "it" else "undo", after=60)
    assert visits(session) == ["2026-11-20", "2026-11-20"]


WHO = [
    ("it", "non è Fioravanti, è Floricoltura Bindi", "Floricoltura Bindi"),
    ("it", "no, non è Fioravanti, è Floricoltura Bindi di Pescia", "Floricoltura Bindi"),
    ("it", "non era Fioravanti ma Legno Più", "Legno Più"),
    ("it", "era Floricoltura Bindi di Pescia", "Floricoltura Bindi"),
    ("it", "non era Fioravanti, era Galli", "Officine Meccaniche Galli S.p.A."),
    ("en", "it's not Brentonico, it's Parma Foods", "Parma Foods"),
    ("en", "it wasn't Brentonico, it was Hale Bakery in Leeds", "Hale Bakery"),
    ("en", "it was Parma Foods", "Parma Foods"),
]


@pytest.mark.parametrize(("lang", "words", "name"), WHO)
def test_a_name_set_against_another_is_the_customer(session, lang, words, name):
    """New or known; no visit of its own, no question."""
    rep = person(session, lang)
    rep.sends(IT if lang == "it" else EN)
    rep.sends(words, after=60)
    assert [found for found, _, _ in met(session)] == [name]


def test_a_new_customer_heard_wrongly_is_another_new_one(sara, session):
    """Neither was known before."""
    sara.sends("Visto Edil Monti, prende 2 ruote")
    sara.sends("non è Edil Monti, è Edilmonte", after=60)
    assert [found for found, _, _ in met(session)] == ["Edilmonte"]


def test_in_whose_place_nobody_was_nobody_comes(sara, session):
    """It is asked what to put right."""
    sara.sends("Visto Fioravanti, prende 2 ruote")
    (asked,) = sara.sends("non era Riva ma Fontana", after=60)
    assert "Che cosa correggo" in sara.text(asked)
    (found,) = session.exec(select(Interaction).where(Interaction.message_id.is_not(None))).all()
    assert interactions.people(session, found.id) == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [("it", "annulla"), ("it", "undo"), ("it", "Annulla!"), ("en", "undo"), ("en", "undo that"), ("en", "cancel")],
)
def test_a_cue_alone_takes_back_and_brings_back(session, lang, words):
    """Whatever it is taken for else, and in whatever language."""
    rep = person(session, lang)
    (card,) = rep.sends(IT if lang == "it" else EN)
    assert rep.sends(words, after=60) == [card]
    assert met(session) == []
    assert rep.sends("ripristina" if lang == "it" else "redo", after=60) == [card]
    assert len(met(session)) == 1


def test_what_changed_nothing_is_not_taken_back(sara, session):
    """A correction that was only asked about has not been."""
    sara.sends("Visto Fioravanti, prende 2 ruote")
    sara.sends("no, 3 ruote", after=60)
    sara.sends("no, 3 ruote", after=60)
    (said, _) = sara.sends("annulla", after=60)
    assert "Di nuovo 2" in sara.text(said)


def test_a_correction_is_brought_back_in_words(sara, session):
    """The last that was taken back."""
    sara.sends(IT)
    sara.sends("no, 5 ruote", after=60)
    sara.sends("annulla", after=60)
    sara.sends("ripristina", after=60)
    assert items(session)[0][1] == 5


DONE = [
    ("it", "ricordami di chiamare Rossi domani alle 9", "fatto"),
    ("it", "ricordami di portare i campioni a Rossi domani", "fatto!"),
    ("en", "remind me to call Rossi tomorrow at 9", "done"),
    ("en", "remind me to call Rossi tomorrow at 9", "mark it as done"),
]


@pytest.mark.parametrize(("lang", "told", "words"), DONE)
def test_a_thing_to_do_is_closed_right_after_it(session, lang, told, words):
    """It can be opened again."""
    rep = person(session, lang)
    rep.sends(told)
    line, *_ = rep.sends(words, after=60)
    assert [state for _, _, state in tasks(session)] == ["done"]
    assert rep.labels(line)


CALLED = [
    ("it", "ricordami di portare i campioni a Rossi domani", "ricordami di chiamare Galli",
     "segna fatto portare i campioni a Rossi"),
    ("en", "remind me to take the samples to Rossi", "remind me to call Galli tomorrow",
     "mark as done take the samples to Rossi"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "first", "second", "words"), CALLED)
def test_a_thing_to_do_is_closed_by_its_words(session, lang, first, second, words):
    """The others stay open."""
    rep = person(session, lang)
    rep.sends(first)
    rep.sends(second, after=120)
    rep.sends(words, after=120)
    assert [state for _, _, state in tasks(session)] == ["done", "open"]


def test_done_after_a_note_closes_nothing(sara, session):
    """Only what was said last, and is a thing to do."""
    sara.sends("ricordami di chiamare Rossi domani alle 9")
    sara.sends("Visto Fioravanti, prende 2 ruote", after=120)
    sara.sends("fatto", after=120)
    assert [state for _, _, state in tasks(session)] == ["open"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("it", "grazie"), ("it", "grazie mille"), ("it", "anzi niente"), ("en", "thanks a lot"), ("en", "never mind")],
)
def test_a_polite_word_gets_one(session, lang, words):
    """And changes nothing."""
    rep = person(session, lang)
    rep.sends(IT if lang == "it" else EN)
    (said,) = rep.sends(words, after=60)
    assert len(rep.text(said)) < 20
    assert len(met(session)) == 1


PLACES = [
    ("it", "quello di Mantova", "Mantova"), ("it", "Lodi", "Lodi"), ("it", "il Brambati di Mantova", "Mantova"),
    ("en", "the one in Lodi", "Lodi"), ("en", "the Mantova one", "Mantova"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "words", "town"), PLACES)
def test_of_two_of_one_name_the_place_tells(session, lang, words, town):
    """Without a tap."""
    for city in ("Mantova", "Lodi"):
        accounts.add(session, Account(name="Brambati", city=city, source="test"))
    rep = person(session, lang)
    rep.sends("Visto Brambati oggi, prende 3 ruote" if lang == "it" else "Saw Brambati today, they took 3 chargers")
    rep.sends(words, after=60)
    query = select(Interaction).where(Interaction.message_id.is_not(None), Interaction.removed_at.is_(None))
    assert [accounts.by_id(session, one.account_id).city for one in session.exec(query)] == [town]


def test_a_day_of_what_is_to_be_done_is_never_over(sara, session):
    """A month that was is the next one of that name."""
    sara.sends("Visto Fioravanti ieri, la consegna è a metà gennaio")
    sara.sends("no, la consegna è il 10 febbraio", after=60)
    assert dt.date.fromisoformat(days(session)[0]) == dt.date(2027, 2, 10)
