"""The server as bots meet it: the real python-telegram-bot and the real aiogram over HTTP."""

import asyncio
import time
from datetime import UTC, datetime

import aiogram
import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict
from telegram.warnings import PTBUserWarning

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x20\x00\x00\x00\x10\r\n--x\r\n\x00"


def keyboard(*labels):
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"d:{label}")] for label in labels])


async def test_a_bot_knows_itself(api, bot):
    """getMe answers with the id of the token and the given name."""
    assert (bot.id, bot.username) == (42, "taccuino_bot")
    assert api.violations == []


async def test_a_text_arrives_with_its_command(laura, bot):
    """A user's text comes as a message from her, with commands marked, in her language and at its date."""
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    update_id = laura.says("/start ciao", date=moment)
    (update,) = await bot.get_updates(timeout=5)
    assert (update.update_id, update.message.text, update.message.date) == (update_id, "/start ciao", moment)
    assert update.message.entities[0].type == "bot_command"
    assert update.effective_user.language_code == "it"


async def test_a_long_poll_wakes_at_once(laura, bot):
    """A waiting poll answers when something is said, not when its time is over."""
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    start = time.monotonic()
    laura.says("eccomi")
    assert len(await poll) == 1
    assert time.monotonic() - start < 2


async def test_updates_stay_until_confirmed(api, laura, bot):
    """The same updates come until a request's offset is past them; limit cuts the batch."""
    first, second = laura.says("uno"), laura.says("due")
    assert [u.update_id for u in await bot.get_updates()] == [first, second]
    assert [u.update_id for u in await bot.get_updates(limit=1)] == [first]
    assert [u.update_id for u in await bot.get_updates(offset=second)] == [second]
    assert await bot.get_updates(offset=second + 1) == ()
    assert api.pending == 0


async def test_a_confirmed_update_can_come_again(api, laura, bot):
    """redeliver plays a lost confirmation: once more, in spite of the offset."""
    update_id = laura.says("uno")
    assert await bot.get_updates(offset=update_id + 1) == ()
    api.redeliver(update_id)
    assert [u.update_id for u in await bot.get_updates(offset=update_id + 1)] == [update_id]
    assert await bot.get_updates(offset=update_id + 1) == ()


async def test_duplicates_on_demand(api, laura, bot):
    """duplicate_updates delivers each update twice."""
    api.duplicate_updates = True
    update_id = laura.says("uno")
    assert [u.update_id for u in await bot.get_updates()] == [update_id, update_id]


async def test_unwanted_kinds_are_not_kept(laura, bot):
    """allowed_updates of a poll holds for what happens later."""
    await bot.get_updates(allowed_updates=["callback_query"])
    laura.says("uno")
    assert await bot.get_updates() == ()


async def test_a_second_poller_ends_the_first(api, bot):
    """Two polls at once: the older gets 409."""
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.to_thread(api.wait_until, lambda: api.calls_of("getUpdates"))
    async with Bot(api.token, base_url=f"{api.url}/bot") as second:
        await second.get_updates()
    with pytest.raises(Conflict):
        await first


async def test_a_sent_message_is_seen(api, laura, bot):
    """The user sees the text without tags, the buttons, and what it replies to."""
    laura.says("ciao")
    reply = ReplyParameters(laura.said[0])
    message = await bot.send_message(
        1001, " <b>Rossi</b> &amp; C. ", "HTML", reply_markup=keyboard("Sì", "No"), reply_parameters=reply
    )
    sent = laura.wait_for("Rossi")
    assert (sent.text, sent.html, sent.edited) == ("Rossi & C.", " <b>Rossi</b> &amp; C. ", False)
    assert sent.buttons == [[("Sì", "d:Sì")], [("No", "d:No")]]
    assert (sent.message_id, sent.reply_to) == (message.message_id, laura.said[0])
    assert message.entities[0].length == 5
    assert message.reply_to_message.text == "ciao"
    assert message.api_kwargs == {}
    assert api.violations == []


async def test_waiting_blocks_until_it_is_there(laura, bot):
    """wait_for sees what another thread's bot sends later, and says what there is if nothing comes."""
    waiting = asyncio.create_task(laura.arrives(lambda sent: sent.edited))
    message = await bot.send_message(1001, "uno")
    await message.edit_text("due")
    assert (await waiting).text == "due"
    with pytest.raises(AssertionError, match="'due'"):
        await laura.arrives(2, 0.05)


async def test_a_press_is_answered_once(api, laura, bot):
    """A press by label or data comes as a callback query with its message, and can be answered once."""
    await bot.send_message(1001, "Quale?", reply_markup=keyboard("Sì"))
    laura.presses(laura.messages[0], "Sì")
    laura.presses(laura.messages[0], "d:Sì")
    queries = [update.callback_query for update in await bot.get_updates()]
    assert [query.data for query in queries] == ["d:Sì", "d:Sì"]
    assert queries[0].message.text == "Quale?"
    await queries[0].answer("fatto")
    assert laura.toasts == ["fatto"]
    with pytest.raises(BadRequest, match="Query is too old"):
        await queries[0].answer()
    assert api.violations == []


async def test_an_edit_changes_the_message(api, laura, bot):
    """An edit is seen as the same message; an equal one is refused as not modified; without a keyboard it goes."""
    message = await bot.send_message(1001, "uno", reply_markup=keyboard("a"))
    await message.edit_text("due", reply_markup=keyboard("a"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text(" due ", reply_markup=keyboard("a"))
    await message.edit_reply_markup(None)
    (sent,) = laura.messages
    assert (sent.text, sent.buttons, sent.edited) == ("due", [], True)
    assert sent.history == ("sendMessage", "editMessageText", "editMessageReplyMarkup")
    assert api.violations == []


async def test_what_is_not_there_cannot_be_edited(laura, bot):
    """Editing an unknown, a deleted or a user's message is a 400; so is writing to an unknown chat."""
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", 1001, 99)
    laura.says("mio")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", 1001, laura.said[0])
    message = await bot.send_message(1001, "via")
    await message.delete()
    assert laura.messages == []
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await message.edit_text("x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")


async def test_files_go_both_ways(api, laura, bot):
    """Bytes arrive as they were sent: from the bot as document or photo, from the user by getFile."""
    document = await bot.send_document(
        1001, InputFile(b"a;b\r\n\x00\xff", "dati.csv"), caption="<i>Dati</i>", parse_mode="HTML"
    )
    photo = await bot.send_photo(1001, PNG)
    assert [(sent.kind, sent.content) for sent in laura.messages] == [("document", b"a;b\r\n\x00\xff"), ("photo", PNG)]
    assert (laura.messages[0].text, document.document.file_name) == ("Dati", "dati.csv")
    assert (photo.photo[0].width, photo.photo[0].height) == (32, 16)
    laura.sends_document("listino.xlsx", b"\x00\r\n1")
    (update,) = await bot.get_updates()
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"\x00\r\n1"
    await bot.send_document(1001, update.message.document.file_id)
    assert laura.messages[-1].content == b"\x00\r\n1"
    assert api.violations == []


async def test_a_picture_has_no_text_to_edit(laura, bot):
    """The text of a picture cannot be edited, but its keyboard can."""
    photo = await bot.send_photo(1001, PNG, reply_markup=keyboard("a"))
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await photo.edit_text("x")
    await photo.edit_reply_markup(keyboard("b"))
    assert laura.messages[0].labels == ["b"]


async def test_a_stale_button_can_be_pressed(laura, bot):
    """A press goes by what the user saw: by an old keyboard, and under a message that is gone."""
    message = await bot.send_message(1001, "uno", reply_markup=keyboard("a"))
    seen = laura.messages[0]
    await message.edit_text("due", reply_markup=keyboard("b"))
    laura.presses(seen, "a")
    await message.delete()
    laura.presses(seen, "a")
    first, second = [update.callback_query for update in await bot.get_updates()]
    assert (first.data, first.message.text, second.message.is_accessible) == ("d:a", "due", False)


async def test_all_kinds_arrive(api, laura, bot):
    """Every kind of message a user can send here is read whole by python-telegram-bot."""
    laura.says("uno")
    laura.edits(laura.said[-1], "uno bis")
    for sends in (laura.sends_sticker, laura.sends_voice, laura.sends_contact, laura.sends_location):
        sends()
    laura.sends_photo(PNG, caption="biglietto")
    laura.says("due", reply_to=laura.said[0])
    laura.blocks()
    updates = await bot.get_updates()
    assert [u.edited_message.text for u in updates if u.edited_message] == ["uno bis"]
    kinds = ["sticker", "voice", "contact", "location", "photo"]
    assert all(getattr(update.message, kind) for kind, update in zip(kinds, updates[2:], strict=False))
    assert updates[7].message.reply_to_message.text == "uno bis"
    assert updates[8].my_chat_member.new_chat_member.status == "kicked"
    assert all(part.api_kwargs == {} for u in updates for part in (u, u.effective_message or u))
    assert api.violations == []


async def test_odd_updates_are_delivered_as_they_are(api, bot):
    """push checks nothing: a kind nobody knows, or an update that cannot be parsed."""
    api.push({"something_new": {"a": 1}})
    api.push({"message": {"message_id": "?"}})
    with pytest.warns(PTBUserWarning, match="Please use 'Bot.get_updates'"):
        raw = await bot.do_api_request("get_updates")
    assert [set(update) - {"update_id"} for update in raw] == [{"something_new"}, {"message"}]
    assert Update.de_json(raw[0], bot).api_kwargs == {"something_new": {"a": 1}}


async def test_menus_and_the_rest(api, laura, bot):
    """Commands are kept by scope and language; webhook info, chat and chat action answer."""
    await bot.set_my_commands([BotCommand("aiuto", "Aiuto")], BotCommandScopeChat(1001), "it")
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_commands(BotCommandScopeChat(1001), "it"))[0].command == "aiuto"
    await bot.delete_my_commands(BotCommandScopeChat(1001), "it")
    assert await bot.get_my_commands(BotCommandScopeChat(1001), "it") == ()
    laura.says("via")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    assert (await bot.get_chat(1001)).first_name == "Laura"
    assert await bot.send_chat_action(1001, "typing")
    assert api.violations == []


async def test_aiogram_gets_along_with_it(api, laura):
    """A second client library, which sends its files in chunks, polls, sends, edits and downloads."""
    server = TelegramAPIServer.from_base(api.url)
    async with aiogram.Bot(api.token, AiohttpSession(api=server)) as bot:
        laura.sends_voice(b"OggS\r\n")
        (update,) = await bot.get_updates(timeout=1)
        assert (await bot.download(update.message.voice)).read() == b"OggS\r\n"
        message = await bot.send_message(1001, "uno", parse_mode="HTML")
        await bot.edit_message_text("due", chat_id=1001, message_id=message.message_id)
        await bot.send_document(1001, aiogram.types.BufferedInputFile(b"x" * 100_000, "x.bin"))
    assert [(sent.text, len(sent.content or b"")) for sent in laura.messages] == [("due", 0), ("", 100_000)]
    assert api.violations == []
