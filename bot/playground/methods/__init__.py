"""What each method of the Bot API does here: one table, from the published name to the function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.exchange import Exchange
from bot.playground.methods import card, offering, talk, updates

Method = Callable[[Exchange, Mapping[str, Any]], Any]

METHODS: Mapping[str, Method] = {
    "getMe": card.get_me,
    "getChat": card.get_chat,
    "setMyName": card.set_my_name,
    "setMyDescription": card.set_my_description,
    "setMyShortDescription": card.set_my_short_description,
    "setMyCommands": card.set_my_commands,
    "getMyCommands": card.get_my_commands,
    "deleteMyCommands": card.delete_my_commands,
    "setChatMenuButton": card.set_chat_menu_button,
    "getChatMenuButton": card.get_chat_menu_button,
    "sendMessage": talk.send_message,
    "sendPhoto": talk.send_photo,
    "sendDocument": talk.send_document,
    "editMessageText": talk.edit_message_text,
    "editMessageReplyMarkup": talk.edit_message_reply_markup,
    "deleteMessage": talk.delete_message,
    "sendChatAction": talk.send_chat_action,
    "answerCallbackQuery": talk.answer_callback_query,
    "answerInlineQuery": offering.answer_inline_query,
    "getFile": talk.get_file,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
}
