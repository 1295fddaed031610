"""Checks of the keyboards under a message, in Telegram's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.errors import BadRequest
from bot.playground.people import Json
from bot.playground.published import LIMITS, WORDS

_URL = re.compile(r"(?:https?|tg|ton)://[^\s]+|(?:[\w-]+\.)+[A-Za-z]{2,}(?:/\S*)?", re.IGNORECASE)


def checked_markup(markup: Json | None) -> Json | None:
    """The markup itself, or None for none or an empty inline keyboard. Raises BadRequest for a wrong button."""
    if markup is None:
        return None
    rows: list[list[Json]] = markup.get("inline_keyboard") or markup.get("keyboard") or []
    LIMITS["keyboard.rows"].check([button for row in rows for button in row])
    if "inline_keyboard" not in markup:
        return markup
    filled = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": filled} if filled else None


def _button(button: Json) -> Json:
    actions = [name for name in button if name in WORDS["button_actions"]]
    LIMITS["button.text"].check(button["text"].strip())
    if not actions:
        raise BadRequest(LIMITS["button.callback_data"].few)
    if len(actions) > 1:
        raise BadRequest(f"can't parse inline keyboard button: exactly one of {', '.join(actions)} is allowed")
    check = _ACTIONS.get(actions[0])
    if check:
        check(button[actions[0]])
    return button


def _data(value: str) -> None:
    LIMITS["button.callback_data"].check(value)


def _url(value: str) -> None:
    if not _URL.fullmatch(value):
        raise BadRequest(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _copied(value: dict[str, Any]) -> None:
    LIMITS["button.copy_text"].check(value["text"])


_ACTIONS: Mapping[str, Callable[[Any], None]] = {"callback_data": _data, "url": _url, "copy_text": _copied}
