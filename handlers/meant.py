"""Which accounts and which people a written name means: by its id, code, name or short form, else the nearest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlmodel import Session

from nlp.directory import Directory, Entry
from nlp.firms import Firm, Firms
from nlp.tokens import words_of
from storage import accounts
from storage.tables import Account, Contact

#: More buttons than this are a list, not a question.
MOST = 6
#: Known names that are looked at more closely, and how near the best of them a person's name must come.
NEAR, ALMOST = 60, 0.97
#: "#12": the row of that id.
ID = re.compile(r"#(\d{1,15})")

T = TypeVar("T", Account, Contact)


def firms(session: Session, words: str, directory: Directory) -> list[Account]:
    """The accounts that the words may mean, the likeliest first; one, where it is sure; none, where none fits."""
    exact = _by_id(session, words, accounts.by_id)
    coded = accounts.by_key(session, words.strip())
    exact = exact or ([coded] if coded else _called(session, words))
    if exact:
        return exact[:MOST]
    near = {a.id: a for e in nearest(directory, "account", words) for a in accounts.by_name(session, e.name) if a.id}
    index = Firms(Firm(i, a.name, tuple(a.aliases), a.city, a.vat) for i, a in near.items())
    found = index.find(words)
    return [near[found.sure]] if found.sure is not None else [near[i] for i in found.candidates[:MOST]]


def people(session: Session, words: str, directory: Directory) -> list[Contact]:
    """The people that the words may mean; several, where several have that name."""
    exact = _by_id(session, words, accounts.contact_by_id) or accounts.contacts(session, words)
    if exact:
        return exact[:MOST]
    near = nearest(directory, "contact", words, ALMOST)
    found = {person.id: person for entry in near for person in accounts.contacts(session, entry.name)}
    return list(found.values())[:MOST]


def _by_id(session: Session, words: str, find: Callable[[Session, int], T | None]) -> list[T]:
    match = ID.fullmatch(words.strip())
    found = find(session, int(match[1])) if match else None
    return [found] if found is not None and found.removed_at is None else []


def _called(session: Session, words: str) -> list[Account]:
    """The accounts of exactly that name or short form."""
    found = [*accounts.by_name(session, words), *accounts.by_alias(session, words)]
    return list({account.id: account for account in found}.values())


def nearest(directory: Directory, kind: str, words: str, share: float = 0.0) -> list[Entry]:
    """The known names that hold most of the words, also misheard; with `share` only those so near the best."""
    scores: dict[int, float] = defaultdict(float)
    for word in dict.fromkeys(words_of(words)):
        for number, weight in _holding(directory, kind, word).items():
            scores[number] += weight
    ranked = sorted(scores, key=lambda number: (-scores[number], number))[:NEAR]
    least = max(scores.values(), default=0.0) * share
    return _once(directory.entries[number] for number in ranked if scores[number] >= least)


def _holding(directory: Directory, kind: str, word: str) -> dict[int, float]:
    """The names of a kind that hold a word, and how much that says."""
    found: dict[int, float] = {}
    for like in directory.similar(word):
        weight = like.sure * directory.weight(kind, like.word)
        for number in directory.postings.get(like.word, ()):
            if directory.entries[number].kind == kind:
                found[number] = max(found.get(number, 0.0), weight)
    return found


def _once(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.name: entry for entry in entries}.values())
