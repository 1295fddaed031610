"""Sentences that correct and such as do not, with all that a correction says as plain values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nlp.directory import Directory
from nlp.jsonform import to_json
from nlp.languages import languages
from nlp.understand import understand

Plain = dict[str, Any]
HELD_OUT = Path(__file__).parent / "corrections"


@dataclass(frozen=True)
class Said:
    """A message, and the correction that it means; an empty one where it is no correction."""

    lang: str
    text: str
    now: datetime
    directory: Directory
    means: Plain


def corpus() -> Iterator[Said]:
    """The corrections among the sentences of every language's corpus."""
    for code, language in languages().items():
        data = tomllib.loads((language.folder / "corpus" / "messages.toml").read_text(encoding="utf-8"))
        trades = {name: Directory.from_json(known) for name, known in {"": data["directory"], **data["trades"]}.items()}
        for case in data["corrected"]:
            now = datetime.fromisoformat(data["now"])
            yield Said(code, case["text"], now, trades[case.get("trade", "")], case["means"])


def held_out() -> Iterator[Said]:
    """The sentences that were written before the rules."""
    for file in sorted(HELD_OUT.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for trade, known in data["directories"].items():
            directory = Directory.from_json(known)
            for text, means in data[trade].items():
                yield Said(file.stem, text, datetime.fromisoformat(data["now"]), directory, means)


def meant(said: Said) -> Plain:
    """What is read of a sentence: the correction without what it does not say, empty where it is none."""
    reading = to_json(understand(said.text, said.now, said.directory, said.lang))
    return told(reading["correction"]) if reading["intent"] == "correction" else {}


def told(correction: Plain) -> Plain:
    """A correction without fields that say nothing, and without the words of its aim."""
    kept = {name: value for name, value in correction.items() if value not in (None, [], False)}
    if "of" in kept:
        kept["of"] = {name: value for name, value in told(kept["of"]).items() if name != "words"}
    if "more" in kept:
        kept["more"] = [told(other) for other in kept["more"]]
    return kept
