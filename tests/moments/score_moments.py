#!/usr/bin/env python3
"""How many expressions of time are read right?  (see README.md)

    score_moments.py duckling.jsonl READ.jsonl                 isolated expressions
    score_moments.py duckling.jsonl READ.jsonl --misses 40     and the first that are wrong
    score_moments.py nothing.jsonl READ.jsonl                  sentences that hold no moment at all

READ holds a line per message: {"id": …, "moments": [{"text": words, "start": ISO or null, "end": ISO or null}, …]},
local times without offset. Standard library only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path


def load(path: str) -> list[dict]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def moment(text: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text[:19]) if text else None
    except ValueError:
        return None


def same(expected: str, grain: str, read: str | None) -> bool:
    """Equal at the grain of what is expected: a day by its date, a week by its Monday, an hour by its hour."""
    a, b = moment(expected), moment(read)
    if a is None or b is None:
        return False
    if grain == "day":
        return a.date() == b.date()
    if grain == "week":
        return a.date() - dt.timedelta(a.weekday()) == b.date() - dt.timedelta(b.weekday())
    if grain == "month":
        return (a.year, a.month) == (b.year, b.month)
    if grain == "year":
        return a.year == b.year
    if grain == "hour":
        return a.replace(minute=0, second=0) == b.replace(minute=0, second=0)
    return a.replace(second=0) == b.replace(second=0)


def verdict(case: dict, moments: list[dict]) -> str:
    answers = [m for m in moments if m.get("start") or m.get("end")]
    if "accept" not in case:
        return "spurious" if answers else "right"
    if not answers:
        return "nothing"
    best = max(answers, key=lambda m: len(m.get("text") or ""))
    read = [best.get("start"), best.get("end")] if case["bound"] else [best.get("start")]
    return "right" if any(same(value, grain, r) for value, grain in case["accept"] for r in read) else "wrong"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases")
    parser.add_argument("read")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    args = parser.parse_args()
    read = {r["id"]: r.get("moments") or [] for r in load(args.read)}
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for case in load(args.cases):
        got = read.get(case["id"], [])
        result = verdict(case, got)
        for group in (case["lang"], *([f"{case['lang']} agreed"] if case.get("agreed") else [])):
            tally[group][result] += 1
        if result != "right" and shown < args.misses:
            shown += 1
            print(
                f"{result:9}{case['lang']} {case['text']!r} now {case['now']} expected {case.get('accept', 'no moment')} read {got}"
            )
    for group in sorted(tally):
        n, total = tally[group], sum(tally[group].values())
        print(
            f"{group:12} {n['right']}/{total} right ({n['right'] / total:.1%}), {n['wrong']} wrong, {n['nothing']} unread, {n['spurious']} spurious"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
