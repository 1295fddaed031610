"""The published Bot API as data: methods, types, limits and closed sets of words, read from published.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.playground.entities import units
from bot.playground.errors import BadRequest


@dataclass(frozen=True)
class Field:
    """One parameter of a method, or one field of a type."""

    name: str
    kind: str
    required: bool

    @classmethod
    def read(cls, name: str, text: str) -> Field:
        """From "Integer or String!": the mark means required."""
        return cls(name, text.rstrip("!"), text.endswith("!"))


@dataclass(frozen=True)
class Limit:
    """How much of something is taken, and Telegram's words for too few and too many."""

    least: int
    most: int
    measure: str
    few: str
    many: str

    def check(self, value: Any) -> None:
        """Raises BadRequest if value (text, bytes or list) is outside the limit."""
        size = MEASURES[self.measure](value)
        if size < self.least:
            raise BadRequest(self.few)
        if size > self.most:
            raise BadRequest(self.many)


def _bytes(value: str | bytes) -> int:
    return len(value.encode() if isinstance(value, str) else value)


MEASURES = {"units": units, "bytes": _bytes, "items": len}

Fields = Mapping[str, Field]


def _fields(tables: Mapping[str, Mapping[str, str]]) -> dict[str, Fields]:
    return {name: {field: Field.read(field, kind) for field, kind in table.items()} for name, table in tables.items()}


def _limit(table: Mapping[str, Any]) -> Limit:
    return Limit(table["least"], table["most"], table["in"], table["few"], table["many"])


_TABLE = tomllib.loads((Path(__file__).parent / "published.toml").read_text("utf-8"))

METHODS: Mapping[str, Fields] = _fields(_TABLE["methods"])
TYPES: Mapping[str, Fields] = _fields(_TABLE["types"])
LIMITS: Mapping[str, Limit] = {name: _limit(table) for name, table in _TABLE["limits"].items()}
WORDS: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in _TABLE["words"].items()}
NAMES: Mapping[str, str] = {name.lower(): name for name in METHODS}
_MISSING: Mapping[str, str] = _TABLE["missing"]


def missing(name: str) -> BadRequest:
    """The refusal for a required parameter that is not there."""
    return BadRequest(_MISSING.get(name, _MISSING["*"]).format(name=name))
