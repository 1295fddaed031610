"""How long the moments of a sentence of 25 words take, ours beside others' (`python -m tests.bench.when`)."""

from __future__ import annotations

import gc
import importlib
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from nlp.moments.when import moments_of

DEV = Path(__file__).parents[1] / "reading" / "dev"
WORDS = 25
Read = Callable[[str, datetime, str], object]


def sentences() -> Iterator[tuple[str, datetime, str]]:
    """Stretches of 25 words of what reps said, each with when and in what language."""
    for trade in sorted(DEV.glob("*.jsonl")):
        for line in trade.read_text(encoding="utf-8").splitlines():
            message = json.loads(line)
            words = message["text"].split()
            now = datetime.fromisoformat(message["now"])
            for start in range(0, len(words) - WORDS + 1, WORDS):
                yield " ".join(words[start : start + WORDS]), now, message["lang"]


def searched(text: str, now: datetime, lang: str) -> object:
    """dateparser's search_dates, given language, order and reference time."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": now.replace(tzinfo=None), "DATE_ORDER": "DMY" if lang == "it" else "MDY"}
    return search_dates(text, languages=[lang], settings=settings)


def recognised(text: str, now: datetime, lang: str) -> object:
    """Recognizers-Text, which reads Italian only from its repository, not from its package."""
    recognizers = importlib.import_module("recognizers_date_time")
    culture = recognizers.Culture.English if lang == "en" else recognizers.Culture.Italian
    return recognizers.recognize_datetime(text, culture, reference=now.replace(tzinfo=None))


PEERS: dict[str, Read] = {
    "taccuino when": moments_of,
    "dateparser search_dates": searched,
    "Recognizers-Text": recognised,
}


def measured(read: Read, said: list[tuple[str, datetime, str]]) -> list[float]:
    """The milliseconds that each sentence took, sorted."""
    for _, now, lang in said:  # what is loaded at the first date is not measured
        read("3/4/2026 15:30", now, lang)
    took = []
    gc.collect()
    for text, now, lang in said:
        start = time.perf_counter()
        read(text, now, lang)
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def main() -> int:
    """Print a row for each."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    said = list(sentences())
    sys.stdout.write(f"{len(said)} stretches of {WORDS} words, one core; milliseconds\n")
    for name, read in PEERS.items():
        try:
            took = measured(read, said)
        except Exception as error:  # a peer that is not installed, or that has no such language
            sys.stdout.write(f"{name:26} not measured: {error!r}\n")
            continue
        p99 = took[int(len(took) * 0.99)]
        sys.stdout.write(f"{name:26} median {statistics.median(took):7.2f}  p99 {p99:7.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
