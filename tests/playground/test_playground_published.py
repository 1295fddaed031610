"""The table of methods and types against two independent readings of the published Bot API."""

from __future__ import annotations

import inspect

import aiogram.methods
import aiogram.types
import pytest
import telegram

from bot.playground.methods import METHODS as OFFERED
from bot.playground.published import LIMITS, METHODS, TYPES

# Tables that stand for a family of aiogram's classes; checked one by one below.
FAMILIES = {
    "BotCommandScope": ("BotCommandScopeDefault", "BotCommandScopeChat", "BotCommandScopeChatMember"),
    "MenuButton": ("MenuButtonCommands", "MenuButtonWebApp", "MenuButtonDefault"),
}
# Arguments of PTB's own: how to send, and conveniences that become published parameters.
PTB_OWN = {
    "self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "filename", "contact",
    "venue", "location", "current_offset", "allow_sending_without_reply", "reply_to_message_id",
    "disable_web_page_preview",
}  # fmt: skip


def _published(model: type) -> dict[str, bool]:
    """Names and whether they are required, as aiogram reads them; deprecated ones are no longer published."""
    return {
        field.alias or name: field.is_required() or field.annotation.__class__.__name__ == "_LiteralGenericAlias"
        for name, field in model.model_fields.items()
        if not (field.json_schema_extra or {}).get("deprecated")
    }


def _ours(fields) -> dict[str, bool]:
    return {field.name: field.required for field in fields.values()}


@pytest.mark.parametrize("method", METHODS)
def test_a_method_has_exactly_the_published_parameters(method: str) -> None:
    """Names are complete, none is invented, and required and optional agree with aiogram's models."""
    model = getattr(aiogram.methods, method[0].upper() + method[1:])
    assert _ours(METHODS[method]) == _published(model)


@pytest.mark.parametrize("kind", sorted(set(TYPES) - set(FAMILIES)))
def test_a_type_has_exactly_the_published_fields(kind: str) -> None:
    """Names are complete, none is invented, and required and optional agree with aiogram's models."""
    assert _ours(TYPES[kind]) == _published(getattr(aiogram.types, kind))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_of_types_holds_the_fields_of_its_members(family: str) -> None:
    """Every field of each member is known, and only `type` is required of all."""
    known = set(TYPES[family])
    assert all(set(_published(getattr(aiogram.types, member))) <= known for member in FAMILIES[family])
    assert [field.name for field in TYPES[family].values() if field.required] == ["type"]


@pytest.mark.parametrize("method", METHODS)
def test_ptb_sends_no_parameter_that_is_unknown_here(method: str) -> None:
    """What python-telegram-bot 22 can send with a method is in the table."""
    arguments = set(inspect.signature(getattr(telegram.Bot, method)).parameters) - PTB_OWN
    assert arguments <= set(METHODS[method])


def test_every_published_method_in_the_table_is_offered() -> None:
    """The table of data and the table of functions name the same methods; getUpdates has a place of its own."""
    assert set(METHODS) == {*OFFERED, "getUpdates"}


def test_limits_agree_with_ptbs_constants() -> None:
    """Message, caption, callback answer, command and description limits are those PTB documents."""
    constants = telegram.constants
    assert LIMITS["message.text"].most == constants.MessageLimit.MAX_TEXT_LENGTH
    assert LIMITS["message.caption"].most == constants.MessageLimit.CAPTION_LENGTH
    assert LIMITS["callback.text"].most == constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH
    assert LIMITS["button.callback_data"].most == constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
    assert LIMITS["button.copy_text"].most == constants.InlineKeyboardButtonLimit.MAX_COPY_TEXT
    assert LIMITS["commands"].most == constants.BotCommandLimit.MAX_COMMAND_NUMBER
    assert LIMITS["command.command"].most == constants.BotCommandLimit.MAX_COMMAND
    assert LIMITS["command.description"].most == constants.BotCommandLimit.MAX_DESCRIPTION
    assert LIMITS["bot.name"].most == constants.BotNameLimit.MAX_NAME_LENGTH
    assert LIMITS["bot.description"].most == constants.BotDescriptionLimit.MAX_DESCRIPTION_LENGTH
    assert LIMITS["bot.short_description"].most == constants.BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
