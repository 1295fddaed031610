"""The judged expressions of other libraries' authors, beside those that contradict READING.md."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from nlp.moments.when import moments_of
from tests.moments.score_moments import verdict

HERE = Path(__file__).parent
Case = dict[str, Any]
# What the project sets itself: of the agreed ones by language, and of all.
AGREED = {"it": 0.99, "en": 0.98}
ALL = 0.95
MOST_CONTRADICTING = 0.03
# Of whole sentences of everyday life, which were written without sight of the reader.
SENTENCES = 0.97


def cases(name: str) -> list[Case]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def contradicting() -> set[str]:
    rules = tomllib.loads((HERE / "against_reading.toml").read_text(encoding="utf-8"))["rule"]
    return {case for rule in rules for case in rule["cases"]}


def judge(case: Case) -> str:
    return verdict(case, moments_of(case["text"], datetime.fromisoformat(case["now"]), case["lang"]))


def share(judged: list[tuple[Case, str]]) -> float:
    return Counter(result for _, result in judged)["right"] / len(judged)


def test_expressions_that_libraries_agree_on_are_read() -> None:
    """Of the cases that do not contradict READING.md: by language of those agreed on, and of all."""
    judged = [(c, judge(c)) for c in cases("duckling.jsonl") if c["id"] not in contradicting()]
    agreed = {lang: share([j for j in judged if j[0]["agreed"] and j[0]["lang"] == lang]) for lang in AGREED}
    assert {lang: agreed[lang] >= AGREED[lang] for lang in AGREED} == dict.fromkeys(AGREED, True)
    assert share(judged) >= ALL


def test_whole_sentences_are_read() -> None:
    """Moments in whole sentences of calendars, offices and homes, past and to come, by language."""
    judged = [(c, judge(c)) for c in cases("sentences.jsonl")]
    shares = {lang: share([j for j in judged if j[0]["lang"] == lang]) for lang in AGREED}
    assert {lang: shares[lang] >= SENTENCES for lang in AGREED} == dict.fromkeys(AGREED, True)


def test_few_cases_contradict_the_contract() -> None:
    """At most three in a hundred are set aside, and each of them is read otherwise than it says."""
    given = cases("duckling.jsonl")
    aside = [c for c in given if c["id"] in contradicting()]
    assert len(aside) == len(contradicting()) <= MOST_CONTRADICTING * len(given)
    assert [c["text"] for c in aside if judge(c) == "right"] == []


def test_no_moment_is_invented() -> None:
    """Sentences without any moment have none."""
    assert [c["text"] for c in cases("nothing.jsonl") if judge(c) != "right"] == []
