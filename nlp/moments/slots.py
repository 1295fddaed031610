"""What may be read at a token beside words: numbers as days, hours, minutes and years, and what digits spell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from nlp.languages import Language
from nlp.moments import digits
from nlp.numbers import Number
from nlp.tokens import Token

Read = dict[str, tuple[Any, int]]
Test = Callable[[Number, int], bool]
# Parts of an hour that are said as parts of a number: "nove e mezza".
PARTS = (0.25, 0.5, 0.75)
FIVES = (5, 10, 15, 20, 25)
PRIMES = ("'", "′", "’")
MOST_MINUTES = 90

# What a whole number may be, by slot; ordinals are days of the month and places in a row only.
CARDINAL: dict[str, Test] = {
    "cardinal": lambda n, v: 1 <= v <= 31,
    "dayno": lambda n, v: 1 <= v <= 31,
    "cardinal_late": lambda n, v: 12 < v <= 31 and n.spelled,
    "digits_day": lambda n, v: 1 <= v <= 31 and not n.spelled,
    "hour": lambda n, v: 0 <= v <= 24 and not n.collective,
    "hour12": lambda n, v: 1 <= v <= 12 and not n.collective,
    "minute": lambda n, v: 0 <= v <= 59,
    "fives": lambda n, v: v in FIVES,
    # "Venti alle dieci" is a clock time, "venerdì 20 alle 10" a day and an hour.
    "fives_spelled": lambda n, v: v in FIVES and n.spelled,
    # More than any minute: "alle nove e novanta" is a price.
    "large": lambda n, v: v >= 60,
    "month_spelled": lambda n, v: 1 <= v <= 12 and n.spelled,
    "year_spelled": lambda n, v: 20 <= v <= 40 and n.spelled,
    "year": lambda n, v: 1900 <= v <= 2099,
    "year_digits": lambda n, v: 1900 <= v <= 2099 and not n.spelled,
}
ORDINAL: dict[str, Test] = {
    "nth": lambda n, v: 1 <= v <= 31,
    "ordinal": lambda n, v: 1 <= v <= 31,
    "dayno": lambda n, v: 1 <= v <= 31,
    "ordinal_digits": lambda n, v: 1 <= v <= 31 and not n.spelled,
    # "The third" may be of anything, "the thirteenth" is a day.
    "ordinal_late": lambda n, v: 12 < v <= 31 and n.spelled,
}
# Of these a language may have only the first: "il primo" is a day, "il secondo" is none.
ORDINAL_DAYS = ("ordinal", "dayno", "ordinal_digits", "ordinal_late")


class Slots:
    """Reads numbers, hours, days and dates at the tokens of a text."""

    def __init__(self, text: str, tokens: Sequence[Token], numbers: Sequence[Number], language: Language) -> None:
        self.text = text
        self.language = language
        self.tokens = tokens
        self.by_first = {n.first: n for n in numbers}
        self.seen: dict[int, Read] = {}

    def at(self, i: int) -> Read:
        """What may be read at token `i`: by slot, the value and the token after it."""
        if i not in self.seen:
            token = self.tokens[i] if i < len(self.tokens) else None
            found = self._number(self.by_first[i]) if i in self.by_first else {}
            if token and token.kind in ("number", "code"):
                found |= self._digits(i, token)
            elif token and token.kind == "word" and token.capital:
                found["name"] = (token.norm, i + 1)
            self.seen[i] = found
        return self.seen[i]

    @cached_property
    def at_end(self) -> dict[int, int]:
        """The token after the one that ends at each place of the text."""
        return {t.end: n + 1 for n, t in enumerate(self.tokens)}

    def _number(self, n: Number) -> Read:
        if n.value != int(n.value):
            return self._broken(n)
        whole = int(n.value)
        tests = ORDINAL if n.ordinal else CARDINAL
        found: Read = {name: (whole, n.last) for name, test in tests.items() if test(n, whole)}
        if n.ordinal:
            first_only = whole > 1 and "ordinal_days" not in self.language.flags
            return {k: v for k, v in found.items() if not first_only or k not in ORDINAL_DAYS}
        found["number"] = (n.value, n.last)
        if self.tokens[n.last - 1].norm in self.language.words("money_scales"):
            found.pop("year", None)
        hour, minute = divmod(whole, 100)
        if n.spelled and 1 <= hour < 24 and 0 < minute < 60:
            found["hm"] = ((hour, minute), n.last)
        if not n.spelled and 1 <= whole <= MOST_MINUTES:
            self._minutes(found, whole, n.last)
        return found

    def _broken(self, n: Number) -> Read:
        """A number with a part: of a clock time where it is said in words."""
        found: Read = {"number": (n.value, n.last)}
        half = any(self.tokens[n.last - 1].norm == words.split()[-1] for words in self.language.numbers["halves"])
        if n.value % 1 in PARTS and n.value < 24 and half:
            found["hm"] = ((int(n.value), int(n.value % 1 * 60)), n.last)
        return found

    def _minutes(self, found: Read, whole: int, last: int) -> None:
        found["minutes"] = ({"number": whole, "unit": "minute"}, last)
        end = self.tokens[last - 1].end
        if self.text[end : end + 1] in PRIMES:
            found["prime"] = found["minutes"]

    def _digits(self, i: int, token: Token) -> Read:
        """What the digits of a token, and of the text from there on, may be."""
        found: Read = {name: (value, i + 1) for name, value in digits.of_token(token, self.language)}
        after = self.tokens[i + 1].norm if i + 1 < len(self.tokens) else ""
        if (after,) in self.language.classes.get("halfday", {}):
            found.pop("short_year", None)  # "17 feb 11am"
        if "run_together" in found and self.text[token.end : token.end + 1] == "-":
            del found["run_together"]  # a telephone number goes on so
        for name, value, end in digits.of_text(self.text, token.start):
            last = self.at_end.get(end)
            if last is not None and name not in found:
                found[name] = (value, last)
        return found
