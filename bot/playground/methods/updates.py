"""Methods by which updates reach the bot: long polling, and the webhook that is never set here."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.playground.errors import Conflict
from bot.playground.exchange import Exchange
from bot.playground.people import Json

Params = Mapping[str, Any]
_LONGEST = 50
_MOST = 100
# A bot that has not asked for this many seconds counts as gone.
GRACE = 4.0


def delete_webhook(exchange: Exchange, params: Params) -> bool:
    """Drops the waiting updates if asked to; there is no webhook."""
    if params.get("drop_pending_updates"):
        exchange.store.forget_updates()
    return True


def get_webhook_info(exchange: Exchange, _: Params) -> Json:
    """The WebhookInfo of a bot that polls."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": exchange.store.waiting_count()}


class Polling:
    """The bot's long polls: one at a time; a newer one ends the older with a Conflict."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._newest = 0
        self._open = 0
        self._gone: asyncio.TimerHandle | None = None

    async def get_updates(self, params: Params) -> list[Json]:
        """Confirms what is below offset; then the waiting updates, or, after timeout seconds without any, []."""
        self._newest += 1
        self._exchange.transact(lambda: self._confirm(params))
        self._enter()
        try:
            return await self._wait(self._newest, params)
        finally:
            self._leave()

    def _confirm(self, params: Params) -> None:
        if params.get("offset"):
            self._exchange.store.confirm(params["offset"])
        if "allowed_updates" in params:
            self._exchange.store.set("allowed_updates", params["allowed_updates"])

    async def _wait(self, mine: int, params: Params) -> list[Json]:
        loop = asyncio.get_running_loop()
        end = loop.time() + min(max(params.get("timeout", 0), 0), _LONGEST)
        limit = params.get("limit", _MOST)
        self._exchange.arrived.set()  # wakes the older poll, which then finds itself outdated
        while True:
            self._exchange.arrived.clear()
            found = self._exchange.store.waiting(limit if 0 < limit <= _MOST else _MOST)
            left = end - loop.time()
            if found or left <= 0 or self._exchange.closing:
                return found
            await self._news(left)
            if mine != self._newest:
                raise Conflict

    async def _news(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._exchange.arrived.wait()
        except TimeoutError:
            return

    def _enter(self) -> None:
        self._open += 1
        self.close()
        self._exchange.set_online(True)

    def _leave(self) -> None:
        self._open -= 1
        if not self._open:
            self.close()
            self._gone = asyncio.get_running_loop().call_later(GRACE, self._exchange.set_online, False)

    def close(self) -> None:
        """Stops waiting for the bot's absence to count."""
        if self._gone:
            self._gone.cancel()
            self._gone = None
