"""Which words of two names of firms are the same: equal, run together, cut short, of one trade, or misspelt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nlp.firmnames import FirmName
from nlp.firmwords import commonness, role, trades, vocabulary
from nlp.sound import likeness, skeleton

# How surely two words are the same.
EQUAL, SHORT, INITIAL, ENDING, ACRONYM, MISSPELT, KIN = 1.0, 0.95, 0.9, 0.95, 0.85, 0.7, 0.5
# From this length on a word may be misspelt; from the second on by two letters.
NEAR_FROM, NEARER_FROM = 5, 8
# Words so common (Zipf) are not a misspelling of each other.
REAL_WORD = 3.3
# Words that look so much alike are one where another word of the firm's own is the same.
ALIKE = 0.8
# Letters of a trade cut short; letters of initials.
CUT_FROM, LONGEST_INITIALS = 4, 5
# Letters with the same sounds may differ by more.
SAME_SOUND = 0.7


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the written name and words of the firm's, by place, and how surely they are the same."""

    written: tuple[int, ...]
    firm: tuple[int, ...]
    sure: float


@lru_cache(maxsize=200_000)
def near(a: str, b: str) -> bool:
    """Whether two words may be one, misspelt by a letter or two."""
    shorter = min(len(a), len(b))
    if shorter < NEAR_FROM or a.isdigit() or b.isdigit():
        return False
    if commonness(a) > REAL_WORD and commonness(b) > REAL_WORD:
        return False
    alike = likeness(a, b)
    letters = round((1 - alike) * max(len(a), len(b)))
    return letters <= (2 if shorter >= NEARER_FROM else 1) or (skeleton(a) == skeleton(b) and alike >= SAME_SOUND)


@lru_cache(maxsize=200_000)
def bare(word: str) -> str:
    """The word without an ending that a name may have or not: "Smith's", "Smith"."""
    ending = next((e for e in vocabulary().endings if word.endswith(e) and len(word) - len(e) >= NEAR_FROM - 1), "")
    return word.removesuffix(ending)


class _Open:
    """The words of two names that have found no partner yet, by place."""

    def __init__(self, written: FirmName, firm: FirmName) -> None:
        self.written, self.firm = written, firm
        self.left, self.right = dict(enumerate(written.words)), dict(enumerate(firm.words))
        self.found: list[Pair] = []

    def take(self, lefts: tuple[int, ...], rights: tuple[int, ...], sure: float) -> None:
        """Pair words, if there are any on both sides."""
        if lefts and rights and sure:
            self.found.append(Pair(lefts, rights, sure))
            for i in lefts:
                del self.left[i]
            for j in rights:
                del self.right[j]

    def equal(self) -> None:
        """Pair the same words."""
        for i, word in tuple(self.left.items()):
            self.take((i,), tuple([j for j, other in self.right.items() if other == word][:1]), EQUAL)

    def together(self) -> None:
        """Pair a word with several that are run together in it, or of which it has the initials."""
        for i, word in tuple(self.left.items()):
            self.take((i,), _joined(self.written.spelled[i], self.right, self.firm), EQUAL)
            self.take((i,) if i in self.left else (), _initials(word, self.right), ACRONYM)
        for j, word in tuple(self.right.items()):
            self.take(_joined(self.firm.spelled[j], self.left, self.written), (j,), EQUAL)
            self.take(_initials(word, self.left), (j,) if j in self.right else (), ACRONYM)

    def alike(self) -> None:
        """Pair each word with the one that it is most surely."""
        for i, word in tuple(self.left.items()):
            rated = ((_same(word, other, self.written, self.firm), -j) for j, other in self.right.items())
            sure, j = max(rated, default=(0.0, 0))
            self.take((i,), (-j,), sure)

    def common(self) -> None:
        """Pair common words that look alike, where another of the firm's own words is the same."""
        if not any(role(self.written.words[n]) == "name" for p in self.found for n in p.written):
            return
        for i, word in tuple(self.left.items()):
            if role(word) == "name":
                like = [j for j, o in self.right.items() if role(o) == "name" and likeness(word, o) >= ALIKE]
                self.take((i,), tuple(like[:1]), MISSPELT)


def pair(written: FirmName, firm: FirmName) -> tuple[Pair, ...]:
    """The words of two names that are the same: equal ones first, then run together, then by likeness."""
    words = _Open(written, firm)
    for step in (words.equal, words.together, words.alike, words.common):
        if words.left and words.right:
            step()
    return tuple(words.found)


def _shortened(a: str, b: str) -> bool:
    """Whether a word is the beginning of the word of a trade."""
    return len(a) >= CUT_FROM and len(b) > len(a) + 1 and b.startswith(a) and role(b) == "trade" and role(a) == "name"


def _initials(word: str, others: dict[int, str]) -> tuple[int, ...]:
    """The words that follow each other and whose initials are this word."""
    if not 1 < len(word) <= LONGEST_INITIALS or role(word) != "name":
        return ()
    for j in others:
        run = tuple(range(j, j + len(word)))
        if all(n in others and others[n][0] == letter for n, letter in zip(run, word, strict=True)):
            return run
    return ()


def _same(a: str, b: str, written: FirmName, firm: FirmName) -> float:
    """How surely two different words are the same."""
    if (
        _shortened(a, b)
        or _shortened(b, a)
        or (a in written.cut and b.startswith(a))
        or (b in firm.cut and a.startswith(b))
    ):
        return SHORT
    if min(len(a), len(b)) == 1 and a[0] == b[0] and {role(a), role(b)} <= {"first", "name", "initial", "town"}:
        return INITIAL
    if bare(a) == bare(b):
        return ENDING
    if trades(a) & trades(b):
        return KIN
    return MISSPELT if near(a, b) else 0.0


def _joined(word: str, others: dict[int, str], name: FirmName) -> tuple[int, ...]:
    """The words of a name that, run together with what stands before, are this word: "de Luca" and "Deluca"."""
    for j in others:
        other, after = name.spelled[j], name.spelled[j + 1] if j + 1 in others else ""
        if after and word in (other + after, other + after[1:]):
            return (j, j + 1)
        if other and word != other and word.endswith(other) and word in glued(name.raw):
            return (j,)
    return ()


def glued(raw: tuple[str, ...]) -> list[str]:
    """Each two words of a name as one, also with one letter where they meet in the same: "strade edil", "stradedil"."""
    pairs = list(pairwise(raw))
    return [a + b for a, b in pairs] + [a + b[1:] for a, b in pairs if a[-1] == b[0] and len(b) > 1]
