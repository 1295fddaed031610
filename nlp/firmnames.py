"""A firm's name taken apart: its words in one spelling, its legal form, and its owner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp.firmwords import AND, Vocabulary, pieces, role, vocabulary
from nlp.nameindex import number_words
from nlp.tokens import fold

LONGEST_FORM = 6
# A form of so few letters is one only where the name ends.
SHORT_FORM = 2
# A form of one word and no more letters may open the name.
OPENING_FORM = 5
# Kinds of parts that are no legal form, and forms that tell nothing.
NO_FORMS = frozenset({"word", "joint", "and", "any"})
# An owner's first name stands among so many words behind the firm's.
OWNER_REACH = 3


@dataclass(frozen=True, slots=True)
class FirmName:
    """`words` are the words that are no form and no small word, in full; `spelled` the same as they were written.

    `raw` are all words as written, `forms` the kinds of legal form, `cut` the words written short with a dot,
    `tail` the owner's words, `plain` the words run together, `whole` the same with small words and forms.
    """

    raw: tuple[str, ...]
    words: tuple[str, ...]
    spelled: tuple[str, ...]
    forms: frozenset[str]
    cut: frozenset[str]
    tail: frozenset[str]
    plain: str
    whole: str


@dataclass(frozen=True, slots=True)
class Part:
    """A word in full and as written; `kind` is word, joint, and, or a kind of legal form."""

    word: str
    spelled: str
    kind: str
    cut: bool = False


@lru_cache(maxsize=20_000)
def parse(name: str) -> FirmName:
    """The parts of a firm's name as somebody writes it; kept for the next time."""
    return taken_apart(name)


def taken_apart(name: str) -> FirmName:
    """The parts of a firm's name, for names that are read once."""
    parts = _families(_parts(pieces(name, vocabulary())))
    words = list({p.word: p for p in parts if p.kind == "word"}.values()) or [p for p in parts if p.kind != "and"]
    kinds = {p.kind for p in parts} - NO_FORMS
    return FirmName(
        tuple([p.spelled for p in parts if p.kind in ("word", "joint") and p.spelled]),
        tuple([p.word for p in words]),
        tuple([p.spelled for p in words]),
        frozenset(kinds),
        frozenset([p.word for p in words if p.cut]),
        _tail(parts),
        "".join([p.word for p in parts if p.kind == "word"]),
        "".join([p.word for p in parts if p.kind != "and"]),
    )


def also(name: str) -> tuple[str, ...]:
    """The name, and the parts of it where an owner trades under another: "D. Reed T/A The Oak" gives three."""
    if not _also().search(name):
        return (name,)
    found = _also().split(fold(name))
    return (name, *found) if len(found) > 1 else (name,)


@cache
def _also() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, sorted(vocabulary().also)))})\s", re.IGNORECASE)


def _families(parts: list[Part]) -> list[Part]:
    """The parts, a family name of two words as one: "Di Marco" and "Dimarco" are the same, and no Marco."""
    particles = vocabulary().particles
    if particles.isdisjoint([p.word for p in parts]):
        return parts
    found: list[Part] = []
    for i, part in enumerate(parts):
        before = parts[i - 1] if i else None
        begins = before and before.word in particles and (i == 1 or role(parts[i - 2].word) == "first")
        if before and begins and part.kind == "word" and role(part.word) == "first":
            found[-1] = Part(before.word + part.word, before.spelled + part.spelled, "word")
        else:
            found.append(part)
    return found


def _parts(found: list[tuple[str, bool]]) -> list[Part]:
    known = vocabulary()
    parts: list[Part] = []
    i = 0
    while i < len(found):
        if found[i][0] in known.starts and (size := _form(found, i, known)):
            letters = "".join([w for w, _ in found[i : i + size]])
            parts.append(Part(letters, letters, known.forms[letters]))
            i += size
        else:
            parts += _in_full(*found[i])
            i += 1
    return parts


@lru_cache(maxsize=200_000)
def _in_full(written: str, dotted: bool) -> tuple[Part, ...]:
    """The word or words that a written one stands for."""
    known = vocabulary()
    kind = "and" if written == AND else "joint" if written in known.joints else "word"
    full = known.short.get(written) or (number_words().get(written, written),)
    cut = dotted and full == (written,) and len(written) > 1
    return tuple(Part(word, "" if n else written, kind, cut) for n, word in enumerate(full))


def _form(found: list[tuple[str, bool]], i: int, known: Vocabulary) -> int:
    """How many pieces from `i` on are a legal form."""
    letters, size = "", 0
    for n in range(1, min(LONGEST_FORM, len(found) - i) + 1):
        letters += found[i + n - 1][0]
        if letters not in known.starts:
            break
        opens = i > 0 or n > 1 or SHORT_FORM < len(letters) <= OPENING_FORM
        if letters in known.forms and opens and (len(letters) > SHORT_FORM or _ends(found, i + n, known)):
            size = n
    return size if size < len(found) else 0


def _ends(found: list[tuple[str, bool]], i: int, known: Vocabulary) -> bool:
    return i >= len(found) or found[i][0] in known.owners or bool(_form(found, i, known))


def _tail(parts: list[Part]) -> frozenset[str]:
    """The words of an owner who is named behind the firm: "Bar Sport di Neri Ugo", "Neri s.n.c. di Neri Ugo & C."."""
    owners = vocabulary().owners
    if owners.isdisjoint([p.word for p in parts]):
        return frozenset()
    for i, part in enumerate(parts):
        before = [p.word for p in parts[:i] if p.kind == "word"]
        if part.word not in owners or part.kind != "joint" or not before:
            continue
        after = [p.word for p in parts[i:] if p.kind == "word"]
        person = any(role(w) in ("first", "initial") for w in after[:OWNER_REACH])
        company = any(p.kind not in ("word", "joint", "and") for p in parts[:i])
        if person or company or any(p.word.startswith(AND) for p in parts[i:] if p.kind == "any"):
            return frozenset(after) - frozenset(before)
    return frozenset()
