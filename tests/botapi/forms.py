"""How a request carries its parameters: query, urlencoded form, multipart form or JSON."""

import json
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser
from typing import Any
from urllib.parse import parse_qsl

from tests.botapi.refusal import Breach


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes
    mime_type: str


@dataclass
class Form:
    """The parameters of one request as they came, and its files by field name."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


def read_form(query: str, content_type: str, body: bytes) -> Form:
    """The form in a query and a body; raises `Breach` for a body that cannot be read."""
    form = Form(dict(_pairs(query)))
    kind = _header(content_type)
    readers = {
        "application/json": _read_json,
        "application/x-www-form-urlencoded": _read_urlencoded,
        "multipart/form-data": _read_multipart,
    }
    if not body:
        return form
    if kind.get_content_type() not in readers:
        raise Breach(f"cannot read a body of type {content_type!r}")
    readers[kind.get_content_type()](form, kind, body)
    return form


def _header(content_type: str) -> Message:
    message = Message()
    message["Content-Type"] = content_type
    return message


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict")
    except ValueError as error:
        raise Breach(f"the parameters cannot be read: {error}") from error


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Breach("strings must be encoded in UTF-8") from error


def _read_urlencoded(form: Form, _kind: Message, body: bytes) -> None:
    form.values.update(_pairs(_text(body)))


def _read_json(form: Form, _kind: Message, body: bytes) -> None:
    try:
        values = json.loads(body)
    except ValueError as error:
        raise Breach(f"the JSON body cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise Breach("the JSON body is not an object")
    form.values.update(values)


def _read_multipart(form: Form, kind: Message, body: bytes) -> None:
    boundary = kind.get_param("boundary")
    if not isinstance(boundary, str):
        raise Breach("a multipart body without a boundary")
    sections = (b"\r\n" + body).split(b"\r\n--" + boundary.encode())
    if len(sections) < 2 or not sections[-1].startswith(b"--"):
        raise Breach("a multipart body without its closing boundary")
    for section in sections[1:-1]:
        _read_part(form, section.removeprefix(b"\r\n"))


def _read_part(form: Form, section: bytes) -> None:
    head, _, content = section.partition(b"\r\n\r\n")
    headers = HeaderParser().parsestr(_text(head).strip() + "\r\n\r\n")  # names of files are UTF-8 as they are
    name = headers.get_param("name", header="content-disposition")
    if not isinstance(name, str):
        raise Breach("a multipart part without a name")
    file_name = headers.get_filename()
    if file_name is None:
        form.values[name] = _text(content)
    else:
        form.files[name] = Upload(file_name, content, headers.get_content_type())
