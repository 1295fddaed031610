"""When a customer was last seen or heard."""

from decimal import Decimal

from storage.tables import Item, Purchase
from tests.topics.dealing import (
    ADA,
    DRILL,
    NEVE,
    ROSSI,
    TODAY,
    UGO,
    VERDI,
    answered,
    day,
    firm,
    first,
    met,
    note,
    said,
    took_part,
)


def test_the_last_contact_with_who_and_what_was_said(database):
    """How, by whom, with whom, and the words."""
    firm(database, note("visto Rossi, vuole la gru"), met(40), met(1, "call", message_id=1), took_part(2))
    assert said(database, "last_contact", ROSSI)[:2] == [
        "L’ultimo contatto con <b>Rossi</b>: ieri, giovedì 19 novembre, telefonata di Anna Neri con Ada Bianchi.",
        "<i>«visto Rossi, vuole la gru»</i>",
    ]


def test_the_note_of_a_file_is_told_as_well(database):
    """Without any words that is said."""
    firm(database, met(3, note="Vuole una prova"), met(3, account=VERDI))
    assert said(database, "last_contact", ROSSI)[1] == "<i>«Vuole una prova»</i>"
    assert said(database, "last_contact", VERDI)[1] == "• Non è segnato cosa si è detto"


def test_an_attempt_in_vain_is_no_contact(database):
    """It is told beside the last one that was."""
    firm(database, met(30), met(2, "call", reached=False))
    lines = said(database, "last_contact", ROSSI)
    assert "mercoledì 21 ottobre, visita di Anna Neri" in lines[0]
    assert "• Da allora un tentativo a vuoto: mercoledì 18 novembre, telefonata di Anna Neri" in lines
    firm_only = "Con <b>Verdi &amp; C.</b> nessun contatto riuscito: un tentativo a vuoto."
    with database.writing() as session:
        session.add(met(2, account=VERDI, reached=False))
    assert first(database, "last_contact", VERDI) == firm_only


def test_no_contact_is_said_with_the_last_purchase(database):
    """Or nothing more."""
    bought = Purchase(account_id=ROSSI, product="Trapano", date=day(30), total=Decimal(3))
    firm(database, bought)
    assert said(database, "last_contact", ROSSI) == [
        "Nessun contatto segnato con <b>Rossi</b>.", "• Ultimo acquisto il 21 ottobre",
    ]  # fmt: skip
    assert said(database, "last_contact", NEVE) == ["Nessun contatto segnato con <b>Neve</b>."]


def test_how_often(database):
    """In a year, and how far apart."""
    firm(database, met(400), met(20), met(10))
    assert "• 2 contatti negli ultimi 12 mesi, in media uno ogni 195 giorni" in said(database, "last_contact", ROSSI)
    assert first(database, "last_contact", ROSSI, want="how_many") == "Con <b>Rossi</b> ci sono stati 3 contatti."


def test_with_a_person_only_where_that_person_was(database):
    """Others of the firm do not count."""
    firm(database, met(40), met(1), took_part(1, ADA))
    assert "domenica 11 ottobre" in first(database, "last_contact", None, ADA)


def test_mine_are_my_own_contacts(database):
    """A colleague's is told as such where I have none."""
    firm(database, met(40), met(1, rep=UGO), met(5, account=VERDI, rep=UGO))
    assert "domenica 11 ottobre" in first(database, "last_contact", ROSSI, mine=True)
    assert said(database, "last_contact", VERDI, mine=True) == [
        "Nessun contatto tuo con <b>Verdi &amp; C.</b>",
        "• L’ultimo in tutto: domenica 15 novembre, visita di Ugo Gallo",
    ]


def test_the_first_contact(database):
    """The oldest of all."""
    firm(database, met(400, "event"), met(1))
    assert first(database, "last_contact", ROSSI, want="first").startswith(
        "Il primo contatto con <b>Rossi</b>: giovedì 16 ottobre 2025, incontro in fiera"
    )


def test_about_a_product(database):
    """Only contacts in which it was in play."""
    firm(database, met(40), met(1), Item(interaction_id=1, role="interested", product="Trapano", product_id=DRILL))
    line = first(database, "last_contact", ROSSI, product_ids=(DRILL,), thing="trapani")
    assert "domenica 11 ottobre" in line
    assert line.endswith("per trapani.")


def test_whom_i_met_in_a_time(database):
    """The last first, with the words."""
    firm(database, met(3, note="bene"), met(1, "call", VERDI), met(40), met(2, rep=UGO))
    week = {"since": day(4), "until": TODAY}
    assert said(database, "last_contact", mine=True, **week) == [
        "Hai segnato 2 contatti dal 16 novembre a oggi.",
        "• ieri, giovedì 19 novembre: <b>Verdi &amp; C.</b>, telefonata di Anna Neri",
        "• martedì 17 novembre: <b>Rossi</b>, visita di Anna Neri — <i>bene</i>",
    ]
    assert first(database, "last_contact", since=day(400), until=day(399)).startswith("Nessun contatto segnato")


def test_it_can_be_opened(database):
    """The contact that is told."""
    firm(database, met(40), met(1))
    assert [origin.id for origin in answered(database, "last_contact", ROSSI).opens] == [2]


def test_it_is_said_in_english_too(database):
    """With the same facts."""
    firm(database, met(0, "email"))
    assert first(database, "last_contact", ROSSI, lang="en") == (
        "Last contact with <b>Rossi</b>: today, Friday 20 November, e-mail by Anna Neri."
    )
