"""Who is let in and who is not; what is on record; teams."""

import datetime as dt
import threading
import time

import pytest

from storage import acts, handover, names, outbox, reps, teams
from storage.database import Database
from storage.exporting import restore
from storage.outbox import Post
from storage.tables import Account, Invitation, Reminder
from tests.storage.exported import copy

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)


@pytest.fixture
def session(database):
    with database.writing() as opened:
        yield opened


@pytest.fixture
def sara(session):
    return reps.add(session, "Sara Conti", telegram_id=1001)


def test_who_was_removed_is_a_stranger(session, sara):
    """Also where the row still has the chat, as one whose load was taken back."""
    sara.removed_at = NOW
    session.add(sara)
    session.flush()
    assert reps.by_telegram(session, 1001) is None
    assert reps.known(session, sara.id) is None
    assert reps.standing(session) == []


def test_the_chat_of_who_was_removed_is_free_for_another(session, sara):
    """By an invitation and by the settings."""
    sara.removed_at = NOW
    session.add(sara)
    tom = reps.add(session, "Tom Walker")
    reps.invite(session, tom, "code", NOW)
    assert reps.join(session, "code", 1001, NOW).id == tom.id
    tom.removed_at = NOW
    session.add(tom)
    session.flush()
    assert reps.admin(session, 1001, "Ada Sala").name == "Ada Sala"


def test_an_invitation_takes_nobodys_seat(session, sara):
    """Of a colleague who is in by other means since, or was removed."""
    tom = reps.add(session, "Tom Walker")
    reps.invite(session, tom, "code", NOW)
    tom.telegram_id = 5
    session.add(tom)
    assert reps.join(session, "code", 6, NOW) is None
    tom.telegram_id, tom.removed_at = None, NOW
    session.add(tom)
    assert reps.join(session, "code", 6, NOW) is None


def test_whom_the_settings_let_in_needs_no_invitation_any_more(session):
    """The link that was given before is void."""
    giulia = reps.add(session, "Giulia Moretti")
    reps.invite(session, giulia, "code", NOW)
    assert reps.invited(session, NOW) == {giulia.id}
    reps.admin(session, 5, "Giulia Moretti")
    assert reps.invited(session, NOW) == set()


def test_an_invitation_is_open_for_its_days(session, sara):
    """Then the colleague counts as not invited."""
    tom = reps.add(session, "Tom Walker")
    reps.invite(session, tom, "code", NOW)
    assert reps.invited(session, NOW + reps.VALID) == {tom.id}
    assert reps.invited(session, NOW + reps.VALID + dt.timedelta(seconds=1)) == set()


def test_nothing_more_is_sent_to_who_leaves(session, sara):
    """Neither what waits nor what is held; what was sent stays."""
    for number in range(3):
        outbox.add(session, Post(1001, "{}", once=str(number)), NOW)
    rows = outbox.claim(session, NOW, 9)
    outbox.sent(session, rows[0].id, 1, NOW)
    outbox.failed(session, rows[0].id + 1, "blocked", "held")
    reps.leave(session, sara, NOW)
    assert (sara.telegram_id, sara.removed_at) == (None, NOW)
    assert outbox.next_moment(session) is None
    assert outbox.claim(session, NOW + outbox.LEASE * 2) == []
    outbox.free(session, 1001)
    assert not outbox.anything(session, NOW + outbox.LEASE * 2)


def test_a_team_is_found_by_its_name_and_made_once(session):
    """Whatever the case; one that was taken back is none."""
    nord = teams.named(session, " Nord  Ovest ")
    assert teams.named(session, "nord ovest").id == nord.id
    assert [team.name for team in teams.standing(session)] == ["Nord Ovest"]
    nord.removed_at = NOW
    session.add(nord)
    session.flush()
    assert (teams.by_id(session, nord.id), teams.by_id(session, None), teams.by_name(session, "nord ovest")) == (
        None,
    ) * 3


def test_acts_are_read_newest_first_and_page_by_page(session, sara):
    """From a given one backwards; what comes later does not count."""
    made = [acts.keep(session, "export", sara.id, NOW, form=str(n)).id for n in range(5)]
    assert [act.id for act in acts.latest(session, 2)] == made[:2:-1]
    assert [act.id for act in acts.latest(session, 2, before=made[4], skip=2)] == [made[1], made[0]]
    assert acts.count(session, made[4]) == 4
    assert acts.by_id(session, made[0]).details == {"form": "0"}


def test_the_last_act_about_a_colleague_is_found_by_its_kind(session, sara):
    """Of several kinds the latest."""
    acts.keep(session, "invite", None, NOW, sara.id)
    acts.keep(session, "role", None, NOW, sara.id, role="admin")
    assert acts.last_about(session, sara.id, "invite", "role").kind == "role"
    assert acts.last_about(session, sara.id, "invite").details is None
    assert acts.last_about(session, sara.id, "remove") is None


def test_thousands_of_customers_are_handed_over_and_back(session, sara):
    """All of them, and the names the company knows have changed both times."""
    tom = reps.add(session, "Tom Walker", telegram_id=2)
    session.add_all(Account(name=f"Cliente {n}", owner_id=sara.id) for n in range(3000))
    session.add(Reminder(rep_id=sara.id, action="call", what="x", zone="Europe/Rome", lang="it"))
    session.flush()
    assert handover.held(session, sara.id) == handover.Held(3000, 1, 0)
    act = acts.keep(session, "remove", tom.id, NOW, sara.id)
    version = names.version(session)
    assert handover.remove(session, sara, tom, act) == handover.Held(3000, 1, 0)
    assert names.version(session) > version
    assert not handover.held(session, sara.id)
    assert handover.held(session, tom.id).customers == 3000
    handover.restore(session, act, NOW)
    assert handover.held(session, sara.id) == handover.Held(3000, 1, 0)
    assert reps.by_telegram(session, 1001).id == sara.id
    assert handover.restore(session, acts.keep(session, "remove", None, NOW), NOW) is None


def test_what_was_done_before_a_copy_is_taken_in_stays_on_record(database, request, tmp_path):
    """An admin who wrote to an empty Taccuino is no data, and is the one of the copy from then on."""
    with database.writing() as opened:
        for name in ("Tom Walker", "Anna Verdi"):
            reps.add(opened, name)
    copy(database, tmp_path / "copy.zip")
    maker = "postgres_maker" if database.alone else "sqlite_maker"
    other = Database(request.getfixturevalue(maker)())
    with other.writing() as opened:
        anna = reps.admin(opened, 5, "Anna Verdi")
        acts.keep(opened, "role", None, NOW, anna.id, role="admin", was="rep", by="settings")
        acts.keep(opened, "export", anna.id, NOW)
    with other.writing() as opened:
        restore(opened, tmp_path / "copy.zip")
    with other.reading() as opened:
        assert reps.by_telegram(opened, 5).id == 2
        found = [(act.kind, act.rep_id, act.about_id) for act in acts.latest(opened, 9)]
        assert found == [("export", 2, None), ("role", None, 2)]
    other.close()


def test_two_who_use_one_invitation_at_the_same_moment_are_one(database):
    """The second waits for the first, and finds it used."""
    with database.writing() as session:
        reps.invite(session, reps.add(session, "Tom Walker"), "code", NOW)
    assert sorted(joining(database, [("code", 5), ("code", 6)]), key=str) == [None, "Tom Walker"]


def test_two_invitations_of_one_colleague_let_in_one(database):
    """Two managers invited the same colleague at the same moment: both links are out, one is good."""
    with database.writing() as session:
        tom = reps.add(session, "Tom Walker")
        reps.invite(session, tom, "first", NOW)
        session.add(Invitation(code="second", rep_id=tom.id, made_at=NOW))
    assert sorted(joining(database, [("first", 5), ("second", 6)]), key=str) == [None, "Tom Walker"]


def joining(database, tries):
    """What each of these gets who join in threads of their own, each transaction open for a while."""
    start, found = threading.Barrier(len(tries)), []

    def join(code, telegram_id):
        start.wait()
        with database.writing() as session:
            rep = reps.join(session, code, telegram_id, NOW)
            time.sleep(0.2)
        found.append(rep.name if rep else None)

    threads = [threading.Thread(target=join, args=one) for one in tries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
