"""Messages a second, side by side on the same local Bot API server (`python -m tests.bench.throughput`).

python-telegram-bot's own echo bot by polling; our bot with an echo in the handlers' place, each message kept before it
is handled and each reply before it is sent; our bot as it is, reading notes and saving what they say, with one process
on SQLite and on PostgreSQL, and with two on PostgreSQL. All messages wait when the clock starts, and the last reply
stops it. The limits of sending are lifted, but for those of one chat. Of some rounds the fastest counts, as other work
on the machine only ever adds. Wanted: the durable echo no slower than the bare one, and 60 notes a second with two.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from storage.database import Database
from storage.migrate import upgrade
from storage.tables import Account, Contact, Product, Rep
from tests.bench.scale import databases, say
from tests.botapi import BotApi

READING = Path(__file__).parents[1] / "reading" / "dev"
TRADE = "horeca-it"
ECHOES, NOTES, ROUNDS, WARM = 2_000, 600, 3, 40
#: Messages of one chat in a round: no more than one person is sent at once.
EACH = 2
#: Seconds between two messages of a person: what is said within a minute belongs together.
APART = 600
FIRST = 10_000
WANTED_ECHO, WANTED_NOTES = 1.0, 60.0


@dataclass
class Side:
    """A bot under measurement: its server, the processes that it is, and what they say when they break down."""

    name: str
    api: BotApi
    database: Database | None = None
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    said: int = 0

    def start(self, count: int, module: Sequence[str], url: str = "") -> None:
        """So many processes of it."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        more = {"TELEGRAM_BOT_TOKEN": self.api.token, "TELEGRAM_API_URL": self.api.url, "TELEGRAM_RATE": "100000"}
        more |= {"DATABASE_URL": url} if url else {}
        for _ in range(count):
            started = subprocess.Popen([sys.executable, *module], env={**kept, **more}, stdout=subprocess.DEVNULL)
            self.processes.append(started)

    def stop(self) -> None:
        """End its processes."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(30)

    def cpu(self) -> float:
        """Seconds of CPU that its processes have taken, where the system tells."""
        return sum(map(_cpu, (process.pid for process in self.processes)))

    def answered(self) -> bool:
        """Has it answered all that was said, and has nothing left to do?"""
        if self.database is None:
            return len(self.api.calls_of("sendMessage")) >= self.said
        with self.database.reading() as session:
            handled = session.connection().execute(text("SELECT count(*) FROM inbox WHERE state <> 'new'")).scalar_one()
            waiting = session.connection().execute(text("SELECT count(*) FROM outbox WHERE state = 'waiting'"))
            return int(handled) >= self.said and waiting.scalar_one() == 0


@dataclass(frozen=True)
class Round:
    """Seconds for so many messages, and seconds of CPU of the bot and of the server that plays Telegram."""

    count: int
    seconds: float
    bot: float
    server: float

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.count / self.seconds


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def burst(side: Side, texts: Sequence[str], began: float) -> Round:
    """All at once; until the last is answered."""
    people = [side.api.user(FIRST + n, f"Rep{n}", language_code="it") for n in range(len(texts) // EACH)]
    with side.api.lock:
        for number, words in enumerate(texts):
            people[number % len(people)].says(words, date=began + number // len(people) * APART)
        side.said += len(texts)
        start, bot, server = time.perf_counter(), side.cpu(), time.process_time()
    while not side.answered():
        if any(process.poll() is not None for process in side.processes):
            raise SystemExit(f"{side.name}: a process has ended")
        time.sleep(0.02)
    return Round(len(texts), time.perf_counter() - start, side.cpu() - bot, time.process_time() - server)


def notes() -> Iterator[str]:
    """The annotated notes of one trade, over and over."""
    lines = (READING / f"{TRADE}.jsonl").read_text(encoding="utf-8").splitlines()
    found = [one["text"] for one in map(json.loads, lines) if one["intent"] == "note"]
    while True:
        yield from found


def firm(database: Database, reps: int) -> None:
    """The names of the trade, and colleagues who have all joined."""
    names = json.loads((READING / f"{TRADE}.directory.json").read_text(encoding="utf-8"))
    with database.writing() as session:
        session.add_all(Rep(name=f"Rep Numero{n}", telegram_id=FIRST + n) for n in range(reps))
        accounts = {
            one["name"]: Account(name=one["name"], stage="customer", aliases=one.get("aliases", []), city=one["city"])
            for one in names["accounts"]
        }
        session.add_all(accounts.values())
        session.flush()
        session.add_all(
            Contact(name=one["name"], account_id=accounts[one["account"]].id, role=one.get("role"))
            for one in names["contacts"]
        )
        session.add_all(Product(name=one["name"], key=one["sku"], kind=one["kind"]) for one in names["products"])


def prepared(url: str, reps: int) -> Database:
    """An empty database with the firm in it."""
    database = Database(url)
    upgrade(database)
    firm(database, reps)
    return database


def row(name: str, rounds: Sequence[Round]) -> float:
    """Print a line; gives back the rate of the fastest round."""
    best = max(rounds, key=lambda one: one.rate)
    slowest = min(one.rate for one in rounds)
    say(
        f"{name:46} {best.count:6} {best.seconds:7.2f} {best.rate:8.0f} {slowest:8.0f}"
        f" {best.bot / best.count * 1000:8.2f} {best.server / best.count * 1000:8.2f}"
    )
    return best.rate


HEAD = f"{'':46} {'number':>6} {'seconds':>7} {'a second':>8} {'slowest':>8} {'bot ms':>8} {'server':>8}"


def echoes(count: int, rounds: int, made: dict[str, Callable[[str], str]]) -> None:
    """The bare echo and the durable one, turn by turn."""
    url = made["SQLite"]("echo")
    with contextlib.ExitStack() as stack:
        bare, ours = (Side(name, stack.enter_context(BotApi())) for name in ("bare", "durable"))
        ours.database = prepared(url, count // EACH)
        stack.callback(ours.database.close)
        for side in (bare, ours):
            stack.callback(side.stop)
            side.start(1, ("-m", "tests.bench.echoing", side.name), url if side is ours else "")
            for user in range(count // EACH):
                side.api.user(FIRST + user, f"Rep{user}", language_code="it")
            burst(side, ["warm"] * WARM, time.time() - 86_400)
        found: dict[str, list[Round]] = {"bare": [], "durable": []}
        for turn in range(rounds):
            for side in (bare, ours):
                time.sleep(4)  # a chat may get so many in so many seconds
                found[side.name].append(burst(side, [f"eco {turn}"] * count, time.time()))
    least = row("python-telegram-bot's echo bot", found["bare"])
    rate = row("ours, durable, echo (SQLite)", found["durable"])
    say(f"the durable echo: {rate / least:.2f} of the bare one" + _judged(rate / least >= WANTED_ECHO))


def whole(name: str, url: str, count: int, rounds: int, processes: int) -> float:
    """Our bot as it is."""
    with contextlib.ExitStack() as stack:
        side = Side(name, stack.enter_context(BotApi()), prepared(url, count // EACH))
        stack.callback(side.database.close)
        stack.callback(side.stop)
        side.start(processes, ("-c", "from bot.cli import main; main()", "run"), url)
        said, began = notes(), time.time() - 40 * 86_400
        burst(side, [next(said) for _ in range(WARM * processes)], began)
        found = []
        for turn in range(1, rounds + 1):
            time.sleep(4)
            found.append(burst(side, [next(said) for _ in range(count)], began + turn * 86_400))
        with side.database.reading() as session:
            failed = (
                session.connection().execute(text("SELECT count(*) FROM inbox WHERE state = 'failed'")).scalar_one()
            )
    if failed:
        say(f"MISSED: {failed} notes could not be handled")
    return row(name, found)


def _judged(met: bool) -> str:
    return "" if met else "  MISSED"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--echoes", type=int, default=ECHOES)
    parser.add_argument("--notes", type=int, default=NOTES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    load = os.getloadavg()[0]
    say(f"\nmessages a second, milliseconds of CPU a message; {os.cpu_count()} cores, other work on them {load:.1f}")
    say(HEAD)
    with databases() as made:
        if given.echoes:
            echoes(given.echoes, given.rounds, made)
        if given.notes:
            measure_notes(given.notes, given.rounds, made)
    return 0


def measure_notes(count: int, rounds: int, made: dict[str, Callable[[str], str]]) -> None:
    """Notes read and saved, with one process and with two."""
    whole("notes read and saved, one process on SQLite", made["SQLite"]("notes"), count, rounds, 1)
    if "PostgreSQL" in made:
        whole("the same, one process on PostgreSQL", made["PostgreSQL"]("one"), count, rounds, 1)
        rate = whole("the same, two processes on PostgreSQL", made["PostgreSQL"]("two"), count, rounds, 2)
        say(f"two processes: {rate:.0f} notes a second" + _judged(rate >= WANTED_NOTES))


if __name__ == "__main__":
    sys.exit(main())
