"""A Reading as the JSON object that READING.md describes."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from nlp.reading import Correction, FollowUp, Interaction, Question, Reading

NOT_SAID = ("evidence",)
RENAMED = {"since": "from", "until": "to"}


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain lists and dictionaries, in READING.md's names; moments are ISO 8601, whole numbers whole."""
    return {
        "intent": reading.intent,
        "lang": reading.lang,
        "interactions": [_plain(i) for i in reading.interactions],
        "followups": [_plain(f) for f in reading.followups],
        "question": _plain(reading.question) if reading.question else None,
        "correction": _plain(reading.correction) if reading.correction else None,
        "doubts": [{"field": d.field, "said": d.said, "candidates": list(d.candidates)} for d in reading.doubts],
    }


def _plain(thing: Interaction | FollowUp | Question | Correction) -> dict[str, Any]:
    return {RENAMED.get(name, name): value for name, value in _stripped(asdict(thing)).items()}


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _stripped(part) for name, part in value.items() if name not in NOT_SAID}
    if isinstance(value, (list, tuple)):
        return [_stripped(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
