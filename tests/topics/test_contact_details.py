"""Phones, e-mails, addresses, roles."""

from storage.tables import Account, Channel, Contact
from tests.topics.dealing import ADA, IVO, NEVE, ROSSI, UGO, answered, firm, first, said


def way(kind, value, **whose):
    return Channel(kind=kind, value=value, folded=value, **whose)


def test_one_person_is_told_with_their_own_ways_only(database):
    """The mobile first; nobody else's."""
    firm(
        database,
        way("phone", "0445 1", contact_id=ADA), way("mobile", "347 1", contact_id=ADA),
        way("email", "ada@rossi.example", contact_id=ADA), way("mobile", "347 2", contact_id=IVO),
        way("email", "info@rossi.example", account_id=ROSSI),
    )  # fmt: skip
    lines = said(database, "contact_details", None, ADA)
    assert lines[0] == "<b>Ada Bianchi</b>, ufficio acquisti di Rossi: 347 1."
    assert lines[1:3] == ["• Telefono: 0445 1", "• E-mail: ada@rossi.example"]
    assert not any("347 2" in line or "info@" in line for line in lines)


def test_what_a_person_has_not_is_said_with_the_firms(database):
    """The firm's number instead; without that, nothing is made up."""
    firm(database, way("email", "ivo@rossi.example", contact_id=IVO), way("phone", "0445 9", account_id=ROSSI))
    lines = said(database, "contact_details", None, IVO)
    assert lines[0] == "<b>Ivo</b>, Rossi: ivo@rossi.example."
    assert "• Un telefono suo non c’è; quello della ditta è 0445 9" in lines
    assert said(database, "contact_details", None, ADA)[:3] == [
        "Non ho né telefono né e-mail di <b>Ada Bianchi</b>, ufficio acquisti di Rossi.",
        "• Un telefono suo non c’è; quello della ditta è 0445 9", "• Nessuna e-mail",
    ]  # fmt: skip


def test_a_customer_is_told_with_address_and_people(database):
    """People with their roles are rows."""
    firm(
        database,
        Account(name="Sole", street="Via Cavour, 7", postcode="39100", city="Bolzano", province="BZ", vat="123"),
        Contact(name="Eva", account_id=4, role="titolare"),
        way("phone", "0471 2", account_id=4), way("email", "info@sole.example", account_id=4),
        way("mobile", "347 3", contact_id=3), way("email", "eva@sole.example", contact_id=3),
    )  # fmt: skip
    assert said(database, "contact_details", 4) == [
        "<b>Sole</b>: 0471 2.", "• E-mail: info@sole.example", "• Indirizzo: Via Cavour, 7, 39100 Bolzano (BZ)",
        "• Partita IVA: 123", "• Eva, titolare: 347 3 · eva@sole.example",
    ]  # fmt: skip


def test_a_customer_without_anything_is_told_so(database):
    """Neither numbers, nor an address, nor people."""
    firm(database)
    assert said(database, "contact_details", NEVE) == [
        "Di <b>Neve</b> non ho né telefono né e-mail.", "• Nessun indirizzo",
        "• Nessuna persona di riferimento segnata",
    ]  # fmt: skip


def test_a_customer_reached_through_a_person_only(database):
    """That person is told at once."""
    firm(database, way("mobile", "347 2", contact_id=IVO))
    assert first(database, "contact_details", ROSSI) == "<b>Rossi</b> non ha recapiti suoi; c’è Ivo: 347 2."


def test_the_person_in_a_role(database):
    """Asked for by a word of the role."""
    firm(database, way("mobile", "347 1", contact_id=ADA))
    lines = said(database, "contact_details", ROSSI, unread=("acquisti",))
    assert lines[:2] == ["Da <b>Rossi</b> c’è <b>Ada Bianchi</b>, ufficio acquisti.", "• Cellulare: 347 1"]


def test_who_is_there(database):
    """Several are counted and listed; nobody is said."""
    firm(database)
    lines = said(database, "contact_details", ROSSI, want="who")
    assert lines[0] == "Da <b>Rossi</b> ci sono 2 persone segnate."
    assert lines[2:] == ["• Ada Bianchi, ufficio acquisti: nessun recapito", "• Ivo: nessun recapito"]
    assert "nessuna persona di riferimento" in first(database, "contact_details", NEVE, want="who")


def test_a_way_that_is_on_record_twice_is_told_once(database):
    """Two files may say the same."""
    firm(database, *(way("email", "ada@rossi.example", contact_id=ADA) for _ in range(2)))
    lines = said(database, "contact_details", None, ADA)
    assert sum("ada@" in line for line in lines) == 1


def test_a_colleagues_number(database):
    """Or that there is none."""
    firm(database)
    assert first(database, "contact_details", mine=True) == "<b>Anna Neri</b>: 335 1."
    assert "né telefono né e-mail" in first(database, "contact_details", rep_ids=(UGO,), whose="Ugo Gallo")


def test_nobody_is_named(database):
    """Then the name is asked for, in one line."""
    firm(database)
    assert len(answered(database, "contact_details").lines) == 1
