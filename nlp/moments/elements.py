"""Elements of time: pieces that may be joined, and what kinds of thing each says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nlp.moments.sight import Sight
from nlp.patterns import Grammar, Match

# What a piece says, by kind: weekday, number of the day, month, year, day told by its distance or name, period,
# edge of a period, one of a row, part of day, clock time.
KINDS: Mapping[str, str] = {
    "weekday": "W", "dayno": "N", "month": "M", "year": "Y", "offset": "O", "date": "D", "sign": "S", "shift": "P",
    "unit": "P", "edge": "E", "nth": "Q", "holiday": "H", "season": "G", "week_of": "K", "week_number": "K",
    "part": "T", "halfday": "T", "every": "R", "vague": "V", "now": "C", "hour": "C", "hm": "C", "colon": "C",
    "dotted": "C", "comma": "C", "run_together": "C",
}  # fmt: skip
# Which kinds make one day or period, in alphabetic order.
DAYS = frozenset(
    {
        "", *"WNMYODSPEQHGKR",
        "NW", "MN", "MNW", "MNY", "MNWY", "MY", "NP", "NPW", "PW", "MP", "MNP", "MPW", "PY",
        "OW", "NO", "DO", "OS", "SW", "DW", "MNO", "NOW", "MNOW", "MOW",
        "EM", "EMY", "EMP", "EP", "EY", "EG", "EGP", "GP", "GY", "HY", "HP", "HW",
        "QW", "MQW", "MQWY", "PQW", "PQ", "QY", "MQ", "PQY",
        "RW", "RQW", "PR", "PRW", "PRQW", "NR", "MNR",
        "KN", "KMN", "DK", "KMNY", "KMNW",
    }
)  # fmt: skip
# Of these a clock time can be said.
WITH_CLOCK = frozenset("WNODSHQR")
# How many small words may stand between two pieces, and how many make the phrase before one.
GAP = 3
LEAD = 6


@dataclass(frozen=True, slots=True)
class Element:
    """A piece, or pieces that were joined: what is said from place `core` on, and `until` for the end of a range.

    What the last of its pieces says begins at `inner`.
    """

    first: int
    core: int
    last: int
    rules: tuple[str, ...]
    group: str
    says: Mapping[str, Any]
    until: Mapping[str, Any] | None = None
    bound: str = ""
    inner: int = 0

    @property
    def kinds(self) -> str:
        """What it says, as letters of `KINDS` in alphabetic order."""
        kinds = {KINDS[name] for name in self.says if name in KINDS}
        return "".join(sorted(kinds - {"P"} if "sign" in self.says else kinds))


def lead(sight: Sight, phrases: Grammar, core: int) -> Match | None:
    """The longest phrase right before place `core`, with nothing but articles between."""
    ends = [core]
    while ends[-1] > 0 and len(ends) < 3 and sight.word(ends[-1] - 1, "moment_articles"):
        ends.append(ends[-1] - 1)
    for start in range(max(0, core - LEAD), core):
        match = next((m for m in phrases.matches(sight.tokens, start) if m.last in ends), None)
        if match:
            return match
    return None


def near(sight: Sight, last: int, first: int) -> bool:
    """Whether nothing but small words stands from place `last` up to `first`."""
    between = sight.tokens[last:first]
    if len(between) > GAP:
        return False
    links = sight.language.words("moment_links")
    return all(t.norm in links or t.text == "," for t in between)


def says_clock(says: Mapping[str, Any]) -> bool:
    """Whether a clock time is said."""
    return any(KINDS.get(name) == "C" for name in says)


def says_day(says: Mapping[str, Any]) -> bool:
    """Whether a day or a period is said."""
    return any(KINDS.get(name, "T") not in "TCV" for name in says)
