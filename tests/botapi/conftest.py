"""A server for each test, and a look at what it leaves behind."""

import threading

import pytest
from telegram import Bot

from tests.botapi import BotApi


@pytest.fixture
def api():
    before = set(threading.enumerate())
    with BotApi() as server:
        yield server
    assert set(threading.enumerate()) - before == set()


@pytest.fixture
def laura(api):
    return api.user(1001, "Laura", language_code="it")


@pytest.fixture
async def bot(api, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the very making of a RetryAfter warns
    async with Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as bot:
        yield bot
