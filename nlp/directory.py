"""The names a company knows, in an index that answers what some words could mean."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from nlp.languages import languages
from nlp.sound import likeness, shortened, skeleton, stem
from nlp.tokens import words_of

# The part of a model code that is said: "V10" of "V10E".
CODE = re.compile(r"[a-z]+\d+")
DIGITS = re.compile(r"\d+")
Kind = Literal["account", "contact", "product", "colleague"]
# Below these lengths a misheard word is taken for another word.
FUZZY_FROM = 5
STEM_FROM = 4
LIKE_ENOUGH = 0.75
SKELETON_FROM = 3


@dataclass(frozen=True, slots=True)
class AccountName:
    """A firm's name and its short forms."""

    name: str
    aliases: tuple[str, ...] = ()
    city: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ContactName:
    """A person's name, and the account they belong to."""

    name: str
    account: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ProductName:
    """A product's name, code and short forms; `kind` is sale or rental."""

    name: str
    sku: str | None = None
    price: float | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()


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
def number_words() -> Mapping[str, str]:
    """Single words for whole numbers, of all languages, with their digits."""
    atoms = ((w, v) for lang in languages().values() for w, v in lang.numbers.get("atoms", {}).items())
    return {word: str(int(value)) for word, value in atoms}


@lru_cache(maxsize=1)
def _written_short() -> Mapping[str, str]:
    return {w[0]: s for lang in languages().values() for w, s in lang.classes.get("name_short", {}).items()}


def name_words(name: str) -> tuple[str, ...]:
    """The words of a firm's name without its legal form."""
    words = words_of(name)
    while len(words) > 1:
        size = next((n for n in (5, 4, 3, 2, 1) if n < len(words) and words[-n:] in legal_forms()), 0)
        if not size:
            break
        words = words[:-size]
    return words


def _variants(name: str, more: Iterable[str | None]) -> tuple[tuple[str, ...], ...]:
    rows = [name_words(name), *(name_words(m) for m in more if m)]
    return tuple(dict.fromkeys(r for r in rows if r))


class Directory:
    """An immutable index over accounts, contacts, products and colleagues."""

    def __init__(
        self,
        accounts: Iterable[AccountName] = (),
        contacts: Iterable[ContactName] = (),
        products: Iterable[ProductName] = (),
        colleagues: Iterable[ColleagueName] = (),
    ) -> None:
        self.entries: tuple[Entry, ...] = (
            *(Entry("account", a.name, a.name, _variants(a.name, a.aliases), city=a.city) for a in accounts),
            *(Entry("contact", c.name, c.account, _variants(c.name, ())) for c in contacts),
            *(
                Entry("product", p.name, None, _variants(p.name, (*p.aliases, p.sku)), p.kind == "rental", p.price)
                for p in products
            ),
            *(Entry("colleague", c.name, None, _variants(c.name, ())) for c in colleagues),
        )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Directory:
        """The directory of a JSON object with lists of accounts, contacts, products and colleagues."""

        def listed(name: str) -> Iterable[Mapping[str, Any]]:
            return data.get(name) or ()

        def also(thing: Mapping[str, Any]) -> tuple[str, ...]:
            return tuple(thing.get("aliases") or ())

        return cls(
            [AccountName(a["name"], also(a), a.get("city"), a.get("owner")) for a in listed("accounts")],
            [ContactName(c["name"], c.get("account"), c.get("role")) for c in listed("contacts")],
            [ProductName(p["name"], p.get("sku"), p.get("price"), p.get("kind"), also(p)) for p in listed("products")],
            [ColleagueName(c["name"]) for c in listed("colleagues")],
        )

    def without(self, names: Container[str]) -> Directory:
        """The directory of a company that does not know these names."""
        fewer = Directory()
        fewer.entries = tuple(entry for entry in self.entries if entry.name not in names)
        return fewer

    @cached_property
    def postings(self) -> Mapping[str, tuple[int, ...]]:
        """Which entries hold a word."""
        index: dict[str, dict[int, None]] = defaultdict(dict)
        for number, entry in enumerate(self.entries):
            for word in {w for variant in entry.variants for w in variant}:
                index[word][number] = None
        return {word: tuple(numbers) for word, numbers in index.items()}

    @cached_property
    def _counts(self) -> Mapping[str, Mapping[str, int]]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in self.entries:
            counts[entry.kind].update({w for variant in entry.variants for w in variant})
        return counts

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        return Counter(e.kind for e in self.entries)

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        """Words of the index by stem, digits and usual short form."""
        index: dict[str, list[str]] = defaultdict(list)
        for word in self.postings:
            for form in {stem(word), number_words().get(word, ""), _written_short().get(word, "")} - {"", word}:
                index[form].append(word)
            if (code := CODE.match(word)) and code.group() != word:
                index[code.group()].append(word)
            for core in set(DIGITS.findall(word)) - {word}:
                index["#" + core].append(word)
        return {form: tuple(words) for form, words in index.items()}

    @cached_property
    def _misheard(self) -> Mapping[str, tuple[str, ...]]:
        """Words of the index by their sound, and by what is left with one letter less."""
        index: dict[str, list[str]] = defaultdict(list)
        for word in self.postings:
            if len(word) >= STEM_FROM and word.isalpha():
                index["~" + skeleton(word)].append(word)
                for short in shortened(word):
                    index[short].append(word)
        return {form: tuple(words) for form, words in index.items()}

    @cached_property
    def _cache(self) -> dict[tuple[str, bool], tuple[Similar, ...]]:
        return {}

    def weight(self, kind: str, word: str) -> float:
        """How telling a word is among the names of a kind: rare words weigh more."""
        return math.log(1 + (self._sizes.get(kind, 0) + 1) / (1 + self._counts.get(kind, {}).get(word, 0)))

    def holders(self, kind: str, word: str) -> int:
        """How many names of a kind hold a word."""
        return self._counts.get(kind, {}).get(word, 0)

    def similar(self, said: str, fuzzy: bool = True) -> tuple[Similar, ...]:
        """The words of the index that a said word may be, the surest first."""
        key = (said, fuzzy)
        if key not in self._cache:
            if len(self._cache) > 20_000:
                self._cache.clear()
            self._cache[key] = self._similar(said, fuzzy)
        return self._cache[key]

    def _similar(self, said: str, fuzzy: bool) -> tuple[Similar, ...]:
        found: dict[str, float] = {said: 1.0} if said in self.postings else {}
        plural = said[:-1] if said.endswith("s") and DIGITS.search(said) else ""
        short = _written_short().get(said, "")
        for form, sure in (
            (said, 0.97),
            (number_words().get(said, ""), 0.97),
            (short, 0.97),
            (stem(said), 0.95),
            (plural, 0.97),
        ):
            if form:
                found |= {w: sure for w in self._forms.get(form, ()) if w not in found}
                if form in self.postings and form not in found:
                    found[form] = sure
        if said.isdigit():
            found |= {w: 0.8 for w in self._forms.get("#" + said, ()) if w not in found}
        if fuzzy and not found and len(said) >= FUZZY_FROM and said.isalpha():
            found = self._by_ear(said)
        return tuple(sorted((Similar(w, s) for w, s in found.items()), key=lambda s: (-s.sure, s.word)))

    def _by_ear(self, said: str) -> dict[str, float]:
        words = dict.fromkeys(w for form in shortened(said) for w in self._misheard.get(form, ()))
        key = skeleton(said)
        if len(key) >= SKELETON_FROM:
            words |= dict.fromkeys(self._misheard.get("~" + key, ()))
        scored = {w: likeness(said, w) + (0.13 if skeleton(w) == key else 0) for w in words}
        best = max(scored.values(), default=0.0)
        return {w: min(0.94, s) for w, s in scored.items() if s >= LIKE_ENOUGH and s > best - 0.08}


EMPTY = Directory()
