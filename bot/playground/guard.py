"""Keeps others out: only loopback names, and only our own page among the sites that may call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        "media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def loopback(host: str) -> bool:
    """Whether a host name or address (without port) is this machine."""
    return host in _LOOPBACK


def _from_here(request: web.Request) -> bool:
    """A Host that is not loopback is another name bound to our address; a foreign Origin is another site."""
    try:
        host = urlsplit(f"//{request.headers.get('Host', '')}").hostname or ""
    except ValueError:
        return False
    origin = request.headers.get("Origin")
    return loopback(host) and (origin is None or origin == f"http://{request.headers['Host']}")


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuses with 403 what does not come from this machine and this page."""
    if not _from_here(request):
        return web.json_response({"ok": False, "error_code": 403, "description": "Forbidden"}, status=403)
    return await handler(request)


async def harden(_: web.Request, response: web.StreamResponse) -> None:
    """Adds the headers that keep the page to itself."""
    response.headers.update(_HEADERS)
    response.headers.setdefault("Cache-Control", "no-cache")
