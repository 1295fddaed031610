"""Is this the same firm? An index over a company's accounts that says which of them a written name is."""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from nlp.firmfit import ALIKE, DOUBTFUL, OTHER, WEIGHTS, Fit, fit
from nlp.firmnames import FirmName, also, parse, taken_apart
from nlp.firmpairs import NEAR_FROM, bare, glued, near
from nlp.firmwords import commonness, role, vocabulary
from nlp.sound import skeleton
from nlp.tokens import fold

# Firms that are compared in full; firms that are offered; how much worse than the best an offered one may be.
COMPARED, OFFERED, BEHIND = 25, 8, 0.35
# Of the firms with one word no more than this are looked at.
CROWD = 3000
# A rival whose name says as much of what was written, less this, leaves doubt.
MARGIN = 0.08
# All of a name, but for a word that says nothing.
ALL = 0.95
# What the same city, another city and the firm's own e-mail domain say beside the name.
SAME_CITY, OTHER_CITY, SAME_DOMAIN = 0.15, -0.05, 0.25
# Letters by which names that a column cut off are found again.
HEAD = 16
# What marks a part of a name off from the rest.
ASIDE = re.compile(r"\s[-–—/|]\s|[()\[\]]")
NOT_ALNUM = re.compile(r"[\W_]+")
VAT = re.compile(r"(?:[a-z]{2})?(\d{7,15})[a-z]{0,3}")


@dataclass(frozen=True)
class Firm:
    """An account as the index knows it; `vat` and `email` may be written anyhow."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    city: str | None = None
    vat: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Match:
    """`sure` is the firm's id; else `candidates` are the ids that it may be, best first; both empty: no such firm."""

    sure: int | None = None
    candidates: tuple[int, ...] = ()


class Firms:
    """An index over firms: by name, by word, by misspelt word, by beginning, by VAT number and by e-mail domain."""

    def __init__(self, firms: Iterable[Firm] = ()) -> None:
        self._firms: dict[int, Firm] = {}
        # Lists for words, which may have thousands of bearers; tuples where nearly all have one: many fewer to collect.
        self._words: dict[str, list[int]] = defaultdict(list)
        self._misspelt: dict[str, list[str]] = defaultdict(list)
        self._whole: dict[str, tuple[int, ...]] = {}
        self._heads: dict[str, tuple[int, ...]] = {}
        self._initials: dict[str, tuple[int, ...]] = {}
        self._vats: dict[str, tuple[int, ...]] = {}
        self._domains: dict[str, tuple[int, ...]] = {}
        for firm in firms:
            self.add(firm)

    def add(self, firm: Firm) -> None:
        """Take a firm into the index; its id is new."""
        self._firms[firm.id] = firm
        names = self._names(firm.id, taken_apart)
        for name in names:
            for word in name.words:
                if word not in self._words and len(word) >= NEAR_FROM and role(word) == "name":
                    for key in _sounds(word):
                        self._misspelt[key].append(word)
        for word in {w for n in names for w in _keys(n)}:
            self._words[word].append(firm.id)
        for name in names:
            _note(self._whole, name.whole, firm.id)
            _note(self._heads, name.plain[:HEAD] if len(name.plain) >= HEAD else "", firm.id)
            _note(self._initials, "".join([w[0] for w in name.words]) if len(name.words) > 2 else "", firm.id)
        _note(self._vats, vat_key(firm.vat), firm.id)
        _note(self._domains, domain(firm.email), firm.id)

    def _names(self, firm: int, read: Callable[[str], FirmName] = parse) -> tuple[FirmName, ...]:
        """The firm's names taken apart. They are not kept: an index of many firms would grow by a multiple."""
        known = self._firms[firm]
        return tuple([read(part) for n in dict.fromkeys((known.name, *known.aliases)) if n for part in also(n)])

    def find(self, written: str, city: str | None = None, vat: str | None = None, email: str | None = None) -> Match:
        """Which firm a written name is; city, VAT number and e-mail address confirm or tell apart."""
        name = parse(written)
        number, box = vat_key(vat), domain(email)
        same_vat = self._vats.get(number, ())
        if len(same_vat) == 1:
            return Match(same_vat[0])
        exact = [i for i in dict.fromkeys(self._whole.get(name.whole, ())) if not self._other_vat(i, number)]
        if len(exact) == 1:
            return Match(exact[0])
        more = (*self._domains.get(box, ())[:OFFERED], *same_vat)

        def fits(nearby: Iterable[int]) -> dict[int, Fit]:
            return {i: self._checked(i, self._best(name, i, city, box), number) for i in dict.fromkeys(nearby)}

        found = fits(exact or (*self._nearby(name, misspelt=False), *more))
        if not any(f.level == ALIKE for f in found.values()):
            found |= fits(self._nearby(name, misspelt=True))
        decided = self._decided(found, len(name.words))
        return decided if decided != Match() else self._in_part(written, city)

    def _in_part(self, written: str, city: str | None) -> Match:
        """The firms that one of several marked-off parts means: "HQ - Rossi Ltd", "Rossi (billing)"; never sure."""
        parts = [part for part in ASIDE.split(written) if part.strip()]
        found = [self.find(part, city).sure for part in parts] if len(parts) > 1 else []
        return Match(None, tuple(dict.fromkeys(i for i in found if i is not None)))

    def _decided(self, fits: dict[int, Fit], words: int) -> Match:
        if any(f.level == ALIKE and not f.misspelt for f in fits.values()):
            fits = {i: replace(f, level=min(f.level, DOUBTFUL)) if f.misspelt else f for i, f in fits.items()}
        ranked = [i for i in sorted(fits, key=lambda i: (-fits[i].level, -fits[i].score, i)) if fits[i].level > OTHER]
        if ranked and _leads([fits[i] for i in ranked], words):
            return Match(ranked[0])
        best = max((fits[i].score for i in ranked), default=0.0)
        return Match(None, tuple(i for i in ranked if fits[i].score > best - BEHIND)[:OFFERED])

    def _other_vat(self, firm: int, number: str) -> bool:
        own = vat_key(self._firms[firm].vat)
        return bool(number and own and number != own)

    def _checked(self, firm: int, found: Fit, number: str) -> Fit:
        """A fit in the light of the VAT numbers: another number is another firm, or a mistake to ask about."""
        if not self._other_vat(firm, number):
            return found
        return replace(found, level=DOUBTFUL if found.level == ALIKE else OTHER)

    def _best(self, name: FirmName, firm: int, city: str | None, box: str) -> Fit:
        """The fit of the firm's name or alias that fits best."""
        known = self._firms[firm]
        places = _place(known.city)
        found = max((fit(name, n, self.weight, places) for n in self._names(firm)), key=_rank, default=Fit(OTHER))
        if city and places:
            found = replace(found, bonus=SAME_CITY if places & _place(city) else OTHER_CITY)
        if box and (box == domain(known.email) or self._says(box, firm)):
            found = replace(found, level=max(found.level, DOUBTFUL), bonus=found.bonus + SAME_DOMAIN)
        return found

    def _says(self, box: str, firm: int) -> bool:
        """Whether the domain is the firm's name run together."""
        letters = NOT_ALNUM.sub("", box.rsplit(".", 1)[0])
        return any(
            letters in (n.plain, "".join(n.spelled), "".join(w for w in n.words if role(w) != "empty"))
            for n in self._names(firm)
        )

    def _nearby(self, name: FirmName, misspelt: bool) -> list[int]:
        """The firms that are worth comparing in full."""
        words = tuple(dict.fromkeys(_keys(name)))
        telling = [w for w in words if role(w) in ("name", "number")]
        found = self._bearers([*telling, *(self._near_words(telling) if misspelt else ())])
        found = found or self._bearers(w for w in words if role(w) in ("first", "town"))
        found = found or self._bearers(w for w in words if role(w) == "trade")
        if not found and len(name.words) == 1 and misspelt:
            found = set(self._initials.get(name.plain, ())[:OFFERED])
        heads = self._heads.get(name.plain[:HEAD], ()) if len(name.plain) >= HEAD else ()
        cut = (i for i in heads[:CROWD] if any(_begins(n.plain, name.plain) for n in self._names(i)))
        return [*self._best_of(words, found), *cut]

    def _best_of(self, words: tuple[str, ...], firms: set[int]) -> list[int]:
        """The firms that bear most of the words."""
        if len(firms) <= COMPARED:
            return sorted(firms)
        borne = dict.fromkeys(firms, 0.0)
        for word in words:
            worth = self.weight(word) if role(word) == "name" else WEIGHTS[role(word)]
            for firm in firms.intersection(self._words.get(word, ())):
                borne[firm] += worth
        return heapq.nlargest(COMPARED, borne, key=lambda i: (borne[i], -i))

    def _bearers(self, words: Iterable[str]) -> set[int]:
        """The firms that bear one of the words, those of the rarest words first."""
        found: set[int] = set()
        for ids in sorted((self._words[w] for w in words if w in self._words), key=len):
            if found and len(ids) > CROWD:
                break
            found.update(ids[:CROWD])
        return found

    def _near_words(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            if len(word) < NEAR_FROM:
                continue
            for key in _sounds(word, spread=1):
                heard = process.extract(
                    word, self._misspelt.get(key, ()), scorer=OSA.distance, score_cutoff=3, limit=20
                )
                yield from (w for w, _, _ in heard if w != word and near(word, w))

    def weight(self, word: str) -> float:
        """How telling a word is, 0 to 1: rare in the language and rare among the firms."""
        bearers = len(self._words.get(word, ()))
        common = max(0.0, commonness(word) - 2) * 0.16
        return (1 - common) / (1 + 0.15 * math.log2(max(2, bearers) / 2))


def _leads(ranked: list[Fit], words: int) -> bool:
    """Whether the best fits, and no other nearly as well."""
    top, rivals = ranked[0], ranked[1:]
    if top.level < ALIKE:
        return False
    whole = words > 1 and top.told >= ALL and top.known >= ALL
    return not any(_rivals(rival, top, whole) for rival in rivals)


def _rivals(rival: Fit, top: Fit, whole: bool) -> bool:
    """Whether another firm may be meant as well."""
    if rival.clashes and (top.agrees or not rival.agrees) and rival.level < ALIKE:
        return rival.clashes and not top.agrees and rival.told + rival.bonus >= top.told + top.bonus
    if whole and not (rival.told >= ALL and rival.known >= ALL) and rival.bonus <= top.bonus:
        return False
    return rival.told + rival.bonus >= top.told + top.bonus - MARGIN


def _note(index: dict[str, tuple[int, ...]], key: str, firm: int) -> None:
    if key:
        index[key] = (*index.get(key, ()), firm)


def _rank(found: Fit) -> tuple[int, float]:
    return found.level, found.score


def _begins(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _keys(name: FirmName) -> Iterator[str]:
    """The words under which a name is found: its own, without endings, and two that may be written as one."""
    for word in name.words:
        yield word
        if (short := bare(word)) != word:
            yield short
    yield from glued(name.raw)


def _sounds(word: str, spread: int = 0) -> Iterator[str]:
    """Keys that a misspelt word shares with the right one: how it begins and its length, how it ends, its sound."""
    for size in range(len(word) - spread, len(word) + spread + 1):
        yield f"{word[:2]}{size}"
    yield "-" + word[-4:]
    yield "~" + skeleton(word)


def _place(city: str | None) -> frozenset[str]:
    return frozenset(parse(city).words) if city else frozenset()


def vat_key(vat: str | None) -> str:
    """The digits of a VAT number that looks like one, without country and leading zeros; else empty."""
    if not vat:
        return ""
    match = VAT.fullmatch(vat) or VAT.fullmatch(NOT_ALNUM.sub("", fold(vat)))
    return match[1].lstrip("0") if match and len(set(match[1])) > 1 else ""


def domain(email: str | None) -> str:
    """The domain of an address that is a firm's own; empty for letter boxes that everybody may have."""
    if not email:
        return ""
    found = fold(email).strip().rpartition("@")[2]
    labels = found.split(".")
    return "" if len(labels) < 2 or vocabulary().mailboxes & set(labels[:-1]) else found
