"""What a large firm costs: questions beside bare SQL and beside a tenth of the firm (`python -m tests.bench.scale`).

Full size is 100,000 accounts, 1,000,000 interactions and 3,000,000 lines on SQLite and on PostgreSQL. Each question is
asked in an open session about so many accounts, those that buy much more often; of some turns the fastest counts, as
other work on the machine only ever adds. A question may cost 3 times its bare SQL, or 2 ms where that is more, and 1.5
times what it costs at a tenth of the size.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from sqlmodel import Session

from storage.database import Database
from tests import postgres
from tests.bench import loading, naming
from tests.bench.filling import fill
from tests.bench.questions import QUESTIONS, Ask, Question

ABOUT, TURNS = 200, 7
TIMES, LEAST, GROWTH = 3.0, 2.0, 1.5


@dataclass(frozen=True)
class Cost:
    """Milliseconds of a question: the median and what 19 of 20 stay under, and the bare SQL's median."""

    ours: float
    p95: float
    bare: float


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextlib.contextmanager
def databases() -> Iterator[dict[str, Callable[[str], str]]]:
    """What makes the URL of a new database, by the kind of database; all are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="taccuino-scale-") as folder, postgres.server() as server:
        made = {"SQLite": lambda name: f"sqlite:///{Path(folder) / name}.sqlite3"}
        if server is None:
            say("no PostgreSQL here: only SQLite is measured")
        else:
            made["PostgreSQL"] = lambda name: _created(server, name)
        yield made


def _created(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS taccuino_{name} WITH (FORCE)")  # type: ignore[arg-type]
        connection.execute(f"CREATE DATABASE taccuino_{name} TEMPLATE template0")  # type: ignore[arg-type]
    return urlunsplit(urlsplit(server)._replace(path=f"/taccuino_{name}"))


@contextlib.contextmanager
def asker(database: Database) -> Iterator[Ask]:
    """Bare statements on a connection of the driver's own."""
    mark = "?" if database.alone else "%s"
    with contextlib.closing(database.engine.raw_connection()) as connection:
        cursor: Any = connection.cursor()

        def ask(text: str, values: tuple[object, ...]) -> list[Any]:
            cursor.execute(text.replace("?", mark), values)
            return list(cursor.fetchall())

        yield ask


Side = tuple[Database, Ask]


def costs(question: Question, tenth: Side, full: Side) -> tuple[Cost, Cost]:
    """What a question costs at a tenth and in full, asked in turn, so that both meet the same machine."""
    some = random.Random(3)
    about = [[question.about(some, ask) for _ in range(ABOUT)] for _, ask in (tenth, full)]
    with tenth[0].reading() as few, full[0].reading() as many:
        both = ((tenth[1], few), (full[1], many))
        pairs = zip(*about, strict=True)
        took = [[_took(question, *side, one) for side, one in zip(both, pair, strict=True)] for pair in pairs]
    return _cost([one for one, _ in took]), _cost([one for _, one in took])


def _cost(took: list[tuple[float, float]]) -> Cost:
    ours = sorted(mine for mine, _ in took)
    return Cost(statistics.median(ours), ours[int(len(ours) * 0.95)], statistics.median(bare for _, bare in took))


def _took(question: Question, ask: Ask, session: Session, one: int) -> tuple[float, float]:
    """Milliseconds of our way and of the bare one, of each the fastest of some turns."""
    ours, bare = [], []
    for _ in range(TURNS):
        session.expunge_all()
        start = time.perf_counter()
        question.ours(session, one)
        between = time.perf_counter()
        question.bare(ask, one)
        ours.append(between - start)
        bare.append(time.perf_counter() - between)
    return min(ours) * 1000, min(bare) * 1000


def row(name: str, kind: str, full: Cost, tenth: Cost) -> str:
    """A line of the table, with what misses its target."""
    faults = []
    if full.ours > max(TIMES * full.bare, LEAST):
        faults.append("slower than bare SQL allows")
    if full.ours > GROWTH * tenth.ours:
        faults.append("grows with the table")
    return (
        f"{name:16} {kind:10} {full.ours:7.2f} {full.p95:7.2f} {full.bare:7.2f} {full.ours / full.bare:6.1f}"
        f" {tenth.ours:7.2f} {full.ours / tenth.ours:6.2f}  {'; '.join(faults) and 'MISSED: ' + '; '.join(faults)}"
    )


def measured(kind: str, url: Callable[[str], str], size: float) -> None:
    """Fill at a tenth and in full, ask, and print a row for each question."""
    with contextlib.ExitStack() as stack:
        sides: list[Side] = []
        for name, share in (("tenth", size / 10), ("full", size)):
            start = time.perf_counter()
            database = Database(url(name))
            stack.callback(database.close)
            fill(database, share)
            say(f"{kind}, {name} size, filled in {time.perf_counter() - start:.0f} s")
            sides.append((database, stack.enter_context(asker(database))))
        compare(kind, sides[0], sides[1])


def compare(kind: str, tenth: Side, full: Side) -> None:
    """Print a row for each question."""
    say(f"{'question':16} {'database':10} {'median':>7} {'p95':>7} {'bare':>7} {'ratio':>6} {'tenth':>7} {'growth':>6}")
    for question in QUESTIONS:
        few, many = costs(question, tenth, full)
        say(row(question.name, kind, many, few))


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0, help="a share of the full size")
    size = parser.parse_args().size
    loading.measured(size)  # first: what a new process counts as its memory begins with ours
    say(f"\nmilliseconds; {ABOUT} accounts or reps, the fastest of {TURNS} turns each")
    with databases() as made:
        for kind, url in made.items():
            measured(kind, url, size)
    naming.measured(size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
