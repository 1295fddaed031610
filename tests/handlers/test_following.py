"""What follows a note within a minute joins it; what answers a reminder is its outcome."""

import pytest
from sqlmodel import select

from storage import accounts
from storage.tables import Interaction, Item, Purchase, Reminder
from tests.handlers.arriving import FRIDAY, ROME, chat, met, person, tasks

LANGS = ("it", "en")
ROSSI, TM25 = "Rossi Logistica S.r.l.", "Transpallet manuale TM25"
JOINING = {
    "it": ("Visto Rossi stamattina", "prende 3 transpallet a 400 euro", "richiamarlo martedì alle 10"),
    "en": ("Saw Rossi this morning", "he is taking 3 pallet trucks at 400 each", "call him back on Tuesday at 10"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_what_follows_within_a_minute_joins_and_the_card_changes(session, lang):
    """Goods and a thing to do go to the contact that is there; nothing new is posted."""
    rep = person(session, lang)
    first, goods, duty = JOINING[lang]
    (card,) = rep.sends(first)
    assert rep.sends(goods, after=40) == [card]
    assert rep.sends(duty, after=50) == [card]
    assert [(name, things) for name, things, _ in met(session)] == [(ROSSI, [TM25])]
    assert tasks(session) == [("call", ROSSI, "open")]
    assert "3" in rep.text(card)
    assert "10:00" in rep.text(card)


@pytest.mark.parametrize("lang", LANGS)
def test_after_a_minute_it_is_a_record_of_its_own(session, lang):
    """A minute and a second later another card is posted."""
    rep = person(session, lang)
    (card,) = rep.sends(JOINING[lang][0])
    (other,) = rep.sends(JOINING[lang][1], after=61)
    assert other != card
    assert len(met(session)) == 2


OTHERS = {
    "it": ["Visto Galli, prende 2 transpallet", "poi sentita Chiara Fontana, vuole un preventivo per le forche"],
    "en": ["Saw Galli, he is taking 2 pallet trucks", "then rang Chiara Fontana, she wants a quote for the forks"],
}


@pytest.mark.parametrize(("lang", "n"), [(lang, n) for lang in LANGS for n in range(2)])
def test_who_is_another_customer_stands_alone(session, lang, n):
    """A firm that is named, or a person who works elsewhere, is not the customer of the note before."""
    rep = person(session, lang)
    (card,) = rep.sends(JOINING[lang][0])
    (other,) = rep.sends(OTHERS[lang][n], after=20)
    assert other != card
    assert met(session)[0] == (ROSSI, [], None)


def test_a_remark_that_holds_no_fact_is_kept_with_the_note(sara, session):
    """Its words stand in the note of the contact."""
    (card,) = sara.sends("Visto Rossi stamattina")
    assert sara.sends("hanno appena ristrutturato gli uffici nuovi", after=20) == [card]
    assert "ristrutturato" in (met(session)[0][2] or "")


@pytest.mark.parametrize("words", ["grazie", "👍", "ciao", "ok"])
def test_a_greeting_joins_nothing(sara, session, words):
    """Thanks are no remark."""
    sara.sends("Visto Rossi stamattina")
    sara.sends(words, after=20)
    assert met(session) == [(ROSSI, [], None)]


def test_a_question_about_another_customer_ends_the_note(sara, session):
    """What is said after it may be of that one: it stands alone."""
    (card,) = sara.sends("Visto Rossi stamattina")
    sara.sends("cosa ha comprato l'ultima volta Galli?", after=10)
    (other,) = sara.sends("prende 3 transpallet", after=10)
    assert other != card


def test_between_two_customers_nothing_is_guessed(sara, session):
    """A note of two customers, and then one that names none: it has no customer."""
    sara.sends("Stamattina visto Rossi, prende 2 forche. Poi visto Galli, prende un caricabatterie.")
    assert [name for name, _, _ in met(session)] == [ROSSI, "Officine Meccaniche Galli S.p.A."]
    sara.sends("prende anche 3 transpallet", after=20)
    assert [name for name, goods, _ in met(session) if TM25 in goods] == [None]


def test_a_doubt_about_the_customer_holds_for_what_follows(sara, session):
    """Which Verdi is asked once, and the goods that were told meanwhile go with the answer."""
    (card,) = sara.sends("Visto Verdi stamattina")
    assert sara.sends("prende 3 transpallet a 400 euro", after=20) == [card]
    label = next(one for one in sara.labels(card) if "Trasporti" in one)
    sara.presses(card, label)
    assert met(session) == [("Verdi Trasporti S.n.c.", [TM25], None)]
    told = session.exec(select(Purchase).where(Purchase.message_id.is_not(None))).all()
    assert [accounts.by_id(session, one.account_id).name for one in told] == ["Verdi Trasporti S.n.c."]


def test_undo_takes_all_of_it_back(sara, session):
    """The note and what joined it."""
    (card,) = sara.sends("Visto Rossi stamattina")
    sara.sends("prende 3 transpallet", after=20)
    sara.presses(card, "↩️ Annulla")
    assert met(session) == []
    sara.presses(card, "Ripristina")
    assert met(session) == [(ROSSI, [TM25], None)]


def test_another_day_is_another_contact_with_the_same_customer(sara, session):
    """A day that is said is not lost."""
    sara.sends("Visto Rossi stamattina")
    sara.sends("martedì scorso invece l'ho chiamato, vuole un'offerta per i transpallet", after=20)
    assert [name for name, _, _ in met(session)] == [ROSSI, ROSSI]


def test_the_part_that_joined_can_be_edited(sara, session):
    """Its facts follow, on the same card."""
    (card,) = sara.sends("Visto Rossi stamattina")
    sara.sends("prende 3 transpallet", after=20)
    part = sara.last
    assert sara.edits(part, "prende 5 transpallet")[0] == card
    items = session.exec(select(Item).where(Item.removed_at.is_(None))).all()
    assert [float(one.quantity) for one in items] == [5.0]
    assert met(session) == [(ROSSI, [TM25], None)]


def test_an_edit_of_the_note_keeps_what_joined_it(sara, session):
    """The customer changes for all of it."""
    sara.sends("Visto Rossi stamattina")
    first = sara.last
    sara.sends("prende 3 transpallet", after=20)
    sara.edits(first, "Visto Galli stamattina")
    assert met(session) == [("Officine Meccaniche Galli S.p.A.", [TM25], None)]


RINGS = {
    "it": ("ricordami oggi alle 11 di chiamare Rossi", "ci ho parlato, prende 3 transpallet a 400 euro", "👍", "fatto"),
    "en": ("remind me today at 11 to call Rossi", "spoke to him, takes 3 pallet trucks at 400 each", "👍", "done"),
}
ELEVEN = FRIDAY.replace(hour=11)


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_that_answer_a_reminder_are_its_outcome(session, lang):
    """They are recorded as a call with its customer, and the reminder is done."""
    rep = person(session, lang)
    rep.sends(RINGS[lang][0])
    (ring,) = rep.rings(ELEVEN)
    card, above = rep.sends(RINGS[lang][1], after=60, replies_to=ring)
    assert above == ring
    assert met(session) == [(ROSSI, [TM25], None)]
    assert session.exec(select(Interaction).where(Interaction.message_id.is_not(None))).one().channel == "call"
    assert tasks(session) == [("call", ROSSI, "done")]
    assert ROSSI in rep.text(card)
    rep.presses(card, "↩️ Annulla" if lang == "it" else "↩️ Undo")
    assert tasks(session) == [("call", ROSSI, "open")]
    assert met(session) == []


@pytest.mark.parametrize(("lang", "n"), [(lang, n) for lang in LANGS for n in (2, 3)])
def test_done_only_closes_it(session, lang, n):
    """No contact is recorded."""
    rep = person(session, lang)
    rep.sends(RINGS[lang][0])
    (ring,) = rep.rings(ELEVEN)
    answered, above = rep.sends(RINGS[lang][n], after=60, replies_to=ring)
    assert above == ring
    assert answered != ring
    assert tasks(session) == [("call", ROSSI, "done")]
    assert met(session) == []


MOVES = [
    ("it", "spostalo a giovedì alle 10", "2026-11-26 10:00"), ("it", "domani alle 9", "2026-11-21 09:00"),
    ("it", "lunedì", "2026-11-23 11:00"), ("it", "tra un'ora", "2026-11-20 12:01"),
    ("en", "move it to Thursday at 10", "2026-11-26 10:00"), ("en", "tomorrow at 9", "2026-11-21 09:00"),
    ("en", "in an hour", "2026-11-20 12:01"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "words", "moment"), MOVES)
def test_a_moment_moves_it(session, lang, words, moment):
    """It rings again when that was said; only a day keeps the hour."""
    rep = person(session, lang)
    rep.sends(RINGS[lang][0])
    (ring,) = rep.rings(ELEVEN)
    rep.sends(words, after=60, replies_to=ring)
    (one,) = session.exec(select(Reminder)).all()
    assert (one.state, f"{one.due.astimezone(ROME):%Y-%m-%d %H:%M}") == ("open", moment)
    assert met(session) == []


@pytest.mark.parametrize(("lang", "words"), [("it", "non ancora"), ("en", "not yet")])
def test_not_yet_asks_when(session, lang, words):
    """It stays open, with the buttons that put it off."""
    rep = person(session, lang)
    rep.sends(RINGS[lang][0])
    (ring,) = rep.rings(ELEVEN)
    (asked,) = rep.sends(words, after=60, replies_to=ring)
    assert len(rep.labels(asked)) == 4
    assert tasks(session) == [("call", ROSSI, "open")]


def test_what_is_to_be_done_next_goes_to_the_same_customer(sara, session):
    """ "Not in, try again Thursday" closes this one and makes the next."""
    sara.sends(RINGS["it"][0])
    (ring,) = sara.rings(ELEVEN)
    sara.sends("non risponde, richiamarlo giovedì alle 10", after=60, replies_to=ring)
    assert tasks(session) == [("call", ROSSI, "done"), ("call", ROSSI, "open")]


def test_a_question_that_replies_to_a_reminder_is_answered(sara, session):
    """And closes nothing."""
    sara.sends(RINGS["it"][0])
    (ring,) = sara.rings(ELEVEN)
    sara.sends("cosa ha comprato l'ultima volta Rossi?", after=60, replies_to=ring)
    assert tasks(session) == [("call", ROSSI, "open")]


def test_the_words_of_an_outcome_without_a_fact_are_kept(sara, session):
    """They stand in the history."""
    sara.sends(RINGS["it"][0])
    (ring,) = sara.rings(ELEVEN)
    sara.sends("tutto tranquillo, ci risentiamo quando hanno deciso il budget", after=60, replies_to=ring)
    assert [(name, note is not None) for name, _, note in met(session)] == [(ROSSI, True)]


def test_a_reminder_of_no_customer_only_closes(sara, session):
    """No contact without a customer is made of it, and the words are kept."""
    sara.sends("ricordami oggi alle 11 di comprare il toner")
    (ring,) = sara.rings(ELEVEN)
    sara.sends("preso, costava parecchio però", after=60, replies_to=ring)
    assert met(session) == []
    assert tasks(session) == [("other", None, "done")] or tasks(session)[0][2] == "done"


def test_the_reply_to_another_reps_reminder_is_nothing_special(session):
    """Ids of messages are each chat's own."""
    sara, tom = chat(session, 1001, "it"), chat(session, 1002, "en")
    sara.sends(RINGS["it"][0])
    (ring,) = sara.rings(ELEVEN)
    tom.now = ELEVEN
    tom.sends("done", after=60, replies_to=ring)
    assert tasks(session) == [("call", ROSSI, "open")]
