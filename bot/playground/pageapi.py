"""The page's own HTTP API under /page: what a person does and sees. JSON in, JSON out.

GET  /page/state                                        bot, people (role, unread), examples, online
GET  /page/chat?person=ID[&last=N]                      {person, messages: [{mine, marked, message}], commands,
                                                         description, keyboard, pending: [{press, message_id, data}]}
GET  /page/events                                       server-sent events; each data line is {"type", "person", ...}:
     message {mine, marked, message}   edited (the same)   deleted {message_id}   action {action}
     pressed {message_id, press, data}   answered {message_id, press, text?, show_alert?}
     offered {query, results}   online {online}   card {}   keyboard {keyboard}   read {}
GET  /page/file/FILE_ID                                 the bytes of a file of either side
POST /page/send      {person, text, reply_to?}          {message}
POST /page/start     {person, payload?}                 {message}          the start button and deep links
POST /page/edit      {person, message_id, text}         {message}
POST /page/press     {person, message_id, data}         {press}
POST /page/inline    {person, text}                     {query}            what is typed behind the bot's name
POST /page/contact   {person, phone_number, first_name, last_name?, user_id?}   {message}
POST /page/location  {person, latitude, longitude}      {message}
POST /page/sample    {person, kind: voice|sticker}      {message}
POST /page/file      form: person, kind: photo|document|voice, file, caption?, duration?   {message}
POST /page/read      {person}                           {}

A refusal is {"error": key} with status 400 (empty, too_long, request, place, file), 404 (person, message,
sample, file) or 409 (button: it is not there any more). `message` is the Bot API Message.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.playground import actions, views
from bot.playground.checking import Upload
from bot.playground.errors import BadRequest, PageRefusal
from bot.playground.exchange import Exchange
from bot.playground.inlet import upload
from bot.playground.people import Json, Person

Deed = Callable[[Exchange, Person, Mapping[str, Any]], Json]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_KINDS = ("photo", "document", "voice")
# What a browser may show in place; anything else is handed out as a download.
_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/webm", "audio/mp4")
_HEARTBEAT = 15.0


def _of(given: Mapping[str, Any], name: str, *kinds: type, default: Any = None) -> Any:
    value = given.get(name, default)
    if value is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
        raise PageRefusal(400, "request")
    if value is None and name not in _OPTIONAL:
        raise PageRefusal(400, "request")
    return value


_OPTIONAL = ("reply_to", "payload", "last_name", "user_id")


def _send(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    reply_to = _of(given, "reply_to", int)
    return {"message": actions.say(exchange, person, _of(given, "text", str), reply_to)}


def _start(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    return {"message": actions.start(exchange, person, _of(given, "payload", str) or "")}


def _edit(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    number, text = _of(given, "message_id", int), _of(given, "text", str)
    return {"message": actions.edit(exchange, person, number, text)}


def _press(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    number, data = _of(given, "message_id", int), _of(given, "data", str)
    return {"press": actions.press(exchange, person, number, data)}


def _inline(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    return {"query": actions.type_inline(exchange, person, _of(given, "text", str))}


def _contact(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    texts = {name: _of(given, name, str) for name in ("phone_number", "first_name", "last_name")}
    contact = {**texts, "user_id": _of(given, "user_id", int)}
    return {"message": actions.share_contact(exchange, person, contact)}


def _location(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    latitude, longitude = (_of(given, name, int, float) for name in ("latitude", "longitude"))
    return {"message": actions.share_location(exchange, person, latitude, longitude)}


def _sample(exchange: Exchange, person: Person, given: Mapping[str, Any]) -> Json:
    return {"message": actions.sample(exchange, person, _of(given, "kind", str))}


def _read(exchange: Exchange, person: Person, _: Mapping[str, Any]) -> Json:
    actions.read_all(exchange, person)
    return {}


DEEDS: Mapping[str, Deed] = {
    "send": _send,
    "start": _start,
    "edit": _edit,
    "press": _press,
    "inline": _inline,
    "contact": _contact,
    "location": _location,
    "sample": _sample,
    "read": _read,
}


def _refusing(handler: Handler) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except PageRefusal as refusal:
            return web.json_response({"error": str(refusal)}, status=refusal.status)
        except BadRequest:
            return web.json_response({"error": "file"}, status=400)

    return answer


class PageApi:
    """Answers the page."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def routes(self) -> list[web.RouteDef]:
        """The routes of the table above."""
        return [
            web.get("/page/state", self._state),
            web.get("/page/chat", _refusing(self._chat)),
            web.get("/page/events", self._events),
            web.get("/page/file/{id}", _refusing(self._stored)),
            web.post("/page/file", _refusing(self._file)),
            web.post("/page/{deed}", _refusing(self._deed)),
        ]

    async def _state(self, _: web.Request) -> web.Response:
        return web.json_response(views.state(self._exchange))

    async def _chat(self, request: web.Request) -> web.Response:
        person, last = self._person(request.query.get("person")), request.query.get("last", "-1")
        if not last.lstrip("-").isdecimal():
            raise PageRefusal(400, "request")
        return web.json_response(views.chat(self._exchange, person, int(last)))

    def _person(self, given: Any) -> Person:
        try:
            return self._exchange.person(int(given))
        except (TypeError, ValueError) as error:
            raise PageRefusal(400, "request") from error

    async def _deed(self, request: web.Request) -> web.Response:
        deed = DEEDS.get(request.match_info["deed"])
        if deed is None:
            raise PageRefusal(404, "deed")
        given = await self._body(request)
        person = self._person(given.get("person"))
        return web.json_response(self._exchange.transact(lambda: deed(self._exchange, person, given)))

    async def _body(self, request: web.Request) -> Mapping[str, Any]:
        try:
            given = await request.json()
        except ValueError as error:
            raise PageRefusal(400, "request") from error
        if not isinstance(given, dict):
            raise PageRefusal(400, "request")
        return given

    async def _file(self, request: web.Request) -> web.Response:
        form = {
            name: upload(part) if isinstance(part, web.FileField) else part
            for name, part in (await request.post()).items()
        }
        person, parcel = self._person(form.get("person")), _parcel(form)
        message = self._exchange.transact(lambda: actions.send_file(self._exchange, person, parcel))
        return web.json_response({"message": message})

    async def _stored(self, request: web.Request) -> web.Response:
        stored = self._exchange.store.file(request.match_info["id"])
        if stored is None:
            raise PageRefusal(404, "file")
        mime = stored.mime.partition(";")[0]
        if mime in _SHOWN:
            return web.Response(body=stored.content, content_type=mime)
        headers = {"Content-Disposition": "attachment"}
        return web.Response(body=stored.content, content_type="application/octet-stream", headers=headers)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        with self._exchange.hub.listening() as queue:
            await response.prepare(request)
            await response.write(b"retry: 1000\n: open\n\n")
            while (line := await _next(queue)) is not None:
                await response.write(line)
        return response


async def _next(queue: asyncio.Queue[Json | None]) -> bytes | None:
    """The next event as a line of the stream; a comment when nothing happens, so that a dead page is noticed."""
    try:
        async with asyncio.timeout(_HEARTBEAT):
            event = await queue.get()
    except TimeoutError:
        return b": still here\n\n"
    return None if event is None else f"data: {json.dumps(event)}\n\n".encode()


def _parcel(form: Mapping[str, Any]) -> actions.Parcel:
    kind, sent = form.get("kind"), form.get("file")
    if kind not in _KINDS or not isinstance(sent, Upload):
        raise PageRefusal(400, "request")
    try:
        duration = float(form.get("duration", 0))
    except ValueError as error:
        raise PageRefusal(400, "request") from error
    return actions.Parcel(kind, sent, str(form.get("caption", "")), duration)
