"""Two names of people: the same person or not."""

import pytest

from nlp.persons import same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bianchi", "Maria Bianchi"), ("M. Bianchi", "Maria Bianchi"), ("Sig.ra Bianchi", "Bianchi"),
        ("Bianki", "Maria Bianchi"), ("Hardip Gill", "Hardeep Gill"), ("Bianchi Maria", "Maria Bianchi"),
        ("Mark Smith", "Marc Smith"),
    ],
)  # fmt: skip
def test_a_name_in_part_or_misheard_is_the_same(one, other):
    """Whichever of the two is the longer."""
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Bianchi", "Maria Bianchi"), ("Paolo Verdi", "Paola Verdi"), ("Marco Rossi", "Mario Rossi"),
        ("A. Rossi", "Mario Rossi"), ("A.", "Anna Neri"), ("Neri", "Verdi"), ("", "Neri"),
    ],
)  # fmt: skip
def test_relatives_and_namesakes_are_others(one, other):
    """An initial alone says nothing."""
    assert not same_person(one, other)
    assert not same_person(other, one)
