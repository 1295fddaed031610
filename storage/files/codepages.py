"""Which single-byte code page makes words of the bytes above ASCII.

The pages give the same bytes other letters: 0x85 is "…" on one and "à" on another. A reading is judged by where its
signs stand: an accented letter at the end of a word is likely, a dash or a frame inside a word is not, nor is a capital
behind a small letter.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Collection

#: The page and how much better than the others another page must be to be preferred to it.
PAGES: dict[str, float] = {"cp1252": 0.35, "cp850": 0.1, "mac_roman": -0.2}
#: A page other than the usual one is trusted only when its letters are that likely, and the next page that much less.
TRUSTED, LEAD, BEARABLE = 0.45, 0.3, 0.0

WORD_END = frozenset("àèéìòùÀÈÉÌÒÙ")
INSIDE = frozenset("äöüßéèçñÄÖÜÉÈÇÑ")
#: Vowels that such a letter does not follow, at the end of a word and inside.
HIATUS_END, HIATUS = frozenset("aeoAEO"), frozenset("aiouAIOU")
UMLAUTS, FINE = frozenset("äöüÄÖÜ"), frozenset("èéÈÉ")
RARER = frozenset("àìòùáíóúâêîôûëïšžœøæåãõÀÌÒÙÁÍÓÚÂÊÎÔÛËÏŠŽŒØÆÅÃÕÿŸ")
#: Signs that stand before, after or between words.
SIGNS = frozenset("€°£§©®™«»‹›“”„‘’‚–—…•·¿¡ªº²³¹½¼¾±×÷µ‰†´\u00a0\u00ad")
APOSTROPHES = frozenset("’´‘")
#: Signs that follow a figure or a letter without a blank: n°, 1ª, m².
SUFFIXES = frozenset("°ªº²³¹®™€½¼¾µ’”…»\u00a0")
BEFORE = frozenset("“‘„«¿¡€£±–—•…\u00a0")


def page_of(windows: Counter[bytes], seen: Collection[int]) -> str | None:
    """The page that gives words, or None where none does or two do equally well.

    windows: runs of bytes above ASCII with the byte before and the byte after them, and how often each stands there;
    seen: all byte values of the file.
    """
    marks = {page: _mark(page, windows) for page in PAGES if _covers(page, seen)}
    if not marks:
        return None
    best, *others = sorted(marks, key=lambda page: -marks[page] - PAGES[page])
    if best == next(iter(PAGES)):
        return best if marks[best] >= BEARABLE else None
    rival = max((marks[page] for page in others), default=-1.0)
    return best if marks[best] >= TRUSTED and marks[best] - rival >= LEAD else None


def _covers(page: str, seen: Collection[int]) -> bool:
    """Does the page have a character for each of these bytes?"""
    try:
        codecs.decode(bytes(seen), page)
    except UnicodeDecodeError:
        return False
    return True


def _mark(page: str, windows: Counter[bytes]) -> float:
    """How likely the page's reading is: the mean over its characters above ASCII, from -1 to 1."""
    total, number = 0.0, 0
    for window, times in windows.items():
        text = codecs.decode(window, page)
        for place in range(1, len(text) - 1):
            total += times * _likelihood(text[place - 1], text[place], text[place + 1])
        number += times * (len(text) - 2)
    return total / number if number else 0.0


def _likelihood(before: str, char: str, after: str) -> float:
    """How likely a character is between its neighbours, from -1 to 1."""
    if char.isalpha() and char not in SUFFIXES:
        return _letter(before, char, after)
    if char not in SIGNS:
        return -1.0
    if before.isalnum() and after.isalpha():
        return 1.0 if char in APOSTROPHES else -0.7
    if before.isalpha() and not after.isalnum():
        return 0.2 if char in SUFFIXES else -0.3
    if after.isalnum() and not before.isalnum():
        return 0.3 if char in BEFORE else -0.3
    return 0.3


def _letter(before: str, char: str, after: str) -> float:
    ends = not after.isalnum()
    if before.isdigit() or after.isdigit():
        return -0.7
    if not before.isalpha() and ends:
        return 0.3 if char in WORD_END else -0.5
    if (before.islower() and char.isupper()) or (char.islower() and after.isupper()):
        return -1.0
    if before.isupper() and char.islower() and before.isascii():
        return _after_capital(char, ends)
    return _likely_place(before, char, ends)


def _after_capital(char: str, ends: bool) -> float:
    """A small letter behind a capital: "Müller", or "QUALITà" as keyboards without "À" write it."""
    if ends:
        return 0.6 if char in WORD_END else -0.5
    return 0.9 if char in INSIDE | RARER else -0.5


def _likely_place(before: str, char: str, ends: bool) -> float:
    if not before.isascii() and before.isalpha():
        return -0.5  # two such letters side by side: another alphabet, or UTF-8 read as a page
    if before in (HIATUS_END if ends else HIATUS) and char in (WORD_END if ends else UMLAUTS) - FINE:
        return -0.1
    likely = WORD_END if ends else INSIDE
    if char in likely:
        return 1.0
    return 0.4 if char in WORD_END | INSIDE | RARER else -0.5
