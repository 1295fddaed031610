"""`/health`: an admin sees on one screen how the bot stands, and tries again what was set aside."""

import datetime as dt

import pytest

from storage import inbox, outbox, processes, reps
from storage.tables import Inbox, Process
from tests.handlers.talking import NOW, Talk

ADMIN, BOSS, REP = 1, 2, 3
UTC = NOW.astimezone(dt.UTC)


@pytest.fixture
def talk(database):
    """Three colleagues, and a process that has been alive for an hour."""
    with database.writing() as session:
        reps.add(session, "Anna Verdi", "admin", ADMIN)
        reps.add(session, "Bruno Neri", "manager", BOSS)
        reps.add(session, "Sara Conti", "rep", REP)
        born = UTC - dt.timedelta(hours=1)
        processes.beat(session, Process(id="a/1/x", host="a", started_at=born, beat_at=born), UTC)
    return Talk(database)


def set_aside(database, update_id, chat_id=REP):
    with database.writing() as session:
        row = Inbox(update_id=update_id, chat_id=chat_id, payload="{}", received_at=UTC, attempts=5)
        inbox.done(session, row, UTC, trouble="ValueError in handlers.note, line 7")


def test_all_is_well_is_said_in_the_first_line(talk):
    """With what there is of processes and the database."""
    lines = talk.says(ADMIN, "/health").split("\n")
    assert lines[0] == "✅ <b>Tutto a posto</b>"
    assert "Da leggere: niente" in lines
    assert "1 processo · avvio: 10:00" in lines
    assert "MB, schema 00" in talk.text
    assert talk.labels == ["🔄 Aggiorna"]
    assert len(lines) < 10


def test_what_was_set_aside_is_shown_and_tried_again_with_a_tap(talk):
    """Whose it is, when it was said, what kind of error; afterwards it waits, and the page stands in its place."""
    set_aside(talk.database, 5_000_000_001)
    said = talk.says(ADMIN, "/health")
    assert said.startswith("⚠️ <b>C’è qualcosa da guardare</b>")
    assert "• Sara Conti, 11:00: " in said
    assert "ValueError in handlers.note, line 7" in said
    assert "tasto non vale più" not in talk.presses(ADMIN, talk.labels[0])
    assert talk.replies[0].edits
    assert talk.labels == ["🔄 Aggiorna"]
    with talk.database.reading() as session:
        assert inbox.waiting(session) == [(5_000_000_001, REP)]


def test_only_the_newest_are_shown_and_all_are_counted(talk):
    """It fits on a phone."""
    for number in range(12):
        set_aside(talk.database, 100 + number, chat_id=-number)
    said = talk.says(ADMIN, "/health")
    assert "<b>12</b>" in said
    assert said.count("• qualcuno") == 5
    assert len(talk.labels) == 6
    assert len(said) < 900


def test_what_waits_for_long_or_was_refused_is_not_fine(talk):
    """And who has stopped the bot is named."""
    with talk.database.writing() as session:
        inbox.keep(session, [inbox.Update(9, REP, "{}")], UTC - dt.timedelta(minutes=1))
        reps.set_blocked(session, REP, True)
    assert "✅" in talk.says(ADMIN, "/health")
    assert "Hanno fermato il bot: Sara Conti" in talk.text
    with talk.database.writing() as session:
        inbox.keep(session, [inbox.Update(8, REP, "{}")], UTC - dt.timedelta(minutes=10))
        outbox.add(session, outbox.Post(REP, "{}"), UTC)
    said = talk.says(ADMIN, "/health")
    assert "⚠️" in said
    assert "Da leggere: 2, il più vecchio: 10:50" in said
    assert "Da spedire: 1, il più vecchio: 11:00" in said


@pytest.mark.parametrize("who", [BOSS, REP])
def test_only_admins_see_it(talk, who):
    """Neither the page nor its buttons."""
    set_aside(talk.database, 7)
    assert "solo chi lo amministra" in talk.says(who, "/health")
    for action in ("health", "retry:7"):
        assert "tasto non vale più" in talk.presses(who, action)


@pytest.mark.parametrize("action", ["retry:", "retry:x", "retry:8"])
def test_a_button_of_what_is_gone_says_so(talk, action):
    """Tried again by another already, or forged."""
    assert "tasto non vale più" in talk.presses(ADMIN, action)


def test_it_speaks_english(talk):
    """To whoever has chosen that."""
    with talk.database.writing() as session:
        reps.by_telegram(session, ADMIN).language = "en"
    assert talk.says(ADMIN, "/health").startswith("✅ <b>Everything is fine</b>")
