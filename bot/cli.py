"""The `taccuino` command."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot import settings as configuration
from bot.errors import BotError
from bot.settings import Settings
from storage.errors import StorageError

if TYPE_CHECKING:
    from storage.database import Database

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def main() -> None:
    """The entry point: what we refuse is said in a sentence, without a trace."""
    try:
        app()
    except (BotError, StorageError) as error:
        fail(str(error))
    except UnicodeDecodeError:
        fail("Standard input is no text in UTF-8.")


def fail(sentence: str) -> NoReturn:
    """Say why, and end with 1."""
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


@app.command()
def run() -> None:
    """Run the bot: on Telegram with TELEGRAM_BOT_TOKEN, else in the playground in your browser."""
    from bot.process import serve

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    settings = configuration.load()
    asyncio.run(serve(settings, lambda line: print(line, flush=True)))


@app.command()
def migrate() -> None:
    """Bring the database up to date (every command that needs it does so by itself)."""
    print(f"The database is at schema {with_database(configuration.load())}.")


@app.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    print(installed("taccuino"))


Words = Annotated[list[str] | None, typer.Argument(help="A file of JSON lines, or one sentence; else standard input.")]
Known = Annotated[Path | None, typer.Option("--directory", "-d", help="Known names, as JSON.")]
Now = Annotated[str | None, typer.Option(help="When the sentence was said (ISO 8601); else this moment.")]
Lang = Annotated[str | None, typer.Option(help="Language of the sentence; else found out.")]


Stages = Annotated[bool, typer.Option("--why", help="Show what each stage found, before the reading.")]


@app.command()
def read(words: Words = None, directory: Known = None, now: Now = None, lang: Lang = None, why: Stages = False) -> None:
    """Read messages: JSON lines (id, text, now, lang) in, readings out; or one sentence, shown with where each value
    came from.
    """
    from bot import clock
    from bot import read as reader

    settings = configuration.load()
    known = reader.known(directory)
    reader.check_language(lang)
    said = " ".join(words or [])
    if said and not reader.is_file(said):
        print(reader.read_sentence(said, reader.moment(now, clock.now(), settings.zone), known, lang, why))
        return
    with reader.opened(Path(said)) if said else contextlib.nullcontext(sys.stdin) as lines:
        for line in reader.read_lines(lines, known, settings.zone):
            print(line)


Why = Annotated[bool, typer.Option("--why", help="Show which rules found each moment.")]


@app.command()
def when(words: Words = None, now: Now = None, lang: Lang = None, why: Why = False) -> None:
    """Find the moments of messages: JSON lines (id, text, now, lang) in, their moments out; or of one sentence."""
    from bot import clock
    from bot import read as reader
    from bot.when import when_lines, when_sentence

    settings = configuration.load()
    reader.check_language(lang)
    said = " ".join(words or [])
    if said and not reader.is_file(said):
        print(when_sentence(said, reader.moment(now, clock.now(), settings.zone), lang, why) or "No moment.")
        return
    with reader.opened(Path(said)) if said else contextlib.nullcontext(sys.stdin) as lines:
        for line in when_lines(lines, settings.zone, why):
            print(line)


Files = Annotated[list[Path] | None, typer.Argument(help="CSV, XLSX, XLS, vCard or zip files.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line for each file.")]
Answers = Annotated[Path | None, typer.Option(help="Which customer names written by hand mean: names and codes.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take the last import back.")]


@app.command("import")
def import_(
    files: Files = None, yes: Yes = False, json: AsJson = False, answers: Answers = None, undo: Undo = False
) -> None:
    """Load the company's data from files; what they are and which column is which is found out."""
    from bot import importing

    settings = configuration.load()
    with opened(settings) as database:
        known = importing.answers(answers) if answers else {}
        command = importing.Import(database, settings.language, known, json)
        good = command.undo() if undo else command.load(files or [], yes=yes)
    if not good:
        raise SystemExit(1)


Target = Annotated[Path, typer.Argument(help="A file ending with .xlsx or .zip, or a folder for both.")]


@app.command()
def export(target: Target) -> None:
    """Write everything to a workbook to read (.xlsx), or to a copy that imports again (.zip)."""
    from bot import exporting

    settings = configuration.load()
    with opened(settings) as database:
        for path in exporting.export(database, target, settings.language, zone=settings.zone):
            print(path)


Gone = Annotated[str | None, typer.Argument(help="The customer that goes: its code or name.")]
Into = Annotated[str | None, typer.Argument(help="The customer that stays.")]
Apart = Annotated[bool, typer.Option("--undo", help="Take the last merge back, or the last of that customer.")]


@app.command()
def merge(gone: Gone = None, into: Into = None, undo: Apart = False) -> None:
    """Join two customers that are one."""
    from bot import merging

    if not undo and (gone is None or into is None):
        fail("Two customers are wanted: the one that goes, then the one that stays.")
    settings = configuration.load()
    with opened(settings) as database:
        if undo:
            good = merging.part(database, settings.language, gone)
        else:
            good = merging.join(database, gone or "", into or "", settings.language)
    if not good:
        raise SystemExit(1)


Person = Annotated[str, typer.Argument(help='A name, or "#12" for the contact of that id.')]
Erase = Annotated[bool, typer.Option("--erase", help="Erase it, for good.")]


@app.command()
def privacy(person: Person, erase: Erase = False, yes: Yes = False) -> None:
    """Show what is kept about one person, and erase it."""
    from bot import privacy as command

    settings = configuration.load()
    with opened(settings) as database:
        good = command.show(database, person, settings.language, erase=erase, yes=yes)
    if not good:
        raise SystemExit(1)


Asked = Annotated[list[str] | None, typer.Argument(help="The question; else JSON lines on standard input.")]
Asker = Annotated[str | None, typer.Option("--as", help="The full name of the colleague who asks.")]


@app.command()
def ask(words: Asked = None, who: Asker = None, now: Now = None) -> None:
    """Ask as in the chat: one question, or JSON lines (id, as, now, text, lang, after) in, answers (id, answer) out."""
    from bot import asking, clock
    from bot import read as reader

    settings = configuration.load()
    said = " ".join(words or [])
    with opened(settings) as database:
        if not said:
            for line in asking.answers(database, settings, sys.stdin, who):
                print(line, flush=True)
        elif who is None:
            fail("Say who asks: --as and a full name.")
        else:
            print(asking.ask(database, settings, who, said, reader.moment(now, clock.now(), settings.zone)))


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The settings' database, up to date."""
    from storage.database import Database

    with_database(settings)
    database = Database(settings.database)
    try:
        yield database
    finally:
        database.close()


def with_database(settings: Settings) -> str:
    """Bring the settings' database up to date; gives back its revision."""
    from storage.database import Database
    from storage.migrate import upgrade

    database = Database(settings.database)
    try:
        return upgrade(database)
    finally:
        database.close()
