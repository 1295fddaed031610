"""Towns found by their names, in the countries where a company has its customers."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from nlp.places.names import apart, fold, forms
from nlp.places.points import Point, distance
from nlp.places.towns import Town, towns

PROVINCES = Path(__file__).parent / "provinces.toml"
#: A town that is so far from its province's chief town is another one of that name.
IN_PROVINCE = 130
#: What a town's own name weighs beside one of its others.
OWN = 30
#: Letters of the shortest name that may be part of a longer one, and of a word that may be cut short.
SHORTEST, ABBREVIATED = 4, 3
#: How many times larger than the next a town must be to be meant by a part of its name, where no province is said.
CLEARLY = 3

#: So many answers are kept, for a company with many towns.
KEPT = 50_000

#: Whether the name is the town's own, and the town.
Found = tuple[bool, Town]


class Gazetteer:
    """The towns of some countries. `find` gives where a town is, spelt as people and books spell it."""

    def __init__(self, countries: Iterable[str]) -> None:
        #: Customers' towns are looked for at each question, and always the same ones.
        self._found: dict[tuple[str, str | None, str | None], Point | None] = {}
        self._named: dict[str, list[Found]] = {}
        for country in countries:
            for town in towns(country):
                self._add(town)
        self._sorted = sorted(self._named)

    def _add(self, town: Town) -> None:
        own = fold(town.name)
        for name in {fold(other) for other in town.others} - {own, ""}:
            self._named.setdefault(name, []).append((False, town))
        self._named.setdefault(own, []).append((True, town))

    def find(self, name: str, province: str | None = None, country: str | None = None) -> Point | None:
        """Where the town is; of several the one of its province, by its own name, the largest. `None`: unknown."""
        asked = (name, province, country)
        if asked in self._found:
            return self._found[asked]
        town = self.town(name, province, country)
        if len(self._found) < KEPT:
            self._found[asked] = town.point if town else None
        return town.point if town else None

    def town(self, name: str, province: str | None = None, country: str | None = None) -> Town | None:
        """The town itself."""
        bare, behind = apart(name)
        for form in forms(bare):
            known = [one for one in self._known(form, bool(province or behind)) if country in (None, one[1].country)]
            found = _best(known, province or behind)
            if found is not None:
                return found
        return None

    def _known(self, form: str, placed: bool) -> list[Found]:
        """The towns of that name; else those whose name is longer ("s dona", "s dona p": San Donà di Piave)."""
        exact = self._named.get(form)
        if exact is not None or len(form) < SHORTEST:
            return exact or []
        words = form.split()
        first = " ".join(words[: 2 if words[0] == "s" else 1])
        longer: dict[Town, bool] = {}
        for name in islice(self._sorted, bisect_left(self._sorted, first), None):
            if not name.startswith(first):
                break
            if _goes_on(name.split(), words):
                longer |= {town: own or longer.get(town, False) for own, town in self._named[name]}
        found = sorted(((own, town) for town, own in longer.items()), key=_largest)
        sure = placed or len(found) < 2 or found[0][1].people > CLEARLY * found[1][1].people
        return found if sure else []


def _goes_on(name: list[str], said: list[str]) -> bool:
    """Whether all that is said stands in the name in its order; what is very short may be the start of a word."""
    rest = iter(name[1:])
    return name[0] == said[0] and all(
        any(word == one or (len(one) <= ABBREVIATED and word.startswith(one)) for word in rest) for one in said[1:]
    )


def _best(known: list[Found], province: str | None) -> Town | None:
    """In the region of that code, else the nearest to the chief town of the province; without either, the largest."""
    code = (province or "").strip().upper()
    in_region = [one for one in known if one[1].region == code]
    if in_region or not known:
        return min(in_region, key=_largest)[1] if in_region else None
    far = [(_from_chief(town, code), town) for _, town in known]
    near = [(away, town) for away, town in far if away is not None]
    if not near:
        return min(known, key=_largest)[1]
    away, town = min(near, key=lambda one: (one[0], -one[1].people))
    return town if away <= IN_PROVINCE else None


def _largest(found: Found) -> int:
    """The one with most people first; by its own name it counts for many."""
    return -found[1].people * (OWN if found[0] else 1)


def _from_chief(town: Town, province: str) -> float | None:
    chief = _chief(town.country, province)
    return None if chief is None else distance(chief, town.point)


@cache
def provinces() -> dict[str, dict[str, str]]:
    """The chief town of each province by its code, by country."""
    return tomllib.loads(PROVINCES.read_text(encoding="utf-8"))


@cache
def _chief(country: str, province: str) -> Point | None:
    """Where the chief town of a province is."""
    name = provinces().get(country, {}).get(province)
    found = [town for town in towns(country) if name in (town.name, *town.others)]
    return max(found, key=lambda town: town.people).point if found else None


@lru_cache(maxsize=8)
def gazetteer(countries: frozenset[str]) -> Gazetteer:
    """The towns of these countries (ISO codes), made once."""
    return Gazetteer(sorted(countries))
