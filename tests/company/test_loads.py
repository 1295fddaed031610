"""What a load brings, changes, asks and takes back."""

import datetime as dt

import pytest
from sqlmodel import select

from bot.loading import WORKER, Loader
from handlers.loading import settling
from storage import loads, reps
from storage.loads import Busy
from storage.tables import Account, Channel, Contact, Interaction, Load, Machine, Product, Purchase, Rental, Rep

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
CUSTOMERS = "Codice;Ragione sociale;Partita IVA;Città;Telefono;Cod. agente;Agente\n"
ROSSI = f"{CUSTOMERS}C1;Rossi Impianti S.r.l.;01234567897;Brescia;030 111;A1;Sara Conti\n"


def load(database, folder, *files: tuple[str, str], finish: bool = True):
    """Load CSVs (name, text) together; gives back the counts (new, changed, unchanged, refused) by file."""
    paths = []
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
        paths.append((folder / name, name))
    loaded = Loader(database).load(paths, finish=finish)
    return {
        one.file.file: (one.file.new, one.file.changed, one.file.unchanged, len(one.refused)) for one in loaded.outcomes
    }


def standing(database, table):
    """The rows of a table that stand."""
    with database.reading() as session:
        return list(session.exec(select(table).where(table.removed_at.is_(None)).order_by(table.id)))


def undo(database) -> None:
    """Take the last load back."""
    with database.writing() as session:
        last = loads.last_done(session)
        assert last is not None
        loads.undo(session, last, NOW)


def test_a_newer_file_changes_what_differs_and_its_undo_gives_it_back(database, tmp_path):
    """Name, phone and agent are new, and old again."""
    load(database, tmp_path, ("clienti.csv", ROSSI))
    newer = (
        ROSSI.replace("Impianti", "Impianti e Servizi")
        .replace("030 111", "030 222")
        .replace("A1;Sara Conti", "A2;Luca Neri")
    )
    assert load(database, tmp_path, ("clienti.csv", newer)) == {"clienti.csv": (0, 1, 0, 0)}
    assert [account.name for account in standing(database, Account)] == ["Rossi Impianti e Servizi S.r.l."]
    assert [channel.value for channel in standing(database, Channel)] == ["030 222"]
    undo(database)
    assert [account.name for account in standing(database, Account)] == ["Rossi Impianti S.r.l."]
    assert [account.folded for account in standing(database, Account)] == ["rossi impianti s.r.l."]
    assert [channel.value for channel in standing(database, Channel)] == ["030 111"]


def test_nothing_is_seen_before_the_yes(database, tmp_path):
    """Written batches are there, and nobody sees them; dropped, they are gone."""
    load(database, tmp_path, ("clienti.csv", ROSSI), finish=False)
    assert standing(database, Account) == []
    with database.writing() as session:
        loads.drop(session, session.exec(select(Load)).one(), NOW)
    with database.reading() as session:
        assert session.exec(select(Account)).all() == []


def test_two_loads_do_not_mix(database, tmp_path):
    """While one is written by a living process another is refused; a dead one is cleared away."""
    with database.writing() as session:
        loads.begin(session, Load(started_at=NOW, alive_at=NOW), WORKER)
    with pytest.raises(Busy), database.writing() as session:
        loads.begin(session, Load(started_at=NOW, alive_at=NOW), WORKER)
    late = NOW + loads.SILENCE + dt.timedelta(seconds=1)
    with database.writing() as session:
        loads.begin(session, Load(started_at=late, alive_at=late), WORKER)
        assert [load.state for load in session.exec(select(Load).order_by(Load.id))] == ["dropped", "loading"]


def test_colleagues_come_with_their_roles_and_an_invitation_lets_them_in(database, tmp_path):
    """A commercial head is a manager, the office reads all; the admin who wrote first is not doubled."""
    with database.writing() as session:
        reps.admin(session, 1001, "Anna Verdi")
    text = "Codice;Nome;Ruolo\n01;Anna Verdi;Responsabile commerciale\n02;Luca Neri;Agente\n03;Ida Bo;Amministrazione\n"
    load(database, tmp_path, ("agenti.csv", text))
    assert [(rep.name, rep.role, rep.key) for rep in standing(database, Rep)] == [
        ("Anna Verdi", "admin", "01"), ("Luca Neri", "rep", "02"), ("Ida Bo", "office", "03"),
    ]  # fmt: skip


def test_one_firm_under_two_codes_is_asked_about_and_joined(database, tmp_path):
    """The same VAT number twice: both are there until somebody says that they are one."""
    twice = ROSSI + "C2;ROSSI IMPIANTI SRL;01234567897;Brescia;;;\n"
    load(database, tmp_path, ("clienti.csv", twice))
    with database.writing() as session:
        (doubt,) = loads.questions(session)
        assert (doubt.field, doubt.said) == ("same", "ROSSI IMPIANTI SRL")
        settling.settle(session, doubt, doubt.candidates[0][0], NOW)
    assert [account.key for account in standing(database, Account)] == ["C1"]
    sales = "Data;Numero;Riga;Cod. cliente;Cod. articolo;Descrizione;Importo\n03/11/2026;1;1;C2;P1;Pompa;10,00\n"
    load(database, tmp_path, ("vendite.csv", sales))
    (purchase,) = standing(database, Purchase)
    assert purchase.account_id == standing(database, Account)[0].id


def test_a_customer_that_a_note_told_of_is_recognised(database, tmp_path):
    """The lead gets its code and is a customer; no second account."""
    with database.writing() as session:
        session.add(Account(name="Rossi Impianti", stage="lead"))
    assert load(database, tmp_path, ("clienti.csv", ROSSI)) == {"clienti.csv": (0, 1, 0, 0)}
    assert [(account.key, account.stage) for account in standing(database, Account)] == [("C1", "customer")]


def test_undo_leaves_the_names_that_notes_use(database, tmp_path):
    """A customer visited since stays, the other goes; a colleague who joined stays."""
    load(database, tmp_path, ("clienti.csv", f"{ROSSI}C2;Verdi Scavi;;Como;;A2;Luca Neri\n"))
    with database.writing() as session:
        first = session.exec(select(Account).where(Account.key == "C1")).one()
        luca = session.exec(select(Rep).where(Rep.key == "A2")).one()
        luca.telegram_id = 7
        session.add(Interaction(account_id=first.id, channel="visit", date=dt.date(2026, 11, 19)))
    undo(database)
    assert [account.key for account in standing(database, Account)] == ["C1"]
    assert [rep.name for rep in standing(database, Rep)] == ["Sara Conti", "Luca Neri"]


def test_machines_are_linked_whichever_file_comes_first(database, tmp_path):
    """A hire that names a serial number is of that machine also when the machine is loaded later."""
    hires = (
        "Contratto;Matricola;Cod. articolo;Cod. cliente;Inizio;Fine prevista;Tariffa;Periodo\n"
        + "N1;M1;NL1;C1;03/11/2026;30/11/2026;50,00;GIORNO\n"
    )
    park = "Matricola;Cod. articolo;Modello;Anno;Stato\nM1;NL1;Piattaforma 12 m;2019;Noleggiata\n"
    load(database, tmp_path, ("clienti.csv", ROSSI), ("contratti.csv", hires))
    load(database, tmp_path, ("parco.csv", park))
    (machine,), (rental,) = standing(database, Machine), standing(database, Rental)
    assert rental.machine_id == machine.id
    assert (machine.state, rental.per, rental.end) == ("hired", "day", dt.date(2026, 11, 30))


def test_a_contact_without_a_code_is_found_by_name_at_the_customer(database, tmp_path):
    """The same person in the next file is changed, not doubled."""
    people = "Cod. cliente;Nome;Cognome;Qualifica;Cellulare\nC1;Laura;Bianchi;titolare;347 1\n"
    load(database, tmp_path, ("clienti.csv", ROSSI), ("contatti.csv", people))
    assert load(database, tmp_path, ("contatti.csv", people.replace("titolare", "acquisti"))) == {
        "contatti.csv": (0, 1, 0, 0)
    }
    assert [(person.name, person.role) for person in standing(database, Contact)] == [("Laura Bianchi", "acquisti")]


def test_a_product_that_only_sales_name_is_known_afterwards(database, tmp_path):
    """By its code and its description, once."""
    heading = "Data;Numero;Riga;Cod. cliente;Cod. articolo;Descrizione;Importo\n"
    sales = heading + "".join(f"03/11/2026;1;{line};C1;P1;Pompa;10,00\n" for line in (1, 2))
    load(database, tmp_path, ("clienti.csv", ROSSI), ("vendite.csv", sales))
    assert [(product.key, product.name) for product in standing(database, Product)] == [("P1", "Pompa")]


def test_two_equal_lines_without_a_number_are_two_and_stay_two(database, tmp_path):
    """Without document numbers a line is known by what it says and how often it was said."""
    sales = "Data;Cliente;Articolo;Quantità;Importo\n" + "03/11/2026;Rossi Impianti S.r.l.;Pompa;1;10,00\n" * 2
    load(database, tmp_path, ("clienti.csv", ROSSI))
    assert load(database, tmp_path, ("vendite.csv", sales)) == {"vendite.csv": (2, 0, 0, 0)}
    assert load(database, tmp_path, ("vendite.csv", sales)) == {"vendite.csv": (0, 0, 2, 0)}


def test_a_code_that_stands_twice_in_a_file_is_refused_also_when_it_is_known(database, tmp_path):
    """The first line is taken, whether it is new or was there before."""
    twice = "Codice;Descrizione\nP1;Pompa\nP1;Pompa grande\n"
    assert load(database, tmp_path, ("articoli.csv", twice)) == {"articoli.csv": (1, 0, 0, 1)}
    assert load(database, tmp_path, ("articoli.csv", twice)) == {"articoli.csv": (0, 0, 1, 1)}


def test_a_full_name_means_its_colleague_whatever_shorter_forms_others_have(database, tmp_path):
    """ "Agente 1" is one of them, also beside "Agente 10"."""
    text = "Codice;Nome;Ruolo\n" + "".join(f"{n};Agente {n};Agente\n" for n in (1, 10))
    load(database, tmp_path, ("agenti.csv", text))
    customers = "Codice;Ragione sociale;Agente\nC1;Rossi Impianti;Agente 1\n"
    load(database, tmp_path, ("clienti.csv", customers))
    assert len(standing(database, Rep)) == 2
    assert [account.owner_id for account in standing(database, Account)] == [standing(database, Rep)[0].id]
