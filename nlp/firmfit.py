"""How well a written name fits a firm's: what both say, what one says alone, what contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nlp.firmnames import FirmName
from nlp.firmpairs import ACRONYM, KIN, MISSPELT, Pair, pair
from nlp.firmwords import Role, commonness, role

# Weighs a word that is a firm's own: rare words tell more.
Weigh = Callable[[str], float]
ALIKE, DOUBTFUL, OTHER = 2, 1, 0
# How much the kinds of words weigh beside one that is the firm's own.
WEIGHTS: Mapping[Role, float] = {
    "name": 1.0, "number": 0.5, "first": 0.35, "town": 0.3, "trade": 0.25, "initial": 0.12, "empty": 0.06,
}  # fmt: skip
# What a legal form that both say weighs.
FORM = 0.15
# Words that tell a firm or its owner from another; those that tell an owner.
TELLING = frozenset({"name", "number", "first", "town", "initial"})
PERSONAL = frozenset({"first", "initial"})
# A shared word that weighs less than the first is no firm's own; one below the second is borne by many.
OWN, RARE = 0.4, 0.72
# Words that weigh less are left out without harm when a rare one is told.
SLIGHT = 0.62
# What an owner's words weigh as the firm's own.
OWNER = 0.7
# Names that share so much more than each says alone may be one.
OUTWEIGHS = 1.5
# The share that must be told, or known, of a name that is told in part.
MOST, HALF, SOME = 0.95, 0.55, 0.25
# A misspelt word: as long as this, and in no language, it is sure when the rest agrees.
LONG, NO_WORD = 6, 2.5
# Names of so many letters that begin alike were cut off by a column.
CUT_FROM = 16


@dataclass(frozen=True, slots=True)
class Fit:
    """`told` is the share of the written name found in the firm's, `known` the share of the firm's found in it.

    `bonus` is what city and e-mail address add, `misspelt` whether a word is only nearly the same, `clashes` whether
    form or trade contradict, `agrees` whether both say the same form.
    """

    level: int
    told: float = 0.0
    known: float = 0.0
    bonus: float = 0.0
    misspelt: bool = False
    clashes: bool = False
    agrees: bool = False

    @property
    def score(self) -> float:
        """For ranking: both shares, and what confirms."""
        return 0.6 * self.told + 0.4 * self.known + self.bonus - 0.1 * self.clashes


@dataclass(frozen=True, slots=True)
class Shared:
    """Two names side by side: `words` of the written one that the firm's has, and what each says alone."""

    words: tuple[tuple[str, float], ...]
    extra: tuple[str, ...]
    missing: tuple[str, ...]
    tail: tuple[str, ...]
    own: float
    told: float
    known: float
    agrees: bool
    placed: bool
    owner: bool

    @property
    def literal(self) -> bool:
        """Whether something more than one name is the same in both."""
        return self.agrees + len([w for w, sure in self.words if role(w) != "empty" and sure > MISSPELT]) > 1


def fit(written: FirmName, firm: FirmName, weigh: Weigh, places: frozenset[str] = frozenset()) -> Fit:
    """How well a written name fits a firm's; `places` are the words of the firm's city."""
    pairs = pair(written, firm)
    shared = _shared(pairs, written, firm, weigh, places)
    forms = bool(written.forms and firm.forms and not written.forms & firm.forms)
    trade = _has(shared.extra, "trade") and _has(shared.missing, "trade")
    cut_off = _cut_off(written, firm)
    level = ALIKE if cut_off else _level(shared, weigh)
    misspelt = not cut_off and any(p.sure == MISSPELT for p in pairs)
    if misspelt and not _sure_of(pairs, written, firm):
        level = min(level, DOUBTFUL)
    if level == ALIKE and _has(shared.extra, "trade") and (shared.own < RARE or _has(firm.words, "first")):
        level = DOUBTFUL
    if misspelt and _slip(pairs, written, firm):
        level = OTHER
    if shared.owner or {sure for w, sure in shared.words if role(w) in TELLING} == {ACRONYM}:
        level = min(level, DOUBTFUL)
    if trade and (level == DOUBTFUL or shared.own < RARE):
        level = OTHER
    if forms and shared.own < RARE:
        level = max(OTHER, level - 1)
    if forms or trade:
        level = min(level, DOUBTFUL)
    return Fit(level, shared.told, shared.known, 0.0, misspelt, forms or trade, shared.agrees)


def _has(words: Iterable[str], kind: Role) -> bool:
    return any(role(w) == kind for w in words)


def weight(word: str, weigh: Weigh) -> float:
    """How much a word tells."""
    kind = role(word)
    return WEIGHTS[kind] * (weigh(word) if kind == "name" else 1.0)


def _shared(pairs: tuple[Pair, ...], written: FirmName, firm: FirmName, weigh: Weigh, places: frozenset[str]) -> Shared:
    lefts = {i: p.sure for p in pairs for i in p.written}
    rights = {j for p in pairs for j in p.firm}
    words = tuple((written.words[i], sure) for i, sure in lefts.items())
    extra = tuple(w for i, w in enumerate(written.words) if i not in lefts and w not in places)
    absent = [w for j, w in enumerate(firm.words) if j not in rights and w not in places]
    if any("".join(o[0] for o in firm.words if o != w) == w for w in firm.words):
        absent = []  # the name says itself twice, in full and by its initials
    missing = tuple(w for w in absent if w not in firm.tail)
    agrees = bool(written.forms & firm.forms)
    both = sum(weight(w, weigh) for w, _ in words)
    heard = sum(weight(w, weigh) * (0 if sure == KIN else sure) for w, sure in words)
    heard += FORM * agrees
    said = both + sum(weight(w, weigh) for w in extra) + FORM * bool(written.forms)
    known = both / (both + sum(weight(w, weigh) for w in missing) or 1)
    owner = {firm.words[j] for j in rights} & firm.tail
    whole = owner == firm.tail
    own = sum(
        weight(w, weigh) * sure * (OWNER if w in owner and not whole else 1) for w, sure in words if role(w) == "name"
    )
    tail = tuple(w for w in absent if w in firm.tail)
    ours = any(
        role(w) in TELLING and firm.words[j] not in owner
        for p in pairs
        for i, j in zip(p.written, p.firm, strict=False)
        for w in (written.words[i],)
    )
    placed = any(w in places for i, w in enumerate(written.words) if i not in lefts)
    return Shared(
        words,
        extra,
        missing,
        tail,
        own,
        heard / (said or 1),
        known,
        agrees,
        placed,
        bool(owner) and not whole and not ours,
    )


def _level(shared: Shared, weigh: Weigh) -> int:
    """What the telling words alone say."""
    extra = [w for w in shared.extra if role(w) in TELLING]
    missing = [w for w in shared.missing if role(w) in TELLING]
    if not extra and not missing:
        return _complete(shared)
    if shared.own < OWN:
        telling = [role(w) for w, _ in shared.words if role(w) in TELLING]
        return DOUBTFUL if (len(telling) > 1 or "name" in telling) and not extra and shared.told >= MOST else OTHER
    if extra:
        return _with_extra(shared, extra, missing, weigh)
    return _without(shared, missing, weigh)


def _complete(shared: Shared) -> int:
    """Neither name says a telling word alone."""
    if not shared.words or all(role(w) == "empty" for w, _ in shared.words):
        return OTHER
    if shared.own or any(role(w) in TELLING for w, _ in shared.words):
        return ALIKE if shared.own >= OWN or min(shared.told, shared.known) > HALF else OTHER
    if shared.placed:
        return OTHER
    return ALIKE if min(shared.told, shared.known) >= MOST else DOUBTFUL if shared.told >= MOST else OTHER


def _with_extra(shared: Shared, extra: list[str], missing: list[str], weigh: Weigh) -> int:
    """The written name says a telling word that the firm's does not."""
    other = [*missing, *shared.tail]
    if any(role(w) in PERSONAL for w in extra) and any(role(w) in PERSONAL for w in other):
        return OTHER
    if not missing:
        return DOUBTFUL if shared.told >= HALF else OTHER
    alone = max(sum(weight(w, weigh) for w in words) for words in (extra, missing))
    return DOUBTFUL if shared.own >= OUTWEIGHS * alone else OTHER


def _without(shared: Shared, missing: list[str], weigh: Weigh) -> int:
    """The written name leaves out a telling word of the firm's."""
    rare = shared.own >= RARE
    slight = all(weight(w, weigh) < SLIGHT for w in missing)
    if rare and shared.told >= HALF and (slight or shared.literal):
        return ALIKE
    if shared.literal and (slight or shared.known >= HALF) and shared.told >= MOST:
        return ALIKE
    return DOUBTFUL if shared.known >= SOME else OTHER


def _sure_of(pairs: tuple[Pair, ...], written: FirmName, firm: FirmName) -> bool:
    """Whether the misspelt words are long and no words themselves, and something else agrees."""
    words = _misspelt(pairs, written)
    return _agrees(pairs, written, firm) and all(len(w) > LONG and commonness(w) < NO_WORD for w in words)


def _slip(pairs: tuple[Pair, ...], written: FirmName, firm: FirmName) -> bool:
    """Whether short words look alike, as many do, and nothing else agrees."""
    return not _agrees(pairs, written, firm) and all(len(w) <= LONG for w in _misspelt(pairs, written))


def _misspelt(pairs: tuple[Pair, ...], written: FirmName) -> list[str]:
    return [written.words[i] for p in pairs if p.sure == MISSPELT for i in p.written]


def _agrees(pairs: tuple[Pair, ...], written: FirmName, firm: FirmName) -> bool:
    """Whether something besides the misspelt words is the same."""
    rest = [written.words[i] for p in pairs if p.sure > MISSPELT for i in p.written]
    return any(role(w) != "empty" for w in rest) or bool(written.forms & firm.forms)


def _cut_off(written: FirmName, firm: FirmName) -> bool:
    """Whether one name is the beginning of the other, cut off where a column ended."""
    a, b = sorted((written.plain, firm.plain), key=len)
    return len(a) >= CUT_FROM and b.startswith(a)


__all__ = ["ALIKE", "DOUBTFUL", "OTHER", "Fit", "fit", "weight"]
