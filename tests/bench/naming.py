"""The directory of names of a large firm: making it, adding to it, and finding an account by what a rep types."""

from __future__ import annotations

import random
import statistics
import sys
import time

from nlp.directory import AccountName, ContactName, Directory, Names, ProductName
from nlp.search import search
from tests.bench.filling import ACCOUNTS, FIRST, PEOPLE, PRODUCTS, TOWNS, coined, firm_name, product_name

ASKED, TURNS, ALLOWED = 300, 3, 5.0


def directory(size: float, some: random.Random) -> Directory:
    """A directory of so large a firm."""
    firms = [AccountName(firm_name(some), (), some.choice(TOWNS), id=n) for n in range(round(ACCOUNTS * size))]
    people = [ContactName(f"{some.choice(FIRST)} {coined(some)}", some.choice(firms).name)
              for _ in range(round(PEOPLE * size))]  # fmt: skip
    goods = [ProductName(product_name(n), f"A{n:05}") for n in range(round(PRODUCTS * size))]
    return Directory(firms, people, goods)


def typed(some: random.Random, name: str, city: str) -> str:
    """The beginnings of a word or two of a name, perhaps with that of its town."""
    words = name.lower().split()[:2]
    if some.random() < 0.5:
        return " ".join(word[: some.randint(3, 7)] for word in words)
    return f"{some.choice(words)[: some.randint(3, 8)]} {city.lower()[:3] if some.random() < 0.5 else ''}".strip()


def _took(work: object, *given: object) -> float:
    """Milliseconds of this thread's CPU."""
    start = time.thread_time()
    work(*given)  # type: ignore[operator]
    return (time.thread_time() - start) * 1000


def measured(size: float) -> None:
    """Print what it costs."""
    some = random.Random(5)
    start = time.process_time()
    index = directory(size, some)
    sys.stdout.write(f"\n{len(index.entries):,} names made and indexed in {time.process_time() - start:.1f} s of CPU\n")
    firms = [entry for entry in index.entries if entry.kind == "account"]
    asked = [typed(some, one.name, one.city or "") for one in some.choices(firms, k=ASKED)]
    found = sorted(min(_took(search, index, words) for _ in range(TURNS)) for words in asked)
    added = [_took(index.add, Names([AccountName(firm_name(some), (), "Lodi")])) for _ in range(ASKED)]
    median, p95 = statistics.median(found), found[int(ASKED * 0.95)]
    sys.stdout.write(
        f"name search: median {median:.2f} ms, p95 {p95:.2f} ms of CPU{'' if median <= ALLOWED else '  MISSED'}\n"
        f"a new name: median {statistics.median(added):.2f} ms, at most {max(added):.2f} ms of CPU\n"
    )
