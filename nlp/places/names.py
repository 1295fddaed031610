"""The name of a town in the one form it is found by, whoever wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: What is written in many ways: "S. Donà", "San Donà"; "St Albans", "Saint Albans".
SAINTS = frozenset(("s", "san", "santa", "santo", "sant", "ss", "santi", "st", "saint", "sankt"))
#: What may stand behind a town: its province in brackets, or after a comma.
BEHIND = re.compile(r"\s*(?:\(([^)]*)\)|,\s*([^,]*))\s*$")
#: What stands between the two names of a town with two languages.
BETWEEN = re.compile(r"\s*/\s*|\s+[-–]\s+")
LETTERS = re.compile(r"[^\W_]+")
#: In letters that do not come apart into a letter and its accent.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})


def fold(name: str) -> str:
    """The name without case, accents, hyphens and apostrophes, every saint as "s"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    words = LETTERS.findall("".join(" " if c in "'’`" else c for c in plain if not unicodedata.combining(c)))
    return " ".join("s" if word in SAINTS and n + 1 < len(words) else word for n, word in enumerate(words))


def apart(name: str) -> tuple[str, str | None]:
    """The name, and the province that is written behind it: "Samone (TN)" is Samone in TN."""
    match = BEHIND.search(name)
    if match is None or match.start() == 0:
        return name, None
    return name[: match.start()], (match[1] or match[2] or "").strip() or None


def forms(name: str) -> Iterator[str]:
    """The folded forms by which it may be known: the whole, then each of two names ("Bolzano - Bozen")."""
    yield fold(name)
    parts = BETWEEN.split(name.strip())
    if len(parts) == 1 and "-" in name:
        parts = name.split("-")
    if len(parts) == 2:
        yield from (fold(part) for part in parts)
