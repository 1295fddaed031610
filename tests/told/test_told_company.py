"""A company that only notes tell of: everything that is answered comes from what its reps wrote or dictated."""

import pytest

from storage.database import Database
from tests.company.facts import holds
from tests.told.telling import QUESTIONS, answers, lines, tell

pytestmark = pytest.mark.slow

#: So many of the 40 answers hold their facts: where the topic is given, and where it is read.
GIVEN, READ = 33, 25
#: So many of the 60 notes are taken for something to be noted.
NOTED = 57


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def company(request):
    """The notes told, and how each was heard."""
    database = Database(request.getfixturevalue(f"{request.param}_maker")())
    heard = [heard for _, heard, _ in tell(database)]
    yield database, heard
    database.close()


def right(said):
    """The questions whose answers hold all facts and nothing that is wrong."""
    texts = {one["id"]: one["answer"] for one in said}
    return [question["id"] for question in lines(QUESTIONS) if holds(question, texts[question["id"]]) == ([], [])]


def test_notes_are_noted(company):
    """What reps write after a visit is hardly taken for a question or a correction."""
    noted = [heard for heard in company[1] if heard.reading and heard.reading.intent in ("note", "reminder")]
    assert len(noted) >= NOTED


def test_answers_come_from_notes(company):
    """Where it is clear what is asked about, nearly all answers hold what was told; none holds anything wrong."""
    assert len(right(answers(company[0], given=True))) >= GIVEN


def test_questions_are_read_and_answered(company):
    """The same with the topics that are read."""
    assert len(right(answers(company[0]))) >= READ


def test_every_question_has_an_answer(company):
    """None is empty, whatever was understood."""
    assert all(one["answer"].strip() for one in answers(company[0]))
