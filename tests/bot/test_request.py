"""The request layer on aiohttp: what Telegram hears, and what python-telegram-bot hears of trouble."""

import asyncio
import http.server
import socket
import threading
from typing import ClassVar

import aiohttp
import pytest
from telegram import InputFile
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

import bot.settings  # noqa: F401  sets how python-telegram-bot gives lengths of time
from bot.request import Patience, Request, untaken
from tests.botapi import BotApi

QUICK = Patience(connect=0.3, read=0.3, write=0.3, pool=0.2)


def bot_of(api: BotApi, size: int = 4, patience: Patience = Patience()) -> ExtBot[None]:  # noqa: B008
    return ExtBot(
        api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot",
        request=Request(size, patience), get_updates_request=Request(1, patience),
    )  # fmt: skip


async def test_what_is_said_arrives_as_it_is(api, sara):
    """Accents, emoji, ampersands and line breaks; half a character does no harm."""
    async with bot_of(api) as bot:
        text = "perché 100 € & <più> = 1+1 %41 🦷\nfine\ud83e"
        await bot.send_message(1001, text)
    assert sara.messages[0].text == text[:-1] + "?"


async def test_a_file_keeps_its_name_and_content(api, sara):
    """Also with accents, and with what stands under it."""
    content = bytes(range(256)) * 1000
    async with bot_of(api) as bot:
        await bot.send_document(1001, InputFile(content, "città e più.csv"), caption="perché & come")
    (sent,) = sara.messages
    assert (sent.file_name, sent.content, sent.text) == ("città e più.csv", content, "perché & come")


async def test_a_file_is_fetched_whole(api, sara):
    """A download comes as it is on the server."""
    sara.sends_document("data.csv", b"a;b\n" * 100_000)
    async with bot_of(api) as bot:
        (update,) = await bot.get_updates(timeout=1)
        found = await bot.get_file(update.message.document.file_id)
        assert bytes(await found.download_as_bytearray()) == b"a;b\n" * 100_000


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        ({"status": 400}, BadRequest),
        ({"status": 401}, InvalidToken),
        ({"status": 429, "retry_after": 2}, RetryAfter),
        ({"status": 502}, NetworkError),
        ({"status": "cut"}, NetworkError),
        ({"status": "refuse"}, NetworkError),
        ({"status": "slow", "delay": 1}, TimedOut),
    ],
)
async def test_trouble_has_the_name_that_the_library_gives_it(api, sara, trouble, kind):
    """Where the line broke, nobody can say whether it was taken."""
    async with bot_of(api, patience=QUICK) as bot:
        await bot.get_me()
        api.fail("sendMessage", times=1, **trouble)
        with pytest.raises(kind) as caught:
            await bot.send_message(1001, "one")
        assert not isinstance(caught.value, NetworkError) or not untaken(caught.value)
        await bot.send_message(1001, "two")


async def test_where_nobody_listens_nothing_was_taken(api, sara):
    """A refused connection may be tried again without fear."""
    async with bot_of(api) as bot:
        with api.down(), pytest.raises(NetworkError) as caught:
            await bot.send_message(1001, "one")
    assert isinstance(caught.value.__cause__, aiohttp.ClientConnectorError)
    assert untaken(caught.value)
    assert api.token not in str(caught.value)


async def test_who_waits_in_vain_for_a_connection_has_sent_nothing(api, sara):
    """All connections are busy for too long."""
    api.fail("sendMessage", times=1, status="slow", delay=2)
    async with bot_of(api, size=1) as bot:
        slow = asyncio.create_task(bot.send_message(1001, "one"))
        await asyncio.sleep(0.3)
        with pytest.raises(TimedOut) as caught:
            await bot.send_message(1001, "two", pool_timeout=0.1, connect_timeout=0.1)
        await slow
    assert untaken(caught.value)
    assert [sent.text for sent in sara.messages] == ["one"]


async def test_an_upload_into_a_line_that_stands_still_ends():
    """The other side takes nothing: there is a limit for sending too."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        request = Request(1, QUICK)
        async with request:
            address = f"http://127.0.0.1:{server.getsockname()[1]}/"
            with pytest.raises(TimedOut):
                await asyncio.wait_for(request.do_request(address, "POST", read_timeout=0.3, write_timeout=0.3), 5)


class _Proxy(http.server.BaseHTTPRequestHandler):
    """Answers whatever it is asked to pass on."""

    asked: ClassVar[list[str]] = []

    def do_POST(self):
        self.asked.append(self.path)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_args):
        pass


async def test_a_proxy_of_the_environment_is_used(monkeypatch):
    """Firms let programs out through one only."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Proxy) as proxy:
        threading.Thread(target=proxy.serve_forever).start()
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.server_port}")
        monkeypatch.setenv("no_proxy", "")
        async with Request(1) as request:
            assert await request.do_request("http://telegram.invalid/bot1:x/getMe", "POST") == (200, b"{}")
        proxy.shutdown()
    assert _Proxy.asked == ["http://telegram.invalid/bot1:x/getMe"]


async def test_closed_and_opened_again_it_works(api, sara):
    """The pool is closed with the bot, and what is not open says so."""
    request = Request(2)
    with pytest.raises(RuntimeError):
        await request.do_request(f"{api.url}/bot{api.token}/getMe", "POST")
    for _ in range(2):
        async with request:
            assert (await request.do_request(f"{api.url}/bot{api.token}/getMe", "POST"))[0] == 200
            await request.initialize()
    await request.shutdown()
