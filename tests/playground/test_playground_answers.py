"""Every answer and every update, parsed by python-telegram-bot and by aiogram with nothing left over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiogram.types
import pytest
import telegram
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from pydantic import BaseModel

from tests.playground.stage import BOT, GIULIA, TOKEN, Stage, keyboard, png

MARKED = (
    '<b>grassetto <i>corsivo</i></b> <u>u</u> <s>s</s> <code>c</code> <a href="https://x.it">qui</a> '
    '<tg-spoiler>z</tg-spoiler> <blockquote>q</blockquote><pre><code class="language-sql">x</code></pre> '
    "😀 www.y.it /oggi @giulia_ferri +39 335 1234567"
)


def _leftover(value: Any) -> list[Any]:
    """What PTB or aiogram could not place, anywhere inside a parsed object."""
    if isinstance(value, telegram.TelegramObject):
        parts = [getattr(value, name) for name in value._get_attrs_names(include_private=False) if name != "api_kwargs"]
        return [dict(value.api_kwargs)] * bool(value.api_kwargs) + _leftover(parts)
    if isinstance(value, BaseModel):
        return [value.model_extra] * bool(value.model_extra) + _leftover(
            [getattr(value, name) for name in type(value).model_fields]
        )
    if isinstance(value, list | tuple):
        return [rest for part in value for rest in _leftover(part)]
    return []


def _conforms(kind: str, answer: dict[str, Any], bot: telegram.Bot) -> None:
    parsed = getattr(telegram, kind).de_json(answer, bot)
    validated = getattr(aiogram.types, kind).model_validate(answer)
    assert _leftover(parsed) == []
    assert _leftover(validated) == []
    assert validated.model_dump(exclude_unset=True)


@pytest.fixture
async def ptb(stage: Stage) -> AsyncIterator[telegram.Bot]:
    """python-telegram-bot's Bot, pointed at the playground."""
    api = stage.playground.api_url
    async with telegram.Bot(TOKEN, base_url=f"{api}/bot", base_file_url=f"{api}/file/bot") as bot:
        yield bot


@pytest.fixture
async def aio(stage: Stage) -> AsyncIterator[AiogramBot]:
    """aiogram's Bot, pointed at the playground."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(stage.playground.api_url))
    bot = AiogramBot(TOKEN, session=session)
    yield bot
    await bot.session.close()


async def test_every_kind_of_update_conforms(stage: Stage, chat_id: int, ptb: telegram.Bot) -> None:
    """Text, edit, reply, photo, document, voice, sticker, contact, place, press: both libraries place every field."""
    first = (await stage.act("send", text="vedi www.x.it e /oggi @giulia_ferri"))["message"]
    await stage.act("edit", message_id=first["message_id"], text="altro")
    await stage.act("send", text="sì", reply_to=first["message_id"])
    await stage.upload("photo", png(40, 30), "a.png", caption="guarda #forno")
    await stage.upload("document", b"a;b", "a.csv")
    await stage.upload("voice", b"OggS", "v.ogg", duration="3.4")
    for kind in ("voice", "sticker"):
        await stage.act("sample", kind=kind)
    await stage.act("contact", phone_number="+39 1", first_name="Paola", last_name="Gatti", user_id=5)
    await stage.act("location", latitude=45.4, longitude=9.1)
    sent = await stage.done("sendMessage", chat_id=chat_id, text="?", reply_markup=keyboard("ok"))
    await stage.act("press", message_id=sent["message_id"], data="ok")
    updates = await stage.updates()
    for update in updates:
        _conforms("Update", update, ptb)
    content = ("text", "photo", "document", "voice", "sticker", "contact", "location")
    assert {name for update in updates for name in content if name in update.get("message", {})} == set(content)
    assert {name for update in updates for name in update} == {
        "update_id",
        "message",
        "edited_message",
        "callback_query",
    }


async def test_every_answered_message_conforms(stage: Stage, chat_id: int, ptb: telegram.Bot) -> None:
    """Sent, edited and answered messages with entities, keyboards and files: both libraries place every field."""
    file_id = (await stage.upload("photo", png(40, 30), "a.png"))["photo"][0]["file_id"]
    to = {"chat_id": chat_id}
    sent = await stage.done("sendMessage", **to, text=MARKED, parse_mode="HTML", reply_markup=keyboard("a", "b"),
                            link_preview_options={"is_disabled": True}, protect_content=True)  # fmt: skip
    this = {**to, "message_id": sent["message_id"]}
    answers = [
        sent,
        await stage.done("editMessageText", **this, text="y", reply_markup=keyboard("c")),
        await stage.done("editMessageReplyMarkup", **this),
        await stage.done("sendPhoto", **to, photo=file_id, caption=MARKED, parse_mode="HTML", has_spoiler=True),
        await stage.done("sendDocument", **to, document=file_id, reply_parameters={"message_id": sent["message_id"]}),
    ]
    for answer in answers:
        _conforms("Message", answer, ptb)
    assert len(sent["entities"]) == 13


async def test_every_other_answer_conforms(stage: Stage, chat_id: int, ptb: telegram.Bot) -> None:
    """User, ChatFullInfo, WebhookInfo, File, BotCommand: both libraries place every field."""
    sent = await stage.upload("document", b"a;b", "a.csv")
    await stage.done("setMyCommands", commands=[{"command": "oggi", "description": "x"}])
    _conforms("User", await stage.done("getMe"), ptb)
    _conforms("ChatFullInfo", await stage.done("getChat", chat_id=chat_id), ptb)
    _conforms("WebhookInfo", await stage.done("getWebhookInfo"), ptb)
    _conforms("File", await stage.done("getFile", file_id=sent["document"]["file_id"]), ptb)
    _conforms("BotCommand", (await stage.done("getMyCommands"))[0], ptb)


async def test_ptbs_bot_works_both_ways(stage: Stage, chat_id: int, ptb: telegram.Bot) -> None:
    """PTB receives, sends, edits, answers, uploads, downloads and configures over HTTP."""
    button = telegram.InlineKeyboardButton("ok", callback_data="ok")
    sent = await ptb.send_message(
        chat_id, "<b>ciao</b>", parse_mode="HTML", reply_markup=telegram.InlineKeyboardMarkup([[button]])
    )
    await stage.act("press", message_id=sent.message_id, data="ok")
    await stage.upload("photo", png(40, 30), "a.png")
    pressed, photo = await ptb.get_updates(timeout=2, allowed_updates=telegram.Update.ALL_TYPES)
    assert await pressed.callback_query.answer("fatto", show_alert=True)
    assert (await pressed.callback_query.edit_message_text("nuovo")).text == "nuovo"
    assert bytes(await (await photo.message.photo[-1].get_file()).download_as_bytearray()) == png(40, 30)
    assert (await ptb.send_photo(chat_id, png(40, 30), caption="x")).photo[0].width == 40
    assert (
        await ptb.send_document(chat_id, b"a;b", filename="a.csv", thumbnail=png(4, 3))
    ).document.file_name == "a.csv"
    assert await ptb.set_my_commands(
        [("oggi", "x")], scope=telegram.BotCommandScopeAllPrivateChats(), language_code="it"
    )
    assert await ptb.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert await ptb.send_chat_action(chat_id, "typing")
    with pytest.raises(telegram.error.BadRequest, match="not modified"):
        await sent.edit_text("nuovo")
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await ptb.send_message(5, "x")
    assert await ptb.delete_message(chat_id, sent.message_id)


async def test_aiograms_bot_works_both_ways(stage: Stage, chat_id: int, aio: AiogramBot) -> None:
    """aiogram receives, sends, edits, answers, uploads and downloads over HTTP."""
    types = aiogram.types
    button = types.InlineKeyboardButton(text="ok", callback_data="ok")
    assert (await aio.get_me()).id == BOT.id
    sent = await aio.send_message(
        chat_id, "<b>ciao</b>", parse_mode="HTML", reply_markup=types.InlineKeyboardMarkup(inline_keyboard=[[button]])
    )
    await stage.act("press", message_id=sent.message_id, data="ok")
    (update,) = await aio.get_updates(timeout=2)
    assert update.callback_query.from_user.id == GIULIA.id
    assert await update.callback_query.answer("fatto")
    assert (await aio.edit_message_text("nuovo", chat_id=chat_id, message_id=sent.message_id)).text == "nuovo"
    document = await aio.send_document(chat_id, types.BufferedInputFile(b"a;b", "a.csv"), caption="x")
    assert (await aio.download(document.document)).read() == b"a;b"
    assert await aio.set_my_commands([types.BotCommand(command="oggi", description="x")])
