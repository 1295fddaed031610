"""The one door out: nothing is lost, order is kept, and what Telegram says is heeded."""

import time

import pytest

from bot import clock
from storage import processes, reps
from storage.database import Database
from storage.tables import Process
from tests.bot.sending import keep, rows, sending, until
from tests.botapi.grouping import Group


def test_replies_go_out_in_order_and_are_noted(api, sara, database, database_url):
    """Each is sent once, in the order it was kept, and has the id that Telegram gave it."""
    keep(database, "one", "two", "three")
    with sending(api, database_url, database):
        sara.wait_for(3)
        until(lambda: all(row.state == "sent" for row in rows(database)))
    assert [sent.text for sent in sara.messages] == ["one", "two", "three"]
    assert [row.telegram_id for row in rows(database)] == [sent.message_id for sent in sara.messages]


@pytest.mark.parametrize("trouble", [{"status": 429, "retry_after": 1}, {"status": 502}, {"status": "refuse"}])
def test_trouble_delays_and_keeps_the_order(api, sara, database, database_url, trouble):
    """After a flood warning, a broken server or a refused connection the same replies come, once each, in order."""
    api.fail("sendMessage", times=1, **trouble)
    keep(database, "one", "two")
    with sending(api, database_url, database):
        sara.wait_for(2)
    assert [sent.text for sent in sara.messages] == ["one", "two"]


def test_a_broken_connection_loses_nothing(api, sara, database, database_url):
    """Where nobody can know whether it arrived, it is sent again rather than lost."""
    api.fail("sendMessage", times=1, status="cut")
    keep(database, "one", "two")
    with sending(api, database_url, database):
        sara.wait_for("two")
    texts = [sent.text for sent in sara.messages]
    assert texts in (["one", "one", "two"], ["one", "two"])


def test_what_is_for_a_rep_who_stopped_the_bot_is_held(api, sara, database, database_url):
    """After a 403 nothing more is tried, and the rep counts as away, until they write again."""
    with database.writing() as session:
        reps.add(session, "Sara Conti", telegram_id=1001)
    sara.blocks()
    keep(database, "one", "two")
    with sending(api, database_url, database) as wake:
        until(lambda: [row.state for row in rows(database)] == ["held", "held"])
        with database.reading() as session:
            assert reps.by_telegram(session, 1001).blocked
        keep(database, "three")
        wake()
        until(lambda: rows(database)[2].state == "held")
        assert len(api.calls_of("sendMessage")) == 1
        sara.unblocks()
        with database.writing() as session:
            reps.set_blocked(session, 1001, False)
        wake()
        sara.wait_for("three")
    assert [sent.text for sent in sara.messages] == ["one", "two", "three"]


def test_a_group_that_put_the_bot_out_gets_nothing_more(api, sara, database, database_url):
    """Nobody can write to the bot there: what waits is not kept for ever."""
    Group(sara.world, -500, [sara])
    api.fail("sendMessage", times=None, status=403, description="Forbidden: bot was kicked from the group chat")
    keep(database, "one", "two", chat_id=-500)
    with sending(api, database_url, database):
        until(lambda: [row.state for row in rows(database)] == ["failed", "failed"])
    assert len(api.calls_of("sendMessage")) == 1


def test_an_edit_that_changes_nothing_is_a_success(api, sara, database, database_url):
    """Telegram's "not modified" is not an error for us."""
    keep(database, "one")
    with sending(api, database_url, database) as wake:
        first = sara.wait_for("one")
        keep(database, "one", edits=first.message_id)
        wake()
        until(lambda: [row.state for row in rows(database)] == ["sent", "sent"])


def test_an_edit_of_a_message_that_is_gone_comes_as_a_new_message(api, sara, database, database_url):
    """What was to be said is said all the same."""
    keep(database, "one", edits=987654)
    with sending(api, database_url, database):
        assert not sara.wait_for("one").edited


def test_markup_that_telegram_cannot_read_is_sent_plain(api, sara, database, database_url):
    """The words arrive without their markup."""
    keep(database, "<b>never closed & more")
    with sending(api, database_url, database):
        assert "never closed" in sara.wait_for("never closed").text


def test_a_refused_reply_does_not_hold_up_the_chat(api, sara, database, database_url):
    """A reply that can never be sent is noted, and the next one goes."""
    keep(database, "", "two")
    with sending(api, database_url, database):
        sara.wait_for("two")
    assert rows(database)[0].state == "failed"
    api.violations.clear()


def times(api, chat_id=None):
    """When messages were asked to be sent."""
    calls = [call for call in api.calls if call.method == "sendMessage"]
    return [call.time for call in calls if chat_id is None or call.params["chat_id"] == chat_id]


def test_a_slow_chat_holds_up_only_itself(api, sara, database, database_url):
    """While one message takes its time, fifty to others go."""
    others = [api.user(2000 + n, f"Rep{n}") for n in range(50)]
    api.fail("sendMessage", times=1, status="slow", delay=7, chat_id=1001)
    keep(database, "slow", "behind")
    for other in others:
        keep(database, "quick", chat_id=other.id)
    with sending(api, database_url, database, rate=200):
        sara.wait_for("behind", timeout=20)
    slow, behind = times(api, 1001)
    assert behind == max(times(api))
    assert behind - slow >= 7
    assert all([sent.text for sent in other.messages] == ["quick"] for other in others)


def test_no_more_than_the_rate_in_any_second(api, database, database_url):
    """Forty people at once, at fifteen a second."""
    people = [api.user(2000 + n, f"Rep{n}") for n in range(40)]
    for one in people:
        keep(database, "news", chat_id=one.id)
    with sending(api, database_url, database, rate=15):
        for one in people:
            one.wait_for("news")
    at = times(api)
    assert len(at) == 40
    assert max(sum(begin <= t < begin + 1 for t in at) for begin in at) <= 16  # one may come late on the way
    assert at[-1] - at[0] < 4


def test_one_person_gets_a_short_burst_and_then_one_a_second(api, sara, database, database_url):
    """Three at once, the next three seconds after the first; edits count."""
    keep(database, "one", "two", "three")
    with sending(api, database_url, database) as wake:
        first = sara.wait_for(3)
        keep(database, "changed", edits=first.message_id)
        wake()
        sara.wait_for("changed")
    edited = next(call.time for call in api.calls if call.method == "editMessageText")
    assert times(api)[2] - times(api)[0] < 2
    assert edited - times(api)[0] >= 2.9


def test_a_group_gets_one_a_second(api, sara, database, database_url):
    """No bursts where many read."""
    Group(sara.world, -500, [sara])
    keep(database, "one", "two", "three", chat_id=-500)
    with sending(api, database_url, database):
        until(lambda: len(times(api)) == 3)
    first, second, third = times(api)
    assert second - first >= 0.9
    assert third - second >= 0.9


def test_in_the_time_that_telegram_asks_for_nobody_gets_anything(api, sara, database, database_url):
    """One chat's flood warning is heeded for all, also when other messages end well meanwhile."""
    others = [api.user(2000 + n, f"Rep{n}") for n in range(10)]
    api.fail("sendMessage", times=1, status="slow", delay=1, chat_id=2000)
    api.fail("sendMessage", times=1, status=429, retry_after=3, chat_id=1001)
    keep(database, "slow", chat_id=2000)
    keep(database, "one")
    with sending(api, database_url, database) as wake:
        until(lambda: api.refusals)
        warned = time.time()
        for other in others[1:]:
            keep(database, "quick", chat_id=other.id)
            wake()
        for one in (sara, *others[1:]):
            one.wait_for(1)
    later = [at for at in times(api) if at > warned]
    assert len(later) == 10
    assert min(later) - warned >= 2.9


def test_a_server_that_is_away_for_a_while_loses_nothing_and_doubles_nothing(api, sara, database, database_url):
    """Nobody has heard what could not be said at all."""
    with sending(api, database_url, database) as wake:
        keep(database, "before")
        wake()
        sara.wait_for("before")
        until(lambda: rows(database)[0].state == "sent")
        with api.down():
            keep(database, "one", "two")
            keep(database, "three", chat_id=1002)
            wake()
            time.sleep(2)
            api.user(1002, "Ugo")
        sara.wait_for("two", timeout=20)
        api.user(1002, "Ugo").wait_for("three", timeout=20)
    assert [sent.text for sent in sara.messages] == ["before", "one", "two"]
    assert len(api.user(1002).messages) == 1


def test_a_group_that_moves_takes_along_what_waits(api, sara, database, database_url):
    """All goes to the new id; what was to change an old message comes as a new one."""
    Group(sara.world, -500, [sara])
    Group(sara.world, -1000500, [sara])
    api.fail("sendMessage", times=1, status=400, migrate_to=-1000500, chat_id=-500)
    keep(database, "one", "two", chat_id=-500)
    keep(database, "three", chat_id=-500, edits=7)
    with sending(api, database_url, database):
        until(lambda: all(row.state == "sent" for row in rows(database)))
    assert [sent.text for sent in sara.world.chats.sent_to(-1000500)] == ["one", "two", "three"]
    assert {row.chat_id for row in rows(database)} == {-1000500}


def test_told_to_stop_it_notes_what_was_on_its_way(api, sara, database, database_url):
    """What Telegram took is not sent again after the next start; what was not begun waits."""
    api.fail("sendMessage", times=1, status="slow", delay=2, chat_id=1001)
    keep(database, "one", "two")
    with sending(api, database_url, database):
        sara.wait_for("one")
    assert [row.state for row in rows(database)] == ["sent", "waiting"]
    assert rows(database)[1].not_before is None


def test_two_senders_share_the_work(api, postgres_maker):
    """On one database each reply goes once and in order, whichever of two processes sends it, at the rate for both."""
    url = postgres_maker()
    first, second = Database(url), Database(url)
    people = [api.user(2000 + n, f"Rep{n}") for n in range(30)]
    with first.writing() as session:
        for name in ("a", "b"):
            processes.beat(
                session, Process(id=name, host="here", started_at=clock.now(), beat_at=clock.now()), clock.now()
            )
    for one in people:
        keep(first, "one", "two", chat_id=one.id)
    with sending(api, url, first, rate=20), sending(api, url, second, rate=20):
        for one in people:
            one.wait_for("two")
    at = times(api)
    assert len(at) == 60
    assert max(sum(begin <= t < begin + 1 for t in at) for begin in at) <= 22
    assert all([sent.text for sent in one.messages] == ["one", "two"] for one in people)
    first.close()
    second.close()
