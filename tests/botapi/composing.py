"""What goes into a message: formatted text, keyboards, what it replies to; with the published limits."""

import json
from typing import Any

from tests.botapi.chats import Chats
from tests.botapi.markup import parse_html, trim, units
from tests.botapi.refusal import Breach, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_LIMIT = 64
BUTTON_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}


def formatted(params: dict[str, Any], name: str) -> tuple[str, list[dict[str, Any]]]:
    """The text or the caption of a call as plain text with entities."""
    text, entities = _parsed(params, name)
    text, entities = trim(text, entities)
    limit, words = (TEXT_LIMIT, "message") if name == "text" else (CAPTION_LIMIT, "message caption")
    if name == "text" and not text:
        raise Breach("message text is empty")
    if units(text) > limit:
        raise Breach(f"{words} is too long", f"{units(text)} UTF-16 units, at most {limit}")
    return text, entities


def _parsed(params: dict[str, Any], name: str) -> tuple[str, list[dict[str, Any]]]:
    raw, mode = params.get(name) or "", params.get("parse_mode")
    if not mode:
        return raw, params.get("entities" if name == "text" else "caption_entities") or []
    if mode.lower() == "html":
        return parse_html(raw)
    if mode.lower() in {"markdown", "markdownv2"}:
        raise Breach("can't parse entities: only HTML is read here", f"parse_mode={mode}")
    raise Breach("unsupported parse_mode", mode)


def checked_markup(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """A keyboard within its limits; None for none, and for an inline keyboard without buttons."""
    if markup is None or "inline_keyboard" not in markup:
        return markup
    rows = [row for row in markup["inline_keyboard"] if row]
    buttons = [button for row in rows for button in row]
    if len(buttons) > 100:
        raise Breach("reply markup is too long", f"{len(buttons)} buttons")
    for button in buttons:
        _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_button(button: dict[str, Any]) -> None:
    actions = BUTTON_ACTIONS & button.keys()
    if len(actions) != 1:
        words = "Text buttons are unallowed in the inline keyboard"
        raise Breach(f"can't parse inline keyboard button: {words}", f"{button} does {sorted(actions)}")
    if not button["text"].strip():
        raise Breach("can't parse inline keyboard button: button text must be non-empty")
    size = len(button.get("callback_data", "-").encode())
    if not 1 <= size <= DATA_LIMIT:
        raise Breach("BUTTON_DATA_INVALID", f"{size} bytes in {json.dumps(button)}, 1 to {DATA_LIMIT}")


def replied_to(chats: Chats, chat_id: int, params: dict[str, Any]) -> dict[str, Any] | None:
    """The message a call replies to, as a message carries it: without its own reply."""
    wanted = params.get("reply_parameters")
    if not wanted:
        return None
    kept = chats.messages.get((chat_id, wanted["message_id"]))
    if kept is None or (kept.sent and kept.sent.deleted):
        if wanted.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return {name: value for name, value in kept.message.items() if name != "reply_to_message"}
