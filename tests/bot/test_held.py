"""What was decided in the chat stays when the company's files are loaded again, and the import says so."""

import pytest
from sqlmodel import select

from bot.loading import Loader
from handlers.loading import card
from nlp.wording import word
from storage import loads, reps
from storage.database import Database
from storage.tables import Account, Rep
from tests.handlers.talking import Talk

ADMIN, OFFICE = 1, 2
COLLEAGUES = """Codice;Nome;Ruolo;Area
A1;Anna Neri;Agente;Nord
A2;Ugo Gallo;Agente;Nord
A3;Piero Sala;Agente;Sud
"""
CUSTOMERS = """Codice cliente;Ragione sociale;Città;Codice agente
C1;Bortolan Impianti;Lecco;A1
C2;Vetreria Fusaro;Como;A2
C3;Officine Brambilla;Como;A3
"""


@pytest.fixture
def company(database_url, tmp_path):
    """Three agents with a customer each, as the files have it; an admin and somebody of the office."""
    (tmp_path / "agenti.csv").write_text(COLLEAGUES)
    (tmp_path / "clienti.csv").write_text(CUSTOMERS)
    database = Database(database_url)
    with database.writing() as session:
        reps.add(session, "Nora Pace", "admin", ADMIN)
        reps.add(session, "Olga Riva", "office", OFFICE)
    load(database, tmp_path)
    yield database
    database.close()


def load(database, folder, rep_id=None):
    """Both files; gives back what each left as it was."""
    files = [(folder / name, name) for name in ("agenti.csv", "clienti.csv")]
    done = Loader(database, rep_id=rep_id).load(files)
    return {one.file.file: one.file.kept for one in done.outcomes}


def seen(database, kind, *columns):
    with database.reading() as session:
        rows = session.exec(select(kind).where(kind.key.is_not(None)).order_by(kind.key)).all()
        return [tuple(getattr(row, column) for column in columns) for row in rows]


def names(database, ids):
    with database.reading() as session:
        return [reps.by_id(session, one).name if one else None for one in ids]


def test_a_role_and_a_team_given_in_the_chat_stay(company, tmp_path):
    """The file says what it said before; the import counts what stayed."""
    talk = Talk(company)
    talk.says(ADMIN, "/team Anna Neri responsabile")
    talk.says(ADMIN, "/team Est Ugo Gallo")
    assert load(company, tmp_path) == {"agenti.csv": {"role": 1, "team": 1}, "clienti.csv": None}
    assert [role for (role,) in seen(company, Rep, "role")] == ["manager", "rep", "rep"]


def test_customers_that_were_handed_over_stay_where_they_are(company, tmp_path):
    """Who left does not come back by a file, nor do the customers go back."""
    talk = Talk(company)
    talk.says(ADMIN, "/remove Anna Neri")
    talk.presses(ADMIN, "→ Ugo Gallo")
    assert load(company, tmp_path) == {"agenti.csv": {"left": 1}, "clienti.csv": {"owner": 1}}
    owners = names(company, [owner for (owner,) in seen(company, Account, "owner_id")])
    assert owners == ["Ugo Gallo", "Ugo Gallo", "Piero Sala"]
    with company.reading() as session:
        assert [rep.name for rep in reps.standing(session)].count("Anna Neri") == 0


def test_a_newer_file_hands_customers_on(company, tmp_path):
    """Where the file says something that it did not say before, it knows better."""
    talk = Talk(company)
    talk.says(ADMIN, "/remove Anna Neri")
    talk.presses(ADMIN, "→ Ugo Gallo")
    (tmp_path / "clienti.csv").write_text(CUSTOMERS.replace("Lecco;A1", "Lecco;A3"))
    assert load(company, tmp_path)["clienti.csv"] is None
    assert names(company, [owner for (owner,) in seen(company, Account, "owner_id")])[0] == "Piero Sala"


def test_the_office_raises_nobody_who_has_joined_by_a_file(company, tmp_path):
    """Roles of those who are in are given by who may give them."""
    with company.writing() as session:
        anna = reps.by_name(session, "Anna Neri")
        anna.telegram_id = 7
        session.add(anna)
        office = reps.by_telegram(session, OFFICE).id
    (tmp_path / "agenti.csv").write_text(COLLEAGUES.replace("Neri;Agente", "Neri;Amministratore"))
    assert load(company, tmp_path, office)["agenti.csv"] == {"role": 1}
    assert seen(company, Rep, "role")[0] == ("rep",)


SAID = {
    "it": "2 valori decisi in chat restano come sono: ruoli · squadre",
    "en": "2 values set in the chat stay as they are: roles · teams",
}


@pytest.mark.parametrize(("lang", "said"), SAID.items())
def test_the_card_of_the_import_says_so(company, tmp_path, lang, said):
    """One line under the file."""
    talk = Talk(company)
    talk.says(ADMIN, "/team Est Anna Neri responsabile")
    load(company, tmp_path)
    with company.reading() as session:
        last = loads.by_id(session, 2)
        shown = card.done(lang, last, [card.Sheet(file) for file in loads.files(session, 2)], 0)
    assert said in word(shown).html
