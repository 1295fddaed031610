"""Business cards: vCard 2.1, 3.0 and 4.0, several in a file, as one sheet with a row a card."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any, cast

import vobject  # type: ignore[import-untyped]

from storage.files.encodings import encoding_of
from storage.files.problems import FileProblem
from storage.files.sheets import Row, Sheet
from storage.files.sources import Source

logging.getLogger("vobject.base").setLevel(logging.CRITICAL)  # it writes lines that it leaves out to the console

BEGIN, END = "BEGIN:VCARD", "END:VCARD"
#: What phones are good for, as TYPE says: a fax or a pager is neither.
MOBILE = frozenset(("cell", "iphone"))
NO_PHONE = frozenset(("fax", "pager", "modem"))
SCHEME = re.compile(r"^(tel|mailto|sms):", re.IGNORECASE)


class Cards(Sheet):
    """A file of cards; the first row names the fields and stands in no line."""

    def __init__(self, source: Source, encoding: str) -> None:
        super().__init__(source.file)
        self._source = source
        self._encoding = encoding

    def rows(self) -> Iterator[Row]:
        """See `Sheet.rows`; a card's line is that of its BEGIN."""
        yield Row(0, tuple(FIELDS))
        for line, text in self._texts():
            card = _card(text)
            cells = tuple([(field(card) or "").strip() or None for field in FIELDS.values()])
            if any(cells):
                yield Row(line, cells)

    def _texts(self) -> Iterator[tuple[int, str]]:
        """The text of each card, with the line on which it begins; a card that is cut off at the end counts too."""
        card: list[str] = []
        begun = 0
        with self._source.open() as stream:
            lines = io.TextIOWrapper(cast(io.BufferedReader, stream), self._encoding)
            for number, line in enumerate(lines, start=1):
                word = line.strip().upper()
                if word == BEGIN:
                    card, begun = [], number
                elif word == END and begun:
                    yield begun, "".join(card)
                    card, begun = [], 0
                elif begun:
                    card.append(line)
        if begun:
            yield begun, "".join(card)


def open_cards(source: Source) -> list[Sheet]:
    """The one sheet of a vCard file. Raises FileProblem: not_vcard, wrong_encoding, unknown_format."""
    sheet = Cards(source, encoding_of(source))
    if sheet.count() < 2:  # nothing but the names of the fields
        raise FileProblem("not_vcard", source.file)
    return [sheet]


def _card(text: str) -> dict[str, list[Any]]:
    """The properties of a card by name in small letters; a property that cannot be read is left out."""
    try:
        return _parsed(text)
    except Exception:  # vobject lets many errors of the standard library pass
        return _readable(text)


def _parsed(text: str) -> dict[str, list[Any]]:
    whole = f"{BEGIN}\n{text.rstrip()}\n{END}\n"
    card = next(vobject.readComponents(whole, ignoreUnreadable=True, allowQP=True))
    return cast(dict[str, list[Any]], card.contents)


def _readable(text: str) -> dict[str, list[Any]]:
    """The properties that can be read each on its own."""
    found: dict[str, list[Any]] = {}
    for line in re.split(r"\n(?![ \t])", text):
        try:
            properties = _parsed(line)
        except Exception:  # noqa: S112
            continue
        for name, values in properties.items():
            found.setdefault(name, []).extend(values)
    return found


def _types(value: Any) -> set[str]:
    """What TYPE says, in any of the versions' ways, in small letters."""
    said = [*value.params.get("TYPE", ()), *value.singletonparams]
    return {word.strip().lower() for words in said for word in words.split(",")}


def _preferred(values: list[Any]) -> list[Any]:
    """The values with the preferred ones first."""
    return sorted(values, key=lambda value: "pref" not in _types(value) and "PREF" not in value.params)


def _plain(value: Any) -> str:
    """A value as text: the first of several."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def _text(*names: str) -> Callable[[dict[str, list[Any]]], str]:
    """The first of the properties that has a text."""

    def read(card: dict[str, list[Any]]) -> str:
        found = [_plain(value.value) for name in names for value in _preferred(card.get(name, []))]
        return next((SCHEME.sub("", text) for text in found if text.strip()), "")

    return read


def _part(name: str, *parts: str) -> Callable[[dict[str, list[Any]]], str]:
    """Parts of the first property of a name that has parts, with a blank between them."""

    def read(card: dict[str, list[Any]]) -> str:
        whole = next((value.value for value in _preferred(card.get(name, []))), None)
        said = [getattr(whole, part, "") for part in parts]
        return " ".join(" ".join(part) if isinstance(part, list) else part for part in said)

    return read


def _phones(card: dict[str, list[Any]]) -> tuple[str, str]:
    """Mobile and phone; a second mobile stands in for a phone that is not there."""
    phones = [phone for phone in _preferred(card.get("tel", [])) if not _types(phone) & NO_PHONE]
    mobiles = [SCHEME.sub("", _plain(phone.value)) for phone in phones if _types(phone) & MOBILE]
    others = [SCHEME.sub("", _plain(phone.value)) for phone in phones if not _types(phone) & MOBILE]
    return next(iter(mobiles), ""), next(iter((*others, *mobiles[1:])), "")


#: The fields of the sheet, and how each is read off a card.
FIELDS: dict[str, Callable[[dict[str, list[Any]]], str]] = {
    "first_name": _part("n", "given", "additional"),
    "last_name": _part("n", "family"),
    "name": _text("fn"),
    "company": _text("org"),
    "role": _text("title", "role"),
    "phone": lambda card: _phones(card)[1],
    "mobile": lambda card: _phones(card)[0],
    "email": _text("email"),
    "street": _part("adr", "street", "extended"),
    "postcode": _part("adr", "code"),
    "city": _part("adr", "city"),
    "province": _part("adr", "region"),
    "country": _part("adr", "country"),
    "note": _text("note"),
    "web": _text("url"),
}


def one(text: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The fields of a single card by their names, and all the ways to reach whom it is of, each with its kind (phone,
    mobile, email), the preferred ones first. Empty where it cannot be read."""
    card = _card(text.replace(BEGIN, "").replace(END, ""))
    fields = {name: (read(card) or "").strip() for name, read in FIELDS.items()}
    phones = [phone for phone in _preferred(card.get("tel", [])) if not _types(phone) & NO_PHONE]
    ways = [("mobile" if _types(one) & MOBILE else "phone", _plain(one.value)) for one in phones]
    ways += [("email", _plain(one.value)) for one in _preferred(card.get("email", []))]
    clean = [(kind, SCHEME.sub("", value).strip()) for kind, value in ways]
    return fields, tuple(dict.fromkeys((kind, value) for kind, value in clean if value))
