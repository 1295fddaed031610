"""The notes told, the questions asked, the answers judged (`python -m tests.told.asked [--misses N] [--given]`).

`--misses` says how many wrong answers are shown, `--cards` shows what was understood of each note, `--all` every
answer; with `--given` the topics are those of the file, whatever was read.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from storage.database import Database
from storage.migrate import upgrade
from tests.company import facts
from tests.told.telling import QUESTIONS, answers, lines, tell


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def main(arguments: list[str]) -> None:
    """Tell, ask and score, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/told.sqlite3")
        upgrade(database)
        for note, heard, card in tell(database):
            if "--cards" in arguments:
                intent = heard.reading.intent if heard.reading else None
                say(f"{note['now'][:16]} {note['as']} [{intent}] {note['text']}\n{card}\n")
        said = list(answers(database, "--given" in arguments))
        database.close()
        if "--all" in arguments:
            texts = {question["id"]: question["text"] for question in lines(QUESTIONS)}
            for one in said:
                say(f"{one['id']} {texts[one['id']]}\n{one['answer']}\n")
        path = Path(folder, "answers.jsonl")
        path.write_text("\n".join(json.dumps(one) for one in said), encoding="utf-8")
        misses = int(arguments[arguments.index("--misses") + 1]) if "--misses" in arguments else 0
        facts.score(str(QUESTIONS), str(path), misses)


if __name__ == "__main__":
    main(sys.argv[1:])
