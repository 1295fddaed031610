"""Files of both sides: kept in the state, described as Telegram describes them."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.checking import Upload
from bot.playground.errors import BadRequest
from bot.playground.exchange import Exchange
from bot.playground.people import Json
from bot.playground.pictures import size
from bot.playground.published import LIMITS
from bot.playground.store import StoredFile

_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}
_ENDINGS = {"audio/ogg": ".oga", "audio/webm": ".webm", "image/jpeg": ".jpg", "image/webp": ".webp"}
# When a picture's header can't be read.
_SIZE = (800, 600)


def take(exchange: Exchange, kind: str, upload: Upload) -> StoredFile:
    """Keeps an upload of one of the kinds photo, document, voice, sticker. Raises BadRequest if empty or too big."""
    LIMITS["file.photo" if kind == "photo" else "file.upload"].check(upload.content)
    number = exchange.store.count("file")
    digest = hashlib.sha256(upload.content).hexdigest()
    mime = upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    stored = StoredFile(
        file_id=f"PG{number:06d}{digest[:24]}",
        unique_id=f"AQ{digest[:14]}",
        path=f"{_FOLDERS[kind]}/file_{number}{_ending(upload.name, mime)}",
        name=upload.name,
        mime=mime,
        content=upload.content,
    )
    exchange.store.keep_file(stored)
    return stored


def _ending(name: str, mime: str) -> str:
    given = name.rpartition(".")[2]
    if "." in name and given.isascii() and given.isalnum() and len(given) <= 8:
        return f".{given.lower()}"
    return _ENDINGS.get(mime, mimetypes.guess_extension(mime) or "")


def _base(stored: StoredFile) -> Json:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
    }


def _photo(stored: StoredFile, _: Mapping[str, Any]) -> list[Json]:
    width, height = size(stored.content) or _SIZE
    return [{**_base(stored), "width": width, "height": height}]


def _document(stored: StoredFile, _: Mapping[str, Any]) -> Json:
    return {"file_name": stored.name, "mime_type": stored.mime, **_base(stored)}


def _voice(stored: StoredFile, extra: Mapping[str, Any]) -> Json:
    return {"duration": int(extra.get("duration", 1)), "mime_type": stored.mime, **_base(stored)}


def _sticker(stored: StoredFile, _: Mapping[str, Any]) -> Json:
    width, height = size(stored.content) or (512, 512)
    flags = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "📒"}
    return {**_base(stored), "width": width, "height": height, **flags}


_SHAPES: Mapping[str, Callable[[StoredFile, Mapping[str, Any]], Any]] = {
    "photo": _photo,
    "document": _document,
    "voice": _voice,
    "sticker": _sticker,
}


def described(kind: str, stored: StoredFile, **extra: Any) -> Json:
    """The field of a Message that holds this file, for example {"photo": [PhotoSize]}."""
    return {kind: _SHAPES[kind](stored, extra)}


def from_bot(exchange: Exchange, kind: str, given: Upload | str) -> StoredFile:
    """The file that a send method names: an upload, or the file_id of one sent before.

    Raises BadRequest for an unknown file_id, a web address (not fetched here) or a photo that is no picture.
    """
    if isinstance(given, Upload):
        if kind == "photo" and size(given.content) is None:
            raise BadRequest("IMAGE_PROCESS_FAILED")
        return take(exchange, kind, given)
    if given.startswith(("http://", "https://")):
        raise BadRequest("failed to get HTTP URL content")
    stored = exchange.store.file(given)
    if stored is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    return stored
