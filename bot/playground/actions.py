"""What a person does on the page: writes, edits, presses, sends things; each becomes an update for the bot."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.playground import files, messages
from bot.playground.checking import Upload
from bot.playground.entities import trimmed, units, with_found
from bot.playground.errors import PageRefusal
from bot.playground.exchange import Exchange
from bot.playground.people import Json, Person
from bot.playground.pictures import size
from bot.playground.store import Press

SAMPLES: Mapping[str, tuple[str, str, float]] = {
    "voice": ("voice.oga", "audio/ogg", 2),
    "sticker": ("sticker.webp", "image/webp", 0),
}
_LONGEST = 4096
_LONGEST_CAPTION = 1024
_LONGEST_QUERY = 256


def _words(text: str, key: str, longest: int) -> Json:
    body, _ = trimmed(text, [])
    if units(body) > longest:
        raise PageRefusal(400, "too_long")
    entities = with_found(body)
    named = {"text": "entities", "caption": "caption_entities"}[key]
    return ({key: body} if body else {}) | ({named: entities} if entities else {})


def say(exchange: Exchange, person: Person, text: str, reply_to: int | None = None) -> Json:
    """Sends text; gives back the Message. Raises PageRefusal if it is empty or too long."""
    words = _words(text, "text", _LONGEST)
    if not words:
        raise PageRefusal(400, "empty")
    return messages.from_person(exchange, person, {**messages.quoted(exchange, person, reply_to), **words})


def start(exchange: Exchange, person: Person, payload: str = "") -> Json:
    """What the start button and a deep link send: /start, with the link's payload."""
    return say(exchange, person, f"/start {payload}".strip())


def edit(exchange: Exchange, person: Person, message_id: int, text: str) -> Json:
    """Edits a text of one's own; gives back the Message. Raises PageRefusal if there is no such text."""
    kept = exchange.store.message(person.id, message_id)
    if kept is None or not kept.mine or "text" not in kept.body:
        raise PageRefusal(404, "message")
    words = {"entities": None, **_words(text, "text", _LONGEST)}
    if "text" not in words:
        raise PageRefusal(400, "empty")
    if words["text"] == kept.body["text"]:
        return kept.body
    body = {key: part for key, part in {**kept.body, **words}.items() if part is not None}
    body["edit_date"] = exchange.now()
    exchange.keep(replace(kept, body=body, marked=True), "edited")
    exchange.deliver("edited_message", body)
    return body


def press(exchange: Exchange, person: Person, message_id: int, data: str) -> str:
    """Presses a button; gives back the id of the press. Raises PageRefusal if no such button is there now."""
    kept = exchange.store.message(person.id, message_id)
    rows = kept.body.get("reply_markup", {}).get("inline_keyboard", []) if kept else []
    if kept is None or data not in [button.get("callback_data") for row in rows for button in row]:
        raise PageRefusal(409, "button")
    instance = str(int.from_bytes(hashlib.sha256(str(person.id).encode()).digest()[:8], "big", signed=True))
    number = str(exchange.store.count("press") + (person.id << 32))
    exchange.store.keep_press(Press(number, person.id, message_id, data, exchange.now(), answered=False))
    query = {
        "id": number,
        "from": person.user(),
        "message": kept.body,
        "chat_instance": instance,
        "data": data,
    }
    exchange.deliver("callback_query", query)
    exchange.tell("pressed", person.id, message_id=message_id, press=number, data=data)
    return number


def type_inline(exchange: Exchange, person: Person, text: str) -> str:
    """Types behind the bot's name; gives back the query's id. Raises PageRefusal if it is too long."""
    if units(text) > _LONGEST_QUERY:
        raise PageRefusal(400, "too_long")
    number = str(exchange.store.count("inline") + (person.id << 32))
    exchange.store.set(f"inline:{person.id}", {"query": number, "date": exchange.now()})
    query = {"id": number, "from": person.user(), "query": text, "offset": "", "chat_type": "sender"}
    exchange.deliver("inline_query", query)
    return number


@dataclass(frozen=True)
class Parcel:
    """A file that a person sends: photo, document or voice, with a caption and, for a voice, its seconds."""

    kind: str
    upload: Upload
    caption: str = ""
    duration: float = 0


def send_file(exchange: Exchange, person: Person, parcel: Parcel) -> Json:
    """Sends a file; a "photo" that is no picture goes as a document, as Telegram's own apps do."""
    kind = "document" if parcel.kind == "photo" and size(parcel.upload.content) is None else parcel.kind
    stored = files.take(exchange, kind, parcel.upload)
    content = files.described(kind, stored, duration=parcel.duration)
    caption = _words(parcel.caption, "caption", _LONGEST_CAPTION)
    return messages.from_person(exchange, person, {**content, **caption})


def sample(exchange: Exchange, person: Person, kind: str) -> Json:
    """Sends the sample of a kind ("voice", "sticker") that comes with the playground."""
    if kind not in SAMPLES:
        raise PageRefusal(404, "sample")
    name, mime, duration = SAMPLES[kind]
    content = (Path(__file__).parent / "samples" / name).read_bytes()
    return send_file(exchange, person, Parcel(kind, Upload(name, mime, content), duration=duration))


def share_contact(exchange: Exchange, person: Person, contact: Mapping[str, Any]) -> Json:
    """Sends a contact: phone_number, first_name, perhaps last_name and user_id."""
    return messages.from_person(exchange, person, {"contact": {key: part for key, part in contact.items() if part}})


def share_location(exchange: Exchange, person: Person, latitude: float, longitude: float) -> Json:
    """Sends a place, in degrees."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise PageRefusal(400, "place")
    return messages.from_person(exchange, person, {"location": {"latitude": latitude, "longitude": longitude}})


def read_all(exchange: Exchange, person: Person) -> None:
    """Marks everything in the chat as read."""
    last = exchange.store.last_id(person.id)
    if last > exchange.store.setting(f"read:{person.id}", 0):
        exchange.store.set(f"read:{person.id}", last)
        exchange.tell("read", person.id)
