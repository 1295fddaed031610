"""The `import` command: what is read is shown, loaded on a yes, and can be undone."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from bot import clock
from bot.errors import BotError
from bot.loading import Loaded, Loader, Outcome, quiet
from bot.outgoing import Payload
from handlers.loading import card, settling
from handlers.loading.refused import refused_rows
from nlp.reply import Line, Names, Reply
from nlp.wording import word
from storage import loads
from storage.database import Database


class NoSuchFile(BotError):
    """A file that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file {path}.")


class NoAnswers(BotError):
    """A file of answers that cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The answers in {path} cannot be read ({why}): a JSON object of names and codes is wanted.")


def answers(path: Path) -> dict[str, str | None]:
    """What names written by hand mean: the code of a customer by the name as written, or `None` for nobody.

    Taken are a JSON object ({"Lunardon": "10050"}), a list of objects or one a line, and a CSV with a header, where the
    name is called said, as_written or name, and the code customer or code. Raises NoAnswers.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(_answers(text))
    except (OSError, ValueError, csv.Error) as error:
        raise NoAnswers(path, str(error)) from error
    return dict(rows)


def _answers(text: str) -> Iterator[tuple[str, str | None]]:
    if text.lstrip()[:1] not in ("{", "["):
        rows: Sequence[Any] = list(csv.DictReader(text.splitlines(), dialect=csv.Sniffer().sniff(text[:2000], ",;\t")))
    else:
        try:
            whole = json.loads(text)
        except json.JSONDecodeError:
            whole = [json.loads(line) for line in text.splitlines() if line.strip()]
        rows = whole if isinstance(whole, list) else [whole]
    for row in rows:
        yield from _answer(row)


def _answer(row: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The answers of one object: its own, those of a list in it, or names with codes."""
    said = next((row[key] for key in ("said", "as_written", "name") if key in row), None)
    if said is not None:
        code = next((row[key] for key in ("customer", "code", "answer") if key in row), None)
        yield str(said), str(code) if code not in (None, "") else None
        return
    for key, value in row.items():
        if isinstance(value, list):
            for inner in value:
                yield from _answer(inner)
        elif not isinstance(value, Mapping):
            yield key, None if value is None else str(value)


@dataclass(frozen=True)
class Import:
    """One run of the command: `lang` is the language it speaks, `known` the answers it was given."""

    database: Database
    lang: str
    known: Mapping[str, str | None]
    as_json: bool = False

    def load(self, files: Sequence[Path], *, yes: bool) -> bool:
        """Load the files and say what became of them; `False` where one is refused whole.

        Without `yes` the person is asked first. Raises NoSuchFile and Busy.
        """
        for path in files:
            if not path.is_file():
                raise NoSuchFile(path)
        self._settle()
        progress = _progress if sys.stderr.isatty() and not self.as_json else quiet
        loader = Loader(self.database, self.known, progress)
        loaded = loader.load([(path, path.name) for path in files], finish=yes)
        if self.as_json:
            for outcome in loaded.outcomes:
                print(json.dumps(as_object(outcome), ensure_ascii=False))
        else:
            self._talk(loaded, yes)
        return all(outcome.file.problem is None for outcome in loaded.outcomes)

    def _settle(self) -> None:
        """The answers also settle what earlier imports asked."""
        with self.database.writing() as session:
            settling.settle_all(session, self.known, clock.now())

    def _talk(self, loaded: Loaded, yes: bool) -> None:
        """What was read; the question, unless it was answered before; what became of it; the refused rows."""
        self._show(loaded, "load-done" if yes else "load-asked")
        if loaded.load_id is not None and not yes:
            self._ask(loaded.load_id)
        for outcome in loaded.outcomes:
            if outcome.refused:
                self._keep_refused(outcome)

    def _show(self, loaded: Loaded, heading: str) -> None:
        sheets = [card.Sheet(outcome.file, outcome.refused) for outcome in loaded.outcomes]
        questions = sum(len(outcome.questions) for outcome in loaded.outcomes)
        good = any(outcome.file.problem is None for outcome in loaded.outcomes)
        first = (Line(heading if loaded.load_id is not None else "load-done"),) if good else ()
        last = (Line("load-questions-file", {"count": questions}),) if questions else ()
        self._print(*first, *card.lines(sheets, 0), *last)
        for question in (question for outcome in loaded.outcomes for question in outcome.questions):
            self._print(Line("load-question", {"said": question.said, "names": Names(question.labels)}))

    def _print(self, *lines: Line) -> None:
        print(Payload(word(Reply(self.lang, lines)).html).plain())

    def _ask(self, load_id: int) -> None:
        """Nothing is written without a yes."""
        label = word(Reply(self.lang, (Line("load-yes-no"),))).html
        sure = sys.stdin.isatty() and typer.confirm(label)
        with self.database.writing() as session:
            load = loads.by_id(session, load_id)
            assert load is not None
            (loads.finish if sure else loads.drop)(session, load, clock.now())
        self._print(Line("load-done" if sure else "load-not"))

    def _keep_refused(self, outcome: Outcome) -> None:
        """The refused rows in a file beside us, to be mended and loaded again."""
        with self.database.reading() as session:
            file = refused_rows(session, outcome.file, self.lang)
        Path(file.name).write_bytes(file.content)
        self._print(Line("load-refused-file", {"file": file.name}))

    def undo(self) -> bool:
        """Take the last import back; `False` where there is none."""
        with self.database.writing() as session:
            last = loads.last_done(session)
            if last is not None:
                loads.undo(session, last, clock.now())
        self._print(Line("load-undone" if last is not None else "nothing-to-undo"))
        return last is not None


def as_object(outcome: Outcome) -> dict[str, Any]:
    """What became of a sheet, as JSON says it; `refused` lists line, reason and cell."""
    file = outcome.file
    return {
        "file": file.file,
        **({"sheet": file.sheet} if file.sheet else {}),
        "kind": file.kind,
        "rows": file.rows,
        "new": file.new,
        "changed": file.changed,
        "unchanged": file.unchanged,
        "refused": [{"line": bad.line, "reason": bad.reason, "cell": bad.cell} for bad in outcome.refused],
        **({"file_error": file.problem} if file.problem else {}),
        **({"column": file.column} if file.column else {}),
        "questions": [
            {"said": asked.said, "field": asked.what, "candidates": list(asked.labels), "rows": len(asked.waiting)}
            for asked in outcome.questions
        ],
    }


def _progress(file: str, done: int, rows: int) -> None:
    """One line that counts up."""
    end = "\n" if done >= rows else ""
    print(f"\r{file}: {done:,}/{max(done, rows):,}", end=end, file=sys.stderr, flush=True)
