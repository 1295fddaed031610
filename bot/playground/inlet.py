"""Reads a request of the Bot API: query, urlencoded form, multipart form or JSON body, into one dictionary."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web
from multidict import MultiMapping

from bot.playground.checking import Upload
from bot.playground.errors import BadRequest, TooLarge

_ATTACH = "attach://"
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def parameters(request: web.Request) -> dict[str, Any]:
    """Names and values: texts (JSON not yet decoded), JSON values, or Upload for files.

    Raises BadRequest for a body that cannot be read and for an attach:// that names no part, TooLarge.
    """
    try:
        body = await _body(request)
    except web.HTTPRequestEntityTooLarge as error:
        raise TooLarge from error
    return _attached({**request.query, **body})


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return _json(await request.text())
    if request.content_type not in _FORMS:
        return {}
    try:
        return _form(await request.post())
    except ValueError as error:
        raise BadRequest("can't parse form") from error


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError as error:
        raise BadRequest("can't parse JSON object") from error
    if not isinstance(found, dict):
        raise BadRequest("can't parse JSON object")
    return found


def _form(form: MultiMapping[Any]) -> dict[str, Any]:
    return {name: upload(part) if isinstance(part, web.FileField) else part for name, part in form.items()}


def upload(part: web.FileField) -> Upload:
    """A file of a form, read whole and closed."""
    with part.file as stream:
        return Upload(part.filename, part.content_type, stream.read())


def _attached(given: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters that say attach://name hold the file of that name, which is no parameter of its own."""
    marks = {
        name: value.removeprefix(_ATTACH)
        for name, value in given.items()
        if isinstance(value, str) and value.startswith(_ATTACH)
    }
    if any(not isinstance(given.get(part), Upload) for part in marks.values()):
        raise BadRequest("attached file not found")
    used = set(marks.values()) - set(marks)
    rest = {name: value for name, value in given.items() if name not in used}
    return rest | {name: given[part] for name, part in marks.items()}
