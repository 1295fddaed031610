"""What stands in the outbox: a worded reply as JSON, cut to what Telegram takes."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from nlp.reply import Attachment, Export, File, Kept, Picture
from nlp.wording import Text

#: Telegram takes 4,096 UTF-16 units after entities; a margin is left for what is counted otherwise.
LONGEST = 4000
#: Characters of a label on a button that a phone still shows.
LABEL = 60

Buttons = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Payload:
    """One message: `text` in HTML, `buttons` as rows of (label, data), `edits` the id of a message to change.

    With a `file` the text stands under it. `instead` is the record whose card it takes the place of, where that is
    still on its way: only when it is sent it is known which message to change. `answers` is the id of a message that it
    is a reply to; a `silent` one makes no sound.
    """

    text: str
    buttons: Buttons = ()
    edits: int | None = None
    file: File | None = None
    instead: int | None = None
    answers: int | None = None
    silent: bool = False

    def to_json(self) -> str:
        """The payload as it is kept."""
        kept: dict[str, Any] = {"text": self.text, "buttons": self.buttons, "edits": self.edits}
        if isinstance(self.file, Attachment):
            kept["file"] = {"name": self.file.name, "content": base64.b64encode(self.file.content).decode()}
        elif self.file is not None:
            kept[KINDS[type(self.file)]] = asdict(self.file)
        more = {"instead": self.instead, "answers": self.answers, "silent": self.silent}
        kept |= {name: value for name, value in more.items() if value}
        return json.dumps(kept, ensure_ascii=False)

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons as Telegram wants them."""
        if not self.buttons:
            return None
        rows = [
            [InlineKeyboardButton(_short(label), callback_data=data) for label, data in row] for row in self.buttons
        ]
        return InlineKeyboardMarkup(rows)

    def plain(self) -> str:
        """The text without its markup."""
        return html.unescape(re.sub(r"</?[a-z]+>", "", self.text))


def from_json(kept: str) -> Payload:
    """A payload from the outbox."""
    fields = json.loads(kept)
    buttons = tuple(tuple((label, data) for label, data in row) for row in fields["buttons"])
    more = {name: fields[name] for name in ("instead", "answers", "silent") if name in fields}
    return Payload(fields["text"], buttons, fields["edits"], _file(fields), **more)


#: By which name a file that is not in the payload itself is kept.
KINDS: dict[type, str] = {Export: "export", Picture: "picture", Kept: "kept"}


def _file(fields: Mapping[str, Any]) -> File | None:
    """The file of a kept payload."""
    if "kept" in fields:
        return Kept(**fields["kept"])
    if "export" in fields:
        return Export(**fields["export"])
    if "picture" in fields:
        drawn = fields["picture"]
        return Picture(**{**drawn, "labels": tuple(drawn["labels"]), "values": tuple(drawn["values"])})
    file = fields.get("file")
    return Attachment(file["name"], base64.b64decode(file["content"])) if file else None


def payloads(
    text: Text, edits: int | None, instead: int | None = None, answers: int | None = None
) -> Iterator[Payload]:
    """The messages for one reply: the first takes the place of the message `edits`, or of the card of the record
    `instead` where that is not sent yet, or is a reply to the message `answers`; the last one has the buttons."""
    whole = [Payload(part) for part in _parts(text.html)]
    whole[0] = replace(whole[0], edits=edits, instead=instead if edits is None else None, answers=answers)
    whole[-1] = replace(whole[-1], buttons=text.buttons, file=text.file)
    yield from whole


def _parts(text: str) -> Iterator[str]:
    """The text cut between lines wherever it would grow too long; no markup of ours goes over a line's end."""
    first, *others = map(_cut, text.split("\n"))
    part = first
    for line in others:
        if _units(part) + _units(line) + 1 > LONGEST:
            yield part
            part = line
        else:
            part = f"{part}\n{line}"
    yield part


def _cut(line: str) -> str:
    """A single line longer than a message loses its markup and its end."""
    if _units(line) <= LONGEST:
        return line
    bare = html.unescape(re.sub(r"</?[a-z]+>", "", line)).encode("utf-16-le")[: 2 * LONGEST - 2]
    return html.escape(bare.decode("utf-16-le", "ignore") + "…", quote=False)


def _units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _short(label: str) -> str:
    return label if len(label) <= LABEL else label[: LABEL - 1] + "…"
