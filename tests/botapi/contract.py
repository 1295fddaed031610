"""The published Bot API, as aiogram's generated models hold it: checks requests and answers."""

import json
import re
import types
from functools import cache
from typing import Any, Union, get_args, get_origin

from aiogram import methods
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from tests.botapi.forms import Form
from tests.botapi.refusal import Breach

PUBLISHED: dict[str, type[TelegramMethod[Any]]] = {
    model.__api_method__.lower(): model
    for name, model in vars(methods).items()
    if name in methods.__all__ and name not in {"TelegramMethod", "Request", "Response"}
}
NO_VALUE = object()


def checked(method: str, form: Form) -> dict[str, Any]:
    """The parameters of a call as plain data; a breach names every parameter that is unknown, missing or wrong."""
    model = PUBLISHED[method.lower()]
    plain, problems = {}, []
    for name, raw in form.values.items():
        field = model.model_fields.get(name)
        if field is None:
            problems.append(f'unknown parameter "{name}"')
        elif (value := _plain(field, raw)) is NO_VALUE:
            problems.append(f'parameter "{name}" cannot be read as {field.annotation}: {raw!r:.200}')
        elif value is not None:
            plain[name] = value
    problems += _file_problems(model, form, plain)
    if not problems:
        problems += _model_problems(model, {**plain, **_input_files(model, form)})
    if problems:
        raise Breach("; ".join(problems))
    return plain


def _plain(field: FieldInfo, raw: Any) -> Any:
    admitted = _alternatives(field.annotation)
    if isinstance(raw, str) and str in admitted:
        return int(raw) if int in admitted and re.fullmatch(r"-?\d+", raw) else raw
    value = _loaded(raw) if isinstance(raw, str) else raw
    # pydantic would take true for 1
    return NO_VALUE if isinstance(value, bool) and bool not in admitted else value


def _loaded(raw: str) -> Any:
    try:
        return json.loads(raw.lower() if raw in {"True", "False"} else raw)
    except ValueError:
        return NO_VALUE


def _alternatives(annotation: Any) -> set[Any]:
    if get_origin(annotation) in {Union, types.UnionType}:
        return set().union(*(_alternatives(part) for part in get_args(annotation)))
    return {annotation}


def _file_problems(model: type[BaseModel], form: Form, plain: dict[str, Any]) -> list[str]:
    attached = set(re.findall(r'attach://([^"]+)', json.dumps(plain)))
    missing = [f'"attach://{name}" has no file' for name in sorted(attached - set(form.files))]
    loose = sorted(set(form.files) - attached - set(model.model_fields))
    return missing + [f'unknown parameter "{name}" (a file nothing refers to)' for name in loose]


def _input_files(model: type[BaseModel], form: Form) -> dict[str, BufferedInputFile]:
    return {
        name: BufferedInputFile(file.content, file.name)
        for name, file in form.files.items()
        if name in model.model_fields
    }


def _model_problems(model: type[BaseModel], values: dict[str, Any]) -> list[str]:
    try:
        return [f'unknown field "{path}"' for path in _extras(model.model_validate(values))]
    except ValidationError as error:
        return [
            f'parameter "{".".join(str(step) for step in problem["loc"])}": {problem["msg"]}'
            for problem in error.errors(include_url=False, include_context=False)
        ]


def _extras(value: Any, path: str = "") -> list[str]:
    """The paths of everything in a model that the published types do not know."""
    if isinstance(value, BaseModel):
        own = [f"{path}{name}" for name in value.model_extra or {}]
        known = value.__dict__
        inner = [(f"{path}{name}.", known[name]) for name in value.model_fields_set if name in known]
    elif isinstance(value, list):
        own, inner = [], [(f"{path}{position}.", part) for position, part in enumerate(value)]
    else:
        return []
    return own + [extra for prefix, part in inner for extra in _extras(part, prefix)]


@cache
def _returned(method: str) -> TypeAdapter[Any]:
    return TypeAdapter(PUBLISHED[method].__returning__)


def conforming(method: str, result: Any) -> Any:
    """An answer as JSON data, after the published type has read it; raises `ValueError` if it does not conform."""
    adapter = _returned(method.lower())
    value = adapter.validate_python(result)
    if extras := _extras(value):
        raise ValueError(f"the answer to {method} holds what is not published: {extras}")
    return adapter.dump_python(value, mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
