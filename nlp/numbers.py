"""Numbers, in digits and in words: "1.200", "milleduecento", "two and a half", "19k"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.languages import Language
from nlp.tokens import Token

ORDINAL_DIGITS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
PLAIN = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number from token `first` up to (not including) `last`."""

    first: int
    last: int
    value: float
    spelled: bool = False
    ordinal: bool = False


def from_digits(text: str, thousands: str, decimal: str) -> float | None:
    """The value of digits with separators: `None` for a date, a clock time or what is no number."""
    if not PLAIN.fullmatch(text) or len(text) > 15:
        return None
    if decimal not in text and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", text):
        return float(text.replace(thousands, ""))
    whole, _, part = text.rpartition(decimal)
    if decimal in text and part:
        text = whole.replace(thousands, "").replace(decimal, "") + "." + part
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


class Speller:
    """Reads number words of one language, also run together ("milleduecento")."""

    def __init__(self, tables: Mapping[str, Mapping[str, float]]) -> None:
        self.atoms = dict(tables.get("atoms", {}))
        self.ordinals = dict(tables.get("ordinals", {}))
        self.longest = max((len(a) for a in self.atoms), default=0)
        self.split = lru_cache(maxsize=20_000)(self._split)

    def _split(self, word: str) -> tuple[float, ...] | None:
        """The atoms that a word is made of, longest first, or `None`."""
        if not word:
            return ()
        if len(word) > 40:
            return None
        for size in range(min(self.longest, len(word)), 1, -1):
            value = self.atoms.get(word[:size])
            if value is not None and (rest := self.split(word[size:])) is not None:
                return (value, *rest)
        return None


def extend(value: float, atom: float, pairs: bool) -> float | None:
    """The value when `atom` is said after it, or `None` where a new number begins."""
    head, group = divmod(value, 1000) if value >= 1000 else (0, value)
    if atom == 100:
        return head * 1000 + group * 100 if 0 < group < 100 else None
    if atom >= 1000:
        return value * atom if value < 1000 else None
    opened = (
        (value >= 1000 and group == 0)
        or (group >= 100 and group % 100 == 0 and atom < 100)
        or (group % 100 >= 20 and group % 10 == 0 and atom < 10)
    )
    if opened:
        return value + atom
    paired = pairs and value < 100 and atom >= 10 and (value < 20 or value % 10 == 0)
    return value * 100 + atom if paired else None


@lru_cache(maxsize=32)
def speller(language: Language) -> Speller:
    """The reader of a language's number words."""
    return Speller(language.numbers)


class NumberFinder:
    """Finds numbers in tokens of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.speller = speller(language)
        self.joins = language.words("number_joins")
        self.scales = language.numbers.get("scales", {})
        self.halves = {tuple(k.split()): v for k, v in language.numbers.get("halves", {}).items()}
        self.wholes = {tuple(k.split()): v for k, v in language.numbers.get("wholes", {}).items()}

    def find(self, tokens: Sequence[Token]) -> tuple[Number, ...]:
        """All numbers, left to right, none over another."""
        found, i = [], 0
        while i < len(tokens):
            number = self.at(tokens, i)
            if number:
                found.append(number)
            i = number.last if number else i + 1
        return tuple(found)

    def at(self, tokens: Sequence[Token], i: int) -> Number | None:
        """The longest number that begins at token `i`."""
        for phrase, value in self.wholes.items():
            if tuple(t.norm for t in tokens[i : i + len(phrase)]) == phrase:
                return Number(i, i + len(phrase), value, spelled=True)
        token = tokens[i]
        if token.kind in ("number", "code"):
            return self._digits(tokens, i)
        if token.norm in self.speller.ordinals:
            return Number(i, i + 1, self.speller.ordinals[token.norm], spelled=True, ordinal=True)
        return self._spelled(tokens, i) if token.kind == "word" else None

    def _digits(self, tokens: Sequence[Token], i: int) -> Number | None:
        token = tokens[i]
        if match := ORDINAL_DIGITS.fullmatch(token.norm):
            return Number(i, i + 1, float(match[1]), ordinal=True)
        value = from_digits(token.norm, self.language.thousands, self.language.decimal)
        if value is None:
            return None
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following and following.norm in self.scales:
            return Number(i, i + 2, value * self.scales[following.norm])
        return self._half(tokens, Number(i, i + 1, value))

    def _spelled(self, tokens: Sequence[Token], i: int) -> Number | None:
        value = self._fold(None, self._atoms(tokens[i].norm) or ())
        if value is None:
            return None
        j = i + 1
        while j < len(tokens):
            step = self._next(tokens, j, value)
            if step is None:
                break
            value, j, ordinal = step
            if ordinal:
                return Number(i, j, value, spelled=True, ordinal=True)
        return self._half(tokens, Number(i, j, value, spelled=True))

    def _atoms(self, word: str) -> tuple[float, ...] | None:
        """The atoms of a number word, also of several such things: "the twenties", "two M16s"."""
        found = self.speller.split(word)
        endings = () if found else self.language.words("number_plurals")
        for ending in endings:
            if word.endswith(ending) and (found := self.speller.split(word.removesuffix(ending))):
                return found
        return found

    def _next(self, tokens: Sequence[Token], j: int, value: float) -> tuple[float, int, bool] | None:
        """The value with the word at `j`, the token after it, and whether that made it an ordinal."""
        joined = tokens[j].norm in self.joins or tokens[j].text == "-"
        k = j + 1 if joined else j
        if k >= len(tokens):
            return None
        if tokens[k].norm in self.speller.ordinals and value in (20, 30) and not joined:
            return value + self.speller.ordinals[tokens[k].norm], k + 1, True
        if joined and tokens[j].text != "-" and (value < 100 or value % 100):
            return None
        atoms = self._atoms(tokens[k].norm)
        if joined and value >= 1000 and atoms and atoms[0] < 10 and "thousand_and_hundreds" in self.language.flags:
            return value + atoms[0] * 100, k + 1, False
        grown = self._fold(value, atoms or ()) if atoms else None
        return None if grown is None else (grown, k + 1, False)

    def _fold(self, value: float | None, atoms: tuple[float, ...]) -> float | None:
        if not atoms:
            return None
        for n, atom in enumerate(atoms):
            # Inside one word ("venticinquemila") every atom must fit; pairs are a matter of separate words.
            pairs = "pairs" in self.language.flags and n == 0
            value = atom if value is None else extend(value, atom, pairs)
            if value is None:
                return None
        return value

    def _half(self, tokens: Sequence[Token], number: Number) -> Number:
        for phrase, value in self.halves.items():
            end = number.last + len(phrase)
            if tuple(t.norm for t in tokens[number.last : end]) == phrase:
                return Number(number.first, end, number.value + value, number.spelled)
        return number
