"""The `taccuino` command."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import settings as configuration
from bot.errors import BotError
from bot.settings import Settings
from storage.errors import StorageError

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
    with_database(settings := configuration.load())
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


def with_database(settings: Settings) -> str:
    """Bring the settings' database up to date; gives back its revision."""
    from storage.database import Database
    from storage.migrate import upgrade

    database = Database(settings.database)
    try:
        return upgrade(database)
    finally:
        database.close()
