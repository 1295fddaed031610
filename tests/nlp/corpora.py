"""The corpora of moments and numbers that stand in each language's folder, and what was read of a saying."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from nlp import money, quantities
from nlp.directory import EMPTY
from nlp.languages import Language, languages
from nlp.moments.when import read
from nlp.page import opened

Group = dict[str, Any]
NOW = datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Europe/Rome"))


def groups(corpus: str, kind: str) -> Iterator[tuple[Language, Group]]:
    """The groups of a kind in a corpus of every language."""
    for language in languages().values():
        data = tomllib.loads((language.folder / "corpus" / f"{corpus}.toml").read_text(encoding="utf-8"))
        for group in data.get(kind, []):
            yield language, group


def moments(language: Language, group: Group, say: str) -> list[dict[str, Any]]:
    """The moments of a saying, read as its group says: ahead, or back."""
    return read(say, NOW, language, not group.get("happened", False))


def read_right(language: Language, group: Group, say: str) -> bool:
    """Whether a saying holds one moment, with the values of its group; a day may stand apart from its hour."""
    found = moments(language, group, say)
    valued = [m for m in found if m["start"] or m["end"]]
    hour_apart = len(valued) == 2 and valued[0]["start"] and (valued[1]["start"] or "")[:10] == valued[0]["start"][:10]
    return any(means(m, group) for m in found) and (len(valued) < 2 or bool(hour_apart))


def means(moment: dict[str, Any], group: Group) -> bool:
    """Whether a moment has the values of its group."""
    if group.get("vague"):
        return bool(moment["vague"])
    ends = all(_same(group.get(end), moment[end], group["grain"]) for end in ("start", "end") if end in group)
    added = "start" not in group and moment["start"]
    coarse = group["grain"] == "day" and moment["grain"] in ("week", "month", "year")
    repeats = moment["repeats"] == group.get("repeats", False)
    grain = moment["grain"] == group["grain"] or coarse
    return bool(ends and not added and grain and repeats and moment["bound"] == group.get("bound", ""))


def _same(gold: str | None, said: str | None, grain: str) -> bool:
    if gold is None or said is None:
        return False
    if grain in ("minute", "hour"):
        return datetime.fromisoformat(said).replace(second=0) == datetime.fromisoformat(gold)
    return datetime.fromisoformat(said).date() == date.fromisoformat(gold)


def values(language: Language, kind: str, say: str) -> list[Any]:
    """What was read of a kind: number, ordinal, price, discount, quantity, duration or vat."""
    page = opened(say, NOW, EMPTY, language)
    found: dict[str, list[Any]] = {
        "number": [n.value for n in page.numbers if not n.ordinal],
        "ordinal": [n.value for n in page.numbers if n.ordinal],
        "price": list(money.prices(page, frozenset())),
        "discount": [list(d.values) for d in quantities.discounts(page)],
        "quantity": list(quantities.quantities(page)),
        "duration": [d.value for d in quantities.durations(page)],
        "vat": [v.value for v in quantities.vat(page)],
    }
    return found[kind]


def right(language: Language, kind: str, group: Group, say: str) -> bool:
    """Whether a saying was read as its group says: exactly one of the kind, with these values."""
    found = values(language, group.get("holds", group.get("kind", kind)) if kind == "nothing" else kind, say)
    if kind == "nothing":
        return not found
    if kind == "price":
        return len(found) == 1 and _price(found[0], group)
    if kind == "discount":
        return found == [[float(v) for v in group["values"]]]
    if kind == "quantity" and "unit" in group:
        return [(m.value, m.unit) for m in found] == [(group["value"], group["unit"])]
    if kind == "quantity":
        return group["value"] in values(language, "number", say)
    return group["value"] in found if kind == "ordinal" else found == [group["value"]]


def _price(price: money.Price, group: Group) -> bool:
    currency = group.get("currency", price.currency)
    said = (price.kind, price.per, price.currency) == (group["kind"], group.get("per"), currency)
    return said and abs(price.value - group["value"]) < 0.005
