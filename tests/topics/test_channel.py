"""How customers are best reached."""

from storage.tables import Channel, Contact
from tests.topics.dealing import ADA, IVO, NEVE, ROSSI, VERDI, firm, first, met, said, took_part


def prefers(database, contact, kind, **more):
    with database.writing() as session:
        found = session.get(Contact, contact)
        found.preferred = kind
        for name, value in more.items():
            setattr(found, name, value)


def test_a_preference_on_record_comes_first(database):
    """In words."""
    firm(database)
    prefers(database, ADA, "message")
    assert (
        first(database, "channel", None, ADA)
        == "Meglio contattare <b>Ada Bianchi</b> per messaggio: è la preferenza segnata."
    )
    assert first(database, "channel", ROSSI) == (
        "Da <b>Rossi</b> meglio contattare Ada Bianchi per messaggio: è la preferenza segnata."
    )


def test_a_preference_in_the_files_own_words_stands(database):
    """Nothing is made of it."""
    firm(database)
    prefers(database, ADA, "piccione")
    assert "</b> piccione: è la preferenza segnata" in first(database, "channel", None, ADA)


def test_what_really_happened_is_told_by_share(database):
    """Fairs do not count; attempts in vain are told."""
    firm(database, met(9, "call"), met(8, "call", reached=False), met(7, "call"), met(6, "visit"), met(5, "event"))
    lines = said(database, "channel", ROSSI)
    assert lines == [
        "<b>Rossi</b> di solito si sente per telefono: 3 volte su 4; nessuna preferenza segnata.",
        "• per telefono: 75% (3 volte, 1 a vuoto)",
        "• di persona: 25% (una volta)",
    ]


def test_a_preference_stands_beside_what_happens(database):
    """They may differ."""
    firm(database, *(met(n, "call") for n in (3, 4, 5)), *(took_part(n) for n in (1, 2, 3)))
    prefers(database, ADA, "email")
    assert first(database, "channel", None, ADA) == (
        "Meglio contattare <b>Ada Bianchi</b> per e-mail: è la preferenza segnata e di fatto ci si sente per telefono,"
        " 3 volte su 3."
    )


def test_when_they_are_reached(database):
    """By the part of the day, where clock times were said."""
    times = ("09:10", "10:00", "15:00")
    firm(database, *(met(n + 3, "call", time=time) for n, time in enumerate(times)))
    assert "• Si trova più spesso al mattino (2 volte su 3)" in said(database, "channel", ROSSI)


def test_of_a_person_hardly_known_the_firms_custom_is_told(database):
    """Said to be the firm's."""
    firm(database, *(met(n, "call") for n in (3, 4, 5)), took_part(1, IVO))
    lines = said(database, "channel", None, IVO)
    assert lines[0].startswith("Nessuna preferenza segnata per <b>Ivo</b>")
    assert "• Con la sua ditta di solito per telefono (3 volte su 3)" in lines


def test_nothing_known_tells_the_ways_there_are(database):
    """Phone and e-mail on record."""
    firm(database, Channel(account_id=NEVE, kind="phone", value="0445 1", folded="04451"))
    assert said(database, "channel", NEVE) == [
        "Nessuna preferenza segnata per <b>Neve</b>, e non ci sono abbastanza contatti per dirlo.",
        "• Si può contattare per telefono",
    ]


def test_who_has_not_agreed_to_be_written_to(database):
    """Is marked."""
    firm(database)
    prefers(database, ADA, "email", consent=False)
    assert "• ⚠️ Ada Bianchi non ha dato il consenso a ricevere comunicazioni" in said(database, "channel", ROSSI)


def test_two_people_with_preferences_are_listed(database):
    """A row each."""
    firm(database)
    prefers(database, ADA, "email")
    prefers(database, IVO, "call")
    lines = said(database, "channel", ROSSI)
    assert lines == ["Da <b>Rossi</b> ognuno ha la sua preferenza.", "• Ada Bianchi: per e-mail", "• Ivo: per telefono"]


def test_of_all_customers_of_a_colleague(database):
    """Only that colleague's contacts."""
    firm(database, *(met(n, "email") for n in (3, 4, 5)), *(met(n, "visit", VERDI, rep=2) for n in range(5)))
    assert first(database, "channel", mine=True) == (
        "I contatti con i tuoi clienti di solito avvengono per e-mail: 3 volte su 3."
    )
