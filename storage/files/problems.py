"""Why a file as a whole is refused."""

from __future__ import annotations

from typing import Literal

from storage.errors import StorageError

Code = Literal["empty_file", "not_xlsx", "wrong_encoding", "not_vcard", "not_zip", "too_large", "unknown_format"]


class FileProblem(StorageError):
    """A file that cannot be read as it is; `code` says why, `file` is its name as shown to people."""

    def __init__(self, code: Code, file: str, reason: str = "") -> None:
        super().__init__(f"The file {file} cannot be read: {code}{f' ({reason})' if reason else ''}.")
        self.code: Code = code
        self.file = file
        self.reason = reason
