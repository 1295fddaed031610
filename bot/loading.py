"""Files are loaded: a batch a transaction, unseen until the last, with a word on how far it is."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlmodel import Session

from bot import clock
from handlers.loading.plans import Plan, firms, in_order, plans
from storage import loads
from storage.database import Database
from storage.exporting import NotRestored, is_export, restore
from storage.loading.books import Books
from storage.loading.drafts import Bad, Row
from storage.loading.meaning import NAMES
from storage.loading.writing import Question, Writer
from storage.tables import Load, LoadFile

#: Rows of a transaction: about a tenth of a second in which nobody else writes.
BATCH = 2_000


def _gone(worker: str) -> bool:
    """Has that process of this machine ended? Of another machine's nobody can tell here, nor on Windows."""
    host, _, process = worker.rpartition("/")
    if os.name == "nt" or host != socket.gethostname() or not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


#: This process.
WORKER = loads.Worker(f"{socket.gethostname()}/{os.getpid()}", _gone)

#: What a copy of all data is called among the kinds of files.
COPY = "copy"

#: Called with the file's name, the rows that are done and about how many there are.
Progress = Callable[[str, int, int], None]


def quiet(file: str, done: int, rows: int) -> None:
    """Says nothing."""


@dataclass(frozen=True)
class Outcome:
    """What became of one sheet: its record, the rows that were refused, what is to be asked."""

    file: LoadFile
    refused: tuple[Bad, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """What became of all sheets, in the order in which they came; `load_id` is `None` where none could be loaded."""

    load_id: int | None
    outcomes: tuple[Outcome, ...]


@dataclass
class Loader:
    """Loads files into a database. `answers` says what names written by hand mean (see Books).

    `uploads` are the ids of the files' rows, where they were sent to the bot.
    """

    database: Database
    answers: Mapping[str, str | None] = field(default_factory=dict)
    progress: Progress = quiet
    rep_id: int | None = None
    chat_id: int | None = None
    uploads: Sequence[int] = ()

    def load(self, files: Iterable[tuple[Path, str]], *, finish: bool = True) -> Loaded:
        """Load the files (path, name); without `finish` everything waits for a yes. Raises Busy."""
        brought = list(files)
        if len(brought) == 1 and is_export(brought[0][0]):
            return Loaded(None, (self._restored(*brought[0]),))
        found = plans(brought)
        todo = in_order(found)
        if not todo:
            return Loaded(None, tuple(Outcome(_record(plan)) for plan in found))
        load_id, records = self._begin(found)
        try:
            outcomes = self._all(load_id, dict(zip(map(id, found), records, strict=True)), todo)
            self._end(load_id, finish)
        except BaseException:
            self._drop(load_id)
            raise
        return Loaded(load_id, tuple(outcomes.get(record.id, Outcome(record)) for record in records))

    def _restored(self, path: Path, name: str) -> Outcome:
        """A copy of the company's data, taken into an empty Taccuino at once."""
        try:
            with self.database.writing() as session:
                counts = restore(session, path)
        except NotRestored as refused:
            return Outcome(LoadFile(load_id=0, file=name, kind=COPY, problem=refused.code))
        rows = sum(counts.values())
        return Outcome(LoadFile(load_id=0, file=name, kind=COPY, rows=rows, new=rows))

    def _begin(self, found: list[Plan]) -> tuple[int, list[LoadFile]]:
        with self.database.writing() as session:
            now = clock.now()
            new = Load(rep_id=self.rep_id, chat_id=self.chat_id, started_at=now, alive_at=now)
            load = loads.begin(session, new, WORKER)
            assert load.id is not None
            loads.attach(session, load.id, self.uploads)
            records = [_record(plan, load.id) for plan in found]
            session.add_all(records)
            session.flush()
            return load.id, records

    def _all(self, load_id: int, records: Mapping[int, LoadFile], todo: list[Plan]) -> dict[int | None, Outcome]:
        """The outcome of each sheet that can be loaded, by the id of its record."""
        books: Books | None = None
        outcomes: dict[int | None, Outcome] = {}
        for plan in todo:
            record = records[id(plan)]
            with self.database.reading() as session:
                started = _of(session, load_id).started_at
            assert plan.layout is not None
            assert record.id is not None
            writer = Writer(plan.layout.kind, plan.place, load_id, record.id, started)
            books = self._file(writer, books, plan)
            outcomes[record.id] = self._note(writer, books, record)
        return outcomes

    def _file(self, writer: Writer, books: Books | None, plan: Plan) -> Books:
        """All rows of one sheet; gives back the books with what it added."""
        done = 0
        for batch in _batches(plan.rows()):
            with self.database.writing() as session:
                books = _books(session, books, writer.load_id, self.answers)
                writer.write(session, books, batch)
                loads.alive(session, _of(session, writer.load_id), clock.now())
            done += len(batch)
            if self.progress is not quiet:  # how many there are costs a pass over the file
                self.progress(plan.file, done, plan.size)
        with self.database.writing() as session:
            books = _books(session, books, writer.load_id, self.answers)
            writer.ask(session, books)
        books.next_file(names=writer.kind in NAMES)
        return books

    def _note(self, writer: Writer, books: Books, record: LoadFile) -> Outcome:
        """What became of the sheet, kept with its record."""
        counts = writer.counts
        record.rows, record.new, record.changed = counts.rows, counts.new, counts.changed
        record.unchanged, record.refused = counts.unchanged, len(counts.refused)
        record.kept = dict(counts.kept) or None
        with self.database.writing() as session:
            session.merge(record)
        return Outcome(record, tuple(counts.refused), tuple(writer.asked.values()))

    def _end(self, load_id: int, finish: bool) -> None:
        with self.database.writing() as session:
            (loads.finish if finish else loads.ready)(session, _of(session, load_id), clock.now())

    def _drop(self, load_id: int) -> None:
        with self.database.writing() as session:
            loads.drop(session, _of(session, load_id), clock.now())


def _of(session: Session, load_id: int) -> Load:
    """The load that is being written."""
    load = loads.by_id(session, load_id)
    assert load is not None
    return load


def _books(session: Session, books: Books | None, load_id: int, answers: Mapping[str, str | None]) -> Books:
    """The books, in this session."""
    if books is None:
        return Books(session, load_id, firms, answers)
    books.session = session
    return books


def _record(plan: Plan, load_id: int = 0) -> LoadFile:
    """What is kept of a sheet: what it is, and how its columns were understood."""
    layout = plan.layout
    return LoadFile(
        load_id=load_id, file=plan.file, sheet=plan.sheet.name if plan.sheet else None,
        kind=plan.kind, columns=dict(layout.headers) if layout else None,
        header=list(plan.header), rows=plan.size if plan.problem else 0, problem=plan.problem, column=plan.column,
    )  # fmt: skip


def _batches(rows: Iterator[Row | Bad]) -> Iterator[list[Row | Bad]]:
    """The rows, so many at a time; nothing where there are none."""
    while batch := list(islice(rows, BATCH)):
        yield batch
