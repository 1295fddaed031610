"""What the server refuses: what is not published, what is beyond a limit, and what a test orders to fail."""

import asyncio
import http.client
import json
import time
from urllib.parse import urlencode

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

FORM = "application/x-www-form-urlencoded"


def ask(api, method, body=None, kind=FORM, token=None):
    """Status and JSON answer of a request made by hand."""
    line = http.client.HTTPConnection("127.0.0.1", int(api.url.rpartition(":")[2]))
    try:
        data = urlencode(body) if isinstance(body, dict) and kind == FORM else body
        data = json.dumps(body) if kind == "application/json" else data
        line.request("POST" if body else "GET", f"/bot{token or api.token}/{method}", data, {"Content-Type": kind})
        answer = line.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        line.close()


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"chat_id": 1001, "text": "x", "colour": "red"}, 'unknown parameter "colour"'),
        ({"chat_id": 1001}, 'parameter "text"'),
        ({"chat_id": 1001, "text": "x", "message_thread_id": "first"}, 'parameter "message_thread_id"'),
        ({"chat_id": 1001, "text": "x", "message_thread_id": "true"}, 'parameter "message_thread_id"'),
        ({"chat_id": 1001, "text": "x", "reply_markup": "{"}, 'parameter "reply_markup"'),
        (
            {"chat_id": 1001, "text": "x", "reply_markup": '{"inline_keyboard":[[{"text":"a","url":"u","x":1}]]}'},
            'unknown field "reply_markup.inline_keyboard.0.0.x"',
        ),
        ({"chat_id": 1001, "text": "x", "link_preview_options": '{"is_disabled":"perhaps"}'}, "is_disabled"),
    ],
)
@pytest.mark.usefixtures("laura")
def test_what_is_not_published_is_a_violation(api, params, named):
    """An unknown, missing or ill-typed parameter, also a nested one, is a 400 and a violation that name it."""
    status, answer = ask(api, "sendMessage", params)
    assert (status, answer["ok"]) == (400, False)
    assert named in answer["description"]
    assert [named in violation for violation in api.violations] == [True]


@pytest.mark.parametrize("kind", [FORM, "application/json"])
@pytest.mark.parametrize("method", ["sendMessage", "SENDMESSAGE"])
def test_parameters_come_in_every_form(api, laura, method, kind):
    """A form may be urlencoded or JSON, nested objects may be strings, and the method's case is free."""
    markup = json.dumps({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]})
    status, _ = ask(api, method, {"chat_id": "1001", "text": "è", "reply_markup": markup}, kind)
    assert (status, laura.messages[0].buttons, api.violations) == (200, [[("a", "b")]], [])


def test_a_query_does_for_reading(api):
    """A GET carries its parameters in the query."""
    assert ask(api, "getUpdates?limit=5&allowed_updates=%5B%22message%22%5D")[0] == 200
    assert api.calls_of("getUpdates") == [{"limit": 5, "allowed_updates": ["message"]}]


def test_methods_that_are_not_here(api):
    """A published method that is not implemented, and one that is not published, are 404 and violations."""
    assert ask(api, "sendDice", {"chat_id": 1001})[0] == 404
    assert ask(api, "sendDaisies")[0] == 404
    assert api.violations == ["sendDice: is not implemented by this server", "sendDaisies: is not published"]


async def test_a_wrong_token_is_unauthorized(api):
    """Another bot's token is a 401."""
    assert ask(api, "getMe", token="43:OTHER")[0] == 401
    with pytest.raises(InvalidToken):
        async with Bot("43:OTHER", base_url=f"{api.url}/bot"):
            pass


def data_button(data):
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data=data)]])


BEYOND = {
    "text": lambda bot: bot.send_message(1001, "👍" * 2049),
    "empty text": lambda bot: bot.send_message(1001, "<b> </b>", "HTML"),
    "caption": lambda bot: bot.send_document(1001, b"x", caption="x" * 1025),
    "callback data": lambda bot: bot.send_message(1001, "x", reply_markup=data_button("è" * 33)),
    "answer to a press": lambda bot: bot.answer_callback_query("1", "x" * 201),
    "commands": lambda bot: bot.set_my_commands([BotCommand(f"c{i}", "x") for i in range(101)]),
    "command": lambda bot: bot.set_my_commands([BotCommand("Aiuto", "x")]),
    "photo": lambda bot: bot.send_photo(1001, b"no picture"),
    "action": lambda bot: bot.send_chat_action(1001, "dancing"),
}


@pytest.mark.parametrize("limit", BEYOND)
@pytest.mark.usefixtures("laura")
async def test_limits_hold(api, bot, limit):
    """One more than a limit allows is a 400 and a violation."""
    with pytest.raises(BadRequest):
        await BEYOND[limit](bot)
    assert len(api.violations) == 1


async def test_limits_are_counted_after_parsing(api, laura, bot):
    """Tags and references do not count: 4,096 units and 64 bytes are still allowed."""
    await bot.send_message(1001, "<b>" + "&amp;" * 4096 + "</b>", "HTML", reply_markup=data_button("è" * 32))
    assert (len(laura.messages[0].text), api.violations) == (4096, [])


@pytest.mark.usefixtures("laura")
async def test_malformed_html_is_refused_but_no_violation(api, bot):
    """A bot may send plain text after this 400, so it stands among the refusals only."""
    with pytest.raises(BadRequest, match="Can't parse entities: unsupported start tag"):
        await bot.send_message(1001, "<Rossi>", "HTML")
    assert api.violations == []
    assert "can't parse entities" in api.refusals[0]


ORDERS = {
    RetryAfter: {"status": 429, "retry_after": 7},
    Forbidden: {"status": 403},
    ChatMigrated: {"status": 400, "migrate_to": -100},
    BadRequest: {"status": 400, "description": "Bad Request: odd"},
    NetworkError: {"status": 502},
}


@pytest.mark.parametrize("error", ORDERS)
async def test_ordered_errors_are_not_done(api, laura, bot, error):
    """An ordered status is raised as its error, so many times, and nothing is written."""
    trouble = api.fail("sendMessage", times=2, **ORDERS[error])
    for _ in range(2):
        with pytest.raises(error) as raised:
            await bot.send_message(1001, "x")
        assert type(raised.value) is error
    assert (trouble.times, laura.messages) == (0, [])
    await bot.send_message(1001, "x")
    assert len(laura.messages) == 1


async def test_trouble_in_one_chat_only(api, laura, bot):
    """chat_id narrows trouble to a chat; None times lasts until healed."""
    marco = api.user(1002, "Marco")
    api.fail("sendMessage", times=None, status=403, chat_id=marco.id)
    await bot.send_message(laura.id, "x")
    for _ in range(3):
        with pytest.raises(Forbidden):
            await bot.send_message(marco.id, "x")
    api.heal()
    await bot.send_message(marco.id, "x")


async def test_a_cut_line_after_it_was_done(api, laura, bot):
    """cut: the message is there, but the bot gets no answer."""
    api.fail("sendMessage", status="cut")
    with pytest.raises(NetworkError):
        await bot.send_message(1001, "x")
    assert [sent.text for sent in laura.messages] == ["x"]


async def test_a_slow_answer_to_what_was_done(api, laura, bot):
    """slow: the message is there at once, the answer comes late."""
    api.fail("sendMessage", status="slow", delay=0.5)
    start = time.monotonic()
    with pytest.raises(TimedOut):
        await bot.send_message(1001, "x", read_timeout=0.1)
    assert [sent.text for sent in laura.messages] == ["x"]
    assert time.monotonic() - start < 0.4


async def test_a_line_closed_before_reading(api, laura, bot):
    """refuse: the connection closes, nothing is read and nothing done."""
    api.fail("sendMessage", status="refuse")
    with pytest.raises(NetworkError):
        await bot.send_message(1001, "x")
    assert (laura.messages, api.calls_of("sendMessage")) == ([], [])
    await bot.send_message(1001, "x")


async def test_nobody_listens_for_a_while(api, laura, bot):
    """down: connections are refused; afterwards the same port serves the same chats."""
    url = api.url
    with api.down(), pytest.raises(NetworkError) as raised:
        await bot.send_message(1001, "x")
    assert "Connect" in type(raised.value.__cause__).__name__
    assert api.url == url
    await bot.send_message(1001, "x")
    assert len(laura.messages) == 1


async def test_a_user_who_blocks_the_bot(laura, bot):
    """Between blocks and unblocks every message to the user is a 403."""
    laura.blocks()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(1001, "x")
    laura.unblocks()
    await bot.send_message(1001, "x")


async def test_many_at_once(api, laura, bot):
    """A burst of sixty sends, all at once, is taken whole."""
    await asyncio.gather(*(bot.send_message(1001, str(number)) for number in range(60)))
    assert {sent.text for sent in laura.messages} == {str(number) for number in range(60)}
    assert len(api.calls_of("sendMessage")) == 60
