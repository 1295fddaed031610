"""Every language's own corpus of moments: what reps say, look-alikes that are none, and known failures."""

from __future__ import annotations

from typing import Any

import pytest

from nlp.languages import Language
from nlp.moments.when import read
from tests.nlp.corpora import NOW, Group, groups, read_right

LEAST = 400


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(language, group, id=f"{language.code}-{n}: {group['say'][0][:40]}")
        for n, (language, group) in enumerate(groups("moments", kind))
    ]


@pytest.mark.parametrize(("language", "group"), cases("moment"))
def test_what_reps_say_of_time_means_what_the_corpus_says(language: Language, group: Group) -> None:
    """Each saying of a group holds a moment with the group's start, end, grain and bound."""
    wrong = [say for say in group["say"] if not read_right(language, group, say)]
    assert wrong == []


@pytest.mark.parametrize(("language", "group"), cases("nothing"))
def test_look_alikes_are_no_moments(language: Language, group: Group) -> None:
    """Payment terms, lengths, names, counts, sizes and codes say nothing of a day or an hour."""
    assert [say for say in group["say"] if said(language, say)] == []


@pytest.mark.parametrize(("language", "group"), cases("failing"))
def test_known_failures_still_fail(language: Language, group: Group) -> None:
    """A known failure fails; once it does not, it belongs among the others."""
    if "grain" in group:
        passed = [say for say in group["say"] if read_right(language, group, say)]
    else:
        passed = [say for say in group["say"] if not said(language, say)]
    assert passed == []


def said(language: Language, say: str) -> list[str]:
    return [m["text"] for m in read(say, NOW, language, forward=True) if m["start"] or m["end"]]


def test_the_corpora_are_large_enough() -> None:
    """Each language has at least 400 sayings that hold a moment."""
    counts: dict[str, int] = {}
    for language, group in groups("moments", "moment"):
        counts[language.code] = counts.get(language.code, 0) + len(group["say"])
    assert min(counts.values()) >= LEAST
