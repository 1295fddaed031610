"""The inbox keeps updates once, hands each to one, and forgets strangers."""

import datetime as dt
import threading

import pytest

from storage import inbox, outbox, processes
from storage.database import Database
from storage.inbox import Update
from storage.tables import Inbox, Outbox, Process

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def keep(database: Database, *update_ids: int, now: dt.datetime = NOW) -> int:
    with database.writing() as session:
        return inbox.keep(session, [Update(n, 7, "{}") for n in update_ids], now)


def take(database: Database, chat_id: int = 7, owner: str = "a", now: dt.datetime = NOW) -> inbox.Taken | None:
    with database.noting() as session:
        return inbox.take(session, chat_id, owner, now)


def finish(database: Database, update_id: int, now: dt.datetime = NOW) -> None:
    """The oldest of the chat, which must be that one."""
    taken = take(database, now=now)
    assert taken is not None
    assert taken.update_id == update_id
    with database.writing() as session:
        row = inbox.claim(session, taken)
        assert row is not None
        inbox.done(session, row, now)


def test_a_second_delivery_changes_nothing(database):
    """An update id is kept once, also when it was handled in between."""
    assert keep(database, 1, 2) == 2
    finish(database, 1)
    assert keep(database, 1, 2, 3) == 1
    with database.reading() as session:
        assert inbox.waiting(session) == [(2, 7), (3, 7)]


def test_a_done_update_cannot_be_claimed(database):
    """What is done is not handed out again."""
    keep(database, 5)
    taken = take(database)
    with database.writing() as session:
        inbox.done(session, inbox.claim(session, taken), NOW)
    with database.writing() as session:
        assert inbox.claim(session, taken) is None
    assert take(database) is None
    with database.reading() as session:
        assert not inbox.open_in(session, 7)


def test_a_chat_is_taken_up_at_its_oldest_update(database):
    """The next one only when that is done, whichever came in first."""
    keep(database, 3, 2)
    assert take(database).update_id == 2
    finish(database, 2)
    assert take(database).update_id == 3


def test_each_taking_up_counts(database):
    """And only the last of them can be committed."""
    keep(database, 2)
    first, second = take(database), take(database)
    assert (first.attempt, second.attempt) == (1, 2)
    with database.writing() as session:
        assert inbox.claim(session, first) is None
        assert inbox.claim(session, second) is not None
        inbox.put_back(session, second)
    assert take(database).attempt == 2


def test_what_was_set_aside_waits_again_before_what_came_after(database):
    """With all attempts before it, and its chat is named to whoever did it."""
    keep(database, 2, 3)
    taken = take(database)
    with database.writing() as session:
        inbox.done(session, inbox.claim(session, taken), NOW, trouble="ValueError")
    assert take(database).update_id == 3
    with database.writing() as session:
        assert inbox.again(session, 2)
        assert not inbox.again(session, 3)
        assert inbox.woken(session) == {7}
    again = take(database)
    assert (again.update_id, again.attempt) == (2, 1)


@pytest.fixture
def shared(postgres_maker):
    """A database that several processes share."""
    opened = Database(postgres_maker())
    yield opened
    opened.close()


LATER = NOW + inbox.LEASE + dt.timedelta(seconds=1)


def test_what_one_process_has_in_hand_no_other_takes_up(shared):
    """Nor anything after it in that chat; other chats are free."""
    keep(shared, 1, 2)
    with shared.writing() as session:
        inbox.keep(session, [Update(4, 8, "{}")], NOW)
    assert take(shared, owner="a").update_id == 1
    assert take(shared, owner="b") is None
    with shared.reading() as session:
        assert inbox.free(session, "b", NOW, 10) == [8]
    assert take(shared, 8, "b").update_id == 4


def test_a_dead_process_is_followed_by_another_once_its_lease_ends(shared):
    """What the dead one wanted to commit after all is refused."""
    keep(shared, 1)
    dead = take(shared, owner="a")
    with shared.noting() as session:
        inbox.renew(session, "a", NOW + dt.timedelta(seconds=30))
    assert take(shared, owner="b", now=LATER) is None
    assert take(shared, owner="b", now=LATER + inbox.LEASE).attempt == 2
    with shared.writing() as session:
        assert inbox.claim(session, dead) is None


def test_what_is_let_go_of_is_free_at_once(shared):
    """A death counts as an attempt, a stop does not."""
    keep(shared, 1)
    take(shared, owner="a")
    with shared.noting() as session:
        inbox.let_go(session, ["a"])
    assert take(shared, owner="b").attempt == 2
    with shared.noting() as session:
        inbox.let_go(session, ["b"], died=False)
    assert take(shared, owner="c").attempt == 2


def test_of_many_that_meet_at_a_chat_one_gets_its_oldest_update(shared):
    """However many threads try at once, nobody gets the one after it."""
    keep(shared, *range(1, 21))
    found: list[inbox.Taken] = []

    def work(owner: str) -> None:
        for _ in range(200):
            taken = take(shared, owner=owner)
            if taken is None:
                continue
            found.append(taken)
            with shared.writing() as session:
                inbox.done(session, inbox.claim(session, taken), NOW)

    threads = [threading.Thread(target=work, args=(f"{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [taken.update_id for taken in found] == list(range(1, 21))


def test_signs_of_life_are_heeded_for_a_while(database):
    """The eldest comes first; one that is silent does not count, and its row goes."""
    with database.noting() as session:
        for age, name in enumerate(("young", "old")):
            born = NOW - dt.timedelta(hours=age)
            processes.beat(session, Process(id=name, host="a", started_at=born, beat_at=born), NOW)
    with database.noting() as session:
        later = NOW + dt.timedelta(minutes=6)
        assert [process.id for process in processes.alive(session, NOW)] == ["old", "young"]
        assert processes.living(session, NOW) == 2
        assert processes.living(session, later) == 1
        processes.beat(session, Process(id="old", host="a", started_at=NOW, beat_at=NOW), later)
        assert processes.every(session) == ["old"]


def test_a_claim_that_rolls_back_leaves_the_update_waiting(database):
    """A transaction that does not commit has not handled anything."""
    keep(database, 5)
    taken = take(database)
    try:
        with database.writing() as session:
            row = inbox.claim(session, taken)
            assert row is not None
            inbox.done(session, row, NOW)
            raise RuntimeError
    except RuntimeError:
        pass
    with database.reading() as session:
        assert inbox.waiting(session) == [(5, 7)]


def test_telegram_ids_beyond_32_bits_are_kept_whole(database):
    """Update and chat ids of 52 bits come back as they went in."""
    large = 2**51 + 1
    with database.writing() as session:
        inbox.keep(session, [Update(large, -large, "{}")], NOW)
    with database.reading() as session:
        assert inbox.waiting(session) == [(large, -large)]


def test_moments_come_back_aware_and_in_utc(database):
    """A moment with an offset is the same moment when it comes back, in UTC."""
    rome = dt.timezone(dt.timedelta(hours=1))
    keep(database, 1, now=NOW.astimezone(rome))
    row = take(database)
    assert row is not None
    assert row.received_at == NOW
    assert row.received_at.utcoffset() == dt.timedelta(0)


def test_nothing_stays_of_a_stranger_once_the_answer_is_sent(database):
    """The row keeps the update id and no word, chat or time; the answer's row is gone."""
    keep(database, 9)
    taken = take(database)
    with database.writing() as session:
        row = inbox.claim(session, taken)
        outbox.add(session, outbox.Post(7, '{"text": "no"}', stranger=9), NOW)
        inbox.done(session, row, NOW)
    with database.writing() as session:
        (reply,) = outbox.claim(session, NOW)
        outbox.sent(session, reply.id, 100, NOW)
    with database.reading() as session:
        kept = session.get(Inbox, 9)
        assert (kept.update_id, kept.chat_id, kept.payload, kept.received_at, kept.done_at) == (
            9,
            None,
            None,
            None,
            None,
        )
        assert session.get(Outbox, reply.id) is None
    assert keep(database, 9) == 0


def test_old_updates_go_and_waiting_ones_stay(database):
    """After eight days what is done is dropped, strangers' rows before it too; what waits is never dropped."""
    keep(database, 1, 2, 3, 4)
    finish(database, 1)
    finish(database, 2)
    with database.writing() as session:
        inbox.forget(session, 1)
        inbox.tidy(session, NOW + inbox.KEPT + dt.timedelta(seconds=1))
    with database.reading() as session:
        assert session.get(Inbox, 1) is None
        assert session.get(Inbox, 2) is None
        assert inbox.waiting(session) == [(3, 7), (4, 7)]
