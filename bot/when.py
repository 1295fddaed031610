"""What `taccuino when` does: messages as JSON lines to their moments, and the moments of a sentence for a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.read import Message, messages
from nlp.detect import detect
from nlp.languages import languages
from nlp.moments.when import moments_of

FIELDS = ("text", "at", "start", "end", "grain", "bound")


def when_lines(lines: Iterable[str], zone: ZoneInfo, why: bool = False) -> Iterator[str]:
    """A JSON line with the moments of each line's message, with `why` also the rules; raises `ReadError`."""
    fields = (*FIELDS, "why") if why else FIELDS
    for message in messages(lines, zone):
        found = [{field: moment[field] for field in fields} for moment in _moments(message)]
        yield json.dumps({"id": message.id, "moments": found}, ensure_ascii=False)


def when_sentence(text: str, now: datetime, lang: str | None = None, why: bool = False) -> str:
    """The moments of one sentence, a line each; an empty text where there are none."""
    found = _moments(Message(None, text, now, lang))
    return "\n".join(_row(moment, why) for moment in found)


def _moments(message: Message) -> list[dict[str, Any]]:
    known = languages()
    lang = message.lang if message.lang and message.lang in known else detect(message.text, known).code
    return moments_of(message.text, message.now, lang)


def _row(moment: dict[str, Any], why: bool) -> str:
    start, end = (_short(moment[name]) for name in ("start", "end"))
    meant = {"by": f"by {end}", "before": f"before {end}", "until": f"until {end}", "since": f"since {start}"}
    plain = f"after {start}" if moment["bound"] == "after" else f"{start} to {end}" if end else start
    said = meant.get(moment["bound"], plain) if start or end else "no day by itself"
    again = "  again and again" if moment["repeats"] else ""
    return f"{said:<40} « {moment['text']} »{again}{'  ' + moment['why'] if why else ''}"


def _short(moment: str | None) -> str | None:
    """A moment with its weekday, without seconds and without the midnight of a whole day."""
    if moment is None:
        return None
    at = datetime.fromisoformat(moment)
    return f"{at:%a %Y-%m-%d}" + (f" {at:%H:%M}" if at.time().isoformat("minutes") != "00:00" else "")
