"""How many of the gold's dates, times and numbers are among what was found in the words, whatever was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from nlp.directory import Directory
from nlp.languages import languages
from nlp.money import prices
from nlp.page import Page, opened
from nlp.quantities import discounts, durations

Message = dict[str, Any]


class Tally:
    """The counts of gold values and of those found, by kind, and the first that were not."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.missing: list[str] = []

    def count(self, kind: str, value: Any, among: set[Any], message: Message) -> None:
        """Count a gold value; of several equally right ones any."""
        values = value if isinstance(value, list) else [value]
        self.gold[kind] += 1
        if any(v in among for v in values):
            self.found[kind] += 1
        else:
            self.missing.append(
                f"{kind} {value} of {message['id']} {message['text']!r} found {sorted(map(str, among))}"
            )

    def share(self, *kinds: str) -> float:
        """The share found of some kinds."""
        gold = sum(self.gold[k] for k in kinds)
        return sum(self.found[k] for k in kinds) / gold if gold else 1.0


def judge(tally: Tally, message: Message, directory: Directory) -> None:
    """Add a message to the tally."""
    now = datetime.fromisoformat(message["now"])
    page = opened(message["text"], now, directory, languages()[message["lang"]])
    for kind, ahead, field, value in _dates(message):
        among = set(_moments(page, ahead, field)) | ({now.date().isoformat()} if field == "day" else set())
        tally.count(kind, value, among, message)
    numbers = {round(v, 2) for v in _amounts(page)} | {1.0}
    lengths = {d.value for d in durations(page)}
    for kind, value in _numbers(message):
        same = [_length(v) for v in (value if isinstance(value, list) else [value])] if kind == "duration" else value
        tally.count(kind, same, {_length(v) for v in lengths} if kind == "duration" else numbers, message)


def _moments(page: Page, ahead: bool, field: str) -> Iterator[str]:
    for moment in page.moments:
        when = page.when(moment, ahead)
        days = (when.first, when.last, when.deadline)
        yield from (d.isoformat() for d in days if d) if field == "day" else (t for t in (when.time, when.until) if t)


def _amounts(page: Page) -> Iterator[float]:
    """All numbers, prices (with what their words mean as well) and discounts."""
    yield from (n.value for n in page.numbers)
    yield from (d.value for d in discounts(page))
    for price in prices(page, frozenset()):
        yield from (v for v in (price.value, price.other) if v is not None)


def _dates(message: Message) -> Iterator[tuple[str, bool, str, Any]]:
    """The gold's dates and times: kind, whether read ahead, day or time, value."""
    for interaction in message.get("interactions") or ():
        for kind, field in (("date", "day"), ("time", "time")):
            if interaction.get(kind):
                yield kind, False, field, interaction[kind]
    for followup in message.get("followups") or ():
        for kind, field in (("due", "day"), ("time", "time")):
            if followup.get(kind):
                yield f"{kind} to act", True, field, followup[kind]


def _numbers(message: Message) -> Iterator[tuple[str, Any]]:
    for interaction in message.get("interactions") or ():
        for item in interaction.get("items") or ():
            for kind in ("quantity", "unit_price", "total", "discount_pct", "duration"):
                if item.get(kind) is not None:
                    yield kind, item[kind]


def _length(value: str) -> str:
    """A duration with years as months and weeks as days, so that P12M and P1Y are equal."""
    if value.startswith("PT"):
        return value
    count, unit = int(value[1:-1]), value[-1]
    return {"Y": f"P{count * 12}M", "W": f"P{count * 7}D"}.get(unit, value)


DATES = ("date", "time", "due to act", "time to act")
NUMBERS = ("quantity", "unit_price", "total", "discount_pct", "duration")
