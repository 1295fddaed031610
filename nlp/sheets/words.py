"""Value words: what "Noleggiata", "CHIUSO" or "Closed Won" means, by the languages' tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from nlp.sheets.vocabulary import plain, values


class Said(NamedTuple):
    """A word as written, and what it means; None where no table knows it."""

    text: str
    means: str | None


def word_reader(table: str) -> Callable[[str], str | None]:
    """What a text means by a table: as it stands, or by the longest known words in it."""
    known = values(table)
    by_length = sorted((phrase for phrase in known if len(phrase) > 2), key=len, reverse=True)

    @lru_cache(maxsize=4096)
    def read(text: str) -> str | None:
        folded = plain(text)
        if folded in known:
            return known[folded]
        padded = f" {folded} "
        return next((known[phrase] for phrase in by_length if f" {phrase} " in padded), None)

    return read
