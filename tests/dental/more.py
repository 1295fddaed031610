"""Write more.jsonl: the second set of wordings with the facts that the files give."""

import datetime as dt
import json
from typing import Any

from tests.dental import more_en, more_it
from tests.dental.books import HERE
from tests.dental.more_wordings import EN, IT
from tests.dental.questions import START
from tests.dental.spell import Right


def lines(lang: str, table: str, answers: dict[str, Right]) -> list[dict[str, Any]]:
    """The questions of one language, five minutes apart; a follow-up comes two minutes after its question."""
    out: list[dict[str, Any]] = []
    at = START
    asked = [row.split("|") for row in table.strip().splitlines()]
    assert sorted(row[0] for row in asked) == sorted(answers)
    for number, who, topic, text, *after in asked:
        at += dt.timedelta(minutes=2 if after else 5)
        must, must_not = answers[number]
        assert 1 <= len(must) <= 3, number
        row: dict[str, Any] = {"id": f"dental2-{lang}-{number}", "lang": lang, "now": at.isoformat(timespec="minutes")}
        row |= {"as": who, "text": text, "topic": topic, "must": must}
        if must_not:
            row["must_not"] = must_not
        if after:
            row["after"] = f"dental2-{lang}-{after[0]}"
        out.append(row)
    return out


def main() -> None:
    """Write the file."""
    rows = lines("it", IT, more_it.answers()) + lines("en", EN, more_en.answers())
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (HERE / "more.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
