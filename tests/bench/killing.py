"""Messages under kill -9 and a troubled Telegram: is one lost, recorded twice or out of order, and how many replies
come twice (`python -m tests.bench.killing [--messages 10000 --reps 200 --kills 50]`)?

Real processes, one on SQLite and two on PostgreSQL, are killed at random moments. Some sends are answered with
429, 500, too late, or never. A reply may come twice if a process died with it in its hands, or if the answer was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import random
import re
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import col, func, select

from bot import clock
from storage import outbox
from storage.database import Database
from storage.migrate import upgrade
from storage.tables import Inbox, Interaction, Message, Outbox, Purchase
from tests.bench.scale import databases, say
from tests.botapi import BotApi
from tests.botapi.trouble import Trouble
from tests.running import Command

#: Seconds that a process lives.
LIFE = (0.5, 8.0)
#: Seconds between two messages of a rep, as their clocks say: what is said within a minute belongs to the note before.
APART = 90
#: What goes wrong with sends, and whether the message was taken all the same.
TROUBLES = (
    ({"status": 429, "retry_after": 1}, False), ({"status": 500}, False), ({"status": "cut"}, True),
    ({"status": "slow", "delay": 14.0}, True),
)  # fmt: skip
TROUBLED = (0.5, 4.0)  # seconds between two of them
AT_WORK = 0.6  # the share of kills that come only once a process has begun, however slow the machine is
FIRST = 1001


@dataclass(frozen=True)
class Plan:
    """How much is said by how many, and how often processes are killed; the messages are spread over the kills."""

    messages: int = 10_000
    reps: int = 200
    kills: int = 50
    life: tuple[float, float] = LIFE
    seed: int = 20261122

    @property
    def pace(self) -> float:
        """Seconds between two messages: all are said in four fifths of the time of the kills."""
        return 0.8 * self.kills * sum(self.life) / 2 / self.messages


@dataclass
class Found:
    """What came of it."""

    said: int = 0
    lost: int = 0
    twice: int = 0
    disordered: int = 0
    aside: int = 0
    again: int = 0
    unanswered: int = 0
    hands: int = 0
    open: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    @property
    def bound(self) -> int:
        """Sends in the hands of a process when it was killed, and answers of Telegram that were lost."""
        return self.hands + self.open


class Flow(threading.Thread):
    """Reps who keep on writing, each message with a price of its own."""

    def __init__(self, api: BotApi, plan: Plan) -> None:
        super().__init__()
        self.users = [api.user(FIRST + n, f"Rep{n}", language_code="it") for n in range(plan.reps)]
        self.texts: list[str] = []
        self._plan, self._began = plan, time.time() - 20 * 24 * 3600

    def run(self) -> None:
        begin = time.monotonic()
        for number in range(self._plan.messages):
            time.sleep(max(0.0, begin + number * self._plan.pace - time.monotonic()))
            text = f"Visto Rossi stamattina, prende 3 transpallet a {10_000 + number} l'uno"
            at = self._began + number // len(self.users) * APART
            self.users[number % len(self.users)].says(text, date=at)
            self.texts.append(text)

    def by_rep(self) -> dict[int, list[str]]:
        """What each has said, in order, by chat."""
        return {user.id: self.texts[n :: len(self.users)] for n, user in enumerate(self.users)}


class Misery(threading.Thread):
    """Orders trouble with sending, again and again."""

    def __init__(self, api: BotApi, dice: random.Random) -> None:
        super().__init__()
        self._api, self._dice = api, dice
        self._ordered: list[tuple[Trouble, bool]] = []
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.wait(self._dice.uniform(*TROUBLED)):
            order, taken = self._dice.choice(TROUBLES)
            self._ordered.append((self._api.fail("sendMessage", times=1, **order), taken))

    @property
    def open(self) -> int:
        """How many messages were taken of which nobody could know it."""
        return sum(taken and trouble.times == 0 for trouble, taken in self._ordered)


def killed(url: str, processes: int, plan: Plan, folder: Path) -> Found:
    """Everything on one database, with so many processes at a time."""
    dice, found, begin = random.Random(plan.seed), Found(), time.monotonic()
    with BotApi() as api:
        flow, misery = Flow(api, plan), Misery(api, dice)
        commands = [_command(api, url, folder, flow, n) for n in range(processes)]
        flow.start()
        misery.start()
        try:
            _kill(commands, plan, dice, url, found)
            flow.join()
        finally:
            misery.enough.set()
            misery.join()
        api.heal()
        _restart(commands, url, found)
        _wait(url, api)
        found.errors += [line for command in commands for line in command.kill().splitlines() if "Traceback" in line]
        found.open, found.seconds = misery.open, time.monotonic() - begin
        _recorded(url, flow, found)
        _answered(flow, found)
        found.errors += api.violations
    return found


def _command(api: BotApi, url: str, folder: Path, flow: Flow, number: int) -> Command:
    own = folder / f"{number}"
    own.mkdir()
    return Command(
        own, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=api.url, DATABASE_URL=url, TELEGRAM_RATE="1000",
        TACCUINO_ADMINS=",".join(str(user.id) for user in flow.users),
    )  # fmt: skip


def _kill(commands: list[Command], plan: Plan, dice: random.Random, url: str, found: Found) -> None:
    """Start them; kill one at a time, and start it again at once. The last one to be killed stays dead."""
    for command in commands[1:]:
        command.start()
    for _ in range(plan.kills):
        command = dice.choice(commands)
        if command.process is None:
            command.start()
        if dice.random() < AT_WORK:
            command.line()
        time.sleep(dice.uniform(*plan.life))
        found.errors += [line for line in command.kill().splitlines() if "Traceback" in line]
        command.process = None
        found.hands += _claimed(url)
        if len(commands) > 1:
            command.start()


def _restart(commands: list[Command], url: str, found: Found) -> None:
    """All that still live are killed together, and all are started again."""
    for command in commands:
        if command.process is not None:
            found.errors += [line for line in command.kill().splitlines() if "Traceback" in line]
    found.hands += _claimed(url) if len(commands) > 1 else 0
    for command in commands:
        command.start()


def _claimed(url: str) -> int:
    """How many replies somebody has in hand to send."""
    with _opened(url) as database, database.reading() as session:
        held = col(Outbox.not_before) > clock.now() + outbox.LEASE / 3
        query = select(func.count()).select_from(Outbox).where(Outbox.state == "waiting", Outbox.attempts == 0, held)
        return session.exec(query).one()


def _wait(url: str, api: BotApi, seconds: float = 600) -> None:
    """Until everything is handled and answered, or nothing has moved for long."""
    moved, until = None, time.monotonic() + seconds
    while time.monotonic() < until:
        with _opened(url) as database, database.reading() as session:
            new = session.exec(select(func.count()).select_from(Inbox).where(Inbox.state == "new")).one()
            unsent = session.exec(select(func.count()).select_from(Outbox).where(Outbox.state == "waiting")).one()
        if not (new or unsent or api.pending):
            return
        if (new, unsent) != moved:
            moved, until = (new, unsent), time.monotonic() + seconds
        time.sleep(0.5)


def _recorded(url: str, flow: Flow, found: Found) -> None:
    """What was recorded against what was said."""
    with _opened(url) as database, database.reading() as session:
        rows = session.exec(select(Message.chat_id, Message.words).order_by(col(Message.id))).all()
        visits = Counter(session.exec(select(Interaction.message_id)))
        bought = Counter(session.exec(select(Purchase.message_id)))
        found.aside = len(session.exec(select(Inbox.update_id).where(Inbox.state == "failed")).all())
    words, by_chat = Counter(text for _, text in rows), defaultdict(list)
    for chat_id, text in rows:
        by_chat[chat_id].append(text)
    found.said = len(flow.texts)
    found.lost = sum((Counter(flow.texts) - words).values()) + (len(flow.texts) - len(visits))
    found.twice = sum(count - 1 for kind in (words, visits, bought) for count in kind.values())
    found.disordered = sum(_swaps(by_chat[chat], texts) for chat, texts in flow.by_rep().items())


def _answered(flow: Flow, found: Found) -> None:
    """What came back: by the price in it each reply is known, and the first of each must come in order."""
    for user in flow.users:
        prices = [number for sent in user.messages for number in _price(sent.text)]
        expected = [text.split()[-2] for text in flow.by_rep()[user.id]]
        found.again += len(prices) - len(set(prices))
        found.unanswered += len(set(expected) - set(prices))
        found.disordered += _swaps(list(dict.fromkeys(prices)), expected)


def _price(text: str) -> list[str]:
    """The price that a card of a note shows."""
    return re.findall(r"\b1\d{4}\b", text.replace(".", ""))[:1]


def _swaps(seen: list[str], said: list[str]) -> int:
    """How many neighbours stand in the wrong order."""
    place = {text: n for n, text in enumerate(said)}
    places = [place[text] for text in seen if text in place]
    return sum(one > other for one, other in itertools.pairwise(places))


@contextlib.contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


COLUMNS = (
    ("said", "said"), ("lost", "lost"), ("twice", "recorded twice"), ("disordered", "out of order"),
    ("aside", "set aside"), ("unanswered", "unanswered"), ("again", "replies twice"), ("bound", "may be"),
    ("hands", "in hands"), ("open", "answers lost"),
)  # fmt: skip


def main() -> int:
    """Both kinds of database; 1 where something was lost, doubled, disordered or said twice without need."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("messages", Plan.messages), ("reps", Plan.reps), ("kills", Plan.kills), ("seed", Plan.seed)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    given = parser.parse_args()
    plan = Plan(given.messages, given.reps, given.kills, seed=given.seed)
    say(f"{plan.messages} messages of {plan.reps} reps under {plan.kills} kills of processes that live {LIFE} s\n")
    say(" ".join(f"{title:>14}" for title in ("", *dict(COLUMNS).values(), "seconds")))
    good = True
    with databases() as made:
        for kind, make in made.items():
            with _opened(url := make("killing")) as database:
                upgrade(database)
            with tempfile.TemporaryDirectory(prefix="taccuino-killing-") as folder:
                found = killed(url, 1 if kind == "SQLite" else 2, plan, Path(folder))
            values = [f"{getattr(found, name)}" for name, _ in COLUMNS]
            say(" ".join(f"{value:>14}" for value in (kind, *values, f"{found.seconds:.0f}")))
            for line in found.errors:
                say(f"  {line}")
            good = good and is_good(found)
    return 0 if good else 1


def is_good(found: Found) -> bool:
    """Nothing is lost, doubled or out of order, and no reply came twice that need not have."""
    faults = (found.lost, found.twice, found.disordered, found.aside, found.unanswered, found.errors)
    return not any(faults) and found.again <= found.bound


if __name__ == "__main__":
    sys.exit(main())
