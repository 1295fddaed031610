"""The files Telegram keeps, by file id and by path."""

import struct
from dataclasses import dataclass
from typing import Any

from tests.botapi.forms import Upload
from tests.botapi.refusal import Breach, bad_request

LARGEST_DOWNLOAD = 20 * 1024 * 1024
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True)
class Filed:
    """A kept file with its ids and its path."""

    number: int
    folder: str
    upload: Upload

    @property
    def ids(self) -> dict[str, Any]:
        """What every description of a file holds."""
        return {
            "file_id": f"BQACAgQAAxk{self.number:06}",
            "file_unique_id": f"AgAD{self.number:06}",
            "file_size": len(self.upload.content),
        }

    @property
    def path(self) -> str:
        """Where it can be fetched, below `/file/bot<token>/`."""
        suffix = self.upload.name.rpartition(".")[2].lower() if "." in self.upload.name else "bin"
        return f"{self.folder}/file_{self.number}.{suffix}"


class Files:
    """Every file that the bot or a user sent; the caller holds the lock."""

    def __init__(self):
        self._by_id: dict[str, Filed] = {}

    def add(self, folder: str, upload: Upload) -> Filed:
        """Keeps a file."""
        if not upload.content:
            raise Breach("file must be non-empty")
        filed = Filed(len(self._by_id) + 1, folder, upload)
        self._by_id[filed.ids["file_id"]] = filed
        return filed

    def get(self, file_id: str) -> Filed:
        """The file of an id; raises `Refusal`."""
        if file_id not in self._by_id:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return self._by_id[file_id]

    def at(self, path: str) -> bytes | None:
        """The content at a path that was given out, if there is one."""
        return next((filed.upload.content for filed in self._by_id.values() if filed.path == path), None)

    def received(self, folder: str, given: str | None, name: str, uploads: dict[str, Upload]) -> Filed:
        """The file that parameter `name` of a call means: an upload, an attachment, or the id of a kept one."""
        upload = uploads.get(given.removeprefix("attach://")) if given else uploads.get(name)
        if upload:
            return self.add(folder, upload)
        if given in self._by_id:
            return self._by_id[given]
        raise Breach("wrong file identifier/HTTP URL specified", f"{name}={given!r}; no URL is fetched here")


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a picture; true for PNG, a guess for others; raises for what is no picture."""
    if not content.startswith(PICTURES):
        raise Breach("IMAGE_PROCESS_FAILED", "neither PNG nor JPEG, GIF or WebP")
    return struct.unpack(">II", content[16:24]) if content.startswith(PICTURES[0]) else (1280, 960)
