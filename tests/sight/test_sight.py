"""Who may see what: role by question by whose data."""

import pytest

from handlers.names import directory
from storage import policy, sight
from storage.database import Database
from storage.migrate import upgrade
from storage.tables import Rep
from tests.sight.asking import Asker, text_of
from tests.sight.firm import CUSTOMERS, IDS, leaks, made

EVERY = frozenset(range(1, len(CUSTOMERS) + 1))
#: The customers that each may see, by what was decided.
SEEN = {
    ("own", "Anna Neri"): {1}, ("own", "Ugo Gallo"): {3, 4}, ("own", "Nora Pace"): {1, 2}, ("own", "Max Volpi"): EVERY,
    ("own", "Sam Rizzo"): EVERY, ("own", "Olga Serra"): EVERY, ("own", "Adele Monti"): EVERY,
    ("team", "Anna Neri"): {1, 2}, ("team", "Ugo Gallo"): {3, 4}, ("team", "Nora Pace"): {1, 2},
    ("all", "Anna Neri"): EVERY,
}  # fmt: skip


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    """The firm, on SQLite, with the directory of its names."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('sight')}/firm.sqlite3")
    upgrade(database)
    with database.writing() as session:
        made(session)
    with database.reading() as session:
        known = directory(session)
    yield database, known
    database.close()


def asker(firm, decided, name):
    """The colleague, where that was decided."""
    database, known = firm
    with database.writing() as session:
        policy.set_sight(session, decided)
    return Asker(database, known, name)


@pytest.mark.parametrize(("decided", "name"), [("own", "Anna Neri"), ("team", "Ugo Gallo")])
def test_nothing_of_others_customers_is_told_in_words(firm, decided, name):
    """Whatever is asked in words, commanded or pressed: no secret of a customer that the asker may not see."""
    someone, hidden = asker(firm, decided, name), EVERY - SEEN[decided, name]
    said = [(what, text_of(reply)) for what, reply in someone.asked()]
    assert [(what, told) for what, text in said if (told := _untold(what, leaks(text, hidden)))] == []
    assert len(said) > 500


@pytest.mark.parametrize(("decided", "name"), [("own", "Anna Neri"), ("own", "Nora Pace"), ("team", "Ugo Gallo")])
def test_nothing_of_others_customers_is_told_of_any_topic(firm, decided, name):
    """However a question was read, and whatever is typed inline."""
    someone, hidden = asker(firm, decided, name), EVERY - SEEN[decided, name]
    said = [(what, text_of(reply)) for what, reply in someone.topics()]
    shown = (*said, *someone.inline())
    assert [(what, told) for what, text in shown if (told := _untold(what, leaks(text, hidden)))] == []
    assert len(said) > 1000


@pytest.mark.parametrize(("decided", "name"), [("own", "Anna Neri"), ("own", "Max Volpi"), ("team", "Nora Pace")])
def test_what_may_be_seen_is_told(firm, decided, name):
    """The same answers hold secrets of each customer that the asker may see, so a leak would be noticed."""
    someone = asker(firm, decided, name)
    text = "\n".join(text_of(reply) for _, reply in someone.topics((None, "all")))
    assert {n for n in EVERY if len(leaks(text, {n})) > 5} == set(SEEN[decided, name])


def _untold(what: str, leaked: list[str]) -> list[str]:
    """The secrets that the question did not hold itself."""
    return [secret for secret in leaked if secret not in what]


@pytest.mark.parametrize("name", IDS)
def test_the_sight_of_each_role(firm, name):
    """Support, office, admins and a manager of no team see all; others what was decided."""
    database, _ = firm
    seen = {}
    for decided in policy.SIGHTS:
        with database.writing() as session:
            policy.set_sight(session, decided)
            seen[decided] = sight.of(session, session.get(Rep, IDS[name])).owners
    team = {"Anna Neri": (1, 2, 4), "Ada Longo": (1, 2, 4), "Nora Pace": (1, 2, 4), "Ugo Gallo": (3, 6)}.get(name)
    own = team if name == "Nora Pace" else (IDS[name],) if team else None
    assert seen == {"all": None, "team": team, "own": own}
