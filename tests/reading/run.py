"""The score run: every trade of tests/reading/dev read and judged (`python -m tests.reading.run`)."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from nlp.directory import Directory
from nlp.jsonform import to_json
from nlp.training.corpus import Trade, trades
from nlp.understand import prepare, understand
from tests.reading import score
from tests.reading.found import DATES, NUMBERS, Tally, judge

DEV = Path(__file__).parent / "dev"
Lines = list[dict[str, Any]]


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def messages(trade: Path) -> Lines:
    """The annotated messages of a trade."""
    return [json.loads(line) for line in trade.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(trade: Path) -> tuple[Lines, list[float]]:
    """The readings of a trade's messages, and the milliseconds that each took."""
    directory = Directory.from_json(json.loads(trade.with_suffix(".directory.json").read_text(encoding="utf-8")))
    readings, took = [], []
    for message in messages(trade):
        now = datetime.fromisoformat(message["now"])
        start = time.perf_counter()
        reading = understand(message["text"], now, directory, message["lang"])
        took.append((time.perf_counter() - start) * 1000)
        readings.append({"id": message["id"], **to_json(reading)})
    return readings, took


def judged(gold: Lines, readings: Lines, misses: int = 0) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """score.py's figures for some messages and their readings, and the first misses."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, lines in (("gold", gold), ("read", readings)):
            path = Path(folder, name)
            path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
            paths.append(str(path))
        return score.score(paths[0], paths[1], misses)


def of_corpus(trade: Trade) -> tuple[Lines, Lines]:
    """The gold and the readings of a trade of the training corpus."""
    gold, readings = [], []
    for m in trade.messages:
        told = {"id": m.id, "lang": m.lang, "style": m.style, "now": m.now.isoformat(), "text": m.text}
        gold.append({**told, **m.reading})
        readings.append({"id": m.id, **to_json(understand(m.text, m.now, trade.directory, m.lang))})
    return gold, readings


def aside() -> None:
    """Print the figures on the trades that are kept aside, by trade and by field, and on the other trades together."""
    kept: tuple[Lines, Lines] = ([], [])
    rest: tuple[Lines, Lines] = ([], [])
    for trade in trades():
        gold, readings = of_corpus(trade)
        golds, readings_so_far = kept if trade.kept_aside else rest
        golds.extend(gold)
        readings_so_far.extend(readings)
        if trade.kept_aside:
            show({f"{trade.name}-{trade.lang}": judged(gold, readings)[0]["all"]})
    show({"other trades": judged(*rest)[0]["all"]})
    show({name if name != "all" else "kept aside": figure for name, figure in judged(*kept)[0].items()})


def main() -> int:
    """Print the table; with a number as argument, that many misses too."""
    misses = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    prepare()
    every: Lines = []
    found: Lines = []
    tally = counted()
    took: list[float] = []
    say(f"{'':26}{'facts':>7}{'precision':>11}{'recall':>8}{'f1':>8}{'perfect':>9}")
    for trade in sorted(DEV.glob("*.jsonl")):
        readings, times = read(trade)
        gold = messages(trade)
        show({trade.stem: judged(gold, readings)[0]["all"]})
        every, found, took = every + gold, found + readings, took + times
    figures, shown = judged(every, found, misses)
    show(figures)
    ranked = sorted(took)
    say(f"\nms per message: median {statistics.median(ranked):.1f}, p99 {ranked[int(len(ranked) * 0.99)]:.1f}")
    say(f"of the gold's dates and times {tally.share(*DATES):.1%} are among the values of the moments found,")
    say(f"of its quantities, prices, totals, discounts and lengths {tally.share(*NUMBERS):.1%} among the numbers found")
    say("\ntrades kept aside: neither trained on nor read while writing rules")
    aside()
    say("\n\n".join([*shown, *tally.missing[:misses]]))
    return 0


def counted() -> Tally:
    """How many of the gold's values are among what was found in the words, over all trades."""
    tally = Tally()
    for trade in sorted(DEV.glob("*.jsonl")):
        names = json.loads(trade.with_suffix(".directory.json").read_text(encoding="utf-8"))
        directory = Directory.from_json(names)
        for message in messages(trade):
            judge(tally, message, directory)
    return tally


def show(figures: dict[str, dict[str, Any]]) -> None:
    """Print figures, a row each."""
    for name, f in figures.items():
        say(f"{name:26}{f['facts']:7}{f['precision']:11.3f}{f['recall']:8.3f}{f['f1']:8.3f}{f['perfect']:9.3f}")


if __name__ == "__main__":
    sys.exit(main())
