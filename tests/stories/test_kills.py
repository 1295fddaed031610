"""kill -9 at any moment, and a Telegram that answers wrongly, late or not at all: no message is lost or doubled."""

import pytest

from tests.bench.killing import Plan, is_good, killed

#: Small enough for every run of the tests; `python -m tests.bench.killing` is the large one.
SMALL = Plan(messages=120, reps=6, kills=6, life=(0.3, 4.0))


@pytest.mark.slow
def test_kills_lose_nothing_and_record_nothing_twice(tmp_path, database_url):
    """Every message is one record with one visit and one purchase, in order, and is answered."""
    found = killed(database_url, 1 if database_url.startswith("sqlite") else 2, SMALL, tmp_path)
    assert found.said == SMALL.messages
    assert is_good(found), found
