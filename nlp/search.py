"""What a rep types to find an account, beginnings of words of its name and town, and the accounts that fit best."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from itertools import chain, islice

from nlp.directory import Directory, Entry, words_in

# So many that fit are put in order; where more fit, the words say too little to tell them apart.
MOST_RANKED = 120
# A beginning that more names have than this ("s") finds none by itself, unless all are such.
MOST_HOLDERS = 30_000
# How little a word says of a name: it stands in it; it begins a word of it; it is about the town.
WHOLE, BEGUN, TOWN, NOT_FIRST = 0.0, 1.0, 2.0, 0.1

Fitting = set[int]


def search(directory: Directory, typed: str, most: int = 8) -> tuple[Entry, ...]:
    """The accounts of which name or town has words that begin as each typed word, the likeliest first.

    Misheard or misspelled words stand for those that nothing begins with. Where no account has all words, those that
    have the rarest and what goes with it; nothing where no word is known.
    """
    words = words_in(typed)
    gathered = {word: _begun(directory, word) for word in words}
    rare = {word: some for word, some in gathered.items() if len(some) <= MOST_HOLDERS} or gathered
    known = sorted(filter(None, rare.values()), key=len)
    common = tuple(word for word in words if word not in rare)
    found = _ordered(directory, _shared(known), words)
    entries = directory.entries
    fitting = list(islice((n for n in found if not common or _has(entries[n], common)), MOST_RANKED))
    ranked = nsmallest(most, fitting or found[:MOST_RANKED], key=lambda number: _order(entries[number], words))
    return tuple(entries[number] for number in ranked)


def _begun(directory: Directory, word: str) -> Fitting:
    """The accounts with a word that begins so, or else sounds so; of too many only some."""
    places, found = directory.places, Fitting()
    for known in places.starting(word):
        found.update(places.holders[known])
        if len(found) > MOST_HOLDERS:
            return found
    return found or {n for like in directory.similar(word) for n in places.holders.get(like.word, ())}


def _shared(known: list[Fitting]) -> Fitting:
    """The accounts that fit all of the words, or the rarest and as many others as go with it."""
    found = known[0] if known else Fitting()
    for some in known[1:]:
        found = (found & some) or found
    return found


def _ordered(directory: Directory, found: Fitting, words: tuple[str, ...]) -> list[int]:
    """The accounts with the words just as they were typed come first, then the oldest."""
    whole = found.intersection(*(directory.postings.get(word, ()) for word in words))
    return [*sorted(whole), *sorted(found - whole)]


def _has(entry: Entry, common: Iterable[str]) -> bool:
    """Does the account have words that begin so?"""
    held = (*chain(*entry.variants), *words_in(entry.city or ""))
    return all(any(known.startswith(word) for known in held) for word in common)


def _order(entry: Entry, words: tuple[str, ...]) -> tuple[float, int, str]:
    """Whole words before beginnings before towns, short names before long ones."""
    told = [sum(_told(variant, word) for word in words) for variant in entry.variants]
    return (min(told, default=TOWN * len(words)), len(entry.name), entry.name)


def _told(variant: tuple[str, ...], word: str) -> float:
    """How little a word says of a name."""
    if word in variant:
        return WHOLE if variant[0] == word else WHOLE + NOT_FIRST
    for place, known in enumerate(variant):
        if known.startswith(word):
            return BEGUN + NOT_FIRST * (place > 0)
    return TOWN
