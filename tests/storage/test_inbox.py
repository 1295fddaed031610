"""The inbox keeps updates once, hands each to one, and forgets strangers."""

import datetime as dt

from storage import inbox, outbox
from storage.database import Database
from storage.inbox import Update
from storage.tables import Inbox, Outbox

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def keep(database: Database, *update_ids: int, now: dt.datetime = NOW) -> int:
    with database.writing() as session:
        return inbox.keep(session, [Update(n, 7, "{}") for n in update_ids], now)


def finish(database: Database, update_id: int, now: dt.datetime = NOW) -> None:
    with database.writing() as session:
        row = inbox.claim(session, update_id)
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
    finish(database, 5)
    with database.writing() as session:
        assert inbox.claim(session, 5) is None
    with database.reading() as session:
        assert inbox.peek(session, 5) is None


def test_a_claim_that_rolls_back_leaves_the_update_waiting(database):
    """A transaction that does not commit has not handled anything."""
    keep(database, 5)
    try:
        with database.writing() as session:
            row = inbox.claim(session, 5)
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
    with database.reading() as session:
        row = inbox.peek(session, 1)
    assert row is not None
    assert row.received_at == NOW
    assert row.received_at.utcoffset() == dt.timedelta(0)


def test_nothing_stays_of_a_stranger_once_the_answer_is_sent(database):
    """The row keeps the update id and no word, chat or time; the answer's row is gone."""
    keep(database, 9)
    with database.writing() as session:
        row = inbox.claim(session, 9)
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
