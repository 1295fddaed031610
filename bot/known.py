"""The directory of names: what is new is added to it, what changed leads to another, made beside the work."""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from handlers.names import Standing, grow, standing
from nlp.directory import Directory
from storage import names

#: So many names are indexed again at once: it takes about as long as reading a message.
FEW = 2_000

log = logging.getLogger(__name__)


class Known:
    """One directory for all threads.

    A name that went or changed is still found until the next directory stands: handlers look names up themselves.
    """

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._lock = threading.Lock()
        self._standing: Standing | None = None
        self._making: threading.Thread | None = None

    def directory(self, session: Session) -> Directory:
        """The directory with every name that the session sees."""
        version = names.versions(session)
        with self._lock:
            known = self._standing
            if known is None or (version.changed > known.version.changed and self._is_small(known)):
                known = self._standing = standing(session)
            elif version != known.version:
                self._follow(session, known, version)
            return known.directory

    def wait(self) -> None:
        """Until no other directory is being made."""
        making = self._making
        if making is not None:
            making.join()

    def _is_small(self, known: Standing) -> bool:
        return len(known.directory.entries) <= self._few

    def _follow(self, session: Session, known: Standing, version: names.Version) -> None:
        """New names at once; for changed ones, or very many, another directory is made beside."""
        added = version.version <= known.version.version or grow(session, known, version)
        if (not added or version.changed > known.version.changed) and self._making is None:
            self._making = threading.Thread(target=self._make, args=(session.get_bind(),), name="names", daemon=True)
            self._making.start()

    def _make(self, bind: Engine | Connection) -> None:
        made: Standing | None = None
        try:
            with Session(bind) as session:
                made = standing(session)
        except Exception:  # the old one serves on, and the next message tries again
            log.exception("The names could not be indexed again.")
        with self._lock:
            self._standing, self._making = made or self._standing, None
