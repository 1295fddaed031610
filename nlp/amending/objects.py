"""The things that a command names one after another: "i guanti e il secondo", "il promemoria di Rossi"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from nlp.amending.aims import WORDS, Aimed, aimed, place, plain_word
from nlp.amending.sayings import Saying
from nlp.reading import AimKind
from nlp.spans import as_name

# What a name of the directory is in a record.
KINDS: dict[str, AimKind] = {"product": "item", "contact": "contact", "account": "account", "colleague": "contact"}


def objects(saying: Saying, i: int) -> Iterator[Aimed]:
    """The things that are named from token `i` on."""
    found = _object(saying, i)
    while found:
        yield found
        i = found.last
        joined = saying.page.in_set(i, "number_joins") or saying.page.norm(i) == ","
        found = _object(saying, i + 1) if joined else None


def _object(saying: Saying, first: int) -> Aimed | None:
    first = saying.past(("please", "add_lead"), first)
    i = saying.thing(first)
    which = place(saying, i)
    i = which[1] if which else i
    nth = which[0] if which else None
    noun, name = saying.at("of", i), saying.name_at(i)
    if name and not (noun and noun.last > name.last):
        return aimed(saying, KINDS[name.kind], (first, name.last), name, nth)
    if noun:
        return _called(saying, cast("AimKind", noun.rule.partition(".")[2]), (first, noun.last), nth)
    if which:
        one = saying.at("one", i)
        return aimed(saying, "item", (first, one.last if one else i), None, nth)
    return _unknown(saying, first, i)


def _called(saying: Saying, kind: AimKind, words: tuple[int, int], nth: int | None) -> Aimed:
    """A thing by its noun and the name behind it: "il promemoria di Rossi"."""
    k = words[1]
    while (
        k - words[1] < WORDS
        and saying.name_at(k) is None
        and (saying.at("small", k) or saying.page.in_set(k, "prepositions"))
    ):
        k += 1
    name = saying.name_at(k)
    return aimed(saying, kind, (words[0], name.last if name else words[1]), name, nth)


def _unknown(saying: Saying, first: int, i: int) -> Aimed | None:
    """A thing that nobody knows: the words behind an article; a person by a capital."""
    k = i
    while k - i < WORDS and plain_word(saying, k):
        k += 1
    if k == i or saying.at("everything", i):
        return None
    said = saying.page.said(i, k)
    if saying.article(first):
        return aimed(saying, "item", (first, k), said)
    return aimed(saying, "contact", (first, k), as_name(said)) if saying.page.tokens[i].capital else None
