"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>, as at api.telegram.org."""

from __future__ import annotations

import hmac
from typing import Any

from aiohttp import web

from bot.playground.checking import checked
from bot.playground.errors import NotFound, Refusal, Unauthorized
from bot.playground.exchange import Exchange
from bot.playground.inlet import parameters
from bot.playground.methods import METHODS
from bot.playground.methods.updates import Polling
from bot.playground.published import NAMES


class BotApi:
    """Answers the bot: checks the token, the method and its parameters, then does what it says."""

    def __init__(self, exchange: Exchange, token: str) -> None:
        self._exchange = exchange
        self._token = token
        self.polling = Polling(exchange)

    def routes(self) -> list[web.RouteDef]:
        """The two routes."""
        return [
            web.route("*", r"/bot{token:[^/]+}/{method}", self._call),
            web.get(r"/file/bot{token:[^/]+}/{path:.+}", self._download),
        ]

    async def _call(self, request: web.Request) -> web.Response:
        try:
            result = await self._result(request)
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        return web.json_response({"ok": True, "result": result})

    async def _result(self, request: web.Request) -> Any:
        self._known(request)
        method = NAMES.get(request.match_info["method"].lower())
        if method is None:
            raise NotFound
        params = checked(method, await parameters(request))
        if method == "getUpdates":
            return await self.polling.get_updates(params)
        return self._exchange.transact(lambda: METHODS[method](self._exchange, params))

    def _known(self, request: web.Request) -> None:
        if not hmac.compare_digest(request.match_info["token"].encode(), self._token.encode()):
            raise Unauthorized

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._known(request)
            stored = self._exchange.store.file_at(request.match_info["path"])
            if stored is None:
                raise NotFound
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        return web.Response(body=stored.content, content_type="application/octet-stream")
