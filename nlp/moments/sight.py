"""The tokens of a text as patterns of time see them, and the patterns of a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.languages import Language
from nlp.moments.slots import Slots
from nlp.numbers import Number
from nlp.patterns import Grammar
from nlp.tokens import Token

# How firmly the words of a piece speak of time: by themselves; when nothing stands behind them that they could
# belong to; when besides they have a capital; when they end or open a line; when they are all that is said; only
# beside another piece. Words of `none` look like time and are none.
GROUPS = ("none", "firm", "closed", "capital", "ending", "opening", "lone", "weak")
DASHES = frozenset("-–—")
LONGEST_SHORT = 5


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
        if token.norm in self.language.words("moment_links") or token.norm in calendar_names(self.language):
            return True
        return plain or (token.norm in self.language.words("stop") and token.norm not in self.language.words("packs"))


def _inner(text: str, tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Whether a mark is part of a word: the hyphen of "week-end", the dot of "genn. 2013"."""
    token = tokens[i]
    if token.kind != "mark" or i == 0:
        return False
    before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    if token.text in DASHES:
        if after and before.norm in calendar_names(language) and after.norm in calendar_names(language):
            return False
        joined = after is not None and before.end == token.start and after.start == token.end
        return joined and before.kind == "word" and after is not None and after.kind == "word"
    short = token.text == "." and before.end == token.start and len(before.norm) <= LONGEST_SHORT
    return short and before.norm in _shorts(language)


@lru_cache(maxsize=32)
def calendar_names(language: Language) -> frozenset[str]:
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
