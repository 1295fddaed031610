"""What stands in a text: links, mentions, commands; offsets in UTF-16 code units as Telegram counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from bot.playground.people import Json

_WORDS = r"(?:it|com|org|net|eu|io|me|de|fr|es|ch|at|uk|info|biz|shop|app|dev|cloud|co)"
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b")),
    ("url", re.compile(r"\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]'»]")),
    ("url", re.compile(rf"(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+{_WORDS}\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'»])?")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d])\w{1,256}")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d(?:[ .-]?\d){7,14}(?!\w)")),
)
# Inside these nothing else is looked for.
_CLOSED = {"code", "pre", "text_link", "text_mention"}


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def positions(text: str) -> list[int]:
    """For each character index (and the end) its place in UTF-16 code units."""
    return [0, *accumulate(1 + (char > "\uffff") for char in text)]


def _matches(text: str) -> Iterator[Json]:
    place = positions(text)
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = place[match.start()], place[match.end()]
            yield {"type": kind, "offset": start, "length": end - start}


def _free(candidate: Json, taken: Iterable[Json]) -> bool:
    start, end = candidate["offset"], candidate["offset"] + candidate["length"]
    for other in taken:
        first, last = other["offset"], other["offset"] + other["length"]
        if end <= first or last <= start:
            continue
        nested = (first <= start and end <= last) or (start <= first and last <= end)
        if not nested or other["type"] in _CLOSED or other.get("found"):
            return False
    return True


def in_order(entities: Iterable[Json]) -> list[Json]:
    """As Telegram orders them: from left to right, the longer first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def with_found(text: str, given: Iterable[Json] = ()) -> list[Json]:
    """The given entities, and those that Telegram finds by itself in the text."""
    taken = list(given)
    for candidate in _matches(text):
        if _free(candidate, taken):
            taken.append({**candidate, "found": True})
    return in_order({key: part for key, part in entity.items() if key != "found"} for entity in taken)


def trimmed(text: str, entities: Iterable[Json]) -> tuple[str, list[Json]]:
    """Text without the white space around it, with the entities moved and cut to fit."""
    body = text.strip()
    shift = units(text[: len(text) - len(text.lstrip())])
    end = units(body)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        stop = min(entity["offset"] - shift + entity["length"], end)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return body, moved
