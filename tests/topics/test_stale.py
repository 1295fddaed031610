"""Customers of whom nothing was seen or heard, or who do not buy."""

import datetime as dt
from decimal import Decimal

from storage.tables import Account, Purchase
from tests.topics.dealing import DRILL, NEVE, ROSSI, SAW, VERDI, day, firm, first, met, said

GONE = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)


def sold(ago, total, account=ROSSI, product=DRILL, **more):
    return Purchase(
        account_id=account, product_id=product, product="Trapano", date=day(ago), total=Decimal(total), **more
    )


def names(lines):
    """The customers of the rows."""
    return [line.split("<b>")[1].split("</b>")[0] for line in lines[1:] if "<b>" in line]


def test_who_does_not_buy_since_a_day(database):
    """Contacts do not matter; who never bought is there too, with what they are worth."""
    firm(database, sold(130, 500), met(3), sold(100, 90, VERDI))
    lines = said(database, "stale", want="bought", until=day(120))
    assert lines == [
        "2 clienti non comprano niente dal 23 luglio.",
        "• <b>Rossi</b> (Thiene): ultimo acquisto il 13 luglio, ultimo contatto il 17 novembre (500 € in due anni)",
        "• <b>Neve</b>: nessun acquisto",
    ]


def test_those_worth_most_come_first(database):
    """By what they bought in two years, and no more."""
    firm(
        database,
        sold(200, 10), sold(300, 5), sold(200, 90, VERDI), sold(1000, 5000, NEVE), sold(200, 70, removed_at=GONE),
    )  # fmt: skip
    lines = said(database, "stale", want="bought", until=day(120))
    assert names(lines) == ["Verdi &amp; C.", "Rossi", "Neve"]
    assert "(15 € in due anni)" in lines[2]


def test_who_was_not_seen_since_a_day(database):
    """Purchases do not matter; attempts in vain are no contacts."""
    firm(database, met(130), sold(3, 10), met(5, account=VERDI), met(200, account=NEVE), met(3, reached=False))
    lines = said(database, "stale", want="seen", until=day(120))
    assert lines[0] == "2 clienti non sono stati né visti né sentiti dal 23 luglio."
    assert names(lines) == ["Rossi", "Neve"]


def test_neither_seen_nor_bought(database):
    """Either of them is enough not to be there; without a day it is ninety days."""
    firm(database, met(130), sold(3, 10), met(5, account=VERDI))
    assert said(database, "stale") == [
        "Un cliente non è stato né visto né sentito e non compra niente dal 22 agosto.",
        "• <b>Neve</b>: nessun acquisto, nessun contatto",
    ]


def test_mine_are_those_that_i_follow(database):
    """Merged and removed accounts do not count."""
    firm(database, sold(5, 10), Account(name="Rosi", owner_id=1, stage="customer", removed_at=GONE))
    lines = said(database, "stale", mine=True, want="bought", until=day(100))
    assert lines[0] == "Uno dei tuoi clienti non compra niente dal 12 agosto."
    assert names(lines) == ["Neve"]


def test_nobody_is_said_plainly(database):
    """With the day and what was looked for."""
    firm(database, sold(5, 10), sold(5, 10, VERDI), sold(5, 10, NEVE))
    assert first(database, "stale", want="bought", until=day(100)) == ("Nessun cliente è senza acquisti dal 12 agosto.")


def test_who_has_stopped_buying_a_product(database):
    """Only those who bought it once; other purchases do not matter."""
    firm(database, sold(200, 10), sold(5, 10, product=SAW), sold(200, 30, VERDI), sold(5, 30, VERDI))
    lines = said(database, "stale", product_ids=(DRILL,), thing="trapani", until=day(100))
    assert lines[0] == "Un cliente non compra più trapani dal 12 agosto."
    assert lines[1].startswith("• <b>Rossi</b> (Thiene): ultimo acquisto il 4 maggio")


def test_of_one_customer_the_last_days_are_told(database):
    """Or that there are none."""
    firm(database, sold(30, 10))
    assert said(database, "stale", ROSSI) == [
        "Con <b>Rossi</b> l’ultima cosa è di 30 giorni fa, il 21 ottobre.", "• Ultimo acquisto il 21 ottobre",
        "• Nessun contatto segnato",
    ]  # fmt: skip
    assert first(database, "stale", NEVE) == "Con <b>Neve</b> nessun contatto e nessun acquisto."


def test_as_many_as_were_asked_for(database):
    """The count is of all."""
    firm(database)
    lines = said(database, "stale", top=1)
    assert lines[0].startswith("3 clienti ")
    assert len(names(lines)) == 1


def test_where_no_contact_is_kept_it_is_said(database):
    """The list would mean nothing."""
    firm(database)
    assert said(database, "stale", want="seen")[-1] == "<i>Per nessuno di loro c’è un contatto segnato.</i>"
