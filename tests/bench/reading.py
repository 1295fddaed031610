"""How long reading a message takes, beside what others need for a part of it (`python -m tests.bench.reading`).

On the messages of tests/reading/dev, each with a directory of 1,000 accounts: `understand`; dateparser's search_dates
with the language stated and without; a blank spaCy pipeline with an entity ruler over the same names. Then the index
over a directory of 100,000 accounts and 50,000 products, and the names of a message in it.
"""

from __future__ import annotations

import gc
import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from nlp.directory import AccountName, ContactName, Directory, ProductName
from nlp.languages import languages
from nlp.page import opened
from nlp.understand import prepare, understand

DEV = Path(__file__).parents[1] / "reading" / "dev"
ACCOUNTS = 1_000
MANY_ACCOUNTS, MANY_PRODUCTS = 100_000, 50_000
SYLLABLES = ("ba", "ber", "bo", "ca", "cor", "da", "del", "fe", "fio", "ga", "gri", "lo", "lu", "ma", "pe", "ri", "zan")
TRADES = (
    "Edilizia",
    "Ristorante",
    "Officina",
    "Farmacia",
    "Studio",
    "Builders",
    "Dental",
    "Electrics",
    "Hotel",
    "Farm",
)
ENDS = ("Srl", "SpA", "Ltd", "& Figli", "snc", "")
Message = dict[str, Any]
Read = Callable[[Message], object]


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def coined(some: random.Random) -> str:
    """A name that sounds like one."""
    return "".join(some.choice(SYLLABLES) for _ in range(some.randint(2, 4))).capitalize()


def accounts(count: int, some: random.Random) -> list[AccountName]:
    """So many firms."""
    return [
        AccountName(f"{some.choice(TRADES)} {coined(some)} {coined(some) if n % 3 else ''} {some.choice(ENDS)}".strip())
        for n in range(count)
    ]


@cache
def padded(trade: str) -> Directory:
    """The directory of a trade with invented firms, 1,000 accounts in all."""
    names = json.loads((DEV / f"{trade}.directory.json").read_text(encoding="utf-8"))
    more = accounts(ACCOUNTS - len(names["accounts"]), random.Random(7))
    names["accounts"] += [{"name": a.name} for a in more]
    return Directory.from_json(names)


def ours(message: Message) -> object:
    """The whole reading."""
    now = datetime.fromisoformat(message["now"])
    return understand(message["text"], now, padded(message["trade"]), message["lang"])


def dates(message: Message, stated: bool) -> object:
    """dateparser's search_dates, with the language stated or not."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(message["now"]).replace(tzinfo=None)
    return search_dates(
        message["text"], languages=[message["lang"]] if stated else None, settings={"RELATIVE_BASE": base}
    )


@cache
def ruler(trade: str, lang: str) -> Any:
    """A blank pipeline with an entity ruler over the same names."""
    import spacy

    nlp = spacy.blank(lang)
    directory = padded(trade)
    patterns = [{"label": e.kind.upper(), "pattern": e.name} for e in directory.entries]
    nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"}).add_patterns(patterns)
    return nlp


PEERS: dict[str, Read] = {
    "taccuino understand": ours,
    "search_dates, language stated": lambda m: dates(m, True),
    "search_dates, language not stated": lambda m: dates(m, False),
    "spaCy blank, entity ruler": lambda m: ruler(m["trade"], m["lang"])(m["text"]),
}


def measured(read: Read, some: list[Message]) -> list[float]:
    """The milliseconds that each message took, sorted."""
    for message in some[:5] + some[-5:]:
        read(message)
    took = []
    gc.collect()
    for message in some:
        start = time.perf_counter()
        read(message)
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def row(name: str, took: list[float]) -> None:
    """Print median and 99th percentile."""
    say(f"{name:36} median {statistics.median(took):8.2f}  p99 {took[int(len(took) * 0.99)]:8.2f}")


STRANGE = {
    "nothing": "",
    "an emoji": "🙂",
    "a sale, again and again": "preso 3 pompe a 120 da Rossi, ",
    "digits": "1234567890 ",
    "one word": "a",
    "dates": "lunedì 3 marzo alle 15 o martedì ",
    "marks": "?!.,;:-()/{}[]\n",
    "Greek": "τι κάνετε σήμερα; ",
    "a poem": "Nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura, ché la diritta via era persa.\n",
    "an e-mail": "From: a@b.it\nSubject: Re: Fwd: order 4711\n> On 3 March at 15:30 John wrote:\n> pls quote 30 X-25\n",
    "names": "Edilizia Zanfelba Studio Lomacor Hotel Riber ",
}
LONGEST = 4096


def strange() -> None:
    """The slowest of texts as nobody dictates them, as long as a message may be."""
    said = datetime.fromisoformat("2026-03-02T18:00+01:00")
    trade = next(iter(sorted(DEV.glob("*.jsonl")))).stem
    took = {}
    for name, text in STRANGE.items():
        start = time.perf_counter()
        understand((text * LONGEST)[:LONGEST], said, padded(trade))
        took[name] = (time.perf_counter() - start) * 1000
    worst = max(took, key=lambda name: took[name])
    say(f"\n{len(took)} strange texts of up to {LONGEST} characters: the slowest took {took[worst]:.0f} ms ({worst})")


def many() -> None:
    """The index over very many names, and the names of a message in it."""
    some = random.Random(11)
    firms = accounts(MANY_ACCOUNTS, some)
    people = [ContactName(f"{coined(some)} {coined(some)}", firms[n].name) for n in range(0, MANY_ACCOUNTS, 2)]
    goods = [ProductName(f"{coined(some)} {some.choice('ABDTX')}{some.randint(10, 999)}") for _ in range(MANY_PRODUCTS)]
    start = time.perf_counter()
    directory = Directory(firms, people, goods)
    directory.similar("rossi")
    say(f"index of {len(directory.entries):,} names: {time.perf_counter() - start:.1f} s")
    took = []
    for n in range(300):
        firm, person, product = firms[n * 331], people[n * 160], goods[n * 160]
        text = (
            f"oggi da {firm.name.lower()} con {person.name}, ordinato 3 {product.name} a 120 euro, richiamarlo venerdì"
        )
        start = time.perf_counter()
        opened(text, datetime.fromisoformat("2026-03-02T18:00+01:00"), directory, languages()["it"])
        took.append((time.perf_counter() - start) * 1000)
    row("tokens, numbers, moments and names", sorted(took))


def main() -> int:
    """Print a row for each."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    prepare()
    say(f"pipelines loaded in {time.perf_counter() - start:.1f} s")
    some = [{**m, "trade": trade.stem} for trade in sorted(DEV.glob("*.jsonl")) for m in _lines(trade)]
    about = [m for m in some if 25 <= len(m["text"].split()) <= 35]
    for name, chosen in (("all", some), ("25 to 35 words", about)):
        say(f"\n{len(chosen)} messages ({name}), {ACCOUNTS:,} accounts, one core; milliseconds")
        for peer, read in PEERS.items():
            row(peer, measured(read, chosen))
    strange()
    say(f"\nmemory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    many()
    return 0


def _lines(trade: Path) -> list[Message]:
    return [json.loads(line) for line in trade.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
