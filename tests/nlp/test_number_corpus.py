"""Every language's own corpus of numbers, quantities, prices, discounts, lengths and VAT."""

from __future__ import annotations

from typing import Any

import pytest

from nlp.languages import Language
from tests.nlp.corpora import Group, groups, right

KINDS = ("number", "ordinal", "price", "discount", "quantity", "duration", "vat", "nothing")


def cases(*kinds: str) -> list[Any]:
    return [
        pytest.param(language, kind, group, id=f"{language.code}-{kind}-{n}: {group['say'][0][:30]}")
        for kind in kinds
        for n, (language, group) in enumerate(groups("numbers", kind))
    ]


@pytest.mark.parametrize(("language", "kind", "group"), cases(*KINDS))
def test_what_reps_say_in_numbers_means_what_the_corpus_says(language: Language, kind: str, group: Group) -> None:
    """Each saying of a group is read as exactly its value."""
    assert [say for say in group["say"] if not right(language, kind, group, say)] == []


@pytest.mark.parametrize(("language", "kind", "group"), cases("failing"))
def test_known_failures_still_fail(language: Language, kind: str, group: Group) -> None:
    """A known failure fails; once it does not, it belongs among the others."""
    assert [say for say in group["say"] if right(language, group["kind"], group, say)] == []
