"""How requests travel to Telegram: python-telegram-bot's request layer on aiohttp, which is much faster than httpx."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from functools import cache
from typing import Any

import aiohttp
import certifi
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

#: What is raised when nothing has been said to the server yet.
BEFORE = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Patience:
    """Seconds: until there is a connection, between two pieces of the answer, for what we send (`media` with a file),
    and until one of the pool's connections is free."""

    connect: float = 5
    read: float = 10
    write: float = 10
    media: float = 20
    pool: float = 1


class Request(BaseRequest):
    """Up to `size` connections at once, kept open for the next request. Proxies are taken from the environment
    (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`)."""

    __slots__ = ("_patience", "_session", "_size")

    def __init__(self, size: int, patience: Patience = Patience()) -> None:
        self._size, self._patience = size, patience
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds between two pieces of an answer, where a request does not say otherwise."""
        return self._patience.read

    async def initialize(self) -> None:
        """Open the pool; only once until it is closed."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._size, ssl=_certificates()),
                cookie_jar=aiohttp.DummyCookieJar(), headers={"User-Agent": self.USER_AGENT}, trust_env=True,
            )  # fmt: skip

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE, write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE, pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:  # fmt: skip
        """Status and body of the answer; raises TimedOut or NetworkError, with aiohttp's own error as the cause."""
        if self._session is None:
            raise RuntimeError("the pool of connections is not open")
        files = request_data.multipart_data if request_data else {}
        mine = self._patience
        timeout = _timeout(
            method,
            connect=_given(connect_timeout, mine.connect),
            read=_given(read_timeout, mine.read),
            write=_given(write_timeout, mine.media if files else mine.write),
            pool=_given(pool_timeout, mine.pool),
        )
        body, headers = _body(request_data, files)
        try:
            async with self._session.request(method, url, data=body, headers=headers, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut(f"Timed out: {error}" if str(error) else "Timed out") from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}: {error}") from error


def untaken(error: NetworkError) -> bool:
    """Is it sure that the server has not taken the request? Then it may be repeated without being done twice."""
    return isinstance(error.__cause__, BEFORE)


def _given(wanted: Any, default: float) -> float | None:
    """What a request wants for itself (`None` for no limit), or else what holds for all."""
    return default if wanted is BaseRequest.DEFAULT_NONE else wanted


def _timeout(
    method: str, *, connect: float | None, read: float | None, write: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """aiohttp has no limit for what is sent: there a limit for the whole stands in. A download, which may be long, has
    only the one between two pieces."""
    parts = (connect, read, write, pool)
    total = None if method == "GET" or None in parts else sum(part or 0 for part in parts)
    waiting = None if connect is None or pool is None else connect + pool
    return aiohttp.ClientTimeout(total=total, connect=waiting, sock_connect=connect, sock_read=read)


def _body(data: RequestData | None, files: Any) -> tuple[Any, dict[str, str]]:
    """The parameters as a form, with the files where there are some, and the headers that go with it."""
    if data is None:
        return None, {}
    if not files:
        return data.url_encoded_parameters({"errors": "replace"}).encode(), {"Content-Type": FORM}
    form = aiohttp.FormData(quote_fields=False)  # a file keeps the accents of its name
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in files.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form, {}


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust: the system's authorities, and certifi's where the system has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
