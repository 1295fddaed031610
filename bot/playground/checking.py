"""Checks a request's parameters against the published table, and turns them into values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import BadRequest
from bot.playground.published import METHODS, TYPES, Field, Fields, missing


@dataclass(frozen=True)
class Upload:
    """A file that came with a request: name, media type and bytes."""

    name: str
    mime: str
    content: bytes


class _Mismatch(Exception):
    """A value that is not of the published type."""


def checked(method: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of `method` as values of the published types.

    Raises BadRequest for a parameter that is unknown (named), missing, or of another type.
    """
    fields = METHODS[method]
    for name in raw:
        if name not in fields:
            raise BadRequest(f'unknown parameter "{name}" of method {method}')
    given = {name: _value(fields[name], value) for name, value in raw.items() if value is not None}
    for field in fields.values():
        if field.required and field.name not in given:
            raise missing(field.name)
    return given


def _value(field: Field, value: Any) -> Any:
    try:
        return read(field.kind, value)
    except _Mismatch as error:
        reason = str(error) or f'Field "{field.name}" must be of type {field.kind}'
        raise BadRequest(f'can\'t parse parameter "{field.name}": {reason}') from error


def read(kind: str, value: Any) -> Any:
    """`value` as the published type `kind`: text that stands for JSON is decoded."""
    if kind.startswith("Array of "):
        return [read(kind.removeprefix("Array of "), item) for item in _decoded(value, list)]
    if kind in SCALARS:
        return SCALARS[kind](value)
    if " or " in kind:
        return _one_of(kind.split(" or "), value)
    return _object(kind, _decoded(value, dict))


def _decoded(value: Any, shape: type) -> Any:
    try:
        found = json.loads(value) if isinstance(value, str) else value
    except ValueError as error:
        raise _Mismatch from error
    if not isinstance(found, shape):
        raise _Mismatch
    return found


def _one_of(kinds: list[str], value: Any) -> Any:
    if set(kinds) <= set(SCALARS):
        return _first_scalar(kinds, value)
    found = _decoded(value, dict)
    for kind in kinds:
        if all(field.name in found for field in TYPES[kind].values() if field.required):
            return _object(kind, found)
    raise _Mismatch


def _first_scalar(kinds: list[str], value: Any) -> Any:
    for kind in kinds:
        try:
            return SCALARS[kind](value)
        except _Mismatch:
            continue
    raise _Mismatch


def _object(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    if kind not in TYPES:
        return value
    fields = TYPES[kind]
    _complete(kind, fields, value)
    return {name: _part(fields[name], part) for name, part in value.items() if part is not None}


def _complete(kind: str, fields: Fields, value: Mapping[str, Any]) -> None:
    for name in value:
        if name not in fields:
            raise _Mismatch(f'unknown field "{name}" of {kind}')
    for field in fields.values():
        if field.required and value.get(field.name) is None:
            raise _Mismatch(f'Can\'t find field "{field.name}" of {kind}')


def _part(field: Field, value: Any) -> Any:
    try:
        return read(field.kind, value)
    except _Mismatch as error:
        raise _Mismatch(str(error) or f'Field "{field.name}" must be of type {field.kind}') from error


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _Mismatch
    try:
        return int(value)
    except ValueError as error:
        raise _Mismatch from error


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise _Mismatch
    return value


_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.lower() not in _BOOLEANS:
        raise _Mismatch
    return _BOOLEANS[value.lower()]


def _true(value: Any) -> bool:
    if not _boolean(value):
        raise _Mismatch
    return True


def _upload(value: Any) -> Upload:
    if not isinstance(value, Upload):
        raise _Mismatch
    return value


SCALARS: Mapping[str, Callable[[Any], Any]] = {
    "Integer": _integer,
    "String": _string,
    "Boolean": _boolean,
    "True": _true,
    "InputFile": _upload,
}
