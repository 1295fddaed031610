"""Messages of both sides: written, edited and deleted in one place, in the form of the published API."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.playground.errors import BadRequest
from bot.playground.exchange import Exchange
from bot.playground.people import Json, Person
from bot.playground.store import Kept

# Bots see the message that is answered, but not what that one answered.
_NESTED = ("reply_to_message",)


def _base(exchange: Exchange, sender: Json, person: Person) -> Json:
    return {
        "message_id": exchange.store.count("message"),
        "from": sender,
        "chat": person.chat(),
        "date": exchange.now(),
    }


def quoted(exchange: Exchange, person: Person, message_id: int | None) -> Json:
    """{"reply_to_message": Message} for a message of this chat, or {} if there is none."""
    found = exchange.store.message(person.id, message_id) if message_id else None
    if found is None:
        return {}
    return {"reply_to_message": {key: part for key, part in found.body.items() if key not in _NESTED}}


def answered(exchange: Exchange, person: Person, reply: Json | None) -> Json:
    """The same for a bot's reply_parameters. Raises BadRequest if the message is gone and may not be."""
    if not reply:
        return {}
    found = quoted(exchange, person, reply.get("message_id"))
    if not found and not reply.get("allow_sending_without_reply", False):
        raise BadRequest("message to be replied not found")
    return found


def from_bot(exchange: Exchange, person: Person, content: Json) -> Json:
    """Writes a message of the bot; gives back the Message."""
    body = {**_base(exchange, exchange.bot.user(), person), **content}
    exchange.keep(Kept(person.id, mine=False, marked=False, body=body), "message")
    return body


def from_person(exchange: Exchange, person: Person, content: Json) -> Json:
    """Writes a message of the person and queues it for the bot; gives back the Message."""
    body = {**_base(exchange, person.user(), person), **content}
    exchange.store.set(f"started:{person.id}", True)
    exchange.store.set(f"read:{person.id}", body["message_id"])
    exchange.keep(Kept(person.id, mine=True, marked=False, body=body), "message")
    exchange.deliver("message", body)
    return body


def own(exchange: Exchange, person: Person, message_id: int | None) -> Kept:
    """The bot's message to edit. Raises BadRequest if it is gone, or not the bot's."""
    if message_id is None:
        raise BadRequest("message identifier is not specified")
    kept = exchange.store.message(person.id, message_id)
    if kept is None:
        raise BadRequest("message to edit not found")
    if kept.mine:
        raise BadRequest("message can't be edited")
    return kept


_CONTENT = ("text", "entities", "caption", "caption_entities", "reply_markup", "link_preview_options")


def changed(exchange: Exchange, kept: Kept, content: dict[str, Any], marked: bool) -> Json:
    """Edits a message to `content` (fields set to None go away); gives back the Message.

    Raises BadRequest if nothing changes.
    """
    body = {key: part for key, part in {**kept.body, **content}.items() if part not in (None, [])}
    if all(body.get(key) == kept.body.get(key) for key in _CONTENT):
        raise BadRequest(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    body["edit_date"] = exchange.now()
    exchange.keep(replace(kept, body=body, marked=kept.marked or marked), "edited")
    return body


def deleted(exchange: Exchange, person: Person, message_id: int) -> None:
    """Deletes a message of either side. Raises BadRequest if there is none."""
    if exchange.store.message(person.id, message_id) is None:
        raise BadRequest("message to delete not found")
    exchange.store.forget(message_id)
    exchange.tell("deleted", person.id, message_id=message_id)
