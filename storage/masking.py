"""What names one person in words (name, numbers, addresses), and the same words with it made unreadable."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, or_, true

from storage.tables import fold

#: What stands for each letter: words keep their length, so that the places of facts in them stay right.
MASK = "•"
#: What may stand between the words of a name, and between the digits of a number.
BETWEEN, GAP = r"[\W_]{1,4}", r"[\s./()\-]*"
BEFORE, AFTER = r"(?<![^\W_])", r"(?![^\W_])"
#: Characters that are written in several ways.
WAYS = {"&": "&(?:amp;)?", "'": "['’`´ ]?", "’": "['’`´ ]?"}
#: Shorter parts of a name, numbers and misspelt words say nothing by themselves.
PART, DIGITS, MISSPELT = 3, 6, 5
#: How alike a word is to a part of the name that was misheard.
ALIKE = 0.75
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Person:
    """What names somebody: the name as it is kept, phone numbers and addresses; `small` are words that are no name.

    `others` are what else they are or were called.
    """

    name: str
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    small: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names."""
        return (self.name, *self.others)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded."""
        return tuple(fold(self.name).split())

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words that may mean the person alone."""
        every = dict.fromkeys(word for name in self.names for word in fold(name).split())
        return tuple(word for word in every if len(word) >= PART and word not in self.small)

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        """The full name in any order, numbers and addresses."""
        found = [*self._names(), *map(_number, self.phones), *(_exact(fold(box)) for box in self.addresses)]
        forms = [form for form in found if form]
        return re.compile("|".join(f"{BEFORE}(?:{form}){AFTER}" for form in forms)) if forms else None

    def _names(self) -> Iterator[str]:
        """Each name from each of its words on, and of a long one its ends. One word alone may be anybody's name."""
        for words in ([_spelt(word) for word in fold(name).split()] for name in self.names):
            if len(words) > 1:
                yield from (BETWEEN.join(words[n:] + words[:n]) for n in range(len(words)))
            if len(words) > 2:
                yield from (BETWEEN.join(ends) for ends in ((words[0], words[-1]), (words[-1], words[0])))

    @cached_property
    def _alone(self) -> re.Pattern[str] | None:
        forms = "|".join(map(_spelt, self.parts))
        return re.compile(f"{BEFORE}(?:{forms}){AFTER}") if forms else None

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """For each part of the name its longest run of plain letters, by which a database finds it."""
        words = (word for name in self.names for word in name.split())
        return tuple(filter(None, (_run(word) for word in words if fold(word) in self.parts)))

    def named_in(self, texts: Sequence[str]) -> bool:
        """Do these texts (the cells of one row, say) name the person, also with a word of the name in each?"""
        whole = " ".join(texts)
        return self.hide(whole) != whole or (len(self.words) > 1 and set(self.words) <= set(map(fold, texts)))

    def hide(self, text: str, linked: bool = False, keep: Iterable[str] = ()) -> str:
        """The text without the person; where it is `linked` to them, also without the parts of the name alone.

        Names of several words in `keep` (a firm's) stay.
        """
        folded, places = _folded(text)
        spans = list(_spans(self._whole, folded))
        if linked:
            kept = [span for name in keep if " " in name for span in _spans(re.compile(_exact(fold(name))), folded)]
            alone = [*_spans(self._alone, folded), *self._misspelt(text, folded, places)]
            spans += [one for one in alone if not any(k[0] < one[1] and one[0] < k[1] for k in kept)]
        hidden = list(text)
        for start, end in spans:
            last = places[end] if end < len(places) else len(text)
            hidden[places[start] : last] = MASK * (last - places[start])
        return "".join(hidden)

    def _misspelt(self, text: str, folded: str, places: list[int]) -> Iterator[tuple[int, int]]:
        """Words with a capital that are almost a part of the name."""
        for match in WORD.finditer(folded):
            word = match.group()
            capital = text[places[match.start()]].isupper()
            if capital and len(word) >= MISSPELT and word not in self.small and self._nearly(word):
                yield match.span()

    def _nearly(self, word: str) -> bool:
        return any(difflib.SequenceMatcher(None, word, part).ratio() >= ALIKE for part in self.parts)

    def hide_in(self, value: Any, linked: bool = False, keep: Iterable[str] = ()) -> Any:
        """The same in every string of a JSON value."""
        if isinstance(value, str):
            return self.hide(value, linked, keep)
        if isinstance(value, list | tuple):
            return [self.hide_in(one, linked, keep) for one in value]
        if isinstance(value, dict):
            return {self.hide(key): self.hide_in(one, linked, keep) for key, one in value.items()}
        return value

    def hide_json(self, text: str, linked: bool = False) -> str:
        """The same in JSON, however it is escaped; what is no JSON is taken as words."""
        try:
            value = json.loads(text)
        except ValueError:
            return self.hide(text, linked)
        hidden = self.hide_in(value, linked)
        return text if hidden == value else json.dumps(hidden, ensure_ascii=text.isascii())

    def somewhere(self, columns: Iterable[ColumnElement[Any]]) -> ColumnElement[bool]:
        """Which rows may name the person: a quick look that misses none, and finds some that do not."""
        looks = [look for column in columns for look in self._looks(cast(column, Text))]
        return or_(*looks) if looks else true()

    def _looks(self, column: ColumnElement[Any]) -> Iterator[ColumnElement[bool]]:
        for first, *_, last in (name.split() for name in self.names if len(name.split()) > 1):
            # Letters with accents may be escaped or written apart: the longest run of others is looked for.
            runs = filter(None, map(_run, (first, last)))
            yield and_(true(), *(column.icontains(run, autoescape=True) for run in runs))
        for phone in self.phones:
            yield column.like("%" + "%".join(re.sub(r"\D", "", phone)[-7:]) + "%")
        for box in self.addresses:
            yield column.icontains(box, autoescape=True)


def _run(word: str) -> str:
    """The longest run of letters that are written in one way only: none with an accent, no vowel at the end."""
    plain = unicodedata.normalize("NFC", word).casefold()
    return max(re.findall("[a-z]+", plain.rstrip("aeiou'’`´")), key=len, default="")


def _spelt(word: str) -> str:
    """A word of a name; a vowel at its end may have an apostrophe for its accent."""
    return "".join(WAYS.get(c, re.escape(c)) for c in word) + ("['’`´]?" if word[-1] in "aeiou" else "")


def _exact(text: str) -> str:
    return "".join(r"\s+" if c == " " else WAYS.get(c, re.escape(c)) for c in text)


def _number(phone: str) -> str:
    """A number with or without the country's, its digits in any groups; empty when it is too short to tell."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) < DIGITS:
        return ""
    abroad = phone.strip().startswith(("+", "00"))
    digits = digits.removeprefix("00")
    inland = [digits[n:] for n in range(1, 4) if len(digits) - n > DIGITS] if abroad else []
    forms = (GAP.join(form) for form in (digits, *inland))
    return rf"(?:(?:\+|00)\d{{0,3}}{GAP})?(?:{'|'.join(forms)})"


def _spans(pattern: re.Pattern[str] | None, text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text)) if pattern else iter(())


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each of its letters the place in the text."""
    letters = [
        (letter, place)
        for place, character in enumerate(text)
        for letter in unicodedata.normalize("NFKD", character).casefold()
        if not unicodedata.combining(letter)
    ]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]
