"""Files sent to the bot are read one after the other, beside the chats, which go on being answered."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot import clock
from bot.loading import Loaded, Loader
from bot.outgoing import payloads
from bot.threads import passes
from handlers.loading import card, taken
from nlp.reply import Line, Reply
from nlp.wording import word
from storage import loads, outbox
from storage.database import Database
from storage.loads import Busy
from storage.tables import Upload

log = logging.getLogger(__name__)

#: Seconds between looks for files to read, and between words on how far a long one is.
LOOK, TELL = 1.0, 3.0


class Importer:
    """Reads what was sent; what it has to say goes to the outbox, and `said` is called."""

    def __init__(self, database: Database, said: Callable[[], None]) -> None:
        self._database, self._said = database, said
        self._told = 0.0

    async def run(self) -> None:
        """For ever."""
        self._loop = asyncio.get_running_loop()
        seen: list[int] = []
        while True:
            await asyncio.sleep(LOOK)
            try:
                seen = await asyncio.to_thread(self._look, seen)
            except Exception as error:
                if not (isinstance(error, DBAPIError) and passes(error)):  # that is said once, by who waits for it
                    log.exception("The files that were sent cannot be looked for.")

    def _look(self, seen: list[int]) -> list[int]:
        """Load what waits, once an album has stopped growing; gives back the files that are still waited with."""
        with self._database.reading() as session:
            files = loads.waiting(session)
        ids = [upload.id or 0 for upload in files]
        if not files or (files[0].album is not None and ids != seen):
            return ids
        try:
            self._load(files)
        except Busy:
            log.info("Another import is under way.")
        except Exception:
            log.exception("The files %s could not be loaded.", ids)
            self._give_up(files)
        self._loop.call_soon_threadsafe(self._said)
        return []

    def _load(self, files: list[Upload]) -> None:
        """Read the files, and show what they would bring; load them where a yes was given before."""
        first, sure = files[0], all(upload.sure for upload in files)
        loader = Loader(
            self._database, progress=lambda file, done, rows: self._progress(first, file, done, rows),
            rep_id=first.rep_id, chat_id=first.chat_id, uploads=[upload.id or 0 for upload in files],
        )  # fmt: skip
        with _on_disk(files) as paths:
            loaded = loader.load(paths, finish=sure)
        self._show(files, loaded, sure)

    def _show(self, files: list[Upload], loaded: Loaded, sure: bool) -> None:
        """The card of the load, in the place of the word that it is being read."""
        first = files[0]
        with self._database.writing() as session:
            self._post(session, first, *self._replies(session, files, loaded, sure))

    def _replies(self, session: Session, files: list[Upload], loaded: Loaded, sure: bool) -> tuple[Reply, ...]:
        lang = files[0].lang
        if loaded.load_id is None:
            loads.forget(session, [upload.id or 0 for upload in files])
            return (card.settled(lang, [card.Sheet(one.file, one.refused) for one in loaded.outcomes]),)
        load = loads.by_id(session, loaded.load_id)
        assert load is not None
        if sure:
            loads.forget_uploads(session, load)
            return taken.said_done(session, lang, load)
        waiting = len(loads.questions(session, loaded.load_id))
        return (card.asked(lang, load, taken.sheets(session, loaded.load_id), waiting),)

    def _post(self, session: Session, first: Upload, *replies: Reply) -> None:
        """The replies into the outbox, the first in the place of the word that the file is being read."""
        place = outbox.said_once(session, taken.announced(first))
        for n, reply in enumerate(replies):
            for payload in payloads(word(reply), place if n == 0 else None):
                outbox.add(session, outbox.Post(first.chat_id, payload.to_json()), clock.now())

    def _progress(self, first: Upload, file: str, done: int, rows: int) -> None:
        """Now and then, how far it is."""
        now = clock.now().timestamp()
        if now - self._told < TELL or done >= rows:
            return
        self._told = now
        line = Line("load-reading-rows", {"file": file, "done": done, "rows": max(done, rows)})
        with self._database.writing() as session:
            self._post(session, first, Reply(first.lang, (line,)))
        self._loop.call_soon_threadsafe(self._said)

    def _give_up(self, files: list[Upload]) -> None:
        """A fault of ours: the files are let go of, and whoever sent them hears it."""
        with self._database.writing() as session:
            loads.forget(session, [upload.id or 0 for upload in files])
            self._post(session, files[0], Reply(files[0].lang, (Line("load-failed"),)))


@contextlib.contextmanager
def _on_disk(files: list[Upload]) -> Iterator[list[tuple[Path, str]]]:
    """The files in a folder of their own, which goes away again: paths and names."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for upload in files:
            path = Path(folder) / f"{upload.id}"
            path.write_bytes(upload.content)
            found.append((path, upload.name))
        yield found
