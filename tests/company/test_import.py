"""One firm's exports, and broken copies of them, loaded by the command as anybody would load them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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
