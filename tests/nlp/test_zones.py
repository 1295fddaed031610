"""Time zones and languages as people call them."""

import pytest

from nlp import zones


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Lisbona", "Europe/Lisbon"),
        ("lisbon", "Europe/Lisbon"),
        ("LONDRA", "Europe/London"),
        ("New York", "America/New_York"),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
        ("Italia", "Europe/Rome"),
        ("united kingdom", "Europe/London"),
        ("Europe/Madrid", "Europe/Madrid"),
    ],
)
def test_a_zone_is_found_by_its_city_or_country_in_any_language(said, zone):
    """Whatever the case."""
    assert zones.find(said) == (zone,)


def test_a_country_of_several_zones_gives_them_all():
    """The rep chooses."""
    assert zones.find("Portogallo") == ("Atlantic/Azores", "Atlantic/Madeira", "Europe/Lisbon")
    assert zones.beside("Europe/Lisbon") == ("Atlantic/Azores", "Atlantic/Madeira", "Europe/Lisbon")
    assert len(zones.find("USA")) > 10


@pytest.mark.parametrize("said", ["", "Paperopoli", "../etc/passwd", "Etc/GMT+5", "'; drop table rep", "x" * 500])
def test_what_is_no_city_and_no_country_finds_nothing(said):
    """Whatever is typed."""
    assert zones.find(said) == ()


def test_zones_and_languages_have_names_in_each_language():
    """One that is not known keeps its code."""
    assert zones.city("Europe/Lisbon", "it") == "Lisbona"
    assert zones.city("America/Argentina/Buenos_Aires", "it") == "Buenos Aires"
    assert zones.city("UTC", "it") == "UTC"
    assert zones.language("en", "it") == "inglese"
    assert zones.language("zz", "it") == "zz"
