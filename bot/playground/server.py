"""The playground: a local Bot API server and a chat page, on loopback, over one state file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from aiohttp import web

from bot.playground.botapi import BotApi
from bot.playground.exchange import Exchange
from bot.playground.guard import guard, harden, loopback
from bot.playground.pageapi import PageApi
from bot.playground.people import BotCard, Examples, Person
from bot.playground.store import Store

_PAGE = Path(__file__).parent / "page"
_LARGEST = 60 * 1024 * 1024


class NotLoopback(ValueError):
    """The playground was asked to listen to others than this machine."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host}: the playground listens on loopback only")


class Playground:
    """A Telegram of one's own: `people` use the page, the bot with `token` calls the Bot API.

    As an async context manager it starts on a free port. `now` gives aware datetimes.
    """

    def __init__(
        self,
        people: Sequence[Person],
        state: Path,
        bot: BotCard,
        token: str,
        *,
        now: Callable[[], datetime],
        examples: Examples | None = None,
    ) -> None:
        self._state, self._token = state, token
        self._parts = ({person.id: person for person in people}, bot, examples or Examples(), now)
        self._runner: web.AppRunner | None = None
        self._base = ""

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"{self._base}/"

    @property
    def api_url(self) -> str:
        """The base of the Bot API: base_url is f"{api_url}/bot", base_file_url f"{api_url}/file/bot"."""
        return self._base

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listens; port 0 takes a free one. Raises NotLoopback, or OSError if the port is taken."""
        if not loopback(host):
            raise NotLoopback(host)
        self._runner = web.AppRunner(
            self._application(), handler_cancellation=True, access_log=None, shutdown_timeout=2.0
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        try:
            await site.start()
        except OSError:
            await self.stop()
            raise
        name = f"[{host}]" if ":" in host else host
        self._base = f"http://{name}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Ends all polls and streams and closes the state file; what was answered is kept."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    def _application(self) -> web.Application:
        exchange = Exchange(Store(self._state), *self._parts)
        api = BotApi(exchange, self._token)
        application = web.Application(middlewares=[guard], client_max_size=_LARGEST)
        application.on_response_prepare.append(harden)
        application.add_routes([*api.routes(), *PageApi(exchange).routes(), *_page_routes()])

        async def hang_up(_: web.Application) -> None:
            exchange.closing = True
            exchange.arrived.set()
            exchange.hub.close()

        async def put_away(_: web.Application) -> None:
            api.polling.close()
            exchange.store.close()

        application.on_shutdown.append(hang_up)
        application.on_cleanup.append(put_away)
        return application

    async def __aenter__(self) -> Playground:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


async def _index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(_PAGE / "index.html", headers={"Cache-Control": "no-cache"})


def _page_routes() -> list[web.AbstractRouteDef]:
    return [web.get("/", _index), web.static("/static", _PAGE)]
