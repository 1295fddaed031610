"""Pieces of time joined to moments: a day with its hour, what bounds them, and the ends of ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from nlp.moments.calendar import last_weekday, next_weekday
from nlp.moments.elements import DAYS, WITH_CLOCK, Element, lead, near, says_day
from nlp.moments.lookalikes import counts
from nlp.moments.pieces import Piece, pieces
from nlp.moments.ranges import paired, with_ranges
from nlp.moments.sight import DASHES, Sight, grammar
from nlp.patterns import Grammar, Match

# Weak pieces that may also stand before what they belong to.
BEFORE = frozenset({"part", "weekday", "clock_from", "season"})
# Weak pieces that may yet be the end of a range.
KEPT = frozenset({"clock", "month", "colon"})


def joined(sight: Sight, taken: frozenset[int], today: date) -> Iterator[Element]:
    """The moments of a text, left to right."""
    found = [_element(sight, piece) for piece in pieces(sight, taken)]
    if not found:
        return
    merged = _merged(sight, with_ranges(sight, _merged(sight, found, today)), today)
    for element in paired(sight, merged):
        if element.group != "weak" and not _is_amount(sight, element):
            yield element


def _is_amount(sight: Sight, element: Element) -> bool:
    """Whether a range without a month or hour is one of amounts: "dal 3 al 5 per cento"."""
    return element.until is not None and counts(sight, element.last) and element.last < len(sight.tokens)


def _element(sight: Sight, piece: Piece) -> Element:
    bound, first = _bound(sight, piece)
    says = {k: v for k, v in piece.says.items() if k != "bound"}
    return Element(first, piece.core, piece.last, (piece.rule,), piece.group, says, bound=bound, inner=piece.core)


def _bound(sight: Sight, piece: Piece) -> tuple[str, int]:
    """What bounds a piece ("entro", "from … on"), and where its words then begin."""
    rules = grammar(sight.language)
    if said := piece.says.get("bound"):
        return str(said), piece.first
    said = lead(sight, rules.bounds, piece.core) or _opening(sight, rules.bounds, piece)
    if said is None:
        return "", piece.first
    return str(said.one("bound")), min(piece.first, said.first)


def _opening(sight: Sight, phrases: Grammar, piece: Piece) -> Match | None:
    """The phrase with which a piece opens, before what it says: "entro il mese di gennaio"."""
    match = phrases.at(sight.tokens, piece.first)
    return match if match and match.last <= piece.core else None


def _tailed(sight: Sight, element: Element) -> Element:
    """With the bound said behind it: "da lunedì in poi", "lunedì al più tardi"."""
    tail = grammar(sight.language).tails.at(sight.tokens, element.last)
    return replace(element, bound=str(tail.one("bound_tail")) or element.bound, last=tail.last) if tail else element


def _merged(sight: Sight, found: Sequence[Element], today: date) -> list[Element]:
    result: list[Element] = []
    for element in found:
        merged = _both(sight, result[-1], element, today) if result else None
        if merged:
            result[-1] = merged
        else:
            result.append(element)
    return [_tailed(sight, element) for element in result if element.group != "weak" or element.rules[0] in KEPT]


def _both(sight: Sight, a: Element, b: Element, today: date) -> Element | None:
    """Two elements as one, if they speak of one moment."""
    if not _meet(sight, a, b):
        return None
    a, b = _yielding(a, b), _yielding(b, a)
    if not _agree(a, b) or (b.group == "weak" and not _belongs(sight, a, b, today)):
        return None
    group = "firm" if a.group == b.group else a.group if b.group == "weak" else b.group
    rules = a.rules + b.rules if _is_hour(a) <= _is_hour(b) else b.rules + a.rules
    until = a.until if a.until is not None else b.until
    if until is not None:
        until = {**(b.says if a.until is not None else a.says), **until}
    return Element(a.first, a.core, b.last, rules, group, {**a.says, **b.says}, until, a.bound or b.bound, b.inner)


def _meet(sight: Sight, a: Element, b: Element) -> bool:
    """Whether two elements stand together, and neither is one that the other could not belong to."""
    if b.first < a.last or not near(sight, a.last, b.first):
        return False
    weak = (a.group == "weak", b.group == "weak")
    if all(weak) and (a.rules[0], b.rules[0]) != ("weekday", "part"):
        return False
    hour_first = "C" in a.kinds and not set(b.kinds) & set("OW")
    if weak[0] and (a.rules[0] not in BEFORE or hour_first):
        return False
    ranges = a.until is not None and b.until is not None
    if "weekday" in a.says and _another(sight, a, b):
        return False
    return not ranges and not (a.bound and b.bound and a.bound != b.bound)


def _another(sight: Sight, a: Element, b: Element) -> bool:
    """Whether a range of days begins behind a weekday, which is of none of them: "venerdì alle tre, dal 10 al 15"."""
    if b.until is not None:
        return "weekday" not in b.until and says_day(b.until)
    opener = lead(sight, grammar(sight.language).openers, b.core)
    return "dayno" in b.says and opener is not None and opener.first >= a.last


def _yielding(a: Element, b: Element) -> Element:
    """What is said of today by words that may also be said of another day ("in giornata") yields to that day."""
    if "soft" not in a.says or not set(b.kinds) - set("TC"):
        return a
    return replace(a, says={k: v for k, v in a.says.items() if k not in ("offset", "soft")})


def _is_hour(element: Element) -> bool:
    """Whether no day is said: the rule that says the day names the moment."""
    return not set(element.kinds) - set("TC")


def _agree(a: Element, b: Element) -> bool:
    """Whether what two elements say makes one moment."""
    one, two = set(a.kinds), set(b.kinds)
    shared = one & two
    if any(a.says[k] != b.says[k] for k in a.says.keys() & b.says.keys()) or shared - set("TP"):
        return False
    if "P" in shared and a.says.keys() & b.says.keys() & {"unit", "shift"}:
        return False
    whole = one | two
    days = whole - set("TC")
    if "".join(sorted(days)) not in DAYS or "V" in whole:
        return False
    if days >= set("OW") and b.core > b.first:
        return False
    if "S" in days and whole & set("C") and {a.says.get("unit"), b.says.get("unit")} & {"minute", "hour"}:
        return False
    return "C" not in whole or not days or bool(days & WITH_CLOCK)


def _belongs(sight: Sight, a: Element, b: Element, today: date) -> bool:
    """Whether a weak piece is said of the one before it, and is no amount."""
    if "dayno" in b.says and "month" not in b.says:
        parted = any(not sight.word(k, "moment_articles") for k in range(a.last, b.first))
        if "weekday" not in a.says or set("CT") & set(a.kinds) or parted:
            return False
        if sight.closes(b.last) and not _goes_on(sight, b.last):
            return True
        near = (next_weekday(today, a.says["weekday"]), last_weekday(today, a.says["weekday"]))
        return any(day.day == b.says["dayno"] for day in near)
    return True


def _goes_on(sight: Sight, i: int) -> bool:
    """Whether a range may go on at place `i`: "9-11", "9 till 11"."""
    if i >= len(sight.tokens):
        return False
    middle = grammar(sight.language).middles.at(sight.tokens, i)
    return sight.tokens[i].text in DASHES or (middle is not None and middle.one("range_to") == "any")
