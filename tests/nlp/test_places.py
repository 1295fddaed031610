"""Towns are found as people and books write them, and distances are right."""

import datetime as dt

import pytest

from nlp.places import Point, box, distance, gazetteer, parsed
from nlp.places.countries import country, home
from nlp.places.names import apart, fold
from nlp.places.towns import towns

ITALY = gazetteer(frozenset(["IT"]))
BRITAIN = gazetteer(frozenset(["GB"]))


@pytest.mark.parametrize(
    ("said", "province", "name"),
    [
        ("Thiene", "VI", "Thiene"), ("SCHIO", None, "Schio"), ("monza", "MB", "Monza"), ("Sondrio", None, "Sondrio"),
        ("S. Donà", None, "San Donà di Piave"), ("San Dona' di Piave", "VE", "San Donà di Piave"),
        ("S.Donà di P.", None, "San Donà di Piave"), ("Reggio Emilia", "RE", "Reggio nell'Emilia"),
        ("Reggio nell’Emilia", None, "Reggio nell'Emilia"), ("Bozen", None, "Bolzano"),
        ("Bolzano - Bozen", "BZ", "Bolzano"), ("Bolzano/Bozen", None, "Bolzano"), ("Brixen", None, "Bressanone"),
        ("FORLI'", "FC", "Forlì"), ("Cantu", "CO", "Cantù"), ("Vo'", "PD", "Vò"), ("Roma", "RM", "Rome"),
        ("S.Ambrogio Valpolicella", "VR", "Sant'Ambrogio di Valpolicella"), ("Torino", "TO", "Turin"),
    ],
)  # fmt: skip
def test_an_italian_town_is_found_however_it_is_written(said, province, name):
    """Accents, capitals, saints, two languages, parts of a name."""
    assert ITALY.town(said, province).name == name


@pytest.mark.parametrize(
    "name", ["Bourton-on-the-Water", "St Albans", "St. Albans", "Kings Lynn", "Clun", "Stow on the Wold", "Ludlow"]
)
def test_a_small_english_town_is_found(name):
    """Hyphens, apostrophes and saints as they come."""
    assert fold(BRITAIN.town(name).name) in {fold(name), "king s lynn"}


def test_of_two_towns_of_one_name_the_province_decides():
    """Written apart or in brackets."""
    assert ITALY.town("Samone", "TN").region != ITALY.town("Samone", "TO").region
    assert ITALY.find("Samone (TN)") == ITALY.find("Samone", "TN")


def test_what_is_no_town_is_nowhere():
    """Nor is a town of another province."""
    assert ITALY.find("Castel Rovero", "BS") is None
    assert ITALY.find("Pippolandia") is None
    assert ITALY.find("") is None
    assert ITALY.find("Thiene", "PA") is None


def test_a_part_of_a_name_that_fits_many_towns_means_none_of_them():
    """Unless one of them is far larger, or the province is said."""
    assert ITALY.find("Montecchio M") is not None
    assert ITALY.find("Borgo San") is None


def test_a_country_that_is_not_known_has_no_towns():
    """And breaks nothing."""
    assert towns("XX") == ()


def test_distances_are_those_of_the_globe():
    """Thiene to Schio, and across the date line."""
    assert distance(ITALY.find("Thiene"), ITALY.find("Schio")) == pytest.approx(9.6, abs=0.2)
    assert distance(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111.2, abs=0.1)


def test_a_box_holds_all_within_reach():
    """North, south, east and west; nowhere near the pole does it break."""
    around = box(Point(45.7, 11.5), 15)
    assert (around.north - around.south) == pytest.approx(0.27, abs=0.01)
    assert (around.east - around.west) > (around.north - around.south)
    assert box(Point(90, 0), 15).east <= 180


@pytest.mark.parametrize(
    ("text", "point"),
    [("45.70, 11.47", Point(45.7, 11.47)), ("-33.9 151.2", Point(-33.9, 151.2)), ("Thiene", None), ("95, 11", None)],
)
def test_a_position_is_read_from_two_numbers(text, point):
    """And nothing else is one."""
    assert parsed(text) == point


def test_a_province_behind_a_name_is_told_apart():
    """In brackets or after a comma."""
    assert apart("Samone (TN)") == ("Samone", "TN")
    assert apart("Samone, TN") == ("Samone", "TN")
    assert apart("Samone") == ("Samone", None)


@pytest.mark.parametrize(
    ("said", "code"),
    [("IT", "IT"), ("italia", "IT"), ("Italy", "IT"), ("UK", "GB"), ("Regno Unito", "GB"), ("?", None)],
)
def test_a_country_is_known_by_its_name_or_code(said, code):
    """In the languages that replies are in."""
    assert country(said) == code


def test_the_home_country_is_that_of_the_zone_else_of_the_language():
    """UTC is nobody's."""
    assert (home("Europe/London", "it"), home(None, "it")) == ("GB", "IT")
    assert home(str(dt.UTC), "it") == "IT"
