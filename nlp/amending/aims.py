"""What a changed field is of: the item, the reminder, the visit that the words aim at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nlp.amending.sayings import Saying
from nlp.names import Name
from nlp.reading import Aim, AimKind

LAST = -1
# Fields of an item, and of a contact with a customer.
OF_ITEM = frozenset({"quantity", "price", "total", "discount", "role", "basis"})
OF_INTERACTION = frozenset({"date", "time", "channel"})
OF_FOLLOWUP = frozenset({"due", "action"})
# An unknown thing has no more words than these.
WORDS = 3


@dataclass(frozen=True, slots=True)
class Aimed:
    """An aim, at tokens `first` up to `last`."""

    aim: Aim
    first: int
    last: int


def aimed(
    saying: Saying, kind: AimKind, words: tuple[int, int], name: Name | str | None = None, place: int | None = None
) -> Aimed:
    """The aim that some words say, with the directory's name or the one that is said."""
    said = saying.page.said(*words) or None
    called, known = (name.name, name.known) if isinstance(name, Name) else (name, False)
    return Aimed(Aim(kind, called, known, place, said), *words)


def place(saying: Saying, i: int) -> tuple[int, int] | None:
    """The ordinal at token `i` and the token behind it: "secondo", "last"."""
    if last := saying.at("last", i):
        return LAST, last.last
    if (first := saying.at("first", i)) and saying.article(i - 1):
        return 1, first.last
    number = saying.page.bound_numbers.get(i)
    return (int(number.value), number.last) if number and number.ordinal and i not in saying.page.timed else None


def aim_of(saying: Saying, field: str, said: Iterable[int]) -> Aimed | None:
    """What the words say that a field is of; `said` are the tokens of its values."""
    taken = frozenset(said)
    if field in OF_ITEM:
        return _item(saying, taken)
    if field == "issue":
        return _thing(saying, "issue", taken, ("product",))
    if field in OF_FOLLOWUP or reminds(saying):
        return _thing(saying, "followup", taken, ("account", "contact"))
    return _interaction(saying, taken) if field in OF_INTERACTION else None


def reminds(saying: Saying) -> bool:
    """Whether a reminder is named, or something is moved."""
    return any(m.group in ("move", "move_it") or m.rule == "of.followup" for m in saying.phrases)


def _thing(saying: Saying, kind: AimKind, taken: frozenset[int], kinds: tuple[str, ...]) -> Aimed:
    """The reminder or the trouble, with the name that stands by."""
    noun = next((m for m in saying.all("of") if m.rule == f"of.{kind}" and m.first not in taken), None)
    name = next((n for n in saying.named if n.kind in kinds and n.first not in taken), None)
    which = place(saying, noun.first - 1) if noun and noun.first else None
    ends = [(t.first, t.last) for t in (noun, name) if t]
    words = (min(e[0] for e in ends), max(e[1] for e in ends)) if ends else (0, 0)
    return aimed(saying, kind, words, name, which[0] if which else None)


def _item(saying: Saying, taken: frozenset[int]) -> Aimed | None:
    for name in saying.named:
        if name.kind == "product" and name.first not in taken:
            return aimed(saying, "item", (name.first, name.last), name)
    for i in range(saying.size):
        if i not in taken and (which := place(saying, i)):
            return aimed(saying, "item", (i, which[1]), None, which[0])
    return _subject(saying, taken)


def _subject(saying: Saying, taken: frozenset[int]) -> Aimed | None:
    """A thing that nobody knows, before the verb: "le sedie erano 12"."""
    i = saying.start
    if not saying.article(i) or i in saying.page.named:
        return None
    verb = next((m for m in saying.all("was") if i + 1 < m.first <= i + 1 + WORDS), None)
    if verb is None or not all(plain_word(saying, k) and k not in taken for k in range(i + 1, verb.first)):
        return None
    return aimed(saying, "item", (i + 1, verb.first), saying.page.said(i + 1, verb.first))


def plain_word(saying: Saying, k: int) -> bool:
    """Whether the token at `k` may be a thing that nobody knows: no word of time, number, pack or correcting."""
    page = saying.page
    if not 0 <= k < saying.size or page.tokens[k].kind != "word" or k in page.timed or page.in_set(k, "packs"):
        return False
    said = any(saying.at(g, k) for g in ("of", "clear", "basis", "way", "role", "small", "remainder", "remove_end"))
    return not said and not any(c.first <= k < c.last for g in ("field", "total", "discount") for c in page.cued(g))


def _interaction(saying: Saying, taken: frozenset[int]) -> Aimed | None:
    """The contact with the firm that is named, or whose person is."""
    name = next((n for n in saying.named if n.kind in ("account", "contact") and n.first not in taken), None)
    if name is None:
        return None
    words = (name.first, name.last)
    if name.kind == "contact" and name.account:
        return Aimed(Aim("interaction", name.account, True, None, saying.page.said(*words)), *words)
    return aimed(saying, "interaction", words, name)
