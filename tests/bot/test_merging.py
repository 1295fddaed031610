"""The functions behind `taccuino merge` and `taccuino privacy`, and the tidying of the running bot."""

import datetime as dt
import time

import pytest
from sqlmodel import select

from bot import merging, privacy
from storage import accounts, loads, messages, reps
from storage import merging as joined
from storage.tables import Account, Contact, Load, Message, Purchase
from tests.running import running


@pytest.fixture
def company(database):
    """Two firms that are one, two of one name, and two people of one name."""
    with database.writing() as session:
        for name, key, city in (
            ("Rossi Logistica", "B2", "Lodi"), ("Rosi Log", "A1", "Lodi"), ("Bar Sport", None, "Milano"),
            ("Bar Sport", None, "Torino"),
        ):  # fmt: skip
            accounts.add(session, Account(name=name, key=key, city=city, source="test"))
        for owner, name in ((1, "Laura Bianchi"), (2, "Laura Bianchi"), (1, "Ugo Neri")):
            accounts.add_contact(session, Contact(name=name, account_id=owner))
    return database


def test_two_customers_are_joined_by_code_and_parted_again(company, capsys):
    """The command does both at once, and says so."""
    assert merging.join(company, "A1", "rossi logistica", "it")
    assert "Rosi Log" in capsys.readouterr().out
    with company.reading() as session:
        assert accounts.by_key(session, "A1").name == "Rossi Logistica"
    assert merging.part(company, "it", "A1")
    assert "Separati" in capsys.readouterr().out
    assert not merging.part(company, "it")
    with company.reading() as session:
        assert accounts.by_key(session, "A1").name == "Rosi Log"


@pytest.mark.parametrize(("name", "said"), [("Bar Sport", "#4"), ("Ditta Ignota Spa", "Non conosco")])
def test_what_is_not_clear_is_said_and_nothing_is_joined(name, said, company, capsys):
    """Several customers of that name are named with their ids, by which one can be meant."""
    assert not merging.join(company, name, "B2", "it")
    assert said in capsys.readouterr().out
    with company.reading() as session:
        assert joined.last(session) is None


def test_a_customer_can_be_meant_by_its_id(company):
    """As the command showed it."""
    assert merging.join(company, "#3", "#4", "it")


def test_a_person_is_shown_and_erased_only_on_a_yes(company, capsys):
    """Without `--erase` nothing goes, without a terminal and `--yes` neither."""
    assert privacy.show(company, "Ugo Neri", "it")
    assert "Rossi Logistica" in capsys.readouterr().out
    assert not privacy.show(company, "Ugo Neri", "it", erase=True)
    with company.reading() as session:
        assert len(accounts.contacts(session, "Ugo Neri")) == 1
    assert privacy.show(company, "Ugo Neri", "it", erase=True, yes=True)
    with company.reading() as session:
        assert accounts.contacts(session, "Ugo Neri") == []


def test_of_several_people_none_is_erased(company, capsys):
    """They are named with their ids, by which one can be meant."""
    assert not privacy.show(company, "Laura Bianchi", "en", erase=True, yes=True)
    assert "#2" in capsys.readouterr().out
    assert privacy.show(company, "#2", "en", erase=True, yes=True)
    with company.reading() as session:
        assert session.exec(select(Contact.id)).all() == [1, 3]


def test_the_running_bot_lets_go_of_what_was_taken_back_long_ago(api, sara, database, database_url):
    """At its start it purges old rows and words, and drops a load that nobody said yes to."""
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(days=40)
    with database.writing() as session:
        rep = reps.add(session, "Sara Conti", telegram_id=1001)
        said = Message(rep_id=rep.id, chat_id=1, telegram_id=1, said_at=long_ago, lang="it", words="visto Rossi")
        messages.keep(session, said)
        session.add(Purchase(product="x", date=long_ago.date(), message_id=said.id))
        session.flush()
        messages.undo(session, said, long_ago)
        session.add(Load(state="ready", started_at=long_ago, alive_at=long_ago))
    with running(api, database_url):
        end = time.monotonic() + 30
        while _kept(database) and time.monotonic() < end:
            time.sleep(0.1)
    assert not _kept(database)


def _kept(database) -> bool:
    """Is anything of it still there?"""
    with database.reading() as session:
        old = session.exec(select(Purchase)).all() or session.exec(select(Message.words)).one()
        return bool(old) or loads.by_id(session, 1).state != "dropped"
