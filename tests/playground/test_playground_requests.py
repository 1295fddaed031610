"""How requests arrive, and in which words they are refused."""

from __future__ import annotations

import io
import json

import aiohttp
import pytest

from tests.playground.stage import GIULIA, LUCA, TOKEN, Stage, keyboard, png


def _url(stage: Stage, method: str, token: str = TOKEN) -> str:
    return f"{stage.playground.api_url}/bot{token}/{method}"


async def _get(stage: Stage, url: str, **params: str) -> dict:
    async with stage.session.get(url, params=params) as response:
        return await response.json()


async def test_a_query_a_form_and_json_say_the_same(stage: Stage, chat_id: int) -> None:
    """GET with a query, POST urlencoded, multipart and JSON all send the message, keyboard included."""
    markup = json.dumps(keyboard("ok"))
    params = {"chat_id": str(chat_id), "text": "ciao", "reply_markup": markup}
    answers = [await _get(stage, _url(stage, "sendMessage"), **params)]
    multipart = aiohttp.FormData(params, default_to_multipart=True)
    for body in ({"data": params}, {"data": multipart}, {"json": {**params, "reply_markup": keyboard("ok")}}):
        async with stage.session.post(_url(stage, "sendMessage"), **body) as response:
            answers.append(await response.json())
    assert [answer["result"]["reply_markup"] for answer in answers] == [keyboard("ok")] * 4


async def test_a_methods_name_may_be_written_in_any_case(stage: Stage) -> None:
    """getMe, GETME and getme are one method."""
    names = [(await _get(stage, _url(stage, name)))["result"]["username"] for name in ("getMe", "GETME", "getme")]
    assert names == ["taccuino_bot"] * 3


async def test_an_unknown_method_is_not_found(stage: Stage) -> None:
    """404 in Telegram's form."""
    assert await stage.call("sendPigeon") == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_wrong_token_is_unauthorized(stage: Stage) -> None:
    """401 in Telegram's form, for methods and for files."""
    answer = await _get(stage, _url(stage, "getMe", "1:wrong"))
    assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    async with stage.session.get(f"{stage.playground.api_url}/file/bot1:wrong/photos/file_1.jpg") as response:
        assert response.status == 401


async def test_an_unknown_parameter_is_refused_by_name(stage: Stage, chat_id: int) -> None:
    """A misspelt parameter does not pass in silence, at the top or inside an object."""
    assert '"chatid"' in await stage.refused("sendMessage", chat_id=chat_id, text="x", chatid=1)
    wrong = {"inline_keyboard": [[{"text": "x", "callbackdata": "x"}]]}
    assert '"callbackdata"' in await stage.refused("sendMessage", chat_id=chat_id, text="x", reply_markup=wrong)


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": GIULIA.id}, "message text is empty"),
        ({"chat_id": GIULIA.id, "text": "  \n"}, "message text is empty"),
        ({"chat_id": GIULIA.id, "text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"chat_id": 99, "text": "x"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ({"chat_id": LUCA.id, "text": "x"}, "chat not found"),
        ({"chat_id": GIULIA.id, "text": "a < b", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        (
            {"chat_id": GIULIA.id, "text": "x", "reply_parameters": {"message_id": 999}},
            "message to be replied not found",
        ),
        ({"chat_id": GIULIA.id, "text": "x", "disable_notification": "perhaps"}, "can't parse parameter"),
        ({"chat_id": GIULIA.id, "text": "x", "entities": [{"type": "bold"}]}, "can't parse parameter"),
        ({"chat_id": GIULIA.id, "text": "x", "business_connection_id": "b"}, "not offered here"),
    ],
)
async def test_a_wrong_message_is_refused_in_telegrams_words(
    stage: Stage, chat_id: int, params: dict, words: str
) -> None:
    """Missing, empty, unknown and malformed parts each have their words; nobody is written to who has not begun."""
    assert words in await stage.refused("sendMessage", **params)


@pytest.mark.parametrize(
    ("text", "taken"), [("a" * 4096, True), ("a" * 4097, False), ("😀" * 2048, True), ("😀" * 2049, False)]
)
async def test_a_text_holds_4096_utf16_units(stage: Stage, chat_id: int, text: str, taken: bool) -> None:
    """The limit counts UTF-16 code units of what is shown."""
    answer = await stage.call("sendMessage", chat_id=chat_id, text=text)
    assert answer["ok"] == taken
    assert taken or answer["description"] == "Bad Request: message is too long"


async def test_the_limit_counts_after_the_markup_is_read(stage: Stage, chat_id: int) -> None:
    """Tags and character references do not count."""
    await stage.done("sendMessage", chat_id=chat_id, text=f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")


@pytest.mark.parametrize(("data", "taken"), [("è" * 32, True), ("è" * 33, False), ("x" * 64, True), ("x" * 65, False)])
async def test_callback_data_holds_64_bytes(stage: Stage, chat_id: int, data: str, taken: bool) -> None:
    """The limit counts bytes, not characters."""
    answer = await stage.call("sendMessage", {"chat_id": chat_id, "text": "x", "reply_markup": keyboard(data)})
    assert answer["ok"] == taken
    assert taken or answer["description"] == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "callback_data": ""}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "x"}, "must be non-empty"),
        ({"text": "x", "callback_data": "x", "url": "https://x.it"}, "exactly one of"),
        ({"text": "x", "url": "not a link"}, "Wrong HTTP URL"),
        ({"callback_data": "x"}, 'Can\'t find field "text"'),
    ],
)
async def test_a_wrong_button_is_refused(stage: Stage, chat_id: int, button: dict, words: str) -> None:
    """A button has a text and exactly one action."""
    markup = {"inline_keyboard": [[button]]}
    assert words in await stage.refused("sendMessage", chat_id=chat_id, text="x", reply_markup=markup)


async def test_a_caption_holds_1024_units(stage: Stage, chat_id: int) -> None:
    """One more is refused."""
    for length, ok in ((1024, True), (1025, False)):
        form = aiohttp.FormData({"chat_id": str(chat_id), "caption": "a" * length})
        form.add_field("photo", png(4, 3), filename="a.png")
        async with stage.session.post(_url(stage, "sendPhoto"), data=form) as response:
            answer = await response.json()
        assert answer["ok"] == ok
    assert answer["description"] == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("command", "description", "words"),
    [
        ("oggi", "x" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("oggi", "", "command description must be non-empty"),
        ("", "x", "command must be non-empty"),
        ("a" * 33, "x", "BOT_COMMAND_INVALID"),
        ("Oggi", "x", "BOT_COMMAND_INVALID"),
        ("perché", "x", "BOT_COMMAND_INVALID"),
    ],
)
async def test_a_wrong_command_is_refused(stage: Stage, command: str, description: str, words: str) -> None:
    """Commands are 1 to 32 of a-z, 0-9 and _, descriptions 1 to 256."""
    commands = [{"command": command, "description": description}]
    assert await stage.refused("setMyCommands", commands=commands) == words


async def test_a_hundred_commands_are_enough(stage: Stage) -> None:
    """One more is refused."""
    commands = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    await stage.done("setMyCommands", commands=commands[:100])
    assert await stage.refused("setMyCommands", commands=commands) == "BOT_COMMANDS_TOO_MUCH"


async def test_an_unknown_chat_action_is_refused(stage: Stage, chat_id: int) -> None:
    """typing is known, dancing is not."""
    await stage.done("sendChatAction", chat_id=chat_id, action="typing")
    assert (
        await stage.refused("sendChatAction", chat_id=chat_id, action="dancing") == "wrong parameter action in request"
    )


async def test_a_picture_that_is_none_is_refused(stage: Stage, chat_id: int) -> None:
    """sendPhoto looks at the bytes; an unknown file_id and a missing photo have words of their own."""
    form = aiohttp.FormData({"chat_id": str(chat_id)})
    form.add_field("photo", b"no picture", filename="a.png")
    async with stage.session.post(_url(stage, "sendPhoto"), data=form) as response:
        assert (await response.json())["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    assert await stage.refused("sendPhoto", chat_id=chat_id) == "there is no photo in the request"
    assert "wrong file identifier" in await stage.refused("sendPhoto", chat_id=chat_id, photo="none")


async def test_a_file_can_be_attached_by_name_and_sent_again_by_id(stage: Stage, chat_id: int) -> None:
    """attach://name takes the part of that name; a file_id names a file sent before."""
    form = aiohttp.FormData({"chat_id": str(chat_id), "document": "attach://part"})
    form.add_field("part", b"abc", filename="a.txt")
    async with stage.session.post(_url(stage, "sendDocument"), data=form) as response:
        sent = (await response.json())["result"]["document"]
    again = await stage.done("sendDocument", chat_id=chat_id, document=sent["file_id"])
    assert again["document"] == sent
    assert "attached file not found" in await stage.refused("sendDocument", chat_id=chat_id, document="attach://none")


@pytest.mark.parametrize("body", ["[1]", "{"])
async def test_a_json_body_must_be_an_object(stage: Stage, body: str) -> None:
    """A list and broken JSON are refused."""
    async with stage.session.post(
        _url(stage, "getMe"), data=body, headers={"Content-Type": "application/json"}
    ) as response:
        assert (response.status, (await response.json())["description"]) == (
            400,
            "Bad Request: can't parse JSON object",
        )


async def test_a_body_that_is_too_large_or_broken_is_refused(stage: Stage) -> None:
    """413 and 400 in Telegram's form."""
    large = {"document": io.BytesIO(bytes(61 * 1024 * 1024)), "chat_id": "1"}
    broken = {"data": b"no parts", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}
    for body, code in (({"data": large}, 413), (broken, 400)):
        async with stage.session.post(_url(stage, "sendDocument"), **body) as response:
            assert (response.status, (await response.json())["error_code"]) == (code, code)
