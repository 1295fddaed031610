"""The card after a note is a receipt: what was saved, what is new, what was not understood."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot import sample
from handlers.said import House, Sender
from nlp.wording import codes
from storage import accounts, timeline
from storage.tables import Account, Interaction, Purchase
from tests.handlers.chat import Chat

ROME = ZoneInfo("Europe/Rome")
FRIDAY = dt.datetime(2026, 11, 20, 10, 0, tzinfo=ROME)
SARA, TOM, GIULIA = 1001, 1002, 1003
LATER = 120  # what follows within a minute would join


@pytest.fixture
def session(database):
    """The sample company."""
    with database.writing() as session:
        sample.load(session, FRIDAY.date())
        yield session


def chat(session, telegram_id=SARA, lang="it"):
    house = House(zone=ROME, language="it", languages=codes())
    return Chat(session, house, Sender(telegram_id, "Sara", lang), FRIDAY)


def told(one, words):
    """The card after these words."""
    (card,) = one.sends(words, after=LATER)
    return card


def test_new_names_are_marked(session):
    """An account, people and products that nobody knew; what was known stands without a mark."""
    one = chat(session)
    text = one.text(
        told(one, "Visto Brambilla Utensili con la sig.ra Colnago, prende 3 caricabatterie e 2 cassettiere")
    )
    assert "<b>Brambilla Utensili</b> (nuovo)" in text
    assert "Colnago (nuovo)" in text
    assert "2 × cassettiere (nuovo)" in text
    assert "Caricabatterie CB80 (nuovo)" not in text
    known = one.text(told(one, "Visto Rossi con la sig.ra Bianchi e con Luca Dossena, prende 3 forche"))
    assert "Rossi Logistica S.r.l.</b> ·" in known
    assert "Laura Bianchi · Luca Dossena (nuovo)" in known


def test_a_kind_of_goods_that_several_are_called_is_not_new(session):
    """Which one is asked only where something was sold, hired or quoted."""
    one = chat(session)
    card = told(one, "Visto Rossi, interessato ai carrelli")
    assert "nuovo" not in one.text(card)
    assert not any("CE16" in label for label in one.labels(card))


def test_the_card_is_in_the_language_of_the_settings(session):
    """Whatever language the note is in, with the weekday of every date."""
    one = chat(session)
    text = one.text(told(one, "Saw Rossi yesterday, they take 3 pallet trucks, call them back on Tuesday"))
    assert "ieri, giovedì 19 novembre" in text
    assert "martedì 24 novembre" in text


@pytest.mark.parametrize(
    ("person", "words", "quote"),
    [
        (SARA, "Visto Rossi ieri, prende 2 forche. La moglie del titolare apre un agriturismo in Toscana", "La moglie"),
        (TOM, "Saw Northgate today, they take 2 chargers. Nurse in floods of tears in the corridor", "Nurse in floods"),
    ],
)
def test_what_was_not_understood_is_quoted_and_kept(session, person, words, quote):
    """At the end of the card, and with the contact in the customer's story."""
    one = chat(session, person)
    last = one.text(told(one, words)).splitlines()[-1]
    assert quote in last
    met = session.exec(select(Interaction).where(Interaction.note.is_not(None))).one()
    assert met.note.startswith(quote)
    assert timeline.page(session, met.account_id)[0].note == met.note


def test_of_many_quotes_two_are_shown_and_all_are_kept(session):
    """Each cut at 80 characters."""
    one = chat(session)
    parts = ("Tizio della portineria racconta barzellette " * 3).strip()
    words = (
        f"Visto Rossi, prende 2 forche. {parts}. Parcheggio impossibile davanti al cancello. Cane enorme nel cortile"
    )
    last = one.text(told(one, words)).splitlines()[-1]
    assert last.count("«") == 2
    assert "…»" in last
    assert "Cane" not in last
    assert session.exec(select(Interaction.note).where(Interaction.note.is_not(None))).one().endswith("nel cortile")


def test_a_new_account_that_was_known_is_joined_with_one_tap(session):
    """Its facts go along; taking the note back leaves nothing of it."""
    one = chat(session)
    card = told(one, "Visto Trasporti Padani, prende 2 forche")
    assert "Trasporti Padani</b> (nuovo)" in one.text(card)
    one.presses(card, "Non è nuovo")
    assert "❓ Chi è «Trasporti Padani»?" in one.text(card)
    right = next(label for label in one.labels(card) if label.startswith("Verdi Trasporti"))
    one.presses(card, right)
    assert "<b>Verdi Trasporti S.n.c.</b> ·" in one.text(card)
    verdi = accounts.by_name(session, "Verdi Trasporti S.n.c.")[0]
    bought = session.exec(select(Purchase).where(Purchase.message_id.is_not(None))).one()
    assert bought.account_id == verdi.id
    assert accounts.by_name(session, "Trasporti Padani") == []
    one.presses(card, "↩️ Annulla")
    session.refresh(bought)
    assert bought.removed_at is not None
    assert accounts.by_name(session, "Trasporti Padani") == []


def test_a_new_account_stays_new_on_the_way_back(session):
    """The card stands as before."""
    one = chat(session)
    card = told(one, "Visto Trasporti Padani, prende 2 forche")
    before = one.text(card), one.labels(card)
    one.presses(card, "Non è nuovo")
    one.presses(card, "È nuovo")
    assert (one.text(card), one.labels(card)) == before
    assert session.exec(select(Account).where(Account.name == "Trasporti Padani")).one().stage == "customer"


def test_another_rep_cannot_say_that_it_is_not_new(session):
    """A manager can."""
    one = chat(session)
    card = told(one, "Visto Trasporti Padani, prende 2 forche")
    for telegram_id in (TOM, GIULIA):
        other = chat(session, telegram_id)
        other.shown = dict(one.shown)
        (shown,) = other.presses(card, "Non è nuovo")
        assert ("Chi è «Trasporti Padani»?" in other.text(shown)) == (telegram_id == GIULIA)
