"""The words of firms' names, as the languages' folders tell them: what each says of a firm, and how it is written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, Literal

from nlp.sound import stem
from nlp.tokens import APOSTROPHES, fold
from nlp.wording import FOLDER, codes

Role = Literal["name", "first", "town", "trade", "empty", "initial", "number"]
# Words, with the dots inside and behind them; what joins two names.
CHUNKS = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|[&+]")
POSSESSIVE = re.compile(rf"(?<=[^\W\d_]{{2}})[{''.join(APOSTROPHES)}](?=s\b)")
AND = "&"
# Words from this length on are of a trade when one of the same stem is.
STEM_FROM = 7
# Dotted pieces of at most so many letters are initials: two pieces, three or more.
INITIALS, SYLLABLES = 2, 3
# So many single letters written apart are initials.
APART = 3
SINGLES = re.compile(r"(?<!\S)(?:\w |& ){2,}\w(?!\S)")


@dataclass(frozen=True)
class Vocabulary:
    """The words of firms' names of all languages: `forms` by their letters, `roles` and `groups` by word."""

    ands: frozenset[str]
    joints: frozenset[str]
    owners: frozenset[str]
    particles: frozenset[str]
    also: frozenset[str]
    endings: frozenset[str]
    mailboxes: frozenset[str]
    short: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, Role]
    groups: Mapping[str, frozenset[str]]
    forms: Mapping[str, str] = field(default_factory=dict)
    starts: frozenset[str] = frozenset()


def _data() -> Iterator[Mapping[str, Any]]:
    for code in codes():
        file = FOLDER / code / "firms.toml"
        if file.is_file():
            yield tomllib.loads(file.read_text(encoding="utf-8"))["firms"]


@cache
def vocabulary() -> Vocabulary:
    """What the languages' `firms.toml` say, merged."""
    data = tuple(_data())

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(w) for d in data for w in d.get(name, ()))

    groups = _groups(data)
    towns = [fold(w) for d in data for w in d.get("places", {}).get("towns", ())]
    first = [fold(w) for d in data for w in d.get("people", {}).get("first", ())]
    roles: dict[str, Role] = {**dict.fromkeys(towns, "town"), **dict.fromkeys(first, "first")}
    roles |= {**dict.fromkeys(groups, "trade"), **dict.fromkeys(words("empty"), "empty")}
    short = {_letters(k): tuple(fold(v).split()) for d in data for k, v in d.get("short", {}).items()}
    found = Vocabulary(
        ands=words("and"),
        joints=words("joints"),
        owners=words("owners"),
        particles=words("particles"),
        also=words("also"),
        endings=words("endings"),
        mailboxes=words("mailboxes"),
        short=short,
        roles=roles,
        groups=groups,
    )
    spelled = [(kind, line) for d in data for kind, lines in d.get("forms", {}).items() for line in lines]
    forms = {"".join(w for w, _ in pieces(line, found)): kind for kind, line in spelled}
    return replace(found, forms=forms, starts=frozenset(f[:n] for f in forms for n in range(1, len(f) + 1)))


def _groups(data: tuple[Mapping[str, Any], ...]) -> dict[str, frozenset[str]]:
    """The trades of each word, and of its stem."""
    groups: dict[str, frozenset[str]] = {}
    for trade, lines in ((t, ws) for d in data for t, ws in d.get("trades", {}).items()):
        for word in map(fold, lines):
            for form in {word, stem(word)} if len(word) >= STEM_FROM else {word}:
                groups[form] = groups.get(form, frozenset()) | {trade}
    return groups


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _plain(text: str) -> str:
    """The text folded, without the mark of a possessive. Most names are plain, and an index has many."""
    folded = text.lower() if text.isascii() else fold(text)
    return POSSESSIVE.sub("", folded) if not APOSTROPHES.isdisjoint(folded) else folded


def pieces(text: str, known: Vocabulary) -> list[tuple[str, bool]]:
    """The folded words of a name, initials run together, each with whether a dot stands behind it."""
    found: list[tuple[str, bool]] = []
    for chunk in CHUNKS.findall(_plain(text)):
        if chunk in "&+" or chunk in known.ands:
            found.append((AND, False))
        elif "." not in chunk:
            found.append((chunk, False))
        else:
            found += [(word, chunk[-1] == ".") for word in _dotted(chunk.rstrip("."), known)]
    return _apart(found)


def _dotted(chunk: str, known: Vocabulary) -> list[str]:
    """The words of "S.I.M.E.L", "F.lli", "Off.Neri", "G.B.Neri"."""
    if "." not in chunk:
        return [chunk]
    parts, whole = chunk.split("."), chunk.replace(".", "")
    longest = max(map(len, parts))
    if whole in known.short or whole in known.forms or longest <= (SYLLABLES if len(parts) > 2 else INITIALS):
        return [whole]
    words: list[str] = []
    for before, part in zip(("", *parts), parts, strict=False):
        if len(before) == len(part) == 1:
            words[-1] += part
        else:
            words.append(part)
    return words


def _apart(found: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Initials written apart as one word: "S I M E L"."""
    if [len(w) == 1 and w != AND for w, _ in found].count(True) < APART:
        return found
    text = " ".join(w for w, _ in found)
    match = SINGLES.search(text)
    if match is None or match.group()[0] == AND:
        return found
    first, size = text[: match.start()].count(" "), match.group().count(" ") + 1
    word = match.group().replace(" ", "").replace(AND, "e")
    return [*found[:first], (word, False), *found[first + size :]]


@lru_cache(maxsize=200_000)
def role(word: str) -> Role:
    """What a word of a firm's name is: the firm's own name, or a word that others have too."""
    if word.isdigit():
        return "number"
    if len(word) == 1:
        return "initial"
    return vocabulary().roles.get(word) or ("trade" if trades(word) else "name")


@lru_cache(maxsize=50_000)
def trades(word: str) -> frozenset[str]:
    """The trades that a word stands for."""
    groups = vocabulary().groups
    return groups.get(word) or (groups.get(stem(word), frozenset()) if len(word) >= STEM_FROM else frozenset())


@lru_cache(maxsize=50_000)
def commonness(word: str) -> float:
    """How common a word is in the languages known, on wordfreq's Zipf scale: 0 for none, 5 for "house"."""
    from wordfreq import zipf_frequency  # noqa: PLC0415

    found = 0.0
    for code in codes():
        try:
            found = max(found, float(zipf_frequency(word, code)))
        except LookupError:  # a language that wordfreq does not know
            continue
    return found
