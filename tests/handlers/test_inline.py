"""What is offered to a colleague who types behind the bot's name."""

import datetime as dt
from decimal import Decimal

import pytest

from handlers import inline
from handlers.names import directory
from nlp.wording import word
from storage.tables import Account, Interaction, Purchase, Question, Rep

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
ANNA, UGO, BOSS, GONE = 1, 2, 3, 4
ROSSI, ROSSETTI, VERDI, THEIRS, OLD = 1, 2, 3, 4, 5


def ago(days):
    return NOW.date() - dt.timedelta(days)


@pytest.fixture
def company(database):
    """Two reps with customers, a manager, a colleague who left; one customer was taken back."""
    with database.writing() as session:
        session.add_all([Rep(name="Anna Neri"), Rep(name="Ugo Gallo"), Rep(name="Ida Ponti", role="manager")])
        session.add(Rep(name="Rino Vai", removed_at=NOW))
        session.flush()
        session.add(Account(name="Rossi <Legno> & C.", city="Thiene", owner_id=ANNA, stage="customer"))
        session.add(Account(name="Rossetti Marmi", city="Lodi", owner_id=ANNA))
        session.add(Account(name="Verdi Vini", owner_id=ANNA))
        session.add(Account(name="Rossi Trasporti", city="Parma", owner_id=UGO))
        session.flush()
        session.add(Account(name="Rossini", owner_id=ANNA, removed_at=NOW))
    return database


def add(company, *facts):
    with company.writing() as session:
        for fact in facts:
            session.add(fact)
            session.flush()


def met(account, days, rep=ANNA, **more):
    return Interaction(account_id=account, rep_id=rep, channel="visit", date=ago(days), **more)


def asked(account, rep=ANNA):
    return Question(chat_id=rep, rep_id=rep, asked_at=NOW, topic="card", fields={"account": account})


def offered(company, typed, rep=ANNA, lang="it"):
    with company.reading() as session:
        who = session.get(Rep, rep) if rep else None
        return inline.offers(session, who, typed, directory(session), NOW, lang)


def ids(company, typed, rep=ANNA):
    return [offer.account_id for offer in offered(company, typed, rep)]


def test_letters_find_the_customers_that_begin_so(company):
    """The name as it is, town and owner beside it."""
    assert set(ids(company, "ross")) == {ROSSI, ROSSETTI, THEIRS}
    (only,) = offered(company, "ross thie")
    assert (only.name, only.about) == ("Rossi <Legno> & C.", "Thiene · Anna Neri")


def test_what_is_not_known_is_not_told_about_a_customer(company):
    """Without a town only the owner stands there."""
    assert [offer.about for offer in offered(company, "verdi")] == ["Anna Neri"]


def test_letters_that_mean_more_in_a_database_are_letters(company):
    """Neither a percent sign nor an underline stands for anything."""
    for typed in ("%", "_", "100%_\\", "'; --", "\ufffd"):
        assert ids(company, typed) == []


@pytest.mark.parametrize("typed", ["xyzzy", "?!", "🇮🇹", "q" * 256])
def test_letters_that_fit_nothing_offer_nothing(company, typed):
    """Rather than something that nobody meant."""
    assert offered(company, typed) == ()
    assert offered(company, typed, BOSS) == ()


def test_strangers_and_who_left_are_offered_nothing(company):
    """Whatever they type."""
    for typed in ("ross", ""):
        assert offered(company, typed, rep=None) == ()
        assert offered(company, typed, rep=GONE) == ()


def test_a_customer_that_was_taken_back_is_not_offered(company):
    """Also while the names still hold it."""
    with company.reading() as session:
        before = directory(session)
    with company.writing() as session:
        session.get(Account, ROSSI).removed_at = NOW
    with company.reading() as session:
        found = inline.offers(session, session.get(Rep, ANNA), "ross", before, NOW, "it")
    assert {offer.account_id for offer in found} == {ROSSETTI, THEIRS}
    assert ids(company, "rossini") == []


def test_without_letters_those_last_met_come_first_then_those_asked_about(company):
    """Each once; not those that a colleague met, nor those of days to come, nor what was undone."""
    assert ids(company, "  ") == []
    add(company, met(VERDI, 9), met(ROSSI, 3), met(VERDI, 30), asked(VERDI), asked(ROSSETTI), asked(THEIRS))
    assert ids(company, "") == [ROSSI, VERDI, THEIRS, ROSSETTI]
    add(company, met(ROSSETTI, 1, rep=UGO), met(ROSSETTI, -1), met(ROSSETTI, 2, removed_at=NOW), met(None, 0))
    assert ids(company, " ") == [ROSSI, VERDI, THEIRS, ROSSETTI]
    add(company, met(THEIRS, 0))
    assert ids(company, "")[0] == THEIRS


def test_no_more_than_eight_are_offered(company):
    """Typed or not."""
    firms = [Account(name=f"Bruni {n}", owner_id=ANNA) for n in range(12)]
    add(company, *firms, *(met(OLD + 1 + n, n) for n in range(12)))
    assert len(offered(company, "bruni")) == inline.MOST
    assert ids(company, "") == [OLD + 1 + n for n in range(8)]


@pytest.mark.parametrize(("lang", "stage"), [("it", "cliente"), ("en", "customer")])
def test_the_card_says_nothing_that_a_customer_must_not_read(company, lang, stage):
    """In the colleague's language, its names escaped, without notes, sums or buttons; told by a note is said to be."""
    add(company, met(ROSSI, 3, note="Paga tardi"))
    add(company, Purchase(account_id=ROSSI, product="Sega", date=ago(3), total=Decimal(90), status="told"))
    (offer,) = offered(company, "thiene", lang=lang)
    text = word(offer.card)
    assert text.buttons == ()
    first, *others = text.html.splitlines()
    assert first.startswith("<b>Rossi &lt;Legno&gt; &amp; C.</b>")
    assert stage in first
    assert "Sega" in text.html
    assert not any(words in text.html for words in ("Paga tardi", "90", "€"))
    assert others[-1] == word(inline.Reply(lang, (inline.Line("about-told"),))).html
