"""Real processes: several on one PostgreSQL, one on SQLite; told to stop, killed, at messages of which they die."""

import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from sqlmodel import select

from storage import processes
from storage.database import Database
from storage.tables import Inbox, Message, Process
from tests.running import Command

#: What a process runs instead of the mere command, to have a message at which it fails.
PRELUDE = """
import os, handlers.answer as answer
from bot.cli import main

def boom(session, heard):
    raise ValueError(heard.message.content)

answer.COMMANDS["boom"] = boom
answer.COMMANDS["die"] = lambda session, heard: os._exit(9)
main()
"""


class Faulty(Command):
    """The command, with a message that fails (/boom) and one at which the process dies (/die)."""

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PRELUDE, "run"],
            env=self._environment, cwd=self._folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        return self.process


@pytest.fixture
def made(tmp_path, api):
    """Makes commands on a database; whatever still runs at the end is killed."""
    commands: list[Command] = []

    def make(url: str, kind: type[Command] = Command, **environment: str) -> Command:
        folder = tmp_path / f"{len(commands)}"
        folder.mkdir()
        own = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "DATABASE_URL": url}
        command = kind(folder, **own, **{"TACCUINO_ADMINS": "1001,1002,1003", **environment})
        commands.append(command)
        return command

    yield make
    for command in commands:
        if command.process is not None and command.process.poll() is None:
            command.kill()


def until(true, seconds=30):
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
    return found


def rows(url, what):
    database = Database(url)
    with database.reading() as session:
        found = list(session.exec(select(what)))
    database.close()
    return found


def test_a_second_process_on_a_sqlite_file_refuses_to_start(api, sara, made, sqlite_maker):
    """With one sentence; other commands run beside it, and once the first is dead another may start."""
    url = sqlite_maker()
    first, second = made(url), made(url)
    first.start()
    first.line()
    ended = second.start()
    _, said = ended.communicate(timeout=120)
    assert ended.returncode == 1
    assert said.count("\n") == 1
    assert "running already" in said
    beside = made(url).start("migrate")
    assert "schema" in beside.communicate(timeout=120)[0]
    first.kill()
    second.start()
    assert "listening" in second.line()


def test_two_processes_share_the_work_and_the_order_of_each_chat_holds(api, made, postgres_maker):
    """One of them is killed in the midst: nothing is lost, nothing is recorded twice."""
    url = postgres_maker()
    users = [api.user(1001 + n, f"Rep{n}", language_code="it") for n in range(3)]
    one, other = made(url), made(url)
    one.start()
    one.line()
    other.start()
    other.line()
    assert len(rows(url, Process)) == 2
    said = Counter()
    began = time.time() - 24 * 3600
    for number in range(60):
        if number == 30:
            one.kill()
        user = users[number % 3]
        user.says(f"Visto Rossi, prende 3 transpallet a {1000 + number} l'uno", date=began + number * 90)
        said[user.id] += 1
    until(lambda: len(rows(url, Message)) == 60, 90)
    for user in users:
        numbers = [row.words.split()[-2] for row in sorted(rows(url, Message), key=lambda m: m.id)
                   if row.chat_id == user.id]  # fmt: skip
        assert numbers == sorted(numbers)
        assert len(numbers) == said[user.id]
    assert {row.state for row in rows(url, Inbox)} == {"done"}
    assert "Traceback" not in other.kill(signal.SIGTERM)
    assert rows(url, Process) == []


def test_what_fails_five_times_is_set_aside_and_only_its_own_chat_waits(api, sara, made, database_url):
    """The rep hears it in one sentence; others are answered meanwhile, and the same rep afterwards."""
    command = made(database_url, Faulty)
    command.start()
    command.line()
    sara.says("/boom Rossi")
    sara.says("/help")
    other = api.user(1002, "Ugo", language_code="it")
    other.says("/help")
    other.wait_for(1, timeout=150)
    assert sara.messages == []
    assert sara.wait_for(2, timeout=150)
    first, second = sara.messages[:2]
    assert "andato storto" in first.text
    assert "Racconta" in second.text or "Scrivi" in second.text
    (aside,) = [row for row in rows(database_url, Inbox) if row.state == "failed"]
    assert aside.attempts == 5
    assert aside.trouble.startswith("ValueError")
    assert "Rossi" not in aside.trouble
    assert command.kill(signal.SIGTERM).count("Traceback") == 1


def test_a_message_at_which_the_process_dies_is_set_aside_too(api, sara, made, database_url):
    """After five deaths; then the process lives, and says so."""
    command = made(database_url, Faulty)
    sara.says("/die")
    sara.says("/help")
    for _ in range(5):
        process = command.start()
        process.communicate(timeout=120)
        assert process.returncode == 9
    command.start()
    assert sara.wait_for(2, timeout=150)
    assert "andato storto" in sara.messages[0].text
    (aside,) = [row for row in rows(database_url, Inbox) if row.state == "failed"]
    assert aside.trouble == "Died in bot.worker, line " + aside.trouble.rsplit(" ", 1)[1]


def test_told_to_stop_under_load_it_ends_in_time_and_goes_on_at_the_next_start(api, made, database_url):
    """Within ten seconds, also while what it sends is not answered; each message is recorded once."""
    users = [api.user(1001 + n, f"Rep{n}", language_code="it") for n in range(3)]
    command = made(database_url)
    command.start()
    command.line()
    began = time.time() - 24 * 3600
    for number in range(60):
        user = users[number % 3]
        user.says(f"Visto Rossi, prende 3 transpallet a {1000 + number} l'uno", date=began + number * 90)
    until(lambda: len(rows(database_url, Message)) > 3, 60)
    api.fail("sendMessage", times=2, status="slow", delay=15)
    started = time.monotonic()
    said = command.kill(signal.SIGTERM)
    lasted = time.monotonic() - started
    assert lasted < 10.5
    assert command.process.returncode == 0
    assert "Traceback" not in said
    before = len(rows(database_url, Message))
    assert before < 60, "nothing was left for the next start"
    api.heal()
    command.start()
    until(lambda: len(rows(database_url, Message)) == 60, 90)
    assert Counter(row.words for row in rows(database_url, Message)).most_common(1)[0][1] == 1
    assert not [row for row in rows(database_url, Inbox) if row.attempts > 2]


def test_a_dead_process_does_not_count(made, api, postgres_maker):
    """Those of the same machine are noticed within seconds, and the next eldest asks Telegram."""
    url = postgres_maker()
    one, other = made(url), made(url)
    for command in (one, other):
        command.start()
        command.line()
    one.kill()
    until(lambda: len(rows(url, Process)) == 1, 15)
    sara = api.user(1001, "Sara", language_code="it")
    sara.says("/help")
    sara.wait_for(1, timeout=15)
    assert processes.SILENCE.total_seconds() > 15
