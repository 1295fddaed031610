"""Telegram's HTML: from marked text to plain text with entities, or a refusal that says where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.entities import in_order, trimmed, units, with_found
from bot.playground.errors import BadRequest
from bot.playground.people import Json

TAGS: Mapping[str, str] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
TYPES = frozenset(TAGS.values()) | {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "expandable_blockquote",
    "text_mention",
    "custom_emoji",
    "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?P<dec>\d{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6})|(?P<name>lt|gt|amp|quot));")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[^\s<>/=\"']*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
_ATTRIBUTE = re.compile(r"(?P<key>[A-Za-z-]+)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<b>[^\s\"'>]+)))?")
_LINK = re.compile(r"(?:https?|tg|ton|mailto|tel):\S+|(?:[\w-]+\.)+[A-Za-z]{2,}\S*", re.IGNORECASE)


@dataclass(frozen=True)
class _Open:
    name: str
    offset: int
    index: int
    attributes: Mapping[str, str]


@dataclass
class _State:
    """What has been read so far: pieces of plain text, open tags, finished entities."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += units(piece)


def _fault(what: str) -> BadRequest:
    return BadRequest(f"can't parse entities: {what}")


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED[match["name"]]
    code = int(match["dec"]) if match["dec"] else int(match["hex"], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def plain(text: str) -> str:
    """`text` with the four named and the numeric character references resolved; any other & stands for itself."""
    return _REFERENCE.sub(_character, text)


def _attributes(rest: str) -> dict[str, str]:
    found = {}
    for match in _ATTRIBUTE.finditer(rest):
        found[match["key"].lower()] = plain(match["d"] or match["s"] or match["b"] or "")
    return found


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities. Raises BadRequest("can't parse entities: ...") for malformed markup."""
    state, at = _State(), 0
    while (start := source.find("<", at)) >= 0:
        state.add(plain(source[at:start]))
        byte = len(source[:start].encode())
        match = _TAG.match(source, start)
        if match is None:
            raise _unfinished(source, start, byte)
        (_close if match["end"] else _open)(state, match, byte)
        at = match.end()
    state.add(plain(source[at:]))
    if state.opened:
        raise _fault(f'Can\'t find end tag corresponding to start tag "{state.opened[-1].name}"')
    return "".join(state.pieces), in_order(state.entities)


def _unfinished(source: str, start: int, byte: int) -> BadRequest:
    name = re.match(r"</?([^\s<>/=\"']*)", source[start:])
    if source.startswith("</", start):
        return _fault(f"Unclosed end tag at byte offset {byte}")
    if name is None or name[1].lower() not in TAGS:
        return _fault(f'Unsupported start tag "{name[1].lower() if name else ""}" at byte offset {byte}')
    return _fault(f"Unclosed start tag at byte offset {byte}")


def _open(state: _State, match: re.Match[str], byte: int) -> None:
    name = match["name"].lower()
    attributes = _attributes(match["rest"])
    if name not in TAGS:
        raise _fault(f'Unsupported start tag "{name}" at byte offset {byte}')
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _fault(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    state.opened.append(_Open(name, state.length, len(state.pieces), attributes))


def _close(state: _State, match: re.Match[str], byte: int) -> None:
    name = match["name"].lower()
    if not state.opened:
        raise _fault(f"Unexpected end tag at byte offset {byte}")
    opened = state.opened.pop()
    if name not in ("", opened.name):
        raise _fault(f'Unmatched end tag at byte offset {byte}, expected "</{opened.name}>", found "</{name}>"')
    entity = _entity(state, opened)
    if entity is not None and entity["length"]:
        state.entities.append(entity)


def _entity(state: _State, opened: _Open) -> Json | None:
    span = {"offset": opened.offset, "length": state.length - opened.offset}
    kind = TAGS[opened.name]
    if kind == "text_link":
        return _link(opened, span, "".join(state.pieces[opened.index :]))
    if kind == "blockquote" and "expandable" in opened.attributes:
        return {"type": "expandable_blockquote", **span}
    if kind == "pre":
        return _pre(state, span)
    if kind == "code" and opened.attributes.get("class", "").startswith("language-"):
        return {"type": "code", **span, "language": opened.attributes["class"].removeprefix("language-")}
    return {"type": kind, **span}


def _pre(state: _State, span: Json) -> Json:
    """A code element that fills the block names its language, and is no entity of its own."""
    for inner in state.entities:
        if inner["type"] == "code" and {key: inner[key] for key in span} == span:
            state.entities.remove(inner)
            named = {"language": inner["language"]} if "language" in inner else {}
            return {"type": "pre", **span, **named}
    return {"type": "pre", **span}


def _link(opened: _Open, span: Json, shown: str) -> Json | None:
    target = opened.attributes.get("href") or shown
    if not _LINK.fullmatch(target):
        return None
    return {"type": "text_link", **span, "url": target if ":" in target.split("/")[0] else f"http://{target}/"}


def _given(entities: list[Json], text: str) -> list[Json]:
    for entity in entities:
        if entity["type"] not in TYPES:
            raise _fault("unsupported type specified")
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > units(text):
            raise _fault("entity beyond the end of the message text")
    return entities


def shown(params: Mapping[str, Any], text_key: str, entities_key: str) -> tuple[str, list[Json]]:
    """What a request's text shows: plain text, white space trimmed, and all its entities.

    Raises BadRequest for malformed markup and for a parse_mode that is unknown or not offered here.
    """
    text, mode = params.get(text_key, ""), params.get("parse_mode", "").lower()
    if mode in ("markdown", "markdownv2"):
        raise BadRequest("parse_mode Markdown is not offered here, use HTML")
    if mode not in ("", "html"):
        raise BadRequest("unsupported parse_mode")
    marked = parse_html(text) if mode else (text, _given(params.get(entities_key, []), text))
    body, entities = trimmed(*marked)
    entities = [
        {key: part for key, part in entity.items() if key != "language" or entity["type"] == "pre"}
        for entity in entities
    ]
    return body, with_found(body, entities)
