"""What handlers are tried on: the sample company, and a rep's chat."""

import pytest

from tests.handlers import arriving


@pytest.fixture
def session(sqlite_maker):
    """The sample company, in one transaction."""
    yield from arriving.company(sqlite_maker)


@pytest.fixture
def sara(session):
    """An Italian rep of it."""
    return arriving.chat(session, 1001, "it")
