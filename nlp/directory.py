"""The names a company knows, in an index that answers what some words could mean."""

from __future__ import annotations

import math
import threading
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from nlp.goods import Goods
from nlp.languages import languages
from nlp.nameindex import CODE, DIGITS, FUZZY_FROM, Forms, Words, number_words, written_short
from nlp.sound import stem
from nlp.tokens import words_of

Kind = Literal["account", "contact", "product", "colleague"]


@dataclass(frozen=True, slots=True)
class AccountName:
    """A firm's name and its short forms."""

    name: str
    aliases: tuple[str, ...] = ()
    city: str | None = None
    owner: str | None = None
    #: The account itself, for whoever looks for it; to the reading, equal names are equal.
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ContactName:
    """A person's name and what else they are called, and the account they belong to."""

    name: str
    account: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductName:
    """A product's name, code and short forms; `kind` is sale or rental, `line` the products it belongs to."""

    name: str
    sku: str | None = None
    price: float | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    line: str | None = None
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ColleagueName:
    """A colleague's name."""

    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name: `variants` are the rows of words it may be said with, the full name first."""

    kind: Kind
    name: str
    account: str | None
    variants: tuple[tuple[str, ...], ...]
    rental: bool = False
    price: float | None = None
    city: str | None = None
    line: str | None = field(default=None, compare=False)
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Similar:
    """A word of the index that a said word may be, and how surely."""

    word: str
    sure: float


@lru_cache(maxsize=1)
def legal_forms() -> frozenset[tuple[str, ...]]:
    """What firms' names end in, of all languages."""
    return frozenset(tuple(f.split()) for lang in languages().values() for f in lang.words("legal"))


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(form[-1] for form in legal_forms())


def name_words(name: str) -> tuple[str, ...]:
    """The words of a firm's name without its legal form."""
    words = words_in(name)
    while len(words) > 1 and words[-1] in _last_words():
        size = next((n for n in (5, 4, 3, 2, 1) if n < len(words) and words[-n:] in legal_forms()), 0)
        if not size:
            break
        words = words[:-size]
    return words


def words_in(name: str) -> tuple[str, ...]:
    """The words of a name, as `words_of` gives them, but what stands between two blanks is read once for all names."""
    return tuple(word for piece in name.split() for word in _in_piece(piece))


@lru_cache(maxsize=50_000)
def _in_piece(piece: str) -> tuple[str, ...]:
    # Plain letters and digits are one word, but for "x48"; most words of most names are such.
    if piece.isascii() and piece.isalnum() and piece[0] not in "xX":
        return (piece.lower(),)
    return words_of(piece)


def _variants(name: str, more: Iterable[str | None]) -> tuple[tuple[str, ...], ...]:
    rows = [name_words(name), *(name_words(m) for m in more if m)]
    rows += [_joined(row) for row in rows if len(row) > 1 and len(row[0]) == len(row[1]) == 1]
    return tuple(dict.fromkeys(r for r in rows if r))


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """The initials that a name begins with as the one word that people say: "C.E.B. Edile" is "ceb edile"."""
    size = next((n for n, word in enumerate(words) if len(word) > 1), len(words))
    return ("".join(words[:size]), *words[size:])


@dataclass(frozen=True, slots=True)
class Names:
    """Names of each kind."""

    accounts: Iterable[AccountName] = ()
    contacts: Iterable[ContactName] = ()
    products: Iterable[ProductName] = ()
    colleagues: Iterable[ColleagueName] = ()

    def entries(self) -> Iterator[Entry]:
        """All of them as the index keeps them."""
        for a in self.accounts:
            yield Entry("account", a.name, a.name, _variants(a.name, a.aliases), city=a.city, id=a.id)
        for c in self.contacts:
            yield Entry("contact", c.name, c.account, _variants(c.name, c.aliases))
        for p in self.products:
            variants = _variants(p.name, (*p.aliases, p.sku))
            yield Entry("product", p.name, None, variants, p.kind == "rental", p.price, line=p.line, id=p.id)
        for colleague in self.colleagues:
            yield Entry("colleague", colleague.name, None, _variants(colleague.name, ()))


class Directory:
    """An index over accounts, contacts, products and colleagues. Names are only added; it may be read meanwhile."""

    def __init__(
        self,
        accounts: Iterable[AccountName] = (),
        contacts: Iterable[ContactName] = (),
        products: Iterable[ProductName] = (),
        colleagues: Iterable[ColleagueName] = (),
    ) -> None:
        self._adding = threading.Lock()
        self._entries: list[Entry] = []
        self._words, self._places, self._forms, self._goods = Words(), Words(), Forms(), Goods()
        self._counts: dict[str, dict[str, int]] = {}
        self._sizes: dict[str, int] = {}
        self._cache: dict[tuple[str, bool], tuple[Similar, ...]] = {}
        self._fill(Names(accounts, contacts, products, colleagues).entries())

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Directory:
        """The directory of a JSON object with lists of accounts, contacts, products and colleagues."""

        def listed(name: str) -> Iterable[Mapping[str, Any]]:
            return data.get(name) or ()

        def also(thing: Mapping[str, Any]) -> tuple[str, ...]:
            return tuple(thing.get("aliases") or ())

        return cls(
            [AccountName(a["name"], also(a), a.get("city"), a.get("owner")) for a in listed("accounts")],
            [ContactName(c["name"], c.get("account"), c.get("role"), also(c)) for c in listed("contacts")],
            [
                ProductName(p["name"], p.get("sku"), p.get("price"), p.get("kind"), also(p), p.get("line"))
                for p in listed("products")
            ],
            [ColleagueName(c["name"]) for c in listed("colleagues")],
        )

    def without(self, names: Container[str]) -> Directory:
        """The directory of a company that does not know these names."""
        fewer = Directory()
        fewer._fill(entry for entry in self.entries if entry.name not in names)
        return fewer

    def add(self, names: Names) -> None:
        """Names that became known; what is found then is as if they had been there from the first."""
        self._fill(names.entries())

    def _fill(self, entries: Iterable[Entry]) -> None:
        with self._adding:
            for entry in entries:
                self._put(entry)
            self._places.settle()
            self._cache = {}  # a new one: who is looking something up keeps the old one's answers to themselves

    def _put(self, entry: Entry) -> None:
        number = len(self._entries)
        self._entries.append(entry)  # before its words: whoever finds one of them finds the entry
        self._sizes[entry.kind] = self._sizes.get(entry.kind, 0) + 1
        counts = self._counts.setdefault(entry.kind, {})
        words = {w for variant in entry.variants for w in variant}
        for word in words:
            counts[word] = counts.get(word, 0) + 1
            if self._words.add(word, number):
                self._forms.add(word)
        if entry.kind == "product":
            self._goods.add(number, words.union(words_in(entry.line or "")))
        if entry.kind == "account":
            for word in words.union(words_in(entry.city or "")):
                self._places.add(word, number)

    @property
    def entries(self) -> Sequence[Entry]:
        """All names; each is known by its place."""
        return self._entries

    @property
    def postings(self) -> Mapping[str, Sequence[int]]:
        """Which entries hold a word."""
        return self._words.holders

    @property
    def places(self) -> Words:
        """The words of the accounts' names and towns."""
        return self._places

    @property
    def goods(self) -> Goods:
        """The words of the products and of their lines."""
        return self._goods

    def weight(self, kind: str, word: str) -> float:
        """How telling a word is among the names of a kind: rare words weigh more."""
        return math.log(1 + (self._sizes.get(kind, 0) + 1) / (1 + self.holders(kind, word)))

    def holders(self, kind: str, word: str) -> int:
        """How many names of a kind hold a word."""
        return self._counts.get(kind, {}).get(word, 0)

    def similar(self, said: str, fuzzy: bool = True) -> tuple[Similar, ...]:
        """The words of the index that a said word may be, the surest first."""
        key, cache = (said, fuzzy), self._cache
        if key not in cache:
            if len(cache) > 20_000:
                cache = self._cache = {}
            cache[key] = self._similar(said, fuzzy)
        return cache[key]

    def _similar(self, said: str, fuzzy: bool) -> tuple[Similar, ...]:
        known = self._words.holders
        if said in known and CODE.match(said):
            return (Similar(said, 1.0),)  # "TX26" is that model, and not the "TX26ZT"
        found: dict[str, float] = {said: 1.0} if said in known else {}
        plural = said[:-1] if said.endswith("s") and DIGITS.search(said) else ""
        owned = said[:-1] if said.endswith("s") and len(said) > FUZZY_FROM and said not in known else ""
        for form, sure in (
            (said, 0.97),
            (number_words().get(said, ""), 0.97),
            (written_short().get(said, ""), 0.97),
            (owned if owned in known else "", 0.96),  # "Revello's", dictated: "revellos"
            (stem(said), 0.95),
            (plural, 0.97),
        ):
            if form:
                found |= {w: sure for w in self._forms.written(form) if w not in found}
                if form in known and form not in found:
                    found[form] = sure
        if said.isdigit():
            found |= {w: 0.8 for w in self._forms.written("#" + said) if w not in found}
        if fuzzy and not found and len(said) >= FUZZY_FROM and said.isalpha():
            found = self._forms.heard(said)
        return tuple(sorted((Similar(w, s) for w, s in found.items()), key=lambda s: (-s.sure, s.word)))


EMPTY = Directory()
