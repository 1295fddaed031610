"""What a rep types to find an account."""

import pytest

from nlp.directory import AccountName, ContactName, Directory, Names
from nlp.search import search

DIRECTORY = Directory(
    [
        AccountName("Impresa Rossi S.r.l.", (), "Parma", id=1),
        AccountName("Rossi", (), "Lodi", id=2),
        AccountName("Zanardi Costruzioni S.p.A.", (), "Milano", id=3),
        AccountName("Costruzioni Ferri", (), "Como", id=4),
        AccountName("Verdi Vivai", (), "Brescia", id=5),
        AccountName("Verdi Vivai", (), "Milano", id=6),
        AccountName("Officina Meccanica Bo", ("OMB",), "Brescia", id=7),
    ],
    [ContactName("Ada Rossini", "Rossi")],
)


def ids(typed, directory=DIRECTORY):
    return [entry.id for entry in search(directory, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("zanard costr", 3),
        ("costr zan", 3),
        ("verdi bre", 5),
        ("rossi", 2),
        ("imp ros", 1),
        ("omb", 7),
        ("ROSSI par", 1),
    ],
)
def test_beginnings_of_words_of_name_and_town_find_an_account(typed, first):
    """In any order and case, also by its short name; the shorter name first."""
    assert ids(typed)[0] == first


def test_only_what_has_all_words_is_found_where_something_has_them():
    """The other firms with one of the words are not."""
    assert ids("costr") == [4, 3]
    assert ids("zanard costr") == [3]


def test_a_person_is_no_account():
    """People are found elsewhere."""
    assert ids("rossin") == []


def test_a_misspelled_word_is_found_by_its_sound():
    """Where no word begins as it was typed."""
    assert ids("zannardi") == [3]


def test_a_word_that_nothing_has_takes_nothing_away():
    """The rest of what was typed still finds."""
    assert ids("xyzzy ferri") == [4]


@pytest.mark.parametrize("typed", ["", "   ", "xyzzy", "?!"])
def test_what_says_nothing_finds_nothing(typed):
    """Neither everything nor a fault."""
    assert ids(typed) == []


def test_an_account_that_was_added_is_found_at_once():
    """By its name and by its town."""
    directory = Directory([AccountName("Verdi Vivai", (), "Brescia", id=1)])
    directory.add(Names([AccountName("Gialli Vini", (), "Alba", id=2)]))
    assert ids("gia alb", directory) == [2]
