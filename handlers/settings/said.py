"""Words typed behind `/settings`, in any language that replies are in."""

from __future__ import annotations

from functools import cache

from nlp.tokens import fold
from nlp.wording import codes, label

YES, NO = "settings-words-yes", "settings-words-no"


@cache
def words(key: str) -> frozenset[str]:
    """The words that a key of the replies lists, in every language."""
    return frozenset(fold(word) for lang in codes() for word in label(lang, key).split())


def parted(argument: str, key: str) -> str | None:
    """What stands behind the setting's word, where the argument begins with one of the words of `key`."""
    first, _, rest = " ".join(argument.split()).partition(" ")
    return rest if fold(first.rstrip(":")) in words(key) else None


def is_no(said: str) -> bool:
    """Do the words say that it is not wanted?"""
    return fold(said) in words(NO)


def is_yes(said: str) -> bool:
    """Do the words say that it is wanted?"""
    return fold(said) in words(YES)
