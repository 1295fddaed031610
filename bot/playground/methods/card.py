"""Methods about the bot itself: its card, commands, menu button; and about a chat."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.playground.errors import BadRequest
from bot.playground.exchange import Exchange
from bot.playground.people import Json, Person
from bot.playground.published import LIMITS, WORDS

Params = Mapping[str, Any]
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")

_ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_me(exchange: Exchange, _: Params) -> Json:
    """The bot's User, with what it can."""
    return {**exchange.bot.user(), **_ABILITIES}


def get_chat(exchange: Exchange, params: Params) -> Json:
    """The ChatFullInfo of a private chat."""
    chat = exchange.chat(params["chat_id"]).chat()
    gifts = dict.fromkeys(_GIFTS, False)
    return {**chat, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def _language(params: Params) -> str:
    code = str(params.get("language_code", ""))
    if code and not _LANGUAGE.fullmatch(code):
        raise BadRequest("invalid language code specified")
    return code


def _describe(exchange: Exchange, params: Params, name: str) -> bool:
    LIMITS[f"bot.{name}"].check(params.get(name, ""))
    exchange.store.set(f"{name}:{_language(params)}", params.get(name) or None)
    exchange.tell("card", None)
    return True


def set_my_name(exchange: Exchange, params: Params) -> bool:
    """Keeps the bot's name."""
    return _describe(exchange, params, "name")


def set_my_description(exchange: Exchange, params: Params) -> bool:
    """Keeps what an empty chat shows."""
    return _describe(exchange, params, "description")


def set_my_short_description(exchange: Exchange, params: Params) -> bool:
    """Keeps what the bot's profile shows."""
    return _describe(exchange, params, "short_description")


def _key(params: Params) -> str:
    scope = params.get("scope") or {"type": "default"}
    if scope["type"] not in WORDS["scopes"]:
        raise BadRequest("can't parse BotCommandScope: Unsupported type specified")
    return f"commands:{json.dumps(scope, sort_keys=True)}:{_language(params)}"


def _command(command: Json) -> Json:
    LIMITS["command.command"].check(command["command"])
    LIMITS["command.description"].check(command["description"])
    if not _COMMAND.fullmatch(command["command"]):
        raise BadRequest("BOT_COMMAND_INVALID")
    return {"command": command["command"].removeprefix("/"), "description": command["description"]}


def set_my_commands(exchange: Exchange, params: Params) -> bool:
    """Keeps the commands of one scope and language."""
    LIMITS["commands"].check(params["commands"])
    exchange.store.set(_key(params), [_command(command) for command in params["commands"]])
    exchange.tell("card", None)
    return True


def get_my_commands(exchange: Exchange, params: Params) -> list[Json]:
    """The commands of exactly this scope and language."""
    found: list[Json] = exchange.store.setting(_key(params), [])
    return found


def delete_my_commands(exchange: Exchange, params: Params) -> bool:
    """Forgets the commands of one scope and language."""
    exchange.store.set(_key(params), None)
    exchange.tell("card", None)
    return True


def commands_for(exchange: Exchange, person: Person) -> list[Json]:
    """The commands a person sees: the narrowest scope that has any, own language before the default."""
    scopes: tuple[Json, ...] = (
        {"type": "chat", "chat_id": person.id},
        {"type": "all_private_chats"},
        {"type": "default"},
    )
    for scope in scopes:
        for language in (person.language_code, ""):
            found: list[Json] = get_my_commands(exchange, {"scope": scope, "language_code": language})
            if found:
                return found
    return []


def set_chat_menu_button(exchange: Exchange, params: Params) -> bool:
    """Keeps the menu button of one chat, or of all."""
    button = params.get("menu_button") or {"type": "default"}
    if button["type"] not in WORDS["menus"]:
        raise BadRequest("can't parse menu button: MenuButton has unsupported type")
    exchange.store.set(f"menu:{params.get('chat_id', '')}", button)
    return True


def get_chat_menu_button(exchange: Exchange, params: Params) -> Json:
    """The menu button of one chat, or of all."""
    button: Json = exchange.store.setting(f"menu:{params.get('chat_id', '')}", {"type": "default"})
    return button
