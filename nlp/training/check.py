"""The checks of a trade's file: marks, names, values and dates (`python -m nlp.training.check FILE…`)."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from nlp.languages import languages
from nlp.page import opened
from nlp.questions import TOPICS
from nlp.reading import Action, Channel, IssueKind, Role
from nlp.training.corpus import Annotated, Json, Trade, names_of, trade

FIELDS = ("account", "contact", "product", "quantity", "price", "discount", "date", "time", "due", "channel", "cancel")
INTENTS = ("note", "question", "reminder", "correction", "other")
PERS = (None, "day", "week", "month", "year")
COUNTED = {"A": "interactions", "C": "interactions", "H": "interactions", "W": "interactions", "N": "interactions"}
COUNTED |= dict.fromkeys("PRQUTDL", "items") | dict.fromkeys("IJ", "issues") | {"K": "competitors"}
COUNTED |= dict.fromkeys("FMG", "followups") | dict.fromkeys("ZOS", "question") | {"V": "correction"}


def faults(message: Annotated, names: dict[str, frozenset[str]]) -> Iterator[str]:
    """What is wrong with a message, a sentence each."""
    reading = message.reading
    if reading["intent"] not in INTENTS:
        yield f"no such intent: {reading['intent']}"
    if "{" in message.text or "}" in message.text:
        yield "a mark that is not read"
    yield from _marks(message)
    for interaction in reading["interactions"]:
        yield from _interaction(interaction, names, message)
    for duty in reading["followups"]:
        yield from _of(duty, "action", get_args(Action))
        yield from _dates(duty, "due")
    if reading["question"]:
        yield from _of(reading["question"], "topic", (None, *TOPICS))
    if reading["correction"]:
        yield from _of(reading["correction"], "field", FIELDS)
    wanted = {"question": "question", "correction": "correction"}.get(reading["intent"])
    if wanted and not reading[wanted]:
        yield f"a {wanted} that says none"
    if reading["intent"] == "note" and not reading["interactions"]:
        yield "a note without an interaction"


def _marks(message: Annotated) -> Iterator[str]:
    counts = _counts(message.reading)
    for span in message.spans:
        kind = COUNTED.get(span.label)
        if kind is None or not 1 <= span.number <= counts[kind]:
            yield f"{span.label}{span.number} marks nothing of the reading"
        words = message.text[span.start : span.end]
        if not words.strip() or words != words.strip():
            yield f"{span.label}{span.number} marks {words!r}"
    marked = {(s.label, s.number) for s in message.spans}
    for label, kind in (("P", "items"), ("I", "issues"), ("F", "followups")):
        for number in range(1, counts[kind] + 1):
            if (label, number) not in marked:
                yield f"{label}{number} is not marked"


def _counts(reading: Json) -> dict[str, int]:
    told = reading["interactions"]
    counts = {part: sum(len(i[part]) for i in told) for part in ("items", "issues", "competitors")}
    counts |= {"interactions": len(told), "followups": len(reading["followups"])}
    return counts | {part: 9 if reading[part] else 0 for part in ("question", "correction")}


def _interaction(found: Json, names: dict[str, frozenset[str]], message: Annotated) -> Iterator[str]:
    yield from _of(found, "channel", get_args(Channel))
    yield from _dates(found, "date")
    said = message.text.casefold()
    if found["account"] and not found["account_known"] and found["account"].casefold() not in said:
        yield f"the account {found['account']!r} is neither in the directory nor in the words"
    for contact in found["contacts"]:
        if contact not in names["contacts"] and contact.casefold() not in said:
            yield f"the contact {contact!r} is neither in the directory nor in the words"
    for item in found["items"]:
        yield from _of(item, "role", get_args(Role))
        yield from _of(item, "per", PERS)
        if not item["known"] and str(item["product"]).casefold() not in said:
            yield f"the product {item['product']!r} is neither in the directory nor in the words"
        for field in ("quantity", "unit_price", "total", "discount_pct"):
            if item[field] is not None and not isinstance(item[field], int | float | list):
                yield f"{field} is no number: {item[field]!r}"
    for issue in found["issues"]:
        yield from _of(issue, "kind", get_args(IssueKind))


def _of(thing: Json, field: str, choice: tuple[Any, ...]) -> Iterator[str]:
    if thing.get(field) not in choice:
        yield f"no such {field}: {thing.get(field)!r}"


def _dates(thing: Json, field: str) -> Iterator[str]:
    for value in thing[field] if isinstance(thing[field], list) else [thing[field]]:
        try:
            date.fromisoformat(value or "2026-01-01")
        except ValueError:
            yield f"{field} is no date: {value!r}"


def doubts(message: Annotated, known: Trade) -> Iterator[str]:
    """Dates of the reading that the reader of moments does not find: one of the two is wrong."""
    page = opened(message.text, message.now, known.directory, languages()[message.lang])
    today = message.now.date().isoformat()
    for ahead, things, field in ((False, "interactions", "date"), (True, "followups", "due")):
        whens = [page.when(m, ahead) for m in page.moments]
        among = {d.isoformat() for w in whens for d in (w.first, w.last, w.deadline) if d} | {today}
        for thing in message.reading[things]:
            value = thing[field]
            if value and not any(v in among for v in (value if isinstance(value, list) else [value])):
                yield f"{field} {value} is not among {sorted(among)}"


def main() -> int:
    """Print what is wrong and what is doubtful in the files given; 1 where something is wrong."""
    wrong = 0
    for path in map(Path, sys.argv[1:]):
        directory = json.loads(path.with_suffix(".directory.json").read_text(encoding="utf-8"))
        found, counts = trade(path), Counter[str]()
        ids = Counter(m.id for m in found.messages)
        texts = Counter(m.text for m in found.messages)
        for message in found.messages:
            counts[message.reading["intent"]] += 1
            counts[message.style] += 1
            said = list(faults(message, names_of(directory)))
            said += ["the same id twice"] * (ids[message.id] > 1) + ["the same text twice"] * (texts[message.text] > 1)
            wrong += len(said)
            for line in said:
                sys.stdout.write(f"{message.id}: {line}\n")
            for line in doubts(message, found):
                sys.stdout.write(f"{message.id}: warning: {line}\n")
        sys.stdout.write(f"{path.name}: {len(found.messages)} messages, {dict(counts)}\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
