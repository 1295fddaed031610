"""The kinds of data that a sheet may hold and their fields (`kinds.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "kinds.toml"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: its type, and the concepts that its column may be headed by, the best first."""

    name: str
    type: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of data: `required` groups want one of their fields, `tells` weigh fields, `shun` are strange concepts.

    `rescue`: concepts that serve for a field where its group has no column; `marks`: such a sheet has one of these
    fields at least; `likes`: concepts that it has and that are no field.
    """

    name: str
    fields: Mapping[str, Field]
    required: tuple[tuple[str, ...], ...]
    tells: Mapping[str, float]
    shun: frozenset[str]
    rescue: Mapping[str, tuple[str, ...]]
    marks: frozenset[str]
    likes: frozenset[str]


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name."""
    return {name: _kind(name, table) for name, table in tomllib.loads(TABLE.read_text(encoding="utf-8")).items()}


def _kind(name: str, table: Mapping[str, Any]) -> Kind:
    fields = {field: Field(field, line[0], tuple(line[1:])) for field, line in table["fields"].items()}
    required = tuple(tuple(group) for group in table["required"])
    tells = {field: float(weight) for field, weight in table["tells"].items()}
    rescue = {field: tuple(concepts) for field, concepts in table.get("rescue", {}).items()}
    return Kind(
        name,
        fields,
        required,
        tells,
        frozenset(table["shun"]),
        rescue,
        frozenset(table.get("marks", ())),
        frozenset(table.get("likes", ())),
    )
