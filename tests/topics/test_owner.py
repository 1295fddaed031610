"""Who follows whom."""

from decimal import Decimal

from storage.tables import Account, Purchase, Rep
from tests.topics.dealing import NEVE, ROSSI, UGO, VERDI, answered, day, firm, first, met, said


def test_a_customer_is_followed_by_its_owner(database):
    """The one who asks is told so."""
    firm(database)
    assert first(database, "owner", VERDI) == "<b>Verdi &amp; C.</b> lo segue <b>Ugo Gallo</b>."
    assert first(database, "owner", ROSSI) == "<b>Rossi</b> lo segui tu."


def test_the_owner_stands_with_the_number(database):
    """As far as it is known."""
    firm(database)
    with database.writing() as session:
        session.get(Rep, UGO).phone = "335 2"
    assert said(database, "owner", VERDI)[1:] == ["• Telefono: 335 2"]


def test_where_nobody_follows_it_who_was_there_last_is_told(database):
    """And who sold last."""
    sold = Purchase(account_id=4, rep_id=UGO, product="Trapano", date=day(40), total=Decimal(5))
    firm(database, Account(name="Solo"), met(10, account=4), met(3, account=4, rep=UGO, reached=False), sold)
    assert said(database, "owner", 4) == [
        "<b>Solo</b> non ha un agente assegnato.",
        "• Visto o sentito l’ultima volta da Anna Neri, il 10 novembre",
        "• L’ultima vendita è di Ugo Gallo, l’11 ottobre",
    ]


def test_a_colleagues_customers_are_counted_and_listed(database):
    """Those that are no customers yet are told apart."""
    firm(database, Account(name="Aceto", owner_id=1, city="Schio"))
    assert said(database, "owner", mine=True) == [
        "Segui 2 clienti.", "• E un nominativo che non è ancora cliente", "• Neve", "• Rossi, Thiene",
        "• Aceto, Schio (non ancora cliente)",
    ]  # fmt: skip
    assert first(database, "owner", rep_ids=(UGO,), whose="Ugo Gallo") == "<b>Ugo Gallo</b> segue un cliente."


def test_a_colleague_without_customers(database):
    """Is told so."""
    firm(database, Rep(name="Ida"))
    assert first(database, "owner", rep_ids=(3,), whose="Ida") == "Ida non segue nessun cliente."


def test_how_many_each_follows(database):
    """The most first; those without anybody are counted."""
    firm(database, Account(name="Solo", stage="customer"))
    assert said(database, "owner") == [
        "Chi segue più clienti è <b>Anna Neri</b>: 2.", "• Senza agente: un cliente", "• Anna Neri: 2 clienti",
        "• Ugo Gallo: un cliente",
    ]  # fmt: skip
    assert "meno clienti è <b>Ugo Gallo</b>" in first(database, "owner", want="least")


def test_who_goes_to_a_town(database):
    """Whoever follows customers there."""
    firm(database)
    assert first(database, "owner", place="Thiene") == "A Thiene chi segue più clienti è <b>Anna Neri</b>: 1."
    assert first(database, "owner", place="Marte") == "Nessun cliente ha un agente assegnato a Marte."


def test_where_it_comes_from(database):
    """The file of the customer."""
    firm(database)
    with database.writing() as session:
        session.get(Account, NEVE).source = "clienti.csv:4"
    assert [file.name for file in answered(database, "owner", NEVE).behind.files] == ["clienti.csv"]
