"""Another firm's questions: those it was mended by, and those that were written after that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.company import facts

HERE = Path(__file__).parent
FILES = (
    "personale.csv", "clienti.csv", "contacts.csv", "listino.csv", "vendite.csv", "partite_clienti.csv", "macchine.csv",
    "noleggi.csv", "offerte.csv", "assistenza.xlsx",
)  # fmt: skip
COMMAND = [sys.executable, "-c", "from bot.cli import main; main()"]


def run(env, *arguments, said=None):
    """What the command prints."""
    given = {"cwd": HERE, "env": env, "input": said, "capture_output": True, "text": True}
    told = subprocess.run([*COMMAND, *arguments], check=False, **given)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    """The environment in which the command knows the firm."""
    folder = tmp_path_factory.mktemp("dental")
    kept = {"DATABASE_URL": f"sqlite:///{folder}/firm.sqlite3", "TACCUINO_DATA": str(folder)}
    env = {**os.environ, **kept, "PYTHONPATH": str(HERE.parents[1])}
    run(env, "import", "--yes", *FILES)
    return env


@pytest.mark.slow
@pytest.mark.parametrize(("name", "wanted"), [("questions.jsonl", 0.95), ("more.jsonl", 0.85)])
def test_the_questions_are_answered(firm, name, wanted):
    """So many of a hundred are answered with every fact and without a wrong one."""
    asked = (HERE / name).read_text(encoding="utf-8")
    answers = {one["id"]: one["answer"] for one in map(json.loads, run(firm, "ask", said=asked).splitlines())}
    questions = [json.loads(line) for line in asked.splitlines()]
    missed = [one["id"] for one in questions if any(facts.holds(one, answers[one["id"]]))]
    assert len(questions) - len(missed) >= wanted * len(questions), missed
