#!/usr/bin/env python3
"""Compare readings with gold annotations, fact by fact (see GUIDE.md).

    score.py GOLD.jsonl READINGS.jsonl            table by field, style and language
    score.py GOLD.jsonl READINGS.jsonl --json     the same figures as one JSON object
    score.py GOLD.jsonl READINGS.jsonl --misses 20   the first messages that were not read perfectly
    score.py --check GOLD.jsonl DIRECTORY.json    is the gold itself well formed?

GOLD and READINGS hold one JSON object a line, joined by "id". Standard library only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

INTENTS = {"note", "question", "reminder", "correction", "other"}
CHANNELS = {"visit", "call", "email", "message", "video", "event"}
ROLES = {"bought", "rented", "quoted", "interested", "sample", "returned", "declined"}
ISSUES = {"fault", "damage", "delivery", "payment", "service", "price", "other"}
ACTIONS = {"call", "visit", "email", "message", "quote", "send", "deliver", "check", "other"}
TOPICS = {
    "last_purchase", "purchases", "totals", "last_contact", "history", "card", "contact_details", "owner",
    "agenda", "issues", "payments", "channel", "recommend", "quotes", "stale", "ranking", "rentals", "idle",
    "discounts", "nearby",
}  # fmt: skip
CORRECTIONS = {
    "account", "contact", "product", "quantity", "price", "discount", "date", "time", "due", "channel", "cancel",
}  # fmt: skip
ITEM_FIELDS = ("role", "quantity", "unit_price", "per", "total", "discount_pct", "duration")
PERS = {"day", "week", "month", "year"}

ARTICLES = re.compile(r"^(?:il|lo|la|i|gli|le|l'|un|uno|una|un'|dei|degli|delle|del|della|the|a|an|some)\s*\b\s*", re.I)


def plain(name: str) -> str:
    """A name without case, accents, articles or punctuation."""
    text = unicodedata.normalize("NFKD", str(name).replace("’", "'")).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = ARTICLES.sub("", text.strip())
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


DURATION = re.compile(r"P(\d+)([DWMY])")
IN_DAYS_OR_MONTHS = {"D": (1, "D"), "W": (7, "D"), "M": (1, "M"), "Y": (12, "M")}


def same(gold: Any, read: Any) -> bool:
    """Is the read value one that the gold accepts?"""
    if (
        isinstance(gold, str)
        and isinstance(read, str)
        and (g := DURATION.fullmatch(gold))
        and (r := DURATION.fullmatch(read))
    ):
        (gn, gu), (rn, ru) = IN_DAYS_OR_MONTHS[g[2]], IN_DAYS_OR_MONTHS[r[2]]
        return (int(g[1]) * gn, gu) == (int(r[1]) * rn, ru)
    if isinstance(gold, list):
        return gold == read or any(same(g, read) for g in gold)
    if gold is None or read is None or isinstance(gold, bool) or isinstance(read, bool):
        return gold is read
    if isinstance(gold, (int, float)):
        return isinstance(read, (int, float)) and abs(gold - read) < 0.005
    return plain(gold) == plain(read)


def pairs(gold: list[dict], read: list[dict], likeness) -> list[tuple[dict | None, dict | None]]:
    """Pair two lists: the most alike first, ties by order; what is left stands alone."""
    ranked = sorted(
        ((likeness(g, r), -abs(i - j), -i, i, j) for i, g in enumerate(gold) for j, r in enumerate(read)),
        reverse=True,
    )
    taken_gold: dict[int, int] = {}
    taken_read: set[int] = set()
    for _, _, _, i, j in ranked:
        if i not in taken_gold and j not in taken_read:
            taken_gold[i] = j
            taken_read.add(j)
    out: list[tuple[dict | None, dict | None]] = [
        (g, read[taken_gold[i]] if i in taken_gold else None) for i, g in enumerate(gold)
    ]
    out += [(None, r) for j, r in enumerate(read) if j not in taken_read]
    return out


def filled(value: Any) -> bool:
    return value is not None and value != [] and value != ""


Outcome = tuple[str, str, Any, Any]  # field, right|wrong|missing|spurious, gold, read


def compare(field: str, gold: Any, read: Any) -> Iterator[Outcome]:
    """One field of one paired thing."""
    maybe_empty = isinstance(gold, list) and any(g is None for g in gold)
    if maybe_empty and not filled(read):
        return
    if field == "item.quantity" and {gold if not isinstance(gold, list) else 0, read} == {None, 1}:
        return  # one, and no number said, are taken for equal
    if filled(gold) and filled(read):
        yield field, "right" if same(gold, read) else "wrong", gold, read
    elif filled(gold):
        yield field, "missing", gold, read
    elif filled(read):
        yield field, "spurious", gold, read


def compare_sets(field: str, gold: list, read: list) -> Iterator[Outcome]:
    """An unordered list of plain values."""
    left = list(read or [])
    for g in gold or []:
        hit = next((r for r in left if same(g, r)), None)
        if hit is None:
            yield field, "missing", g, None
        else:
            left.remove(hit)
            yield field, "right", g, hit
    for r in left:
        yield field, "spurious", None, r


def named(thing: dict | None, name: str, known: str) -> Any:
    """A name, and apart from it whether the directory knows it: a wrong claim makes the name wrong."""
    if not thing or not filled(thing.get(name)):
        return None
    value = thing[name]
    mark = "known:" if thing.get(known) else "new:"
    return [mark + str(v) for v in value] if isinstance(value, list) else mark + str(value)


def same_name(a: dict, b: dict, name: str) -> float:
    return 1.0 if filled(a.get(name)) and same(a.get(name), b.get(name)) else 0.0


def interaction_outcomes(gold: dict | None, read: dict | None) -> Iterator[Outcome]:
    g, r = gold or {}, read or {}
    yield from compare("account", named(g, "account", "account_known"), named(r, "account", "account_known"))
    for field in ("channel", "date", "time"):
        yield from compare(field, g.get(field), r.get(field))
    yield from compare(
        "reached", False if g.get("reached") is False else None, False if r.get("reached") is False else None
    )
    yield from compare_sets("contacts", g.get("contacts"), r.get("contacts"))
    yield from compare_sets("competitors", g.get("competitors"), r.get("competitors"))
    items = pairs(g.get("items") or [], r.get("items") or [],
                  lambda a, b: 2 * same_name(a, b, "product") + (a.get("role") == b.get("role")))  # fmt: skip
    for gi, ri in items:
        yield from compare("item.product", named(gi, "product", "known"), named(ri, "product", "known"))
        for field in ITEM_FIELDS:
            yield from compare(f"item.{field}", (gi or {}).get(field), (ri or {}).get(field))
    issues = pairs(g.get("issues") or [], r.get("issues") or [],
                   lambda a, b: 2 * (a.get("kind") == b.get("kind")) + same_name(a, b, "product"))  # fmt: skip
    for gi, ri in issues:
        yield from compare("issue.kind", (gi or {}).get("kind"), (ri or {}).get("kind"))
        yield from compare("issue.product", (gi or {}).get("product"), (ri or {}).get("product"))


def outcomes(gold: dict, read: dict) -> Iterator[Outcome]:
    """All facts of one message, each right, wrong, missing or spurious."""
    yield from compare("intent", gold.get("intent"), read.get("intent"))
    for g, r in pairs(gold.get("interactions") or [], read.get("interactions") or [],
                      lambda a, b: 2 * same_name(a, b, "account") + (a.get("channel") == b.get("channel"))):  # fmt: skip
        yield from interaction_outcomes(g, r)
    for g, r in pairs(gold.get("followups") or [], read.get("followups") or [],
                      lambda a, b: 2 * same_name(a, b, "account") + 1.5 * (a.get("action") == b.get("action"))
                      + same_name(a, b, "due")):  # fmt: skip
        for field in ("action", "account", "contact", "due", "time"):
            yield from compare(f"followup.{field}", (g or {}).get(field), (r or {}).get(field))
    for part, fields in (
        ("question", ("topic", "account", "contact", "product", "from", "to")),
        ("correction", ("field", "value")),
    ):
        g, r = gold.get(part) or {}, read.get(part) or {}
        for field in fields:
            yield from compare(f"{part}.{field}", g.get(field), r.get(field))


class Tally:
    """Counts of right, wrong, missing and spurious facts, and of perfect messages."""

    def __init__(self) -> None:
        self.facts: Counter[str] = Counter()
        self.messages = self.perfect = 0

    def figures(self) -> dict[str, float | int]:
        n = self.facts
        read, gold = n["right"] + n["wrong"] + n["spurious"], n["right"] + n["wrong"] + n["missing"]
        p, r = n["right"] / read if read else 1.0, n["right"] / gold if gold else 1.0
        return {
            "messages": self.messages, "facts": gold, "precision": round(p, 4), "recall": round(r, 4),
            "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0,
            "perfect": round(self.perfect / self.messages, 4) if self.messages else 0.0,
        }  # fmt: skip


def load(path: str) -> list[dict]:
    text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def score(gold_path: str, read_path: str, misses: int) -> tuple[dict[str, dict], list[str]]:
    readings = {r["id"]: r for r in load(read_path)}
    tallies: dict[str, Tally] = defaultdict(Tally)
    shown: list[str] = []
    for message in load(gold_path):
        found = list(outcomes(message, readings.get(message["id"], {})))
        groups = {"all", f"style {message['style']}", f"lang {message['lang']}", f"intent {message['intent']}"}
        perfect = all(kind == "right" for _, kind, _, _ in found)
        for group in groups:
            tally = tallies[group]
            tally.messages += 1
            tally.perfect += perfect
            tally.facts.update(kind for _, kind, _, _ in found)
        by_field: dict[str, list[str]] = defaultdict(list)
        for field, kind, _, _ in found:
            by_field[field].append(kind)
        for field, kinds in by_field.items():
            tally = tallies[f"field {field}"]
            tally.messages += 1
            tally.perfect += all(k == "right" for k in kinds)
            tally.facts.update(kinds)
        if not perfect and len(shown) < misses:
            wrong = [f"    {f}: {k}, gold {g!r}, read {r!r}" for f, k, g, r in found if k != "right"]
            shown.append("\n".join([f"{message['id']} (now {message['now']}): {message['text']}", *wrong]))
    return {name: tallies[name].figures() for name in sorted(tallies, key=lambda n: (n != "all", n))}, shown


def check(gold_path: str, directory_path: str) -> list[str]:
    """Everything about the gold that breaks GUIDE.md's form."""
    directory = json.loads(Path(directory_path).read_text(encoding="utf-8"))
    names = {part: {thing["name"] for thing in directory[part]} for part in ("accounts", "contacts", "products")}
    faults: list[str] = []
    seen: set[str] = set()

    def is_date(value: Any) -> bool:
        try:
            return value is None or bool(dt.date.fromisoformat(value))
        except (TypeError, ValueError):
            return False

    def is_time(value: Any) -> bool:
        return value is None or bool(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value))

    for m in load(gold_path):
        at = m.get("id", "?")

        def need(ok: bool, what: str) -> None:
            if not ok:
                faults.append(f"{at}: {what}")

        def each(value: Any) -> list:
            return value if isinstance(value, list) else [value]

        need(at not in seen, "id is used twice")
        seen.add(at)
        need(m.get("lang") in {"it", "en"} and m.get("style") in {"typed", "dictated"}, "lang or style")
        need(bool(dt.datetime.fromisoformat(m["now"]).tzinfo), "now has no offset")
        need(m.get("intent") in INTENTS, "intent")
        need(
            (m.get("intent") == "note") == bool(m.get("interactions")), "a note has interactions, and nothing else has"
        )
        need(m.get("intent") != "reminder" or bool(m.get("followups")), "a reminder has a follow-up")
        need((m.get("intent") == "question") == bool(m.get("question")), "question")
        need((m.get("intent") == "correction") == bool(m.get("correction")), "correction")
        for i in m.get("interactions") or []:
            need(i.get("channel") in CHANNELS, f"channel {i.get('channel')!r}")
            need(all(is_date(d) for d in each(i.get("date"))) and filled(i.get("date")), f"date {i.get('date')!r}")
            need(all(is_time(t) for t in each(i.get("time"))), f"time {i.get('time')!r}")
            for account in each(i.get("account")):
                if account is not None:
                    need(
                        (account in names["accounts"]) == bool(i.get("account_known")), f"account_known of {account!r}"
                    )
            for item in i.get("items") or []:
                need(item.get("role") in ROLES, f"role {item.get('role')!r}")
                need(item.get("per") is None or item["per"] in PERS, f"per {item.get('per')!r}")
                for product in each(item.get("product")):
                    need((product in names["products"]) == bool(item.get("known")), f"known of {product!r}")
                extra = set(item) - {"product", "known", *ITEM_FIELDS}
                need(not extra, f"item fields {extra}")
            for issue in i.get("issues") or []:
                need(issue.get("kind") in ISSUES, f"issue {issue.get('kind')!r}")
            extra = set(i) - {
                "channel",
                "account",
                "account_known",
                "contacts",
                "date",
                "time",
                "reached",
                "items",
                "issues",
                "competitors",
            }
            need(not extra, f"interaction fields {extra}")
        for f in m.get("followups") or []:
            need(f.get("action") in ACTIONS, f"action {f.get('action')!r}")
            need(all(is_date(d) for d in each(f.get("due"))), f"due {f.get('due')!r}")
            need(all(is_time(t) for t in each(f.get("time"))), f"follow-up time {f.get('time')!r}")
            need(not set(f) - {"action", "account", "contact", "due", "time"}, "follow-up fields")
        if q := m.get("question"):
            need(q.get("topic") in TOPICS or isinstance(q.get("topic"), list), f"topic {q.get('topic')!r}")
            need(all(is_date(d) for k in ("from", "to") for d in each(q.get(k))), "question period")
            need(not set(q) - {"topic", "account", "contact", "product", "from", "to"}, "question fields")
        if c := m.get("correction"):
            need(c.get("field") in CORRECTIONS, f"correction field {c.get('field')!r}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("readings", help="readings, or with --check the directory")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if args.check:
        faults = check(args.gold, args.readings)
        print("\n".join(faults) or f"{args.gold}: well formed")
        return 1 if faults else 0
    figures, shown = score(args.gold, args.readings, args.misses)
    if args.json:
        print(json.dumps(figures, indent=1))
        return 0
    for block in shown:
        print(block + "\n")
    print(f"{'':28}{'messages':>9}{'facts':>7}{'precision':>11}{'recall':>8}{'f1':>8}{'perfect':>9}")
    for name, f in figures.items():
        print(
            f"{name:28}{f['messages']:9}{f['facts']:7}{f['precision']:11.3f}{f['recall']:8.3f}{f['f1']:8.3f}{f['perfect']:9.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
