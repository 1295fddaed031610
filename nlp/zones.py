"""Time zones as people call them: by the city or the country, in any language that replies are in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import get_timezone_location

from nlp.places.countries import country
from nlp.places.names import fold
from nlp.wording import codes

#: Folders of zones that no city stands for.
NO_CITY = ("Etc/", "SystemV/", "US/")


def city(zone: str, lang: str) -> str:
    """What a zone is called in a language, by its city ("Lisbona"); the zone itself where the language has no name."""
    if "/" not in zone or zone.startswith(NO_CITY):
        return zone
    if not _known(lang):
        return zone.rpartition("/")[2].replace("_", " ")
    name = get_timezone_location(zone, locale=lang, return_city=True)
    return str(name).rpartition("/")[2]  # "Argentina/Buenos Aires"


def find(said: str) -> tuple[str, ...]:
    """The zones that the words may mean: a zone's own name, a city, a country; in the order of their names."""
    wanted = fold(said)
    return _cities().get(wanted) or _of_country(country(said))


def beside(zone: str) -> tuple[str, ...]:
    """The zones of the same country, this one among them."""
    found = get_global("zone_territories").get(zone)
    return _of_country(str(found)) if found else ()


def _of_country(code: str | None) -> tuple[str, ...]:
    return tuple(sorted(get_global("territory_zones").get(code or "", ())))


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """The zones by every name of their cities."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for zone in _zones():
        for name in (zone, *(city(zone, lang) for lang in codes())):
            found[fold(name)].add(zone)
    return {name: tuple(sorted(zones)) for name, zones in found.items()}


def _zones() -> Iterator[str]:
    """Every zone under the name that it goes by today."""
    aliases = get_global("zone_aliases")
    territories = get_global("zone_territories")
    named = (zone for zone in sorted(available_timezones()) if "/" in zone and not zone.startswith(NO_CITY))
    return (zone for zone in named if zone in territories and zone not in aliases)


@cache
def _known(lang: str) -> bool:
    try:
        Locale.parse(lang)
    except (ValueError, UnknownLocaleError):
        return False
    return True


def language(code: str, lang: str) -> str:
    """What a language is called in another ("inglese"); its code where that is not known."""
    if not _known(code) or not _known(lang):
        return code
    return str(Locale.parse(code).get_display_name(lang))
