"""People are asked for by what they do: "la segretaria di …", "who does the buying at …"."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from nlp.cues import framer
from nlp.page import Page
from nlp.sound import stem
from nlp.tokens import words_of

GLOSSARY = Path(__file__).with_name("roles.toml")
#: Words of the longest phrase that is looked for; letters of the shortest word, and of a small one.
LONGEST, SHORTEST, SMALL = 5, 3, 5
#: So many words at most stand between what asks for somebody and the role.
BESIDE = 4
Phrase = tuple[str, ...]


def roles(page: Page, held: Collection[int]) -> tuple[tuple[str, ...], frozenset[int]]:
    """The roles that are said, each as the folded words of all that mean the same, and the tokens that say them.

    Tokens in `held` are parts of names. Empty where no role is said.
    """
    norms = [token.norm for token in page.tokens]
    titles = [c for c in page.cued("intro") if c.value == "title" and c.last in page.named]
    held = {*held, *(i for c in titles for i in range(c.first, c.last))}  # "il dottor Rossi" is no role
    found: dict[str, None] = {}
    used: set[int] = set()
    for size in range(LONGEST, 0, -1):
        for first in range(len(norms) - size + 1):
            span = range(first, first + size)
            if used.intersection(span) or not held.isdisjoint(span):
                continue
            if size == 1 and len(norms[first]) < (SMALL if page.in_set(first, "stop") else SHORTEST):
                continue
            if same := _said(tuple(norms[first : first + size])):
                found.update(dict.fromkeys(same))
                used.update(span)
    return tuple(found), frozenset(used)


def asked_for(page: Page, held: Collection[int]) -> bool:
    """Whether somebody is asked for by a role: "chi è il titolare", "who's the owner", "il numero della segretaria"."""
    _, told = roles(page, held)
    cues = framer(page.language).find(page.tokens)
    asking = {c.last for c in cues if c.label in ("ask.who", "want.who") or c.group == "detail"}
    return any(range(end, end + BESIDE) and told.intersection(range(end, end + BESIDE)) for end in asking)


def deeds(page: Page) -> bool:
    """Whether it is said what people do, as "chi fa gli acquisti": that asks for nothing but them."""
    done, _ = _phrases()
    norms = [token.norm for token in page.tokens]
    sizes = range(2, LONGEST + 1)
    return any(tuple(norms[i : i + size]) in done for size in sizes for i in range(len(norms) - size + 1))


def _said(words: Phrase) -> tuple[str, ...]:
    done, by_stem = _phrases()
    if words in done:
        return done[words]
    same = by_stem.get(tuple(stem(word) for word in words), ())
    return (" ".join(words), *same) if same else ()


@lru_cache(maxsize=1)
def _phrases() -> tuple[Mapping[Phrase, tuple[str, ...]], Mapping[Phrase, tuple[str, ...]]]:
    """For what is done, and for the stems of each word for a role, all words for the roles it may be."""
    deeds: dict[Phrase, dict[str, None]] = {}
    stems: dict[Phrase, dict[str, None]] = {}
    for row in tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))["role"]:
        for phrase in row["done"]:
            deeds.setdefault(words_of(phrase), {}).update(dict.fromkeys(row["role"]))
        for phrase in row["role"]:
            stems.setdefault(_stems(phrase), {}).update(dict.fromkeys(row["role"]))
    return {k: tuple(v) for k, v in deeds.items()}, {k: tuple(v) for k, v in stems.items()}


@lru_cache(maxsize=5_000)
def _stems(role: str) -> Phrase:
    return tuple(stem(word) for word in words_of(role))


def fitting(written: Iterable[str | None], wanted: Sequence[str]) -> list[int]:
    """Which of the roles as they are written in the books are one of those wanted: all that fit best.

    A role that is the very first of them fits best, then any other of them, then what begins with one, or holds one.
    """
    held = [_stems(role or "") for role in written]
    if first := [n for n, role in enumerate(held) if wanted and role == _stems(wanted[0])]:
        return first
    phrases = [_stems(role) for role in wanted]
    fits = [(n, max((_fit(role, said) for said in phrases), default=0)) for n, role in enumerate(held)]
    best = max((fit for _, fit in fits), default=0)
    return [n for n, fit in fits if fit == best] if best else []


def _fit(role: Phrase, wanted: Phrase) -> int:
    """How well a role fits one that is wanted: 3 the same, 2 that with more behind it, 1 with more before it."""
    if not role or not wanted or not set(wanted) <= set(role):
        return 0
    return 3 if role == wanted else 2 if role[: len(wanted)] == wanted else 1
