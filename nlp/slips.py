"""Names that are written with a slip of the hand: a letter too many, too few, wrong, or two changed places."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from nlp.directory import Entry, name_words

#: Letters of a name that are enough to know it again with a slip in it.
LONG = 7


def slipped(said: str, entry: Entry) -> bool:
    """Is what was said the known name but for one slip?"""
    written = "".join(name_words(said))
    names = ("".join(variant) for variant in entry.variants)
    return any(min(len(written), len(name)) >= LONG and OSA.distance(written, name) == 1 for name in names)
