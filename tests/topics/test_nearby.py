"""Who is near a place, by distance."""

import pytest

from handlers.asking.asked import Asked
from handlers.topics import nearby
from storage.tables import Account, Channel, Contact, Interaction
from tests.topics.hiring import NOW, TODAY, ask, bought, day, founded, said, told


@pytest.fixture
def firm(database):
    """Customers of Thiene, Schio, Bolzano and nowhere."""
    founded(database)
    town = {"province": "VI", "stage": "customer", "owner_id": 1}
    told(database, Account(name="Lunardon", city="Schio", **town),
         Account(name="Simel", city="Thiene", latitude=45.705, longitude=11.48, **town),
         Account(name="Ladro", city="Thiene", owner_id=2, stage="lead", province="VI"),
         Account(name="Müller", city="Bozen/Bolzano", province="BZ", stage="customer"),
         Account(name="Altrove", city="Castel Rovero", province="BS", stage="customer"))  # fmt: skip
    return database


def test_the_nearest_comes_first_with_what_a_rep_needs(firm):
    """By the account's own coordinates, else by its town; with what was last and a phone."""
    told(firm, bought(4, day(10, 6)), Interaction(account_id=3, channel="visit", date=day(10, 9)),
         Contact(name="Ada", account_id=4), Channel(contact_id=1, kind="mobile", value="333 1", folded="3331"),
         Channel(account_id=3, kind="phone", value="0445 1", folded="04451"))  # fmt: skip
    _, text = ask(firm, nearby, place="thiene")
    assert text == [
        "Vicino a Thiene, entro 15 km, ci sono 3 tra clienti e contatti:",
        "• Ladro, Thiene — 0 km · non ancora cliente · di Ugo Verdi",
        "• Simel, Thiene — 0 km · ultimo acquisto il 6 ottobre · 333 1",
        "• Lunardon, Schio — 10 km · sentito il 9 ottobre · 0445 1",
        "Un cliente resta fuori: non so dove sia il suo comune.",
    ]


def test_only_mine_where_mine_are_asked_for(firm):
    """It is said so."""
    _, text = ask(firm, nearby, place="Thiene", rep_ids=(1,), mine=True)
    assert text[0] == "Vicino a Thiene, entro 15 km, ci sono 2 clienti tuoi:"


def test_it_is_looked_further_until_somebody_is_found(firm):
    """Which is said; a town with two names is found by both."""
    _, text = ask(firm, nearby, place="Merano")
    assert text[:3] == [
        "Vicino a Merano, entro 30 km, c’è un cliente:",
        "Entro 15 km non c’è nessuno, ho guardato più in là.",
        "• Müller, Bozen/Bolzano — 24 km",
    ]


def test_nobody_within_reach_is_said_so(firm):
    """With how far it was looked."""
    assert ask(firm, nearby, place="Palermo")[1][0] == "Nessun cliente entro 60 km da Palermo."


def test_an_unknown_town_is_told_apart_from_nobody_there(firm):
    """And it is asked where."""
    assert ask(firm, nearby, place="Pippolandia")[1][0].startswith("Non so dove sia «Pippolandia»")
    assert ask(firm, nearby)[1] == ["Vicino a dove? Dimmi il comune, oppure mandami la tua posizione."]


def test_near_a_customer_leaves_that_one_out(firm):
    """By its coordinates or its town."""
    answer, text = ask(firm, nearby, 4)
    assert text[0] == "Vicino a Simel, entro 15 km, ci sono 2 tra clienti e contatti:"
    assert [row.values["name"] for row in answer.rows] == ["Ladro", "Lunardon"]
    assert ask(firm, nearby, 7)[1][0] == "Non so dove si trovi Altrove: dimmi il comune."


def test_a_shared_position_needs_no_town(firm):
    """Through its own door."""
    with firm.reading() as session:
        asked = Asked("nearby", 1, TODAY, NOW, "en")
        text = said(nearby.around(session, asked, 45.705, 11.48), "en")
    assert text[0] == "Around here, within 15 km, there are 3 customers and leads:"


def test_who_bought_something_near_a_place(firm):
    """Only those are listed."""
    told(firm, bought(4, day(10, 6)))
    _, text = ask(firm, nearby, place="Thiene", product_ids=(1,), thing="V10E")
    assert text[0] == "Vicino a Thiene, entro 15 km, c’è un cliente (V10E):"


def test_an_account_that_was_taken_back_is_nowhere(firm):
    """Neither by its town nor by its coordinates."""
    with firm.writing() as session:
        for number in (3, 4):
            session.get(Account, number).removed_at = NOW
    assert len(ask(firm, nearby, place="Thiene")[0].rows) == 1


def test_of_one_town_customers_who_bought_last_come_first(firm):
    """Leads after them; how many there are is counted before the list is cut."""
    with firm.writing() as session:
        session.add_all([Account(name=f"Ditta {n}", city="Carrè", province="VI", stage="customer") for n in range(120)])
    told(firm, bought(60, day(9, 1)), bought(70, day(10, 1)))
    answer, text = ask(firm, nearby, place="Carrè")
    assert [row.values["name"] for row in answer.rows[:2]] == ["Ditta 62", "Ditta 52"]
    assert len(answer.rows) == 100
    assert "Ne mostro 100 su 123." in text
