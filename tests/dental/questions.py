"""Write questions.jsonl: the wordings with the facts that the files give."""

import datetime as dt
import json
import zoneinfo
from typing import Any

from tests.dental import ask_en, ask_it
from tests.dental.books import HERE, NOW
from tests.dental.spell import Right
from tests.dental.wordings import ENGLISH, ITALIAN, wordings

START = dt.datetime.combine(NOW, dt.time(8, 30), zoneinfo.ZoneInfo("Europe/Rome"))


def lines(lang: str, table: str, answers: dict[str, Right]) -> list[dict[str, Any]]:
    """The questions of one language, five minutes apart; what leans on another comes two minutes after it."""
    out: list[dict[str, Any]] = []
    at = START
    asked = wordings(table)
    assert [w.key for w in asked if w.key not in answers] == []
    assert len(asked) == len(answers)
    for w in asked:
        at += dt.timedelta(minutes=2 if w.follows else 5)
        must, must_not = answers[w.key]
        row: dict[str, Any] = {"id": f"dental-{lang}-{w.key}", "lang": lang, "now": at.isoformat(timespec="minutes")}
        row |= {"as": w.who, "text": w.text, "topic": w.topic, "must": must}
        if must_not:
            row["must_not"] = must_not
        if w.follows:
            row["after"] = out[-1]["id"]
        out.append(row)
    return out


def main() -> None:
    """Write the file."""
    rows = lines("it", ITALIAN, ask_it.answers()) + lines("en", ENGLISH, ask_en.answers())
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (HERE / "questions.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
