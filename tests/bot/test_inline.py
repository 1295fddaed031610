"""Inline queries over HTTP: what the real bot offers to whoever types behind its name."""

import datetime as dt
import time

import pytest
from sqlmodel import select

from storage import reps
from storage.tables import Account, Inbox, Interaction, Message, Outbox, Rep
from tests.running import running

NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def company(database):
    """Sara, who knows two customers, and a colleague's customer."""
    with database.writing() as session:
        sara, ugo = reps.add(session, "Sara Conti", telegram_id=1001), reps.add(session, "Ugo Gallo")
        rossi = Account(name="Rossi <i> & C.", city="Thiene", owner_id=sara.id, stage="customer")
        session.add_all(
            [rossi, Account(name="Verdi Vini", owner_id=sara.id), Account(name="Rossetti", owner_id=ugo.id)]
        )
        session.flush()
        session.add(Interaction(account_id=rossi.id, rep_id=sara.id, channel="call", date=NOW.date()))
    return database


def test_typed_letters_offer_the_cards_that_fit(api, sara, company, database_url):
    """Title and description as they are, the card in HTML without buttons; soon forgotten, and for nobody else."""
    with running(api, database_url):
        (offer,) = sara.offered(sara.types("rossi"))
        (asked,) = api.calls_of("answerInlineQuery")
    assert (offer.title, offer.description) == ("Rossi <i> & C.", "Thiene · Sara Conti")
    assert offer.text.startswith("Rossi <i> & C., cliente\n")
    assert [entity["type"] for entity in offer.entities] == ["bold"]
    assert offer.markup is None
    assert asked["is_personal"] is True
    assert asked["cache_time"] <= 10
    assert len(sara.messages) == 0


def test_nothing_typed_offers_whom_one_dealt_with_last(api, sara, company, database_url):
    """In the language of the rep's Telegram; the customer that was not met is not among them."""
    with running(api, database_url):
        assert [offer.title for offer in sara.offered(sara.types(""))] == ["Rossi <i> & C."]


@pytest.mark.parametrize("typed", ["xyzzy", "?", "\x00", "\ud83d", "🇮🇹 " * 60])
def test_letters_that_fit_nothing_are_answered_with_nothing(typed, api, sara, company, database_url):
    """At once, so that the asker's Telegram does not wait."""
    with running(api, database_url):
        offered = sara.offered(sara.types(typed))
    assert offered == [] or not typed.strip("\0")


def test_a_stranger_is_offered_nothing_and_leaves_nothing(api, sara, company, database_url):
    """The empty answer is personal; neither words nor name are kept, of nobody's queries."""
    stranger = api.user(5, "Ugo", language_code="en")
    with running(api, database_url):
        assert stranger.offered(stranger.types("ross")) == []
        assert stranger.offered(stranger.types("")) == []
        assert api.calls_of("answerInlineQuery")[0]["is_personal"] is True
        sara.offered(sara.types("ross"))
    with company.reading() as session:
        assert not session.exec(select(Inbox)).all()
        assert not session.exec(select(Outbox)).all()
        assert len(session.exec(select(Rep)).all()) == 2


def test_a_removed_colleague_is_offered_nothing(api, sara, company, database_url):
    """From the moment on which they are."""
    with running(api, database_url):
        assert sara.offered(sara.types("ross"))
        with company.writing() as session:
            session.get(Rep, 1).removed_at = NOW
        assert sara.offered(sara.types("rossi")) == []


def test_a_card_picked_in_our_own_chat_is_no_note(api, sara, company, database_url):
    """It stands there as the rep's own message, and is not read."""
    with running(api, database_url):
        offer, *_ = sara.offered(sara.types("rossi", chat_type="sender"))
        sara.picks(offer)
        sara.says("/help")
        sara.wait_for("Visto Rossi")
    assert len(sara.messages) == 1
    with company.reading() as session:
        assert not session.exec(select(Message)).all()


def test_trouble_with_an_answer_is_no_trouble_for_the_bot(api, sara, company, database_url):
    """A refusal, a query too old, one that cannot be read: what comes after is answered."""
    with running(api, database_url):
        api.fail("answerInlineQuery", status=400)
        sara.types("ross")
        api.wait_until(lambda: api.calls_of("answerInlineQuery"))
        api.push({"inline_query": {"id": "1", "from": sara.account, "query": "ross", "offset": ""}})
        api.push({"inline_query": "nonsense"})
        api.wait_until(lambda: len(api.calls_of("answerInlineQuery")) == 2)
        assert len(sara.offered(sara.types("rossi"))) == 1
        sara.says("/help")
        sara.wait_for("Visto Rossi")


def test_who_types_on_is_answered_for_the_last_letter(api, sara, company, database_url):
    """What was typed over need not be answered; the last always is."""
    with running(api, database_url):
        queries = [sara.types("rossi"[:size]) for size in range(1, 6)]
        assert len(sara.offered(queries[-1])) == 1


def test_typing_is_answered_while_somebody_writes_to_the_database(api, sara, company, database_url):
    """It only reads: it waits for no lock."""
    with running(api, database_url), company.writing() as session:
        session.get(Account, 2).note = "lungo"
        session.flush()
        start = time.monotonic()
        assert len(sara.offered(sara.types("rossi"), timeout=4)) == 1
        assert time.monotonic() - start < 4
