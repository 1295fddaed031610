"""What the methods do, seen from the bot's side."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import aiohttp

from tests.playground.stage import ANNA, BOT, GIULIA, LUCA, TOKEN, Stage, at_noon, keyboard, playground


async def _press(stage: Stage, chat_id: int, data: str = "ok") -> tuple[int, dict]:
    """A message with a button, pressed; gives back the message's id and the callback query."""
    sent = await stage.done("sendMessage", chat_id=chat_id, text="?", reply_markup=keyboard(data))
    await stage.act("press", message_id=sent["message_id"], data=data)
    return sent["message_id"], (await stage.updates())[-1]["callback_query"]


async def test_an_edit_changes_the_text_and_takes_the_keyboard_away(stage: Stage, chat_id: int) -> None:
    """editMessageText without reply_markup leaves no keyboard, and dates the edit."""
    sent = await stage.done("sendMessage", chat_id=chat_id, text="one", reply_markup=keyboard("ok"))
    edited = await stage.done("editMessageText", chat_id=chat_id, message_id=sent["message_id"], text="two")
    assert (edited["text"], edited["date"], edited["edit_date"]) == ("two", sent["date"], int(at_noon().timestamp()))
    assert "reply_markup" not in edited


async def test_an_edit_that_changes_nothing_is_refused(stage: Stage, chat_id: int) -> None:
    """The same text, entities and keyboard are "not modified"; another keyboard is a change."""
    sent = await stage.done("sendMessage", chat_id=chat_id, text="<b>x</b>", parse_mode="HTML")
    same = {"chat_id": chat_id, "message_id": sent["message_id"]}
    assert "message is not modified" in await stage.refused(
        "editMessageText", **same, text="<b>x</b>", parse_mode="HTML"
    )
    assert "message is not modified" in await stage.refused("editMessageReplyMarkup", **same)
    await stage.done("editMessageReplyMarkup", **same, reply_markup=keyboard("ok"))
    await stage.done("editMessageText", **same, text="x", reply_markup=keyboard("ok"))


async def test_only_the_bots_own_messages_can_be_edited(stage: Stage, chat_id: int) -> None:
    """A person's message, a message that is not there, and one without text each have their words."""
    theirs = (await stage.act("send", text="mine"))["message"]["message_id"]
    photo = await stage.upload("document", b"abc", "a.txt")
    sent = await stage.done("sendDocument", chat_id=chat_id, document=photo["document"]["file_id"])
    refused = [
        await stage.refused("editMessageText", chat_id=chat_id, message_id=number, text="x")
        for number in (theirs, 999, sent["message_id"])
    ]
    assert refused == [
        "message can't be edited",
        "message to edit not found",
        "there is no text in the message to edit",
    ]


async def test_a_deleted_message_is_gone(stage: Stage, chat_id: int) -> None:
    """deleteMessage takes it off the page; a second time there is nothing to delete."""
    sent = await stage.done("sendMessage", chat_id=chat_id, text="x")
    await stage.done("deleteMessage", chat_id=chat_id, message_id=sent["message_id"])
    assert len(await stage.messages()) == 1
    words = await stage.refused("deleteMessage", chat_id=chat_id, message_id=sent["message_id"])
    assert words == "message to delete not found"


async def test_a_reply_holds_the_message_it_answers(stage: Stage, chat_id: int) -> None:
    """One level deep; a missing one is left out if that is allowed."""
    first = (await stage.act("send", text="one"))["message"]
    second = await stage.done(
        "sendMessage", chat_id=chat_id, text="two", reply_parameters={"message_id": first["message_id"]}
    )
    third = (await stage.act("send", text="three", reply_to=second["message_id"]))["message"]
    assert second["reply_to_message"] == first
    assert "reply_to_message" not in third["reply_to_message"]
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await stage.done(
        "sendMessage", chat_id=chat_id, text="x", reply_parameters=lenient
    )


async def test_a_press_is_answered_once(stage: Stage, chat_id: int) -> None:
    """A second answer, and one to a press that never was, are refused."""
    _, query = await _press(stage, chat_id)
    await stage.done("answerCallbackQuery", callback_query_id=query["id"], text="done")
    for number in (query["id"], "12"):
        assert "query is too old" in await stage.refused("answerCallbackQuery", callback_query_id=number)


async def test_a_press_grows_too_old_to_be_answered(tmp_path: Path) -> None:
    """After a quarter of an hour the answer is refused, and the page no longer shows it as waiting."""
    moment = [at_noon()]
    async with (
        playground(tmp_path / "s", now=lambda: moment[0]) as running,
        aiohttp.ClientSession() as session,
    ):
        stage = Stage(running, session)
        _, query = await _press(stage, await stage.started())
        assert len((await stage.look(f"chat?person={GIULIA.id}"))["pending"]) == 1
        moment[0] += timedelta(minutes=16)
        assert "query is too old" in await stage.refused("answerCallbackQuery", callback_query_id=query["id"])
        assert (await stage.look(f"chat?person={GIULIA.id}"))["pending"] == []


async def test_a_callback_answer_holds_200_units(stage: Stage, chat_id: int) -> None:
    """One more is refused, and the press still waits."""
    _, query = await _press(stage, chat_id)
    assert (
        await stage.refused("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201) == "MESSAGE_TOO_LONG"
    )
    await stage.done("answerCallbackQuery", callback_query_id=query["id"], text="x" * 200, show_alert=True)


async def test_presses_of_one_chat_share_its_instance(stage: Stage, chat_id: int) -> None:
    """chat_instance is a text that stays the same within a chat; the query holds the message."""
    first_id, first = await _press(stage, chat_id, "a")
    _, second = await _press(stage, chat_id, "b")
    assert first["chat_instance"] == second["chat_instance"]
    assert first["id"] != second["id"]
    assert (first["message"]["message_id"], first["data"], first["from"]["id"]) == (first_id, "a", GIULIA.id)


async def test_commands_belong_to_a_scope_and_a_language(stage: Stage) -> None:
    """getMyCommands gives exactly what was set there; a person sees the narrowest that has any."""
    italian, plain, own = ([{"command": name, "description": "x"}] for name in ("it", "plain", "own"))
    await stage.done("setMyCommands", commands=italian, language_code="it")
    await stage.done("setMyCommands", commands=plain)
    await stage.done("setMyCommands", commands=own, scope={"type": "chat", "chat_id": ANNA.id})
    seen = [(await stage.look(f"chat?person={who.id}"))["commands"] for who in (GIULIA, LUCA, ANNA)]
    assert seen == [italian, plain, own]
    assert await stage.done("getMyCommands", language_code="it") == italian
    await stage.done("deleteMyCommands", language_code="it")
    assert await stage.done("getMyCommands", language_code="it") == []


async def test_a_file_is_downloaded_by_its_path(stage: Stage, chat_id: int) -> None:
    """getFile gives the path under /file/bot<token>/, which gives the bytes; an unknown id is refused."""
    sent = await stage.upload("document", b"a;b", "visite.csv")
    found = await stage.done("getFile", file_id=sent["document"]["file_id"])
    async with stage.session.get(f"{stage.playground.api_url}/file/bot{TOKEN}/{found['file_path']}") as response:
        assert await response.read() == b"a;b"
    assert "wrong file_id" in await stage.refused("getFile", file_id="none")


async def test_a_file_over_20_megabytes_cannot_be_downloaded(stage: Stage, chat_id: int) -> None:
    """It arrives, and getFile refuses it, as at Telegram."""
    sent = await stage.upload("document", bytes(20 * 1024 * 1024 + 1), "film.bin")
    assert await stage.refused("getFile", file_id=sent["document"]["file_id"]) == "file is too big"


async def test_the_bot_describes_itself(stage: Stage, chat_id: int) -> None:
    """Name and description reach the page, the menu button is kept, getChat knows the person."""
    await stage.done("setMyName", name="Quaderno")
    await stage.done("setMyDescription", description="Scrive lui")
    await stage.done("setMyShortDescription", short_description="Scrive")
    await stage.done("setChatMenuButton", menu_button={"type": "commands"})
    assert (await stage.look("state"))["bot"]["first_name"] == "Quaderno"
    assert (await stage.look(f"chat?person={GIULIA.id}"))["description"] == "Scrive lui"
    assert await stage.done("getChatMenuButton") == {"type": "commands"}
    assert (await stage.done("getChat", chat_id=chat_id))["first_name"] == "Giulia"
    assert (await stage.done("getMe"))["id"] == BOT.id


async def test_a_reply_keyboard_belongs_to_the_chat(stage: Stage, chat_id: int) -> None:
    """It is not part of the message, stays until it is removed, and is shown by the page."""
    markup = {"keyboard": [[{"text": "Oggi"}, {"text": "Qui", "request_location": True}]], "resize_keyboard": True}
    sent = await stage.done("sendMessage", chat_id=chat_id, text="x", reply_markup=markup)
    assert "reply_markup" not in sent
    assert (await stage.look(f"chat?person={chat_id}"))["keyboard"] == markup
    await stage.done("sendMessage", chat_id=chat_id, text="y", reply_markup={"remove_keyboard": True})
    assert (await stage.look(f"chat?person={chat_id}"))["keyboard"] is None
