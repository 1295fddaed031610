"""Many reminders due at one moment, two processes, one of them killed midway (`python -m tests.bench.ringing`).

20,000 reminders of 2,000 colleagues on PostgreSQL; when a third has rung, one process is killed (kill -9). Each must
ring; twice only what was in the killed one's hands at that moment. The limit of messages a second is lifted, the one
for a chat is not.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter

from sqlalchemy import text

from bot.sender import MOST
from storage.database import Database
from storage.migrate import upgrade
from storage.tables import Reminder, Rep
from tests.bench.scale import databases, say
from tests.botapi import BotApi

REMINDERS, EACH, FIRST = 20_000, 10, 10_000
#: Seconds from the start to the moment at which all are due, and how long it may take until the last has rung.
BEFORE, LONGEST = 40, 1_200
#: Seconds in which nothing more may come, before all is counted.
QUIET = 5


def fill(database: Database, count: int, due: dt.datetime) -> None:
    """Colleagues with some reminders each, all due at that moment."""
    upgrade(database)
    with database.writing() as session:
        reps = [Rep(name=f"Rep Numero{n}", telegram_id=FIRST + n) for n in range(count // EACH)]
        session.add_all(reps)
        session.flush()
        session.add_all(
            Reminder(
                rep_id=reps[n % len(reps)].id, action="call", what=f"chiamare numero{n}x", day=due.date(),
                zone="Europe/Rome", due=due, lang="it",
            )
            for n in range(count)
        )  # fmt: skip


def started(api: BotApi, url: str) -> subprocess.Popen[bytes]:
    """A process of the bot."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    more = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "TELEGRAM_RATE": "100000"}
    command = [sys.executable, "-c", "from bot.cli import main; main()", "run"]
    return subprocess.Popen(command, env={**kept, **more, "DATABASE_URL": url}, stdout=subprocess.DEVNULL)


def rung(api: BotApi) -> Counter[str]:
    """How often each has rung."""
    said = (re.search(r"numero(\d+)x", params["text"]) for params in api.calls_of("sendMessage"))
    return Counter(found[1] for found in said if found)


def until(api: BotApi, wanted: int, began: float) -> None:
    """Until as many have rung, or it has lasted too long."""
    while len(rung(api)) < wanted and time.monotonic() < began + LONGEST:
        time.sleep(0.2)


def in_hand(database: Database) -> int:
    """Replies that are claimed at this moment, by whichever process."""
    with database.reading() as session:
        claimed = "SELECT count(*) FROM outbox WHERE state = 'waiting' AND not_before IS NOT NULL"
        return int(session.connection().execute(text(claimed)).scalar_one())


def measured(api: BotApi, database: Database, url: str, count: int) -> None:
    """Let them ring, kill one, and print what came of it."""
    due = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=BEFORE)
    fill(database, count, due)
    for n in range(count // EACH):
        api.user(FIRST + n, f"Rep{n}", language_code="it")
    with contextlib.ExitStack() as stack:
        both = [started(api, url) for _ in range(2)]
        for process in both:
            stack.callback(process.wait, 30)
            stack.callback(process.terminate)
        time.sleep(max(0.0, (due - dt.datetime.now(dt.UTC)).total_seconds()))
        began = time.monotonic()
        until(api, count // 3, began)
        killed = random.Random(3).choice(both)
        killed.kill()
        held, at = in_hand(database), time.monotonic() - began
        until(api, count, began)
        took = time.monotonic() - began
        time.sleep(QUIET)
    report(rung(api), count, held, at, took)


def report(found: Counter[str], count: int, held: int, at: float, took: float) -> None:
    """Print the figures."""
    twice = sum(times > 1 for times in found.values())
    say(f"{count} reminders due at once, two processes on PostgreSQL, one killed after {at:.0f} s")
    say(f"rung: {len(found)}, lost: {count - len(found)}" + ("" if len(found) == count else "  MISSED"))
    worst = max(found.values(), default=0)
    fault = "" if twice <= MOST and worst <= 2 else "  MISSED"
    say(f"rung twice: {twice}; in the killed one's hands at most {min(held, MOST)}{fault}")
    say(f"all had rung after {took:.0f} s: {len(found) / took:.0f} a second")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reminders", type=int, default=REMINDERS)
    count = parser.parse_args().reminders
    with databases() as made, BotApi() as api:
        if "PostgreSQL" not in made:
            return 0
        url = made["PostgreSQL"]("ringing")
        with contextlib.closing(Database(url)) as database:
            measured(api, database, url, count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
