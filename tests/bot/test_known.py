"""The directory follows the names: new ones at once, changed ones soon, and messages are read meanwhile."""

import threading

import pytest

from bot.known import Known
from storage import accounts, names
from storage.tables import Account, Contact, Product, Rep


@pytest.fixture
def filled(database):
    """A company with a few names."""
    with database.writing() as session:
        session.add(Rep(name="Anna Neri"))
        firm = accounts.add(session, Account(name="Rossi Trasporti", city="Parma"))
        session.add(Contact(name="Ada Verdi", account_id=firm.id))
        session.add(Product(name="Trapano X1"))
    return database


def seen(known, database):
    """The names that the directory holds."""
    with database.reading() as session:
        return [entry.name for entry in known.directory(session).entries]


def add(database, *things):
    with database.writing() as session:
        session.add_all(things)


def version(database):
    with database.reading() as session:
        return names.versions(session)


def test_new_names_are_added_to_the_standing_directory(filled):
    """Not another one: the very same holds them, however many it held."""
    known = Known(few=0)
    with filled.reading() as session:
        first = known.directory(session)
    add(filled, Account(name="Gialli Vini"), Contact(name="Ugo Bini", account_id=1), Rep(name="Lia Conti"))
    with filled.reading() as session:
        assert known.directory(session) is first
    assert {"Gialli Vini", "Ugo Bini", "Lia Conti"} <= {entry.name for entry in first.entries}
    assert [s.word for s in first.similar("gialli")] == ["gialli"]


def test_a_new_name_is_added_once(filled):
    """However often the directory is asked for after it."""
    known = Known(few=0)
    seen(known, filled)
    for name in ("Gialli Vini", "Bruni Marmi"):
        add(filled, Account(name=name))
        found = seen(known, filled)
    assert sorted(found) == sorted(set(found))


def test_a_person_is_added_with_their_firm(filled):
    """So that who is meant can be told by it."""
    known = Known(few=0)
    seen(known, filled)
    add(filled, Contact(name="Ugo Bini", account_id=1))
    with filled.reading() as session:
        entry = next(e for e in known.directory(session).entries if e.name == "Ugo Bini")
    assert entry.account == "Rossi Trasporti"


def test_a_changed_name_is_known_at_once_in_a_small_company(filled):
    """The old name is not."""
    known = Known()
    seen(known, filled)
    with filled.writing() as session:
        accounts.by_id(session, 1).name = "Rossi Logistica"
    found = seen(known, filled)
    assert "Rossi Logistica" in found
    assert "Rossi Trasporti" not in found


def test_a_changed_name_of_a_large_company_is_known_soon(filled):
    """Until then the old directory serves; afterwards the old name is gone."""
    known = Known(few=0)
    first = seen(known, filled)
    with filled.writing() as session:
        accounts.by_id(session, 1).name = "Rossi Logistica"
    assert set(first) <= set(seen(known, filled))
    known.wait()
    found = seen(known, filled)
    assert "Rossi Logistica" in found
    assert "Rossi Trasporti" not in found


def test_a_change_in_the_same_transaction_is_still_a_new_name(filled):
    """Nobody has seen it before: no other directory is needed."""
    before = version(filled)
    with filled.writing() as session:
        firm = accounts.add(session, Account(name="Giali Vini"))
        firm.name = "Gialli Vini"
        session.flush()
    after = version(filled)
    assert after.version > before.version
    assert after.changed == before.changed


def test_what_is_no_name_changes_no_version(filled):
    """A note about a firm, a rep's language."""
    before = version(filled)
    with filled.writing() as session:
        accounts.by_id(session, 1).note = "paga tardi"
        session.get(Rep, 1).language = "it"
    assert version(filled) == before


def test_names_that_are_taken_back_and_statements_past_the_objects_are_changes(filled):
    """Both lead to another directory."""
    before = version(filled).changed
    with filled.writing() as session:
        session.delete(session.get(Product, 1))
    between = version(filled).changed
    with filled.writing() as session:
        names.touch(session)
    assert before < between < version(filled).changed


def test_many_threads_see_every_name_that_was_there_when_they_asked(filled):
    """While others add names and change them."""
    known, faults = Known(few=0), []

    def work(number):
        for turn in range(5):
            name = f"Ditta {number} {turn}"
            add(filled, Account(name=name))
            if turn == 2:
                with filled.writing() as session:
                    accounts.by_name(session, name)[0].city = "Lodi"
            if name not in seen(known, filled):
                faults.append(name)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    known.wait()
    assert faults == []
    assert sorted(seen(known, filled)) == sorted(set(seen(known, filled)))
