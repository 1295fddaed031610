"""The outbox keeps replies in order within a chat, hands each to one sender, and gives back what a dead one held."""

import datetime as dt

from storage import messages, outbox, reps
from storage.tables import Message, Outbox

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

SAID = {"chat_id": 1, "telegram_id": 2, "said_at": NOW, "lang": "it", "words": "visto Rossi"}


def add(database, chat_id, text, once=None):
    with database.writing() as session:
        return outbox.add(session, outbox.Post(chat_id, text, once), NOW)


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
        outbox.later(session, first.id, NOW + 2 * outbox.LEASE, "429")
    assert [row.payload for row in claim(database, NOW + outbox.LEASE)] == ["c"]
    with database.reading() as session:
        assert outbox.next_moment(session) == NOW + 2 * outbox.LEASE
    again = claim(database, NOW + 2 * outbox.LEASE)
    assert ("a", 1) in [(row.payload, row.attempts) for row in again]


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


def test_what_is_held_is_sent_when_its_reader_is_back(database):
    """A reply to somebody who has stopped the bot is neither tried nor lost."""
    add(database, 1, "a")
    (row,) = claim(database)
    with database.writing() as session:
        outbox.failed(session, row.id, "Forbidden", state="held")
    assert claim(database, NOW + dt.timedelta(hours=1)) == []
    with database.writing() as session:
        outbox.free(session, 1)
    assert [row.payload for row in claim(database)] == ["a"]


def test_the_card_of_a_record_is_the_message_that_last_showed_it(database):
    """Only what was sent has an id to be changed."""
    with database.writing() as session:
        message = messages.keep(session, Message(rep_id=reps.add(session, "Sara").id, **SAID))
        assert outbox.card(session, message.id) is None
        outbox.add(session, outbox.Post(1, "card", record=message.id), NOW)
    (row,) = claim(database)
    with database.writing() as session:
        outbox.sent(session, row.id, 55, NOW)
        assert outbox.card(session, message.id) == 55


def test_what_comes_too_early_for_its_chat_is_put_off(database):
    """It takes no place among what is claimed, and is claimed when its chat may have it."""
    for chat_id in (1, 2, 3):
        add(database, chat_id, str(chat_id))
    later = NOW + dt.timedelta(seconds=2)
    with database.writing() as session:
        claimed = outbox.claim(session, NOW, 2, lambda chat_id: later if chat_id == 1 else NOW)
    assert [row.payload for row in claimed] == ["2", "3"]
    with database.reading() as session:
        assert outbox.next_moment(session) == later
    assert [row.payload for row in claim(database, later)] == ["1"]


def test_a_claim_that_was_not_used_can_be_made_again(database):
    """It counts as no attempt."""
    add(database, 1, "a")
    (row,) = claim(database)
    with database.writing() as session:
        outbox.put_off(session, row.id, NOW + dt.timedelta(seconds=1))
    assert claim(database) == []
    assert [row.attempts for row in claim(database, NOW + dt.timedelta(seconds=1))] == [0]


def test_nothing_is_claimed_for_a_colleague_who_has_stopped_the_bot(database):
    """All that waits for them is held until they are back, and others get theirs."""
    with database.writing() as session:
        reps.add(session, "Sara", telegram_id=1)
        reps.set_blocked(session, 1, True)
    for chat_id, text in ((1, "a"), (1, "b"), (2, "c")):
        add(database, chat_id, text)
    assert [row.payload for row in claim(database)] == ["c"]
    with database.writing() as session:
        reps.set_blocked(session, 1, False)
    assert [row.payload for row in claim(database)] == ["a"]


def test_what_waits_for_a_group_goes_with_it(database):
    """Its replies have the new id and can be claimed at once, in order."""
    for text in ("a", "b"):
        add(database, -5, text)
    claim(database)
    with database.writing() as session:
        outbox.moved(session, -5, -1005, str.upper)
    (row,) = claim(database)
    assert (row.chat_id, row.payload) == (-1005, "A")


def test_when_a_chat_got_its_last_messages_is_known(database):
    """Whichever process sent them; what is too long ago is left out."""
    for text in ("a", "b", "c"):
        add(database, 1, text)
    for seconds, telegram_id in ((0, 11), (50, 12), (55, 11)):
        (row,) = claim(database, NOW + dt.timedelta(seconds=seconds))
        with database.writing() as session:
            outbox.sent(session, row.id, telegram_id, NOW + dt.timedelta(seconds=seconds))
    with database.reading() as session:
        moments = outbox.lately(session, 1, NOW + dt.timedelta(seconds=1))
    assert moments == [NOW + dt.timedelta(seconds=50), NOW + dt.timedelta(seconds=55)]


def test_only_what_stands_first_in_a_chat_says_when_to_look_again(database):
    """What is behind it must wait for it anyway."""
    add(database, 1, "a")
    (first,) = claim(database)
    add(database, 1, "b")
    with database.writing() as session:
        outbox.later(session, first.id, NOW + dt.timedelta(hours=1), "429")
        outbox.put_off(session, first.id + 1, NOW)
    with database.reading() as session:
        assert outbox.next_moment(session) == NOW + dt.timedelta(hours=1)


def test_a_claim_can_be_renewed(database):
    """What takes long to send is not given to another."""
    add(database, 1, "a")
    (row,) = claim(database)
    with database.writing() as session:
        outbox.renew(session, [row.id], NOW + 2 * outbox.LEASE)
    assert claim(database, NOW + outbox.LEASE) == []
    assert len(claim(database, NOW + 2 * outbox.LEASE)) == 1
