"""The training corpus: messages with marked words and with what they mean, a file and a directory for each trade.

Its form is described in `nlp/training/CORPUS.md`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nlp.directory import Directory

HERE = Path(__file__).parent / "corpus"
# Trades that nothing is trained on, and that nobody reads while writing rules.
KEPT_ASIDE = frozenset({"edilizia-it", "ricambi-it", "grounds-en", "weld-en"})
MARK = re.compile(r"\{([A-Z]\d+(?:,[A-Z]\d+)*):([^{}]*)\}")
Json = dict[str, Any]

INTERACTION: Json = {"channel": "visit", "account": None, "contacts": [], "time": None, "reached": True}
ITEM: Json = dict.fromkeys(
    ("product", "role", "quantity", "unit_price", "per", "total", "discount_pct", "duration"),
)
FOLLOWUP: Json = dict.fromkeys(("action", "account", "contact", "due", "time"))
QUESTION: Json = dict.fromkeys(("topic", "account", "contact", "product", "from", "to"))
CORRECTION: Json = dict.fromkeys(("field", "value"))


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a message, and what they say: the label, and the number of its thing from 1."""

    start: int
    end: int
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A message without its marks, the marked spans, and its reading in READING.md's form, with all fields."""

    id: str
    lang: str
    style: str
    now: datetime
    text: str
    spans: tuple[Span, ...]
    reading: Json


@dataclass(frozen=True, slots=True)
class Trade:
    """The messages of one trade, and the names that its company knows."""

    name: str
    lang: str
    directory: Directory
    messages: tuple[Annotated, ...]

    @property
    def kept_aside(self) -> bool:
        """Whether nothing may be trained on it."""
        return f"{self.name}-{self.lang}" in KEPT_ASIDE


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks, and the spans that they marked."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for match in MARK.finditer(text):
        pieces += [text[at : match.start()], match[2]]
        start = length + match.start() - at
        length = start + len(match[2])
        spans += [Span(start, length, label[0], int(label[1:])) for label in match[1].split(",")]
        at = match.end()
    return "".join([*pieces, text[at:]]), tuple(spans)


def annotated(line: Json, names: Mapping[str, frozenset[str]]) -> Annotated:
    """The message of a line; `names` are the company's accounts and products."""
    text, spans = unmarked(line["text"])
    now = datetime.fromisoformat(line["now"])
    reading = _reading(line["reading"], now.date().isoformat(), names)
    return Annotated(line["id"], line["lang"], line["style"], now, text, spans, reading)


def _reading(brief: Json, today: str, names: Mapping[str, frozenset[str]]) -> Json:
    """The reading with all the fields that were left out."""
    return {
        "intent": brief["intent"],
        "interactions": [_interaction(i, today, names) for i in brief.get("interactions", [])],
        "followups": [{**FOLLOWUP, **f} for f in brief.get("followups", [])],
        "question": {**QUESTION, **brief["question"]} if brief.get("question") else None,
        "correction": {**CORRECTION, **brief["correction"]} if brief.get("correction") else None,
    }


def _interaction(brief: Json, today: str, names: Mapping[str, frozenset[str]]) -> Json:
    items = [{**ITEM, **i, "known": i.get("product") in names["products"]} for i in brief.get("items", [])]
    issues = [{"product": None, **i} for i in brief.get("issues", [])]
    known = brief.get("account") in names["accounts"]
    full = {**INTERACTION, "date": today, **brief, "account_known": known}
    return {**full, "items": items, "issues": issues, "competitors": brief.get("competitors", [])}


def names_of(directory: Json) -> dict[str, frozenset[str]]:
    """The names of a directory file, by kind."""
    kinds = ("accounts", "contacts", "products")
    return {kind: frozenset(entry["name"] for entry in directory.get(kind, [])) for kind in kinds}


def trade(path: Path) -> Trade:
    """A trade's file and the directory beside it. Raises OSError, ValueError or KeyError for what is none."""
    known = json.loads(path.with_suffix(".directory.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    messages = tuple(annotated(line, names_of(known)) for line in lines)
    name, _, lang = path.stem.rpartition("-")
    return Trade(name, lang, Directory.from_json(known), messages)


def trades(folder: Path = HERE) -> Iterator[Trade]:
    """All trades of a folder, by name."""
    for path in sorted(folder.glob("*.jsonl")):
        yield trade(path)
