"""Provinces and regions: which of those that addresses have are meant by what somebody says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from nlp.places.gazetteer import provinces
from nlp.places.names import apart, fold

AREAS = Path(__file__).parent / "areas.toml"
#: Letters that "torinese" and "Torino" share, at least.
ALIKE = 4
#: What adjectives that mean the land around a town end in.
LAND = ("ese", "ano", "asco", "ino", "igiano", "atese", "otto", "icano", "ovano", "adino")


def meant(said: str, written: Sequence[str]) -> tuple[str, ...]:
    """The provinces, as they are written in addresses ("TO", "Torino", "Cumbria"), that what is said means.

    It may be a province by its chief town, its code or its land ("torinese"), or a region; nothing where none is meant.
    """
    name = fold(apart(said)[0])
    wanted = set(_codes(name)) | {name}
    wanted |= {fold(chief) for code in wanted for chief in _chiefs(code)}
    return tuple(one for one in written if fold(one) in wanted)


def _codes(name: str) -> Iterator[str]:
    """The codes, folded, of a region, or of a province by its chief town or its land."""
    for regions in _regions().values():
        yield from (fold(code) for code in regions.get(name, ()))
    for codes in provinces().values():
        for code, chief in codes.items():
            if fold(chief) == name or _land(name, fold(chief)):
                yield fold(code)


def _land(name: str, chief: str) -> bool:
    """Whether the name is made of the chief town's: "torinese", "bresciano"."""
    if " " in name or not name.endswith(LAND):
        return False
    same = next((n for n, (a, b) in enumerate(zip(name, chief, strict=False)) if a != b), min(len(name), len(chief)))
    return same >= max(ALIKE, len(chief) - 2)


def _chiefs(code: str) -> Iterator[str]:
    for codes in provinces().values():
        if code.upper() in codes:
            yield codes[code.upper()]


@cache
def _regions() -> dict[str, dict[str, list[str]]]:
    table = tomllib.loads(AREAS.read_text(encoding="utf-8"))
    return {country: {fold(name): codes for name, codes in areas.items()} for country, areas in table.items()}


def called(written: str) -> tuple[str, ...]:
    """What a province is called: as it is written, and by its chief town."""
    return (written, *_chiefs(written))
