"""Where the bytes of a file come from: a file on disk or a member of an archive."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

CHUNK = 1 << 20
HEAD = 4096


@dataclass(frozen=True)
class Source:
    """Bytes that can be read again and again; `file` is the name as shown to people, `size` is in bytes.

    `path` is where they lie on disk, None for a member of an archive.
    """

    file: str
    size: int
    open: Callable[[], IO[bytes]]
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """The end of the name in small letters: ".csv"; empty where there is none."""
        return Path(self.file).suffix.lower()

    def head(self) -> bytes:
        """The first bytes, 4096 at most."""
        with self.open() as stream:
            return stream.read(HEAD)

    def chunks(self) -> Iterator[bytes]:
        """All bytes, a megabyte at a time."""
        with self.open() as stream:
            while chunk := stream.read(CHUNK):
                yield chunk


def on_disk(path: Path, name: str | None = None) -> Source:
    """A file on disk."""
    return Source(name or path.name, path.stat().st_size, lambda: path.open("rb"), path)


def in_archive(archive: Path, member: zipfile.ZipInfo, name: str) -> Source:
    """A member of an archive on disk; it is unpacked while it is read, nothing is written to disk."""

    def unpack() -> IO[bytes]:
        with zipfile.ZipFile(archive) as opened:  # the file stays open until its member is closed
            return opened.open(member)

    return Source(name, member.file_size, unpack)
