"""`/log`: what was done by whom, newest first."""

import datetime as dt

import pytest

from storage import accounts, acts, reps
from storage.tables import Account, Contact
from tests.handlers.talking import NOW, Talk

ADMIN, BOSS, REP = 1, 2, 3


@pytest.fixture
def talk(database):
    """Three colleagues and two customers, one of them twice."""
    with database.writing() as session:
        reps.add(session, "Anna Verdi", "admin", ADMIN)
        reps.add(session, "Bruno Neri", "manager", BOSS)
        reps.add(session, "Sara Conti", "rep", REP)
        for name in ("Rossi Log", "Rossi Logistica"):
            accounts.add(session, Account(name=name, key=name[-3:], source="test", owner_id=3))
        accounts.add_contact(session, Contact(name="Gianna Lodi", account_id=2))
    return Talk(database)


def rows(talk):
    return [line.split("— ", 1)[1] for line in talk.text.split("\n")[1:]]


def test_every_administrative_act_is_on_record(talk):
    """Who did what, newest first."""
    link = talk.says(ADMIN, "/invite Laura Bianchi").split("start=")[1].split()[0]
    talk.says(77, f"/start {link}")
    talk.says(ADMIN, "/team Laura Bianchi responsabile")
    talk.says(ADMIN, "/team Nord Laura Bianchi")
    talk.presses(BOSS, "export:xlsx")
    talk.says(ADMIN, "/merge Rossi Log = Rossi Logistica")
    talk.presses(ADMIN, "🔗 Unisci")
    talk.presses(ADMIN, "↩️ Annulla")
    talk.says(ADMIN, "/remove Sara Conti")
    talk.presses(ADMIN, "→ Bruno Neri")
    talk.presses(ADMIN, "↩️ Annulla")
    talk.says(BOSS, "/log")
    assert rows(talk) == [
        "<b>Anna Verdi</b>: ridato l’accesso a Sara Conti",
        "<b>Anna Verdi</b>: a Bruno Neri da Sara Conti: clienti 2, promemoria 0, offerte 0",
        "<b>Anna Verdi</b>: rimosso l’accesso di Sara Conti",
        "<b>Anna Verdi</b>: separati Rossi Log e Rossi Logistica",
        "<b>Anna Verdi</b>: unito Rossi Log a Rossi Logistica",
        "<b>Bruno Neri</b>: esportati i dati",
        "<b>Anna Verdi</b>: squadra di Laura Bianchi: Nord",
        "<b>Anna Verdi</b>: Laura Bianchi ora responsabile",
        "<b>Laura Bianchi</b>: ha usato l’invito",
        "<b>Anna Verdi</b>: invito per Laura Bianchi (agente)",
    ]


def test_what_was_erased_does_not_live_on_in_the_log(talk):
    """It says that a person was erased, and names nobody."""
    talk.says(ADMIN, "/privacy Gianna Lodi")
    talk.presses(ADMIN, "🗑️ Cancella tutto")
    talk.presses(ADMIN, "🗑️ Sì, cancella")
    talk.says(ADMIN, "/log")
    assert rows(talk) == ["<b>Anna Verdi</b>: cancellati i dati di una persona"]
    with talk.database.reading() as session:
        assert acts.latest(session, 1)[0].details is None


def test_ten_acts_stand_on_a_page_and_others_in_its_place(talk):
    """What comes meanwhile shifts no page; at either end there is no button on."""
    with talk.database.writing() as session:
        for n in range(23):
            acts.keep(session, "import", 1, NOW + dt.timedelta(minutes=n), files=f"{n}.csv")
    talk.says(ADMIN, "/log")
    assert (len(rows(talk)), talk.labels) == (10, ["1 di 3", "▶️"])
    with talk.database.writing() as session:
        acts.keep(session, "export", 1, NOW)
    talk.presses(ADMIN, "▶️")
    assert rows(talk)[0].endswith("12.csv")
    assert talk.labels == ["◀️", "2 di 3", "▶️"]
    talk.presses(ADMIN, "▶️")
    assert (len(rows(talk)), talk.labels) == (3, ["◀️", "3 di 3"])
    assert talk.replies[0].edits


def test_each_kind_has_its_words(talk):
    """Also the company's setting, the settings file as who did it, and a kind that nobody knows any more."""
    with talk.database.writing() as session:
        acts.keep(session, "sight", 1, NOW, was="all", now="own")
        acts.keep(session, "role", None, NOW, 2, role="admin", was="manager", by="settings")
        acts.keep(session, "team", 1, NOW, 2, team="", was="Nord")
        acts.keep(session, "unload", 1, NOW)
        acts.keep(session, "juggle", 1, NOW)
        acts.keep(session, "merge", 1, NOW, change=99)
    talk.says(ADMIN, "/log")
    assert rows(talk) == [
        "<b>Anna Verdi</b>: unito ? a ?",
        "<b>Anna Verdi</b>: juggle",
        "<b>Anna Verdi</b>: annullata un’importazione",
        "<b>Anna Verdi</b>: squadra di Bruno Neri: nessuna",
        "<b>Impostazioni</b>: Bruno Neri ora amministratore",
        "<b>Anna Verdi</b>: gli agenti vedono solo i propri clienti",
    ]


def test_an_empty_log_says_so(talk):
    """And who may not read it hears that."""
    assert "vuoto" in talk.says(BOSS, "/log")
    assert "solo chi amministra" in talk.says(REP, "/log")
