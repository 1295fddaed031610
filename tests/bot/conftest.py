"""Telegram for a test of the bot: an independent Bot API server with one rep."""

from collections.abc import Iterator

import pytest

from tests.botapi import BotApi, User


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A server; whatever the bot asked of it must have been as the published API has it."""
    with BotApi() as server:
        yield server
        assert server.violations == []


@pytest.fixture
def sara(api: BotApi) -> User:
    """A rep's Telegram."""
    return api.user(1001, "Sara", last_name="Conti", language_code="it")
