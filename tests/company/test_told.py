"""What a note told, and what the books say of it later: one thing, not two."""

import datetime as dt
from decimal import Decimal

import pytest
from sqlmodel import select

from bot.loading import Loader
from storage import loads
from storage.tables import Account, Change, Contact, Load, Offer, Product, Purchase, Rental, Rep, Ticket

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 2)

SALES = "Data;Numero;Riga;Cliente;Codice articolo;Descrizione;Quantità;Prezzo;Importo\n"

BOOKS = {
    "noleggi.csv": (
        "Contratto;Matricola;Codice articolo;Codice cliente;Data inizio;Fine prevista;Tariffa;Periodo\n"
        "N1;M1;P1;C1;03/11/2026;30/11/2026;50,00;GIORNO\n"
    ),
    "offerte.csv": (
        "Numero offerta;Data;Codice cliente;Codice articolo;Descrizione;Valore;Stato\n"
        "O1;04/11/2026;C1;P1;Pompa P1;290,00;APERTA\n"
    ),
    "interventi.csv": (
        "N.;Data;Codice cliente;Articolo;Tipo;Descrizione;Stato\n1;05/11/2026;C1;Pompa P1;Guasto;Perde;APERTO\n"
    ),
}


@pytest.fixture
def told(database):
    """A lead with a told purchase, rental, offer and ticket of one product."""
    with database.writing() as session:
        rep = Rep(name="Sara Conti", role="admin")
        pump = Product(name="Pompa P1", key="P1")
        rossi = Account(name="Rossi Impianti", stage="lead", key="C1")
        session.add_all([rep, pump, rossi])
        session.flush()
        common = {"account_id": rossi.id, "product_id": pump.id, "product": "Pompa P1", "rep_id": rep.id}
        session.add_all([
            Purchase(**common, date=DAY, quantity=Decimal(3), unit_price=Decimal(90)),
            Rental(**common, start=DAY),
            Offer(**common, date=DAY, total=Decimal(300)),
            Ticket(account_id=rossi.id, product_id=pump.id, product="Pompa P1", kind="fault", opened=DAY),
        ])  # fmt: skip
    return database


def load(database, folder, name: str, text: str) -> None:
    """Load a CSV."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    loaded = Loader(database).load([(path, name)])
    assert loaded.load_id is not None, loaded
    assert [outcome.refused for outcome in loaded.outcomes] == [()]


def standing(database, table):
    """The rows of a table that stand."""
    with database.reading() as session:
        return list(session.exec(select(table).where(table.removed_at.is_(None)).order_by(table.id)))


@pytest.mark.parametrize(("day", "rows"), [("30/11/2026", 1), ("03/10/2026", 1), ("02/10/2026", 2), ("03/12/2026", 2)])
def test_a_row_within_thirty_days_confirms_what_was_told(told, tmp_path, day, rows):
    """Nearer it takes its place, farther it is another purchase."""
    load(told, tmp_path, "vendite.csv", f"{SALES}{day};7;1;C1;P1;Pompa P1;2;100,00;200,00\n")
    found = standing(told, Purchase)
    assert len(found) == rows
    assert [row.status for row in found] == ["told", "confirmed"][2 - rows :]


def test_a_row_confirms_one_told_purchase_and_the_nearest(told, tmp_path):
    """Two told and one booked: the nearer one is confirmed, the other stays told."""
    with told.writing() as session:
        first = session.exec(select(Purchase)).one()
        values = first.model_dump(exclude={"id", "date"})
        session.add(Purchase(**values, date=dt.date(2026, 11, 12)))
    load(told, tmp_path, "vendite.csv", f"{SALES}13/11/2026;7;1;C1;P1;Pompa P1;2;100,00;200,00\n")
    assert [(row.status, row.date.day) for row in standing(told, Purchase)] == [("told", 2), ("confirmed", 13)]


def test_another_product_or_customer_confirms_nothing(told, tmp_path):
    """What was told stays told."""
    rows = "13/11/2026;7;1;C1;P2;Pompa P2;2;100,00;200,00\n13/11/2026;7;2;C2;P1;Pompa P1;2;100,00;200,00\n"
    load(told, tmp_path, "clienti.csv", "Codice;Ragione sociale\nC2;Verdi Scavi\n")
    load(told, tmp_path, "vendite.csv", SALES + rows)
    assert [row.status for row in standing(told, Purchase)] == ["told", "confirmed", "confirmed"]


def test_rentals_offers_and_tickets_are_confirmed_too(told, tmp_path):
    """Each by a row of its own kind."""
    for name, text in BOOKS.items():
        load(told, tmp_path, name, text)
    for table in (Rental, Offer, Ticket):
        assert [row.status for row in standing(told, table)] == ["confirmed"], table


def test_taking_the_load_back_leaves_what_was_told(told, tmp_path):
    """The told purchase is told again, and the lead is a lead again."""
    load(told, tmp_path, "vendite.csv", f"{SALES}13/11/2026;7;1;C1;P1;Pompa P1;2;100,00;200,00\n")
    assert [row.stage for row in standing(told, Account)] == ["customer"]
    with told.writing() as session:
        loads.undo(session, session.exec(select(Load)).one(), NOW)
    assert [(row.status, row.quantity) for row in standing(told, Purchase)] == [("told", 3)]
    assert [row.stage for row in standing(told, Account)] == ["lead"]


def test_a_lead_that_buys_is_a_customer_and_the_step_is_on_record(told, tmp_path):
    """The history says what it was before."""
    load(told, tmp_path, "vendite.csv", f"{SALES}13/11/2026;7;1;C1;P1;Pompa P1;2;100,00;200,00\n")
    with told.reading() as session:
        step = session.exec(select(Change).where(Change.act == "stage")).one()
    assert (step.before, step.after) == ({"stage": "lead"}, {"stage": "customer"})


CARDS = """BEGIN:VCARD
VERSION:3.0
N:Bianchi;Laura;;;
FN:Laura Bianchi
ORG:Rossi Impianti
TITLE:Acquisti
TEL;TYPE=CELL:+39 347 1234567
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Verdi;Paolo;;;
FN:Paolo Verdi
ORG:Edil Verdi Srl
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Neri;Anna;;;
FN:Anna Neri
TEL;TYPE=CELL:333 999888
END:VCARD
"""


def test_business_cards_become_people_of_known_firms_and_new_leads(told, tmp_path):
    """Whose firm is known joins it, whose is not brings it as a lead, and who has none is a lead himself."""
    for _ in range(2):
        load(told, tmp_path, "rubrica.vcf", CARDS)
    firms = {account.id: account.name for account in standing(told, Account)}
    assert [(person.name, person.role, firms[person.account_id]) for person in standing(told, Contact)] == [
        ("Laura Bianchi", "Acquisti", "Rossi Impianti"), ("Paolo Verdi", None, "Edil Verdi Srl"),
    ]  # fmt: skip
    assert sorted(firms.values()) == ["Anna Neri", "Edil Verdi Srl", "Rossi Impianti"]
