"""The `taccuino` command, run as a person runs it."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib.metadata import version

import pytest

from storage.database import Database
from storage.migrate import revisions
from tests.running import Command

NOW = "2026-11-20T10:00:00"
WORDS = "Visto Rossi stamattina, prende 3 transpallet a 1.200 l'uno"


@pytest.fixture
def taccuino(tmp_path):
    """Runs the command in an empty home; gives back what it printed, and how it ended."""

    home = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TACCUINO_DATA": str(tmp_path / "data")}

    def run(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
            input=given, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path,
            env={**home, **environment},
        )  # fmt: skip

    return run


def test_version_is_the_packages(taccuino):
    """One line."""
    assert taccuino("version").stdout == f"{version('taccuino')}\n"


def test_migrate_brings_a_database_up_to_date(taccuino, tmp_path):
    """The file and its folder are made, and the revision is said."""
    ended = taccuino("migrate")
    assert revisions()[-1] in ended.stdout
    database = Database(f"sqlite:///{tmp_path / 'data' / 'playground.sqlite3'}")
    with database.connection() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM rep").scalar() == 0
    database.close()


@pytest.mark.parametrize(
    "environment",
    [{"TACCUINO_TIMEZONE": "Mars"}, {"DATABASE_URL": "mysql://x"}, {"DATABASE_URL": "postgresql://127.0.0.1:1/x"}],
)
@pytest.mark.parametrize("command", ["run", "migrate"])
def test_a_wrong_setting_is_a_sentence_and_not_a_trace(taccuino, command, environment):
    """The command ends with 1, and says which value."""
    ended = taccuino(command, **environment)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert ended.stdout == ""


def test_a_token_that_telegram_does_not_know_is_a_sentence(taccuino, api):
    """It does not try for ever with a token that cannot work."""
    ended = taccuino("run", TELEGRAM_BOT_TOKEN="43:WRONG", TELEGRAM_API_URL=api.url)
    assert ended.returncode == 1
    assert "TELEGRAM_BOT_TOKEN" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_read_prints_a_sentence_for_a_person(taccuino):
    """Each value stands beside the words it came from."""
    shown = taccuino("read", "--now", NOW, *WORDS.split()).stdout
    assert "transpallet" in shown
    assert "« a 1.200 l'uno »" in shown


def test_read_takes_and_gives_json_lines(taccuino, tmp_path):
    """From standard input and from a file alike; a `now` without offset is in the company's zone."""
    lines = "".join(
        json.dumps({"id": n, "text": WORDS, "now": now}) + "\n" for n, now in enumerate([NOW, NOW + "+01:00"])
    )
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    from_input = taccuino("read", given=lines).stdout
    assert from_input == taccuino("read", "in.jsonl").stdout
    first, second = (json.loads(line) for line in from_input.splitlines())
    assert (first["id"], second["id"]) == (0, 1)
    assert first["interactions"] == second["interactions"]
    assert first["interactions"][0]["items"][0]["unit_price"] == 1200


def test_read_knows_the_names_of_a_directory(taccuino, tmp_path):
    """With `--directory` the account is the one the company knows."""
    names = {"accounts": [{"name": "Rossi Logistica S.r.l.", "aliases": ["Rossi"]}], "contacts": [], "products": []}
    (tmp_path / "names.json").write_text(json.dumps(names), encoding="utf-8")
    line = json.dumps({"id": 1, "text": WORDS, "now": NOW})
    reading = json.loads(taccuino("read", "--directory", "names.json", given=line).stdout)
    assert reading["interactions"][0]["account"] == "Rossi Logistica S.r.l."
    assert reading["interactions"][0]["account_known"] is True


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["read"], "this is no JSON\n"),
        (["read"], '{"id": 1, "text": "x"}\n'),
        (["read"], '{"id": 1, "text": "x", "now": "yesterday"}\n'),
        (["read", "--directory", "missing.json"], "{}"),
        (["read", "--now", "yesterday", "Visto", "Rossi"], ""),
        (["when"], "this is no JSON\n"),
        (["when", "--lang", "xx", "domani"], ""),
    ],
)
def test_read_refuses_what_it_cannot_read_in_a_sentence(taccuino, arguments, given):
    """No trace; the line is named where there is one."""
    ended = taccuino(*arguments, given=given)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_when_takes_and_gives_json_lines(taccuino, tmp_path):
    """The moments of each line's text, with their characters, start, end, grain and bound."""
    line = json.dumps({"id": "a", "text": "richiamarlo venerdì alle 15, entro fine mese", "now": NOW, "lang": "it"})
    friday, deadline = json.loads(taccuino("when", given=line).stdout)["moments"]
    assert friday == {
        "text": "venerdì alle 15",
        "at": [12, 27],
        "start": "2026-11-27T15:00:00",
        "end": None,
        "grain": "hour",
        "bound": "",
    }
    assert (deadline["start"], deadline["end"], deadline["bound"]) == (None, "2026-11-30T00:00:00", "by")


def test_when_shows_a_sentence_to_a_person_and_why(taccuino):
    """A line a moment, with the weekday, and with `--why` the rules that found it."""
    shown = taccuino("when", "--why", "--now", NOW, "--lang", "it", "ripasso domani mattina alle 9").stdout
    assert "Sat 2026-11-21 09:00" in shown
    assert "offset" in shown


def test_when_says_that_there_is_no_moment(taccuino):
    """A sentence without time is answered."""
    assert taccuino("when", "--lang", "it", "ha preso 3 mar rossi").stdout == "No moment.\n"


def test_the_playground_starts_says_where_and_stops_when_told(tmp_path):
    """One line with the address; Ctrl-C ends it without a trace."""
    command = Command(tmp_path, TACCUINO_PORT="0")
    command.start()
    assert "http://127.0.0.1:" in command.line()
    said = command.kill(signal.SIGINT)
    assert command.process.returncode == 0
    assert said == ""


def test_a_second_playground_says_that_the_port_is_taken(tmp_path):
    """A sentence that names the setting."""
    first = Command(tmp_path, TACCUINO_PORT="0")
    first.start()
    port = first.line().split(":")[2].split("/")[0]
    (other := tmp_path / "other").mkdir()  # where one runs on the same data it is those that are taken
    second = Command(other, TACCUINO_PORT=port)
    second.start()
    until = time.monotonic() + 30
    while second.process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    said = second.process.communicate()[1]
    first.kill(signal.SIGTERM)
    assert "TACCUINO_PORT" in said
    assert "Traceback" not in said
