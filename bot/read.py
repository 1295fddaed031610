"""What `taccuino read` does: messages as JSON lines to readings, and a reading shown to a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from bot.errors import BotError
from nlp.directory import Directory
from nlp.jsonform import to_json
from nlp.languages import languages
from nlp.reading import Evidence, Reading
from nlp.understand import learnt, read, understand
from nlp.why import why as stage_by_stage


class ReadError(BotError):
    """A line that cannot be read as a message."""

    def __init__(self, line: int, fault: str) -> None:
        super().__init__(f"Line {line}: {fault}.")
        self.line = line


class Unreadable(BotError):
    """A file that cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be read: {why}.")


class WrongMoment(BotError):
    """A moment that is not in ISO 8601."""

    def __init__(self, said: str) -> None:
        super().__init__(f"{said!r} is no moment in ISO 8601, such as 2026-03-02T18:30+01:00.")


class UnknownLanguage(BotError):
    """A language that nothing is known of."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"{lang!r} is no language that Taccuino reads; it reads {', '.join(languages())}.")


@dataclass(frozen=True, slots=True)
class Message:
    """One message to be read."""

    id: Any
    text: str
    now: datetime
    lang: str | None


def read_lines(lines: Iterable[str], directory: Directory, zone: ZoneInfo) -> Iterator[str]:
    """A JSON line with the reading of each line's message; raises `ReadError` for a line that is none.

    A message is an object with `id`, `text`, `now` (ISO 8601; without an offset it is in `zone`) and perhaps `lang`.
    """
    for message in messages(lines, zone):
        reading = understand(message.text, message.now, directory, message.lang)
        yield json.dumps({"id": message.id, **to_json(reading)}, ensure_ascii=False)


def messages(lines: Iterable[str], zone: ZoneInfo) -> Iterator[Message]:
    """The message of each line that is not empty; raises `ReadError` for a line that is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _message(line, number, zone)


def _message(line: str, number: int, zone: ZoneInfo) -> Message:
    try:
        data = json.loads(line.removeprefix("\ufeff"))
    except ValueError as error:
        raise ReadError(number, f"it is no JSON object ({error})") from error
    if not isinstance(data, dict):
        raise ReadError(number, "it is no JSON object")
    if not isinstance(data.get("text"), str):
        raise ReadError(number, "it has no text")
    lang = data.get("lang")
    return Message(data.get("id"), data["text"], _now(data, number, zone), lang if isinstance(lang, str) else None)


def _now(data: Mapping[str, Any], number: int, zone: ZoneInfo) -> datetime:
    if not isinstance(data.get("now"), str):
        raise ReadError(number, "it has no now: the moment at which it was said, such as 2026-03-02T18:30+01:00")
    try:
        now = datetime.fromisoformat(data["now"])
    except ValueError as error:
        raise ReadError(number, f"its now is no moment in ISO 8601: {data['now']!r}") from error
    return now if now.tzinfo else now.replace(tzinfo=zone)


def read_sentence(text: str, now: datetime, directory: Directory, lang: str | None = None, why: bool = False) -> str:
    """The reading of one sentence, for a person; with `why` what each stage found stands before it."""
    told = learnt(text, now, directory, lang)
    stages = [*stage_by_stage(told), ""] if why else []
    return "\n".join([*stages, show(text, read(told))])


def show(text: str, reading: Reading) -> str:
    """The reading for a person: each value with the words it came from and the rule, a line each."""
    rows = [_row("intent", reading.intent, text, None), _row("lang", reading.lang, text, None)]
    for name in ("interactions", "followups"):
        for number, thing in enumerate(getattr(reading, name), start=1):
            rows.append(f"{name[:-1]} {number}")
            rows += _rows(thing, text, 1)
    for name in ("question", "correction"):
        if thing := getattr(reading, name):
            rows.append(name)
            rows += _rows(thing, text, 1)
    rows += [_row(f"doubt: {d.field}", " | ".join(d.candidates), text, d.evidence) for d in reading.doubts]
    return "\n".join(rows)


def _rows(thing: Any, text: str, depth: int) -> Iterator[str]:
    proofs = thing.evidence
    for name, value in vars(thing).items():
        if name == "evidence" or value is None or value in ((), ""):
            continue
        if name in ("items", "issues"):
            for number, part in enumerate(value, start=1):
                yield f"{'  ' * depth}{name[:-1]} {number}"
                yield from _rows(part, text, depth + 1)
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                yield _row(name, part, text, proofs.get(f"{name}.{number}"), depth)
        else:
            yield _row(name, value, text, proofs.get(name), depth)


def _row(name: str, value: Any, text: str, proof: Evidence | None, depth: int = 0) -> str:
    shown = f"{'  ' * depth}{name:<{18 - 2 * depth}} {value}"
    if proof is None:
        return shown
    return f"{shown:<52} « {text[proof.start : proof.end]} »  ({proof.rule}, {proof.sure:.2f})"


#: What is named so is a file, also when it is not there.
ENDINGS = (".jsonl", ".json", ".ndjson", ".txt")


def is_file(said: str) -> bool:
    """Is it a file of messages rather than a sentence?"""
    try:
        return Path(said).is_file() or (said.lower().endswith(ENDINGS) and " " not in said)
    except OSError:  # too long for a path
        return False


def check_language(lang: str | None) -> None:
    """Raises UnknownLanguage for one that nothing is known of."""
    if lang is not None and lang not in languages():
        raise UnknownLanguage(lang)


def known(path: Path | None) -> Directory:
    """The names of a directory file; nobody without one. Raises Unreadable."""
    if path is None:
        return Directory.from_json({})
    with opened(path) as file:
        try:
            return Directory.from_json(json.load(file))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Unreadable(path, f"it is no directory of names ({error})") from error


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The file, open to be read; raises Unreadable."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield file
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise Unreadable(path, "it is no text in UTF-8") from error


def moment(said: str | None, now: datetime, zone: ZoneInfo) -> datetime:
    """When a sentence was said, in `zone` where it has no offset; `now` when that is not told. Raises WrongMoment."""
    try:
        found = datetime.fromisoformat(said) if said else now.astimezone(zone)
    except ValueError as error:
        raise WrongMoment(said or "") from error
    return found if found.tzinfo else found.replace(tzinfo=zone)
