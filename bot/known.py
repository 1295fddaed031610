"""The directory of names, made again only when a name has changed."""

from __future__ import annotations

import threading

from sqlmodel import Session

from handlers.names import directory
from nlp.directory import Directory
from storage import names


class Known:
    """One directory for all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: int | None = None
        self._directory: Directory | None = None

    def directory(self, session: Session) -> Directory:
        """The directory as the session sees the names."""
        version = names.version(session)
        with self._lock:
            if self._directory is None or version != self._version:
                self._directory, self._version = directory(session), version
            return self._directory
