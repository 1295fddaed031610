"""Pieces of time in a text: "il 20", "settembre", "alle 9", each with what it says of a day or an hour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from nlp.languages import Language
from nlp.moments.slots import Slots
from nlp.numbers import Number
from nlp.patterns import Grammar, Match
from nlp.tokens import Token

# How firmly the words of a piece speak of time: by themselves; when nothing stands behind them that they could
# belong to; when they open a line; when they are all that is said; only beside another piece. Words of `none` look
# like time and are none.
GROUPS = ("none", "firm", "closed", "ending", "opening", "lone", "weak")
DASHES = frozenset("-–—")
BREAKS = frozenset(".;!?\n")
LONGEST_SHORT = 5


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


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """The patterns of one language."""

    pieces: Grammar
    money: Grammar
    amount_of_day: Grammar
    bounds: Grammar
    tails: Grammar
    openers: Grammar
    middles: Grammar


@lru_cache(maxsize=32)
def grammar(language: Language) -> TimeGrammar:
    """The compiled patterns of a language."""
    classes = {**language.classes, "each": dict.fromkeys(language.cues.get("each", ()), True)}
    lines = [(group, rule, say) for group in GROUPS for rule, say in language.patterns.get(group, ())]

    def phrases(*names: str) -> Grammar:
        return Grammar([("", name, f"<{name}>") for name in names], classes)

    classes["pack"] = {(word,): True for word in language.words("packs")}
    amounts = [("", rule, say) for rule, say in language.patterns.get("amount", ())]
    money = Grammar([*amounts, *(("", name, f"<{name}>") for name in ("currency", "per", "each"))], classes)
    return TimeGrammar(
        Grammar(lines, classes),
        money,
        Grammar([("", rule, say) for rule, say in language.patterns.get("amount_day", ())], classes),
        phrases("bound"),
        phrases("bound_tail"),
        phrases("range_from"),
        phrases("range_to"),
    )


@dataclass(frozen=True)
class Sight:
    """The tokens as patterns see them (without the marks inside of words), and where each stands in the text."""

    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    language: Language
    slots: Slots

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], numbers: Sequence[Number], language: Language) -> Sight:
        """The sight of a text's tokens and numbers."""
        kept = [i for i in range(len(tokens)) if not _inner(text, tokens, i, language)]
        at = {place: n for n, place in enumerate(kept)}
        seen = tuple(tokens[i] for i in kept)
        moved = [
            replace(n, first=at[n.first], last=at[n.last - 1] + 1)
            for n in numbers
            if n.first in at and n.last - 1 in at
        ]
        return cls(seen, tuple(kept), language, Slots(text, seen, moved, language))

    def word(self, i: int, name: str) -> bool:
        """Whether the token at `i` is in a word set of the language."""
        return 0 <= i < len(self.tokens) and self.tokens[i].norm in self.language.words(name)

    def closes(self, i: int) -> bool:
        """Whether nothing stands at token `i` that a number before it could count: the end, a mark, a small word."""
        if i >= len(self.tokens):
            return True
        token = self.tokens[i]
        if token.text in DASHES:
            return i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "number"
        if grammar(self.language).tails.at(self.tokens, i):
            return True
        plain = token.kind in ("mark", "break") and token.text not in "%€$£°"
        if token.norm in self.language.words("moment_links") or token.norm in _names(self.language):
            return True
        return plain or (token.norm in self.language.words("stop") and token.norm not in self.language.words("packs"))


def _inner(text: str, tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Whether a mark is part of a word: the hyphen of "week-end", the dot of "genn. 2013"."""
    token = tokens[i]
    if token.kind != "mark" or i == 0:
        return False
    before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    if token.text in DASHES:
        if after and before.norm in _names(language) and after.norm in _names(language):
            return False
        joined = after is not None and before.end == token.start and after.start == token.end
        return joined and before.kind == "word" and after is not None and after.kind == "word"
    short = token.text == "." and before.end == token.start and len(before.norm) <= LONGEST_SHORT
    return short and before.norm in _shorts(language)


@lru_cache(maxsize=32)
def _names(language: Language) -> frozenset[str]:
    """The names of months and weekdays."""
    tables = ("weekday", "weekday_short", "month", "month_short")
    return frozenset(phrase[0] for name in tables for phrase in language.classes.get(name, {}))


@lru_cache(maxsize=32)
def _shorts(language: Language) -> frozenset[str]:
    """The short words that are written with a dot: of months, weekdays, units and halves of the day."""
    tables = (language.classes.get(name, {}) for name in ("weekday", "weekday_short", "month", "month_short", "unit"))
    words = {
        phrase[-1]
        for table in (*tables, language.classes.get("halfday", {}), language.classes.get("title", {}))
        for phrase in table
    }
    return frozenset(word for word in words if len(word) <= LONGEST_SHORT)


def pieces(sight: Sight, taken: frozenset[int]) -> Iterator[Piece]:
    """The pieces, left to right, none over another; places in `taken` belong to names."""
    rules, i = grammar(sight.language), 0
    held: set[int] = set()
    while i < len(sight.tokens):
        if sight.tokens[i].kind == "break" or sight.places[i] in taken:
            i += 1
            continue
        match = _first(sight, rules.pieces.matches(sight.tokens, i, sight.slots.at), taken)
        if match and match.group != "none" and not _is_price(sight, match, held):
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
        amount = amount or (clock and match.group != "none" and _is_amount(sight, match))
    return None


def _fits(sight: Sight, match: Match, taken: frozenset[int]) -> bool:
    """Whether a match is one where it stands: no name, no amount, and as its group asks for."""
    if any(sight.places[k] in taken for k in range(match.first, match.last)):
        return False
    if match.group == "none":
        return True
    if not ALLOWED.get(match.group, _always)(sight, match):
        return False
    if match.rule == "clock_to" and _opened(sight, match.first):
        return False
    if match.rule == "holiday" and _of_goods(sight, match):
        return False
    return not _is_amount(sight, match) and not _in_name(sight, match)


# How far before "at" a count may stand that makes a price of what follows.
PRICE_REACH = 8


def _is_price(sight: Sight, match: Match, held: set[int]) -> bool:
    """Whether a bare "at nine fifty" is a price: something is counted, or a price is spoken of, before it.

    Places in `held` are of moments, and count nothing.
    """
    plain = match.rule == "clock" and all(h.name in BARE or h.name in SILENT for h in match.held)
    if not plain or sight.tokens[match.first].norm not in sight.language.words("priced_by_at"):
        return False
    if match.first - 1 in held:
        return False  # "the twenty sixth at ten"
    if any(sight.word(i, "price_words") for i in range(match.first - 2, match.first)):
        return True
    for i in range(match.first - 1, max(-1, match.first - PRICE_REACH - 1), -1):
        if sight.tokens[i].kind == "break" or sight.tokens[i].text in ".;!?":
            return False
        number = sight.slots.by_first.get(i)
        if number and not number.ordinal and number.value > 1 and i not in held:
            return True
    return False


# Clock times that could as well be prices.
BARE = frozenset({"hour", "hm", "dotted", "run_together", "minute"})


def _of_goods(sight: Sight, match: Match) -> bool:
    """Whether a feast says what kind a thing is: "colombe di Pasqua"."""
    links = sight.language.words("feast_links")
    of = match.first if sight.word(match.first, "number_of") else match.first - 1
    if not links or of < 1 or not sight.word(of, "number_of"):
        return False
    before = sight.tokens[of - 1]
    return before.kind == "word" and before.norm not in links and not sight.word(of - 1, "stop")


def _always(sight: Sight, match: Match) -> bool:
    return True


def _closed(sight: Sight, match: Match) -> bool:
    return sight.closes(match.last)


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
    "ending": _ending,
    "opening": _opening,
    "lone": _alone,
}


def _is_amount(sight: Sight, match: Match) -> bool:
    """Whether a piece ends in a number, and what follows makes an amount of it."""
    if not match.held or match.held[-1].last != match.last or match.held[-1].name not in NUMBERS:
        return False
    if counts(sight, match.last):
        return True
    return match.rule == "day_alone" and grammar(sight.language).amount_of_day.at(sight.tokens, match.last) is not None


NUMBERS = frozenset(
    {
        "date",
        "year",
        "year_digits",
        "run_together",
        "ordinal_digits",
        "digits_day",
        "dayno",
        "cardinal",
        "cardinal_late",
        "comma",
        "dotted",
        "hour",
        "hour12",
        "fives",
        "hm",
        "minute",
        "number",
        "ordinal",
    }
)


def counts(sight: Sight, i: int) -> bool:
    """Whether what stands at token `i` makes an amount of a number before it: "%", "euro", "l'uno", "casse"."""
    amount = grammar(sight.language).money.at(sight.tokens, i, sight.slots.at)
    if amount and amount.rule == "discounts" and amount.last < len(sight.tokens):
        # "il 5 e 5" is a discount, "il 14 e 15 gennaio" is not.
        amount = None if (sight.tokens[amount.last].norm,) in sight.language.classes["month"] else amount
    if amount and amount.rule == "counted" and sight.slots.at(amount.last).keys() & {"hour", "hm", "dotted"}:
        # "il 17 ore 18": the unit leads to an hour.
        amount = None
    return amount is not None or sight.word(i, "packs")


def _opened(sight: Sight, first: int) -> bool:
    """Whether words that open a range stand before a place: "from ten to four"."""
    openers = grammar(sight.language).openers
    return any(m.last == first for k in range(max(0, first - 3), first) for m in openers.matches(sight.tokens, k))


def _surname(sight: Sight, match: Match) -> bool:
    """Whether a bare weekday or month stands before a capital in the midst of a sentence: "call Tuesday Jones"."""
    if match.rule not in ("weekday", "month") or match.first == 0 or match.last - match.first > 2:
        return False
    before, after = sight.tokens[match.first - 1], sight.tokens[match.last : match.last + 1]
    apart = match.first > 1 and sight.tokens[match.first - 2].text == "," and [t.text for t in after] == [","]
    if apart and before.capital and before.kind == "word":
        return True  # the owner, Joe Friday, …
    led = sight.tokens[match.first].norm in sight.language.words("day_leads")
    if led or before.kind in ("mark", "break") or not after:
        return False
    beside = after[0].start - sight.tokens[match.last - 1].end == 1
    return beside and after[0].capital and after[0].kind == "word" and not after[0].text.isupper()


# These are written with a capital in names only.
NEVER_CAPITAL = frozenset({"part", "season", "clock_named", "noon"})


def _in_name(sight: Sight, match: Match) -> bool:
    """Whether words that this language writes small stand in a name: "Domenica Russo", "il Corriere della Sera"."""
    if "small_calendar" not in sight.language.flags:
        return _surname(sight, match)
    words = [t for t in sight.tokens[match.first : match.last] if t.kind == "word"]
    if not words or not words[-1].capital or words[-1].text.isupper():
        return False
    after, before = sight.tokens[match.last : match.last + 1], sight.tokens[max(0, match.first - 1) : match.first]
    opening = not before or before[0].text in BREAKS
    if opening:
        return False
    if match.rule in NEVER_CAPITAL:
        return True
    beside = [*after, *([] if match.first < 2 else before)]
    return any(t.capital and t.kind == "word" and not t.text.isupper() for t in beside)


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


# Classes that only lead to what is said.
SILENT = frozenset({"art", "at", "at_una", "at_firm", "of", "past", "near", "on", "oclock", "one", "at_soft"})
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
    "short_year": "year",
    "weekday_short": "weekday",
    "month_short": "month",
}
