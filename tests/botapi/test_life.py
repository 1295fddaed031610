"""The server's life beside the bot's: running with one, outliving one, and ending."""

import http.client
import signal
import subprocess
import sys
import threading
import time

from telegram import Bot
from telegram.ext import Application, MessageHandler, filters

from tests.botapi import BotApi


async def test_an_application_runs_on_it(api, laura):
    """python-telegram-bot's own polling application starts, echoes a hundred messages in order, and stops."""

    async def echo(update, _context):
        await update.message.reply_html(f"<b>{update.message.text}</b>")

    bases = {"base_url": f"{api.url}/bot", "base_file_url": f"{api.url}/file/bot"}
    async with Application.builder().bot(Bot(api.token, **bases)).build() as application:
        application.add_handler(MessageHandler(filters.TEXT, echo))
        await application.updater.start_polling()
        await application.start()
        texts = [f"n {number}" for number in range(100)]
        for text in texts:
            laura.says(text)
        await laura.arrives(100)
        await application.updater.stop()
        await application.stop()
    assert [sent.text for sent in laura.messages] == texts
    assert (api.pending, api.violations) == (0, [])


POLLER = """
import json, sys, urllib.request
while True:
    for update in json.load(urllib.request.urlopen(sys.argv[1] + "/getUpdates?timeout=20"))["result"]:
        print(update["update_id"], flush=True)
"""


def test_it_lives_on_when_the_bot_is_killed(api, laura):
    """Updates that a killed process had taken but not confirmed are given to the next one."""
    update_id = laura.says("resta")
    for _ in range(2):
        arguments = [sys.executable, "-c", POLLER, f"{api.url}/bot{api.token}"]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
            assert int(process.stdout.readline()) == update_id
            process.send_signal(signal.SIGKILL)


def test_it_leaves_nothing_behind():
    """Stopping a server whose poll is waiting takes no time and leaves no thread."""
    before = set(threading.enumerate())
    with BotApi() as api:
        line = http.client.HTTPConnection("127.0.0.1", int(api.url.rpartition(":")[2]))
        line.request("GET", f"/bot{api.token}/getUpdates?timeout=50")
        api.wait_until(lambda: api.calls)
        start = time.monotonic()
    assert time.monotonic() - start < 1
    assert set(threading.enumerate()) == before
    line.close()


def test_a_server_that_serves_no_files():
    """file_base=False stands for a self-hosted server, which answers getFile but serves no bytes itself."""
    with BotApi(file_base=False) as api:
        api.user(1001).sends_voice()
        line = http.client.HTTPConnection("127.0.0.1", int(api.url.rpartition(":")[2]))
        line.request("GET", f"/file/bot{api.token}/voice/file_1.oga")
        assert line.getresponse().status == 404
        line.close()
