"""Numbers, in digits and in words: "1.200", "milleduecento", "two and a half", "19k"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.languages import Language
from nlp.spelling import TENS, Speller, extend, speller
from nlp.tokens import Token

ORDINAL_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th|esim[oa])")
RAISED = frozenset("°ºª")
PLAIN = re.compile(r"\d+(?:[.,]\d+)*")
# "½", "2½".
WITH_FRACTION = re.compile(r"(\d*)([¼½¾⅓⅔])")
FRACTION = re.compile(r"([1-9])/([2-9])")
# The longest number in digits that is read.
LONGEST = 15


@dataclass(frozen=True, slots=True)
class Number:
    """A number from token `first` up to (not including) `last`; "a couple", "una decina" are collective."""

    first: int
    last: int
    value: float
    spelled: bool = False
    ordinal: bool = False
    collective: bool = False


def from_digits(text: str, thousands: str, decimal: str) -> float | None:
    """The value of digits with separators: `None` for a date, a clock time or what is no number."""
    if not PLAIN.fullmatch(text) or len(text) > LONGEST:
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


@lru_cache(maxsize=32)
def finder(language: Language) -> NumberFinder:
    """The finder of a language's numbers."""
    return NumberFinder(language)


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], float]]]


def _by_first(table: Mapping[str, float]) -> Phrases:
    """Phrases by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], float]]] = {}
    for say, value in sorted(table.items(), key=lambda entry: -len(entry[0].split())):
        phrase = tuple(say.split())
        index.setdefault(phrase[0], []).append((phrase, value))
    return index


class NumberFinder:
    """Finds numbers in tokens of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.speller: Speller = speller(language)
        self.joins = language.words("number_joins")
        self.points = language.words("number_points")
        self.packs = language.words("packs")
        self.scales = language.numbers.get("scales", {})
        self.halves = _by_first(language.numbers.get("halves", {}))
        self.wholes = _by_first(language.numbers.get("wholes", {}))
        self.fractions = _by_first(language.numbers.get("fractions", {}))
        self.heads = _by_first(language.numbers.get("heads", {}))

    def find(self, tokens: Sequence[Token]) -> tuple[Number, ...]:
        """All numbers, left to right, none over another."""
        found: list[Number] = []
        i = 0
        while i < len(tokens):
            number = self.at(tokens, i)
            if number and self._is_verb(tokens, number):
                number = None
            if number:
                found.append(number)
            i = number.last if number else i + 1
        return tuple(found)

    def at(self, tokens: Sequence[Token], i: int) -> Number | None:
        """The longest number that begins at token `i`."""
        token = tokens[i]
        if token.kind in ("number", "code"):
            return self._digits(tokens, i)
        if token.kind not in ("word", "mark"):
            return None
        if found := self._phrase(tokens, i):
            return found
        return self._words(tokens, i) if token.kind == "word" else None

    def _phrase(self, tokens: Sequence[Token], i: int) -> Number | None:
        """A number that is a fixed phrase, or begins with one: "una decina", "mezzo bancale", "a hundred and ten"."""
        norm = tokens[i].norm
        if norm in self.wholes and (phrase := _spelt(tokens, i, self.wholes[norm])):
            return Number(i, i + len(phrase[0]), phrase[1], spelled=True, collective=True)
        if norm in self.fractions and (phrase := _spelt(tokens, i, self.fractions[norm])):
            return self._fraction(tokens, i, i + len(phrase[0]), phrase[1])
        if norm in self.heads and (phrase := _spelt(tokens, i, self.heads[norm])):
            return self._grown(tokens, i, i + len(phrase[0]), phrase[1])
        return None

    def _words(self, tokens: Sequence[Token], i: int) -> Number | None:
        norm = tokens[i].norm
        if norm in self.points and i + 1 < len(tokens):
            decimal = self._decimal(tokens, Number(i, i, 0, spelled=True))
            return decimal if decimal.last > i else None
        if (ordinal := self.speller.ordinal(norm)) is not None:
            return Number(i, i + 1, ordinal, spelled=True, ordinal=True)
        value = self._fold(None, self._atoms(norm) or ())
        if value is None and norm in self.speller.tails and self._pointed(tokens, i + 1):
            value = 1
        return None if value is None else self._grown(tokens, i, i + 1, value)

    def _pointed(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a point and its digits are spoken at token `i`."""
        return i + 1 < len(tokens) and tokens[i].norm in self.points and bool(self.speller.split(tokens[i + 1].norm))

    def _is_verb(self, tokens: Sequence[Token], number: Number) -> bool:
        """Whether a word is no number where it stands: "sei passato", "no one"."""
        if number.last - number.first > 1 or not number.spelled:
            return False
        after = tokens[number.last].norm if number.last < len(tokens) else ""
        before = tokens[number.first - 1].norm if number.first else ""
        norm = tokens[number.first].norm
        verbal = after in self.language.words("verb_before") or after.endswith(
            self.language.endings.get("single", ("\0",))
        )
        if norm in self.language.words("number_verbs"):
            return verbal
        return norm in self.language.words("number_pronouns") and before in self.language.words("pronoun_after")

    def _digits(self, tokens: Sequence[Token], i: int) -> Number | None:
        token = tokens[i]
        if ordinal := self._place(tokens, i):
            return ordinal
        if match := WITH_FRACTION.fullmatch(token.text):
            return Number(i, i + 1, float(match[1] or 0) + unicodedata.numeric(match[2]))
        # "5²" is no 52.
        value = (
            from_digits(token.norm, self.language.thousands, self.language.decimal) if token.text.isascii() else None
        )
        if value is None:
            return self._ratio(tokens, i)
        return self._scaled(tokens, self._half(tokens, self._scaled(tokens, Number(i, i + 1, value))))

    def _place(self, tokens: Sequence[Token], i: int) -> Number | None:
        """A place in a row: "3rd", "1°"."""
        token = tokens[i]
        if match := ORDINAL_DIGITS.fullmatch(token.norm):
            return Number(i, i + 1, float(match[1]), ordinal=True)
        if token.text[-1] in RAISED and token.text[:-1].isdecimal() and len(token.text) <= 4:
            return Number(i, i + 1, float(token.text[:-1]), ordinal=True)
        if token.norm.isdecimal() and len(token.norm) <= 3 and self._raised(tokens, i):
            return Number(i, i + 2, float(token.norm), ordinal=True)
        return None

    def _ratio(self, tokens: Sequence[Token], i: int) -> Number | None:
        """A part of one in digits, where it is a measure or all that is said: "1/2 pallet"."""
        match = FRACTION.fullmatch(tokens[i].norm)
        counted = i + 1 < len(tokens) and tokens[i + 1].norm in self.packs
        if match is None or int(match[1]) >= int(match[2]) or not (counted or len(tokens) == 1):
            return None
        return Number(i, i + 1, int(match[1]) / int(match[2]))

    def _raised(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the mark of an ordinal stands right behind digits: "1°"."""
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return after is not None and after.text in RAISED and after.start == tokens[i].end

    def _scaled(self, tokens: Sequence[Token], number: Number) -> Number:
        """A number with the thousands or millions behind it: "15 mila", "one and a half million"."""
        scale = self.scales.get(tokens[number.last].norm) if number.last < len(tokens) else None
        if scale is None or number.value >= scale:
            return number
        return replace(number, last=number.last + 1, value=number.value * scale)

    def _fraction(self, tokens: Sequence[Token], i: int, last: int, value: float) -> Number | None:
        """A part of one, where it is a measure: "mezzo bancale", "half a million", or all that is said."""
        k = last + 1 if last < len(tokens) and tokens[last].norm in self.language.words("articles") else last
        if k < len(tokens) and (scale := self.scales.get(tokens[k].norm)):
            return Number(i, k + 1, value * scale, spelled=True)
        if len(tokens) == last - i or (k < len(tokens) and tokens[k].norm in self.packs):
            return Number(i, last, value, spelled=True)
        return None

    def _grown(self, tokens: Sequence[Token], i: int, j: int, value: float) -> Number | None:
        """The number that begins with a value, with all that the words after it add."""
        while j < len(tokens):
            step = self._next(tokens, j, value)
            if step is None:
                break
            value, j, ordinal = step
            if ordinal:
                return Number(i, j, value, spelled=True, ordinal=True)
        number = self._half(tokens, self._decimal(tokens, Number(i, j, value, spelled=True)))
        return self._scaled(tokens, number)

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
        dash = tokens[j].text == "-"
        joined = dash or tokens[j].norm in self.joins
        k = j + 1 if joined else j
        if k >= len(tokens) or not self.speller.split(tokens[j - 1].norm):
            return None
        ordinal = self.speller.ordinal(tokens[k].norm)
        if value in TENS and (dash or not joined) and ordinal is not None and ordinal < 10:
            return value + ordinal, k + 1, True
        more = self._more(tokens[k].norm, value, joined and not dash)
        return None if more is None else (more, k + 1, False)

    def _more(self, word: str, value: float, joined: bool) -> float | None:
        """The value with what a word adds, said behind "and" or right behind it."""
        if value in TENS and not joined and word in self.speller.tails:
            return value + 1
        atoms = self._atoms(word) or ()
        if joined and (value < 100 or value % 100 or not atoms):
            return None
        if joined and value >= 1_000_000 and 1000 in atoms:
            rest = self._fold(None, atoms)
            return None if rest is None else value + rest
        if joined and value >= 1000 and atoms[0] < 10 and "thousand_and_hundreds" in self.language.flags:
            return value + atoms[0] * 100
        return self._fold(value, atoms)

    def _fold(self, value: float | None, atoms: tuple[float, ...]) -> float | None:
        if not atoms:
            return None
        if value is None and len(atoms) == 2 and atoms[0] == 1000 and 1 < atoms[1] < 10:
            return 1000 + atoms[1] * (100 if "thousand_and_hundreds" in self.language.flags else 1)
        for n, atom in enumerate(atoms):
            # Inside one word ("venticinquemila") every atom must fit; pairs are a matter of separate words.
            pairs = "pairs" in self.language.flags and n == 0
            value = atom if value is None else extend(value, atom, pairs)
            if value is None:
                return None
        return value

    def _decimal(self, tokens: Sequence[Token], number: Number) -> Number:
        """With the digits behind a spoken point: "due virgola cinque", "three point seven five"."""
        if number.last + 1 >= len(tokens) or tokens[number.last].norm not in self.points:
            return number
        digits, j = "", number.last + 1
        while j < len(tokens) and (atoms := self.speller.split(tokens[j].norm)):
            value = self._fold(None, atoms)
            if value is None or value >= 100 or (digits and value >= 10):
                break
            digits, j = digits + str(int(value)), j + 1
            if value >= 10:
                break
        return replace(number, last=j, value=number.value + float(f"0.{digits}")) if digits else number

    def _half(self, tokens: Sequence[Token], number: Number) -> Number:
        """With the part of one behind it ("due e mezzo"); of a million the half is of that million."""
        first = tokens[number.last].norm if number.last < len(tokens) else ""
        phrase = _spelt(tokens, number.last, self.halves[first]) if first in self.halves else None
        if phrase is None:
            return number
        share = phrase[1] * (1_000_000 if number.value >= 1_000_000 else 1)
        return replace(number, last=number.last + len(phrase[0]), value=number.value + share)


def _spelt(
    tokens: Sequence[Token], i: int, phrases: Sequence[tuple[tuple[str, ...], float]]
) -> tuple[tuple[str, ...], float] | None:
    """The first of some phrases that stands at token `i`."""
    for phrase, value in phrases:
        if all(i + n < len(tokens) and tokens[i + n].norm == word for n, word in enumerate(phrase)):
            return phrase, value
    return None
