"""The outbox keeps replies in order within a chat, hands each to one sender, and gives back what a dead one held."""

import datetime as dt

from storage import outbox
from storage.tables import Outbox

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def add(database, chat_id, text, once=None):
    with database.writing() as session:
        return outbox.add(session, chat_id, text, NOW, once)


def claim(database, now=NOW, most=16):
    with database.writing() as session:
        return outbox.claim(session, now, most)


def test_only_the_oldest_of_each_chat_is_claimed(database):
    """Two replies to one chat go one after the other, chats beside each other."""
    for chat_id, text in ((1, "a"), (1, "b"), (2, "c")):
        add(database, chat_id, text)
    assert [row.payload for row in claim(database)] == ["a", "c"]
    assert claim(database) == []


def test_the_next_of_a_chat_comes_when_the_first_is_sent(database):
    """Sending the first reply frees the second."""
    add(database, 1, "a")
    add(database, 1, "b")
    (first,) = claim(database)
    with database.writing() as session:
        outbox.sent(session, first.id, 55, NOW)
    assert [row.payload for row in claim(database)] == ["b"]


def test_what_a_dead_sender_held_is_claimed_again(database):
    """A claim ends by itself."""
    add(database, 1, "a")
    assert len(claim(database)) == 1
    assert claim(database, NOW + outbox.LEASE - dt.timedelta(seconds=1)) == []
    assert len(claim(database, NOW + outbox.LEASE)) == 1


def test_a_reply_that_may_be_said_once_is_kept_once(database):
    """A second reply with the same `once` is not kept, and says so."""
    assert add(database, 1, "ring", once="reminder 1 at noon")
    assert not add(database, 1, "ring", once="reminder 1 at noon")
    assert add(database, 1, "other")


def test_what_is_put_off_holds_back_its_chat(database):
    """A reply to be tried later keeps those behind it waiting, and other chats go on."""
    for chat_id, text in ((1, "a"), (1, "b"), (2, "c")):
        add(database, chat_id, text)
    first, _ = claim(database)
    with database.writing() as session:
        outbox.later(session, first.id, NOW + dt.timedelta(seconds=40), "429")
    assert [row.payload for row in claim(database, NOW + dt.timedelta(seconds=30))] == ["c"]
    with database.reading() as session:
        assert outbox.next_moment(session) == NOW + dt.timedelta(seconds=40)
    again = claim(database, NOW + dt.timedelta(seconds=41))
    assert [(row.payload, row.attempts) for row in again] == [("a", 1)]


def test_a_claim_takes_no_more_than_asked(database):
    """At most as many as asked, the oldest first."""
    for chat_id in range(5):
        add(database, chat_id, str(chat_id))
    assert [row.payload for row in claim(database, most=2)] == ["0", "1"]


def test_a_failed_reply_is_noted_and_not_tried_again(database):
    """A refusal is kept with its reason; the chat goes on."""
    add(database, 1, "a")
    add(database, 1, "b")
    (first,) = claim(database)
    with database.writing() as session:
        outbox.failed(session, first.id, "Forbidden")
    assert [row.payload for row in claim(database)] == ["b"]
    with database.reading() as session:
        assert session.get(Outbox, first.id).trouble == "Forbidden"


def test_a_start_ends_all_claims_but_not_what_was_put_off(database):
    """The one process that sends takes up at once what another held when it died."""
    add(database, 1, "a")
    add(database, 2, "b")
    _, second = claim(database)
    with database.writing() as session:
        outbox.later(session, second.id, NOW + dt.timedelta(seconds=40), "429")
        outbox.release(session)
    assert [row.payload for row in claim(database)] == ["a"]
