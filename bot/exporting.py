"""The `export` command: the company's data as a workbook to read, and as a zip to start again from."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlmodel import Session

from bot.errors import BotError
from bot.outgoing import Payload
from handlers.loading.rights import may_load
from nlp.reply import Attachment, Export
from nlp.wording import label
from storage import reps, sight
from storage.database import Database
from storage.exporting import ALL, WORDS, Scope, steady, write_copy, write_workbook
from storage.tables import Rep

#: What the files are called in a folder.
STEM = "taccuino"


class NoSuchExport(BotError):
    """A name that says neither workbook nor zip, or a folder that cannot be written to."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be written ({why}): a folder, or a file ending with .xlsx or .zip, is wanted.")


def scope_of(session: Session, rep: Rep | None) -> Scope:
    """What the asker may take out; nobody in particular is whoever runs the command."""
    owners = sight.of(session, rep).owners if rep is not None else None
    if rep is None or (may_load(rep) and owners is None):
        return ALL
    limited = owners is not None
    return Scope(rep.id, owners or (), limited) if may_load(rep) else Scope(rep.id, limited=limited)


def words(lang: str) -> dict[str, str]:
    """The words of a workbook in a language."""
    return {word: label(lang, f"export-{word.replace('_', '-')}") for word in WORDS}


def export(
    database: Database, path: Path, lang: str, rep: Rep | None = None, zone: dt.tzinfo = dt.UTC
) -> dict[Path, dict[str, int]]:
    """Write what `rep` may see (without one, everything) to an .xlsx or a .zip, or into a folder both.

    Gives back the files written, each with the number of rows by sheet or table. A file is there once it is whole.
    Raises NoSuchExport.
    """
    paths = [path / f"{STEM}{suffix}" for suffix in KINDS] if path.is_dir() else [path]
    with database.reading() as session:
        scope = scope_of(session, rep)
    done = {}
    for file in paths:
        if file.suffix.lower() not in KINDS:
            raise NoSuchExport(file, file.suffix or "?")
        with _whole(file) as unfinished, database.reading() as session:
            steady(session)
            done[file] = KINDS[file.suffix.lower()](session, unfinished, scope, lang, zone)
    return done


def _workbook(session: Session, path: Path, scope: Scope, lang: str, zone: dt.tzinfo) -> dict[str, int]:
    return write_workbook(session, path, words(lang), scope, zone)


def _copy(session: Session, path: Path, scope: Scope, lang: str, zone: dt.tzinfo) -> dict[str, int]:
    return write_copy(session, path, scope)


Write = Callable[[Session, Path, Scope, str, dt.tzinfo], dict[str, int]]
#: What is written, by the end of the file's name.
KINDS: Mapping[str, Write] = {".xlsx": _workbook, ".zip": _copy}


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file beside the one that is wanted, which takes its place at the end. Raises NoSuchExport."""
    try:
        with tempfile.TemporaryDirectory(prefix=".taccuino-", dir=path.parent) as folder:
            unfinished = Path(folder) / path.name
            yield unfinished
            os.replace(unfinished, path)
    except OSError as error:
        raise NoSuchExport(path, error.strerror or str(error)) from error


def filled(database: Database, payload: Payload) -> Payload:
    """The payload as it is sent: a file that was only promised is made now."""
    wanted = payload.file
    if not isinstance(wanted, Export):
        return payload
    with database.reading() as session:
        rep = reps.by_id(session, wanted.rep_id)
    with tempfile.TemporaryDirectory(prefix="taccuino-") as folder:
        path = Path(folder) / f"{STEM}.{wanted.kind}"
        export(database, path, wanted.lang, rep)
        return replace(payload, file=Attachment(path.name, path.read_bytes()))
