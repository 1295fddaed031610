"""Methods that talk: send, edit, delete, answer a press, hand out a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.playground import files, messages
from bot.playground.errors import BadRequest
from bot.playground.exchange import Exchange
from bot.playground.keyboards import checked_markup
from bot.playground.markup import shown
from bot.playground.people import Json, Person
from bot.playground.published import LIMITS, WORDS

Params = Mapping[str, Any]
# After this many seconds a press can no longer be answered.
PRESS_LIFETIME = 15 * 60
# What this server knows by name only, and does not do.
_ABSENT = (
    "business_connection_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "ephemeral_message_parameters",
    "rich_message",
    "inline_message_id",
)


def _offered(params: Params) -> None:
    for name in _ABSENT:
        if name in params:
            raise BadRequest(f'parameter "{name}" is not offered here')


def _words(params: Params, key: str, entities_key: str, limit: str) -> Json:
    text, entities = shown(params, key, entities_key)
    LIMITS[limit].check(text)
    return {key: text or None, entities_key: entities}


def _keyboard(exchange: Exchange, person: Person, markup: Json | None) -> Json:
    """{"reply_markup": ...} for an inline keyboard; the other kinds are the chat's and not the message's."""
    checked = checked_markup(markup)
    if checked is None or "inline_keyboard" in checked:
        return {"reply_markup": checked}
    keyboard = checked if "keyboard" in checked else None
    exchange.store.set(f"keyboard:{person.id}", keyboard)
    exchange.tell("keyboard", person.id, keyboard=keyboard)
    return {}


def _send(exchange: Exchange, params: Params, content: Json) -> Json:
    _offered(params)
    person = exchange.chat(params["chat_id"])
    whole = {
        **messages.answered(exchange, person, params.get("reply_parameters")),
        **content,
        "link_preview_options": params.get("link_preview_options"),
        "has_protected_content": params.get("protect_content") or None,
        **_keyboard(exchange, person, params.get("reply_markup")),
    }
    return messages.from_bot(exchange, person, {key: part for key, part in whole.items() if part not in (None, [])})


def send_message(exchange: Exchange, params: Params) -> Json:
    """Sends text; gives back the Message."""
    return _send(exchange, params, _words(params, "text", "entities", "message.text"))


def _send_file(exchange: Exchange, params: Params, kind: str) -> Json:
    words = _words(params, "caption", "caption_entities", "message.caption")
    exchange.chat(params["chat_id"])
    stored = files.from_bot(exchange, kind, params[kind])
    flags = {
        "has_media_spoiler": params.get("has_spoiler") or None,
        "show_caption_above_media": params.get("show_caption_above_media") or None,
    }
    return _send(exchange, params, {**files.described(kind, stored), **words, **flags})


def send_photo(exchange: Exchange, params: Params) -> Json:
    """Sends a picture; gives back the Message."""
    return _send_file(exchange, params, "photo")


def send_document(exchange: Exchange, params: Params) -> Json:
    """Sends a file; gives back the Message."""
    return _send_file(exchange, params, "document")


def _target(exchange: Exchange, params: Params) -> Person:
    _offered(params)
    if "chat_id" not in params:
        raise BadRequest("chat_id is empty")
    return exchange.chat(params["chat_id"])


def edit_message_text(exchange: Exchange, params: Params) -> Json:
    """Edits the text and the inline keyboard of the bot's message; gives back the Message."""
    person = _target(exchange, params)
    words = _words(params, "text", "entities", "message.edit")
    kept = messages.own(exchange, person, params.get("message_id"))
    if "text" not in kept.body:
        raise BadRequest("there is no text in the message to edit")
    markup = {"reply_markup": checked_markup(params.get("reply_markup"))}
    preview = {"link_preview_options": params.get("link_preview_options")}
    return messages.changed(exchange, kept, {**words, **markup, **preview}, marked=True)


def edit_message_reply_markup(exchange: Exchange, params: Params) -> Json:
    """Edits the inline keyboard of the bot's message; gives back the Message."""
    person = _target(exchange, params)
    kept = messages.own(exchange, person, params.get("message_id"))
    markup = {"reply_markup": checked_markup(params.get("reply_markup"))}
    return messages.changed(exchange, kept, markup, marked=False)


def delete_message(exchange: Exchange, params: Params) -> bool:
    """Deletes a message of either side."""
    messages.deleted(exchange, exchange.chat(params["chat_id"]), params["message_id"])
    return True


def send_chat_action(exchange: Exchange, params: Params) -> bool:
    """Shows on the page that the bot is doing something."""
    _offered(params)
    person = exchange.chat(params["chat_id"])
    if params["action"] not in WORDS["actions"]:
        raise BadRequest("wrong parameter action in request")
    exchange.tell("action", person.id, action=params["action"])
    return True


def answer_callback_query(exchange: Exchange, params: Params) -> bool:
    """Ends the waiting of a press, perhaps with a text. Raises BadRequest for one unknown, old or answered."""
    LIMITS["callback.text"].check(params.get("text", ""))
    press = exchange.store.press(params["callback_query_id"])
    if press is None or press.answered or exchange.now() - press.date > PRESS_LIFETIME:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    exchange.store.keep_press(replace(press, answered=True))
    shown_text = {key: params[key] for key in ("text", "show_alert") if params.get(key)}
    exchange.tell("answered", press.chat_id, message_id=press.message_id, press=press.id, **shown_text)
    return True


def get_file(exchange: Exchange, params: Params) -> Json:
    """The File with the path from which it can be downloaded."""
    stored = exchange.store.file(params["file_id"])
    if stored is None:
        raise BadRequest("wrong file_id or the file is temporarily unavailable")
    LIMITS["file.download"].check(stored.content)
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }
