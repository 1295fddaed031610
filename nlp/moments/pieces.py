"""Pieces of time in a text: "il 20", "settembre", "alle 9", each with what it says of a day or an hour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp.languages import Language
from nlp.moments.lookalikes import SILENT, in_name, is_amount, is_price, of_goods, opened
from nlp.moments.sight import Sight, grammar
from nlp.patterns import Match


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` that speak of time; what they say begins at `core`.

    `says` holds what is said by name: weekday 0 to 6, dayno, month, year, offset in days, shift with unit, hour, part
    and so on; `rule` names the pattern.
    """

    first: int
    core: int
    last: int
    rule: str
    group: str
    says: Mapping[str, Any]


def pieces(sight: Sight, taken: frozenset[int]) -> Iterator[Piece]:
    """The pieces, left to right, none over another; places in `taken` belong to names."""
    rules, i = grammar(sight.language), 0
    held: set[int] = set()
    while i < len(sight.tokens):
        if sight.tokens[i].kind == "break" or sight.places[i] in taken:
            i += 1
            continue
        match = _first(sight, rules.pieces.matches(sight.tokens, i, sight.slots.at), taken)
        if match and match.group != "none" and not is_price(sight, match, held):
            held.update(range(match.first, match.last) if match.group != "weak" else ())
            yield _piece(match, sight.language)
        i = match.last if match else i + 1


def _first(sight: Sight, matches: Sequence[Match], taken: frozenset[int]) -> Match | None:
    """The first match that is one where it stands; no part of an amount is a clock time."""
    amount = False
    for match in matches:
        clock = match.rule.startswith("clock")
        if not (amount and clock) and _fits(sight, match, taken):
            return match
        amount = amount or (clock and match.group != "none" and is_amount(sight, match))
    return None


def _fits(sight: Sight, match: Match, taken: frozenset[int]) -> bool:
    """Whether a match is one where it stands: no name, no amount, and as its group asks for."""
    if any(sight.places[k] in taken for k in range(match.first, match.last)):
        return False
    if match.group == "none":
        return True
    if not ALLOWED.get(match.group, _always)(sight, match):
        return False
    if match.rule == "clock_to" and opened(sight, match.first):
        return False
    if match.rule == "holiday" and of_goods(sight, match):
        return False
    return not is_amount(sight, match) and not in_name(sight, match)


def _always(sight: Sight, match: Match) -> bool:
    return True


def _closed(sight: Sight, match: Match) -> bool:
    return sight.closes(match.last)


def _capital(sight: Sight, match: Match) -> bool:
    """Whether a word that is also another ("sat") stands with a capital in the midst of what is said."""
    return match.first > 0 and sight.tokens[match.last - 1].capital and sight.closes(match.last)


def _ending(sight: Sight, match: Match) -> bool:
    return match.last >= len(sight.tokens) or sight.tokens[match.last].kind in ("mark", "break")


def _opening(sight: Sight, match: Match) -> bool:
    return match.first == 0 or sight.tokens[match.first - 1].kind == "break"


def _alone(sight: Sight, match: Match) -> bool:
    """Whether a piece is all that is said, but for marks."""
    rest = [*range(match.first), *range(match.last, len(sight.tokens))]
    return all(sight.tokens[k].kind in ("mark", "break") for k in rest)


# What a group asks for.
ALLOWED: Mapping[str, Callable[[Sight, Match], bool]] = {
    "closed": _closed,
    "capital": _capital,
    "ending": _ending,
    "opening": _opening,
    "lone": _alone,
}


def _piece(match: Match, language: Language) -> Piece:
    says: dict[str, Any] = {"vague": True} if match.rule == "vague" else {}
    core = match.last
    for held in match.held:
        if held.name in SILENT:
            continue
        core = min(core, held.first)
        if isinstance(held.value, Mapping):
            says.update(held.value)
        elif held.name in says:
            says[f"{held.name}2"] = held.value
        else:
            says[SAME.get(held.name, held.name)] = held.value
    if core == match.last:
        core = match.first
    return Piece(match.first, core, match.last, match.rule, match.group, says)


# Slots that say the same thing.
SAME = {
    "month_spelled": "month",
    "year_spelled": "year",
    "year_digits": "year",
    "dash_date": "date",
    "ordinal": "dayno",
    "ordinal_late": "dayno",
    "ordinal_digits": "dayno",
    "digits_day": "dayno",
    "cardinal": "dayno",
    "cardinal_late": "dayno",
    "big_unit": "unit",
    "couple": "number",
    "letter_half": "halfday",
    "hour12": "hour",
    "fives": "minute",
    "fives_spelled": "minute",
    "short_year": "year",
    "weekday_short": "weekday",
    "month_short": "month",
}
