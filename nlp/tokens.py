"""Text to tokens: words, numbers, codes and marks, each with its place in the text and a folded form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A number keeps its inner separators ("1.200,50", "3/12", "15:30"); a code mixes letters and digits ("TM25").
# What has no width stands inside a word and is no part of it.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
PIECES = re.compile(rf"(?:\d+(?:[.,:/]\d+)*|[^\W_]|(?<=[^\W_])[{UNSEEN}]+(?=[^\W_]))+|\n|[^\s\w]|_", re.UNICODE)
SEEN = str.maketrans(dict.fromkeys(UNSEEN))
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
NUMBER_THEN_LETTERS = re.compile(r"(\d+(?:[.,:/]\d+)*)([^\W\d_]+)")
TIMES_THEN_NUMBER = re.compile(r"([x×])(\d+)", re.IGNORECASE)
STROKES = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
# Marks that end a sentence.
SENTENCE_ENDS = frozenset(".;!?\n")
# Apostrophes part words and are no tokens: "l'uno" and "l uno" read the same.
APOSTROPHES = frozenset("'’‘`´ʼ")
# More tokens than any message of 4,096 characters of ordinary words has; what is beyond is not read.
MOST_TOKENS = 1000


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: `norm` is folded, `kind` is word, number, code, mark or break."""

    text: str
    norm: str
    start: int
    end: int
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital first."""
        return self.text[:1].isupper()


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text without case, accents or typographic variants."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(SEEN))
    return "".join(STROKES.get(c, c) for c in plain if not unicodedata.combining(c))


def _kind(piece: str) -> str:
    if piece == "\n":
        return "break"
    if NUMBER.fullmatch(piece):
        return "number"
    if piece.isalpha():
        return "word"
    return "code" if any(c.isalnum() for c in piece) else "mark"


def _token(text: str, start: int) -> Token:
    return Token(text, fold(text) or text, start, start + len(text), _kind(text.translate(SEEN)))


def _split(text: str, start: int, units: frozenset[str]) -> tuple[Token, ...]:
    """Part "15gg" and "x48", where what stands beside the digits is a unit and no part of a code."""
    if (m := NUMBER_THEN_LETTERS.fullmatch(text)) and fold(m[2]) in units:
        return _token(m[1], start), _token(m[2], start + len(m[1]))
    if m := TIMES_THEN_NUMBER.fullmatch(text):
        return _token(m[1], start), _token(m[2], start + 1)
    return (_token(text, start),)


def _inner_dot(text: str, match: re.Match[str]) -> bool:
    """Whether this is the dot inside "sig.ra" or "S.r.l"."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return match.group() == "." and before.isalpha() and after.isalpha()


def tokenise(text: str, units: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of a text; `units` are the words that may be written onto a number without a blank."""
    tokens: list[Token] = []
    for match in PIECES.finditer(text):
        if match.group() in APOSTROPHES or match.group() in UNSEEN or _inner_dot(text, match):
            continue
        tokens.extend(_split(match.group(), match.start(), units))
        if len(tokens) >= MOST_TOKENS:
            break
    return tuple(tokens)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words, numbers and codes of a text, without marks."""
    return tuple(t.norm for t in tokenise(text) if t.kind in ("word", "number", "code"))
