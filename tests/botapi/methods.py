"""The methods this server implements, by their published names in lower case."""

import json
import re
from collections.abc import Callable
from typing import Any

from tests.botapi import inline, sending
from tests.botapi.composing import units
from tests.botapi.files import LARGEST_DOWNLOAD
from tests.botapi.forms import Upload
from tests.botapi.refusal import Breach, bad_request
from tests.botapi.world import Toast, World

Params = dict[str, Any]
Uploads = dict[str, Upload]


def get_me(world: World, _params: Params, _uploads: Uploads) -> Params:
    """The bot itself."""
    return world.me


def get_updates(world: World, params: Params, _uploads: Uploads) -> list[Params]:
    """What is not confirmed yet; waits for it."""
    limit = params.get("limit", 100)
    if not 1 <= limit <= 100:
        raise Breach("limit must be between 1 and 100", str(limit))
    if "allowed_updates" in params:
        world.updates.allowed = params["allowed_updates"]
    return world.updates.poll(params.get("offset", 0), limit, min(params.get("timeout", 0), 50))


def delete_webhook(world: World, params: Params, _uploads: Uploads) -> bool:
    """There never is a webhook; but waiting updates may be dropped."""
    if params.get("drop_pending_updates"):
        world.updates.waiting.clear()
    return True


def get_webhook_info(world: World, _params: Params, _uploads: Uploads) -> Params:
    """No webhook, and how many updates wait."""
    waiting = len(world.updates.waiting)
    return {"url": "", "has_custom_certificate": False, "pending_update_count": waiting}


def answer_callback_query(world: World, params: Params, _uploads: Uploads) -> bool:
    """Stops the button's spinning, once for each press."""
    text = params.get("text", "")
    if units(text) > 200:
        raise Breach("MESSAGE_TOO_LONG", f"{units(text)} UTF-16 units, at most 200")
    if params["callback_query_id"] not in world.presses:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    user_id = world.presses.pop(params["callback_query_id"])
    if text:
        world.toasts.append(Toast(user_id, text, params.get("show_alert", False)))
    return True


def _commands_of(params: Params) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), params.get("language_code", "")


def set_my_commands(world: World, params: Params, _uploads: Uploads) -> bool:
    """Remembers the menu of a scope and a language."""
    commands = params["commands"]
    if len(commands) > 100:
        raise Breach("BOT_COMMANDS_TOO_MUCH", f"{len(commands)} commands, at most 100")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise Breach("BOT_COMMAND_INVALID", command["command"])
        if not 1 <= units(command["description"]) <= 256:
            raise Breach("BOT_COMMAND_DESCRIPTION_INVALID", command["description"])
    world.commands[_commands_of(params)] = commands
    return True


def get_my_commands(world: World, params: Params, _uploads: Uploads) -> list[Params]:
    """The menu of exactly this scope and language."""
    return world.commands.get(_commands_of(params), [])


def delete_my_commands(world: World, params: Params, _uploads: Uploads) -> bool:
    """Forgets the menu of a scope and a language."""
    world.commands.pop(_commands_of(params), None)
    return True


def get_chat_member_count(world: World, params: Params, _uploads: Uploads) -> int:
    """How many are in a chat."""
    chat = world.chats.addressee(params["chat_id"])
    return len(world.chats.people.get(chat["id"], ())) or 2


def get_chat_member(world: World, params: Params, _uploads: Uploads) -> Params:
    """Whether somebody is in a group."""
    chat = world.chats.addressee(params["chat_id"])
    account = {"id": params["user_id"], "is_bot": params["user_id"] == world.me["id"], "first_name": "Somebody"}
    there = params["user_id"] in world.chats.people.get(chat["id"], ())
    return {"user": account, "status": "member" if there else "left"}


def get_file(world: World, params: Params, _uploads: Uploads) -> Params:
    """Where a file can be fetched."""
    filed = world.files.get(params["file_id"])
    if len(filed.upload.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**filed.ids, "file_path": filed.path}


def get_chat(world: World, params: Params, _uploads: Uploads) -> Params:
    """All about a chat; most of it is the same for every chat here."""
    if params["chat_id"] not in world.chats.by_id:
        raise bad_request("chat not found")
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **world.chats.by_id[params["chat_id"]],
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


METHODS: dict[str, Callable[[World, Params, Uploads], Any]] = {
    "getme": get_me,
    "getupdates": get_updates,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "editmessagetext": sending.edit_message_text,
    "editmessagereplymarkup": sending.edit_message_reply_markup,
    "deletemessage": sending.delete_message,
    "sendchataction": sending.send_chat_action,
    "answercallbackquery": answer_callback_query,
    "answerinlinequery": inline.answer_inline_query,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "getchatmembercount": get_chat_member_count,
    "getchatmember": get_chat_member,
    "getfile": get_file,
    "getchat": get_chat,
}
