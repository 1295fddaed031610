"""One firm's exports, and broken copies of them, loaded by the command as anybody would load them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage.database import Database

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
BAD: dict[str, Any] = json.loads((HERE / "bad" / "expected.json").read_text(encoding="utf-8"))


def load(folder: Path, *files: Path, answers: Path | None = None) -> tuple[int, list[dict[str, Any]]]:
    """Run `taccuino import --yes --json`: its exit code, and what it says of each file."""
    options = ["--answers", str(answers)] if answers else []
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'company.sqlite3'}"}
    code = "import sys; from bot.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "import", "--yes", "--json", *options, *map(str, files)],
        capture_output=True, text=True, env=environment, cwd=folder, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def good(file: dict[str, Any]) -> int:
    """The rows of a file that were taken."""
    return int(file["new"] + file["changed"] + file["unchanged"])


def test_all_files_load_with_one_command_in_any_order(tmp_path):
    """Every row of every file is taken, and its kind is found, also when what is spoken of comes later."""
    names = sorted(EXPECTED["files"], reverse=True)
    code, said = load(tmp_path, *(HERE / name for name in names))
    assert code == 0
    assert [(file["file"], file["kind"], good(file), file["refused"]) for file in said] == [
        (name, EXPECTED["files"][name]["kind"], EXPECTED["files"][name]["rows"], []) for name in names
    ]


def test_loading_again_changes_nothing(tmp_path):
    """The second time every row is there already."""
    files = [HERE / name for name in EXPECTED["load_order"]]
    load(tmp_path, *files)
    _, said = load(tmp_path, *files)
    assert {(file["file"], file["new"], file["changed"]) for file in said} == {(path.name, 0, 0) for path in files}


def test_names_are_asked_about_only_where_they_are_not_clear(tmp_path):
    """Each name that is written differently is that customer's, or is asked about with it; answers settle the rest."""
    _, said = load(tmp_path, *(HERE / name for name in EXPECTED["load_order"]))
    asked = {question["said"] for file in said for question in file["questions"]}
    wanted = {name["as_written"]: name for name in EXPECTED["names_written_differently"]}
    assert asked <= set(wanted)
    assert {said for said, name in wanted.items() if name["must"] == "ask"} <= asked
    tickets = dict(owners(tmp_path))
    for name in EXPECTED["names_written_differently"]:
        if name["file"].endswith(".xlsx") and name["as_written"] not in asked:
            assert tickets[f"interventi_officina.xlsx/Interventi:{name['line']}"] == name["customer"], name


def test_answers_settle_what_was_asked_before_and_what_would_be_asked(tmp_path):
    """Given with the files nothing is asked; given later the waiting rows get their customer."""
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"Lunardon": "10050"}), encoding="utf-8")
    files = [HERE / name for name in ("clienti.csv", "interventi_officina.xlsx")]
    _, said = load(tmp_path, *files)
    assert [question["said"] for file in said for question in file["questions"]] == ["Lunardon"]
    assert (None in {code for _, code in owners(tmp_path)}) is True
    load(tmp_path, answers=answers)
    assert (None in {code for _, code in owners(tmp_path)}) is False
    other = tmp_path / "other"
    other.mkdir()
    _, said = load(other, *files, answers=answers)
    assert [file["questions"] for file in said] == [[], []]
    assert None not in {code for _, code in owners(other)}


def test_an_answer_may_be_that_it_is_nobody(tmp_path):
    """Then the row stays without a customer, and nobody is asked again."""
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps([{"as_written": "Lunardon", "customer": None}]), encoding="utf-8")
    _, said = load(tmp_path, HERE / "clienti.csv", HERE / "interventi_officina.xlsx", answers=answers)
    assert [file["questions"] for file in said] == [[], []]
    assert None in {code for _, code in owners(tmp_path)}


def owners(folder: Path) -> list[tuple[str, str | None]]:
    """Where each ticket came from, and the code of its customer."""
    database = Database(f"sqlite:///{folder / 'company.sqlite3'}")
    with database.reading() as session:
        query = text("SELECT ticket.source, account.key FROM ticket LEFT JOIN account ON account.id = account_id")
        found = [(source, code) for source, code in session.connection().execute(query)]
    database.close()
    return found


@pytest.mark.parametrize("name", [name for name in BAD["files"] if (HERE / "bad" / name).exists()])
def test_a_broken_file_gives_what_is_expected_of_it(tmp_path, name):
    """Each bad row is refused with its line, its reason and the cell; or the whole file, with the reason."""
    wanted = BAD["files"][name]
    first = wanted.get("load_first", BAD["load_first"])
    if first:
        load(tmp_path, *(HERE / file for file in first))
    code, (said,) = load(tmp_path, HERE / "bad" / name)
    outcomes = [wanted, *({**wanted, "file_error": None, **other} for other in wanted.get("or_else", []))]
    assert any(fits(said, outcome) for outcome in outcomes)
    assert said["kind"] in (wanted["kind"], None)
    assert code == (1 if said.get("file_error") else 0)


def fits(said: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Is that what was wanted?"""
    if wanted.get("file_error"):
        return (said.get("file_error"), said.get("column")) == (wanted["file_error"], wanted.get("column"))
    return "file_error" not in said and good(said) == wanted["good"] and said["refused"] == wanted["refused_rows"]
