"""What reps and admins chose, names for examples, and the buttons that stand in a chat."""

import datetime as dt
import json

import pytest

from storage import buttons, examples, policy, preferences, reps
from storage.preferences import Hours
from storage.tables import Account, Contact, Outbox, Purchase

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
EIGHT, FIVE = dt.time(8), dt.time(17)


def test_everybody_sees_everything_until_an_admin_decides(database):
    """The decision is one for the company, and the one before it is given back."""
    with database.writing() as session:
        assert policy.sight(session) == "all"
        assert policy.set_sight(session, "own") == "all"
        assert policy.set_sight(session, "team") == "own"
    with database.reading() as session:
        assert policy.sight(session) == "team"


def test_a_rep_keeps_their_own_hours_language_zone_and_digest(database):
    """Without a choice there are none, and a choice can be taken back."""
    with database.writing() as session:
        rep = reps.add(session, "Sara Conti", telegram_id=7)
        assert (preferences.works(rep), preferences.quiet(rep), rep.digest) == (None, None, True)
        preferences.set_works(session, rep.id, Hours(EIGHT, FIVE))
        preferences.set_quiet(session, rep.id, Hours(dt.time(20, 30), dt.time(7)))
        preferences.set_digest(session, rep.id, False)
        preferences.set_language(session, rep.id, "en")
        preferences.set_zone(session, rep.id, "Europe/Lisbon")
    with database.writing() as session:
        rep = reps.by_telegram(session, 7)
        assert preferences.works(rep) == Hours(EIGHT, FIVE)
        assert preferences.quiet(rep) == Hours(dt.time(20, 30), dt.time(7))
        assert (rep.digest, rep.language, rep.zone) == (False, "en", "Europe/Lisbon")
        preferences.set_works(session, rep.id, None)
        preferences.set_quiet(session, rep.id, None)
        assert (preferences.works(rep), preferences.quiet(rep)) == (None, None)


@pytest.fixture
def company(database):
    """Two reps; the first has a customer without purchases and two with, one of them gone."""
    with database.writing() as session:
        for name in ("Anna Neri", "Ugo Gallo"):
            reps.add(session, name)
        for name, owner, gone in (("Bianchi", 1, None), ("Rossi", 1, None), ("Verdi", 1, NOW), ("Neri", 2, None)):
            session.add(Account(name=name, owner_id=owner, removed_at=gone))
            session.flush()
        session.add(Contact(name="Laura Riva", account_id=2))
        for account, days, product in ((2, 5, "Sega"), (2, 9, "Trapano"), (3, 1, "Lima"), (4, 2, "Pinza")):
            session.add(Purchase(account_id=account, product=product, date=NOW.date() - dt.timedelta(days)))
    return database


def test_examples_are_customers_that_bought_something(company):
    """One's own, or anybody's, who bought last first; with a person and the last product."""
    with company.reading() as session:
        assert [buyer.name for buyer in examples.own(session, 1)] == ["Rossi"]
        assert [buyer.name for buyer in examples.anybodys(session)] == ["Neri", "Rossi"]
        assert (examples.person(session, 2), examples.product(session, 2)) == ("Laura Riva", "Sega")
        assert (examples.person(session, 1), examples.product(session, 1)) == (None, None)


def test_the_buttons_of_a_chat_are_those_of_each_message_as_it_stands(database):
    """An edit that took them away counts, also while it is on its way; other chats and what failed do not."""

    def row(chat, telegram_id, actions, edits=None, state="sent"):
        payload = {"text": "x", "buttons": [[["label", action] for action in actions]], "edits": edits}
        return Outbox(chat_id=chat, telegram_id=telegram_id, payload=json.dumps(payload), state=state, made_at=NOW)

    with database.writing() as session:
        rows = [
            row(1, 10, ["undo:1"]), row(1, 11, ["merge:1:2", "apart"]), row(1, 12, ["load:3"]), row(1, 13, []),
            row(2, 14, ["load:4"]), row(1, 11, [], edits=11), row(1, None, [], edits=12, state="waiting"),
            row(1, None, ["undo:9"], edits=10, state="failed"),
        ]  # fmt: skip
        for one in rows:
            session.add(one)
            session.flush()
    with database.reading() as session:
        assert buttons.standing(session, 1) == [buttons.Shown(10, ("undo:1",))]
