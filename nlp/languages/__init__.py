"""The languages: a folder each, read into a `Language`. Nothing here knows which languages there are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nlp.tokens import tokenise

HERE = Path(__file__).parent
BRACES = re.compile(r"\{([^{}]*)\}")
MEANT = frozenset("/@+%&€$£")
Phrase = tuple[str, ...]


class LanguageError(Exception):
    """A language folder that cannot be read."""

    def __init__(self, folder: Path, fault: str) -> None:
        super().__init__(f"The language folder {folder} cannot be read: {fault}")


@dataclass(frozen=True, eq=False)
class Language:
    """All that is particular to a language, as data. Two are equal only when they are one and the same."""

    code: str
    dateparser: str
    date_order: str
    thousands: str
    decimal: str
    flags: frozenset[str]
    sets: Mapping[str, frozenset[str]]
    classes: Mapping[str, Mapping[Phrase, Any]]
    patterns: Mapping[str, tuple[tuple[str, str], ...]]
    cues: Mapping[str, tuple[Phrase, ...]]
    frames: Mapping[str, tuple[Phrase, ...]]
    numbers: Mapping[str, Mapping[str, float]]
    hours: Mapping[str, tuple[int, int]]
    endings: Mapping[str, tuple[str, ...]]
    folder: Path = HERE

    def words(self, name: str) -> frozenset[str]:
        """The set of single folded words of that name."""
        return self.sets.get(name, frozenset())


def expand(phrase: str) -> Iterator[str]:
    """All phrases of a compact one: "prend{o,e}" gives "prendo" and "prende"."""
    if not (match := BRACES.search(phrase)):
        yield phrase
        return
    for choice in match[1].split(","):
        yield from expand(phrase[: match.start()] + choice + phrase[match.end() :])


def _phrases(lines: list[str]) -> tuple[Phrase, ...]:
    found = (_words(p) for line in lines for p in expand(line))
    return tuple(dict.fromkeys(p for p in found if p))


def _words(phrase: str) -> Phrase:
    """The folded words of a phrase, and the marks that mean something beside numbers."""
    return tuple(t.norm for t in tokenise(phrase) if t.kind != "mark" or t.text in MEANT)


def _class(table: Mapping[str, Any] | list[str]) -> dict[Phrase, Any]:
    if isinstance(table, list):
        return dict.fromkeys(_phrases(table), True)
    return {phrase: value for line, value in table.items() for phrase in _phrases([line])}


def _set(lines: list[str]) -> frozenset[str]:
    return frozenset(" ".join(p) for p in _phrases(lines))


def _sets(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The word sets, and the words that count packs, which have a class of their own."""
    packs = {" ".join(phrase) for phrase in _class(data.get("classes", {}).get("pack", {}))}
    return {**{name: _set(lines) for name, lines in data.get("words", {}).items()}, "packs": frozenset(packs)}


def _patterns(tables: Mapping[str, Mapping[str, list[str]]]) -> dict[str, tuple[tuple[str, str], ...]]:
    return {
        group: tuple((rule, say) for rule, lines in rules.items() for line in lines for say in expand(line))
        for group, rules in tables.items()
    }


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _read(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for file in sorted(folder.glob("*.toml")):
        for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            data[name] = {**data.get(name, {}), **table}
    return data


def load(folder: Path) -> Language:
    """The language of a folder; its code is the folder's name. Raises `LanguageError`."""
    try:
        data = _read(folder)
        about = data["about"]
        return Language(
            code=folder.name,
            dateparser=about["dateparser"],
            date_order=about["date_order"],
            thousands=about["thousands"],
            decimal=about["decimal"],
            flags=frozenset(about.get("flags", [])),
            sets=_sets(data),
            classes={name: _class(table) for name, table in data.get("classes", {}).items()},
            patterns=_patterns(data.get("patterns", {})),
            cues={label: _phrases(lines) for label, lines in _flat(data.get("cues", {}))},
            frames={label: _phrases(lines) for label, lines in _flat(data.get("frames", {}))},
            numbers=data.get("numbers", {}),
            endings={name: tuple(lines) for name, lines in data.get("endings", {}).items()},
            hours={part: (first, last) for part, (first, last) in data.get("parts", {}).items()},
            folder=folder,
        )
    except (KeyError, OSError, tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise LanguageError(folder, repr(error)) from error


@cache
def languages() -> Mapping[str, Language]:
    """All languages that are shipped, by code, in the order of their `rank`."""
    folders = [f for f in HERE.iterdir() if (f / "language.toml").is_file()]
    return {f.name: load(f) for f in sorted(folders, key=_rank)}


def _rank(folder: Path) -> tuple[int, str]:
    about = tomllib.loads((folder / "language.toml").read_text(encoding="utf-8"))["about"]
    return int(about.get("rank", 99)), folder.name
