"""What is said of a colleague: name, role and team in any order."""

import pytest

from nlp.colleagues import Colleague, colleague

TEAMS = ("Nord", "Nord Ovest", "North")
PEOPLE = ("Laura Bianchi", "Ugo De Santis", "Marco Ufficio")

INVITED = [
    ("Laura Bianchi", Colleague("Laura Bianchi")),
    ("  laura   bianchi ", Colleague("laura bianchi")),
    ("Laura Bianchi manager", Colleague("Laura Bianchi", "manager")),
    ("responsabile Laura Bianchi", Colleague("Laura Bianchi", "manager")),
    ("Laura Bianchi come responsabile", Colleague("Laura Bianchi", "manager")),
    ("Laura Bianchi, assistenza", Colleague("Laura Bianchi", "support")),
    ("Tom Walker as office", Colleague("Tom Walker", "office")),
    ("Laura Bianchi team Nord", Colleague("Laura Bianchi", None, "Nord")),
    ("team Nord Laura Bianchi", Colleague("Laura Bianchi", None, "Nord")),
    ("team nord ovest Laura Bianchi support", Colleague("Laura Bianchi", "support", "nord ovest")),
    ("Laura Bianchi manager nella squadra Sud Est", Colleague("Laura Bianchi", "manager", "Sud Est")),
    ("squadra Sud Laura Bianchi", Colleague("Laura Bianchi", None, "Sud")),
    ("team Sud Est Ugo De Santis admin", Colleague("Ugo De Santis", "admin", "Sud Est")),
    ("Laura Bianchi in the North team as a rep", Colleague("Laura Bianchi", "rep", "North")),
    ("Laura Bianchi nessuna squadra", Colleague("Laura Bianchi", None, "")),
    ("Marco Ufficio", Colleague("Marco Ufficio")),
    ("Marta Neri capo area", Colleague("Marta Neri", "manager")),
    ("sales rep Tom Walker", Colleague("Tom Walker", "rep")),
    ("squadra Sud Tea Moro", Colleague("Tea Moro", None, "Sud")),
    ("manager", Colleague("", "manager")),
    ("", Colleague("")),
]


@pytest.mark.parametrize(("said", "meant"), INVITED)
def test_name_role_and_team_stand_in_any_order(said, meant):
    """Words for roles and teams, of either language, are taken out; what is left is the name."""
    assert colleague(said, TEAMS, PEOPLE) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Nord Laura Bianchi", Colleague("Laura Bianchi", None, "Nord")),
        ("laura bianchi nord ovest", Colleague("laura bianchi", None, "nord ovest")),
        ("Laura Bianchi in Nord", Colleague("Laura Bianchi", None, "Nord")),
        ("Isole Ugo De Santis", Colleague("Ugo De Santis", None, "Isole")),
        ("Ugo De Santis a Isole", Colleague("Ugo De Santis", None, "Isole")),
        ("Nord", Colleague("", None, "Nord")),
        ("Laura Bianchi", Colleague("Laura Bianchi")),
        ("Laura Bianchi manager", Colleague("Laura Bianchi", "manager")),
    ],
)
def test_where_a_team_is_expected_it_needs_no_word(said, meant):
    """A known team at either end is one; beside a known colleague so is a new one."""
    assert colleague(said, TEAMS, PEOPLE, bare=True) == meant
