"""Texts as Telegram reads them: HTML to plain text with entities, counted in UTF-16 units."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.refusal import bad_request

TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"<|&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?|[^<&]+|&")
ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.-]+)))?""")


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


@dataclass
class _Reader:
    html: str
    at: int = 0
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def read(self) -> tuple[str, list[dict[str, Any]]]:
        while token := TOKEN.match(self.html, self.at):
            if token[0] == "<":
                self._tag()
            else:
                self.text += _character(token)
                self.at = token.end()
        if self.stack:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return self.text, sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def _tag(self) -> None:
        start = len(self.html[: self.at].encode())
        closing = self.html.startswith("</", self.at)
        end = self._end_of_tag(closing, start)
        body = self.html[self.at + 1 + closing : end]
        self.at = end + 1
        (self._close if closing else self._open)(body, start)

    def _end_of_tag(self, closing: bool, start: int) -> int:
        if closing and not self.stack:
            self._fail(f"Unexpected end tag at byte offset {start}")
        quoted = re.compile(r"""[^>]*""" if closing else r"""(?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*""")
        end = quoted.match(self.html, self.at + 1).end()
        if not self.html.startswith(">", end):
            self._fail(f"Unclosed {'end' if closing else 'start'} tag at byte offset {start}")
        return end

    def _open(self, body: str, start: int) -> None:
        name = re.match(r"\S*", body)[0]
        tag = name.lower()
        if tag not in TYPES:
            self._fail(f'Unsupported start tag "{tag}" at byte offset {start}')
        attributes = self._attributes(tag, body[len(name) :], start)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail(f'Tag "span" must have class "tg-spoiler" at byte offset {start}')
        self.stack.append(_Open(tag, attributes, units(self.text)))

    def _attributes(self, tag: str, body: str, start: int) -> dict[str, str]:
        found, at, body = {}, 0, body.rstrip()
        while at < len(body):
            match = ATTRIBUTE.match(body, at)
            if not match:
                self._fail(f'Empty attribute name in the tag "{tag}" at byte offset {start}')
            value = next((part for part in match.groups()[1:] if part is not None), "")
            found[match[1].lower()] = TOKEN.sub(_character, value)
            at = match.end()
        return found

    def _close(self, body: str, start: int) -> None:
        opened, tag = self.stack.pop(), body.strip().lower()
        if tag and tag != opened.tag:
            wanted = f'expected "</{opened.tag}>", found "</{tag}>"'
            self._fail(f"Unmatched end tag at byte offset {start}, {wanted}")
        length = units(self.text) - opened.offset
        if length and (entity := _entity(opened, length)):
            self.entities.append(entity)

    def _fail(self, why: str) -> None:
        raise bad_request(f"can't parse entities: {why}")


def _character(token: re.Match[str]) -> str:
    decimal, hexadecimal, name = token.groups()
    if name:
        return NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal or "0", 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else token[0]


def _entity(opened: _Open, length: int) -> dict[str, Any] | None:
    entity = {"type": TYPES[opened.tag], "offset": opened.offset, "length": length}
    if opened.tag == "a":
        url = opened.attributes.get("href", "")
        return {**entity, "url": url} if url else None
    if opened.tag == "tg-emoji":
        return {**entity, "custom_emoji_id": opened.attributes.get("emoji-id", "")}
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        return {**entity, "type": "expandable_blockquote"}
    return entity


def parse_html(html: str) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and entities; raises `Refusal` with Telegram's words for malformed HTML."""
    return _Reader(html).read()


def trim(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Text without white space around it, as Telegram keeps it, and its entities moved along."""
    kept = text.strip()
    shift, end = units(text[: len(text) - len(text.lstrip())]), units(kept)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - shift, 0)
        last = min(entity["offset"] + entity["length"] - shift, end)
        if last > first:
            moved.append({**entity, "offset": first, "length": last - first})
    return kept, moved


FOUND = {
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?(?![\w/])"),
    "mention": re.compile(r"(?<![\w@.])@\w{4,32}\b"),
    "hashtag": re.compile(r"(?<!\w)#\w+"),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "url": re.compile(r"https?://\S+"),
}


def found_entities(text: str) -> list[dict[str, Any]]:
    """What Telegram finds by itself in what a user types: commands, mentions, tags, addresses."""
    entities = [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
        for kind, pattern in FOUND.items()
        for match in pattern.finditer(text)
    ]
    return sorted(entities, key=lambda entity: entity["offset"])
