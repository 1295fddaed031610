"""One firm's questions, asked in the chat by its colleagues after its files were imported there."""

from __future__ import annotations

import pytest

from tests.company.asked import HERE, answered

#: The share of questions that must be answered with all their facts and nothing wrong.
WANTED = 0.95


@pytest.mark.slow
def test_the_colleagues_questions_are_answered(sqlite_maker):
    """Of a hundred questions at least 95 are answered with every fact and without a wrong one."""
    found = answered(HERE, sqlite_maker())
    misses = [one for one in found if not one.right]
    right = len(found) - len(misses)
    assert right >= WANTED * len(found), f"{right} of {len(found)} are right\n" + "\n".join(map(str, misses))
