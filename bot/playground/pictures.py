"""The size of a picture, read from the first bytes of PNG, JPEG, GIF and WebP."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

Size = tuple[int, int]


def _png(content: bytes) -> Size | None:
    return struct.unpack(">II", content[16:24]) if len(content) >= 24 else None


def _gif(content: bytes) -> Size | None:
    return struct.unpack("<HH", content[6:10]) if len(content) >= 10 else None


def _jpeg(content: bytes) -> Size | None:
    """Walks the segments to the frame header (SOF0-15 without DHT, JPG, DAC), which holds height and width."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _webp(content: bytes) -> Size | None:
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        return (
            1 + int.from_bytes(content[24:27], "little"),
            1 + int.from_bytes(content[27:30], "little"),
        )
    if kind == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


_READERS: Mapping[bytes, Callable[[bytes], Size | None]] = {
    b"\x89PNG\r\n\x1a\n": _png,
    b"\xff\xd8\xff": _jpeg,
    b"GIF8": _gif,
    b"RIFF": _webp,
}


def size(content: bytes) -> Size | None:
    """Width and height in pixels, or None if these bytes are no picture that we can read."""
    for magic, reader in _READERS.items():
        if content.startswith(magic):
            return reader(content)
    return None
