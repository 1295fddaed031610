"""How fast Telegram lets us speak: reckoned without a clock."""

import random

import pytest

from bot.pacing import Pace, free


def sent(pace, chat_ids, now=0.0):
    """When each message went, each as soon as its chat and the rate allowed."""
    at = []
    for chat_id in chat_ids:
        now = max(now, pace.free(chat_id))
        at.append(pace.book(chat_id, now))
    return at


def most_within(seconds, at):
    """The most in any such stretch of time, its end left out."""
    return max(sum(begin <= t < begin + seconds - 1e-9 for t in at) for begin in at)


def test_the_first_message_goes_at_once():
    """Where nothing waits, nothing is waited for."""
    pace = Pace(28)
    assert pace.book(1, 100.0) == 100.0
    assert pace.book(2, 200.0) == 200.0


def test_never_more_than_the_rate_in_any_second():
    """Whoever they are for, and whenever they came."""
    some, pace = random.Random(1), Pace(28)
    at, now = [], 0.0
    for n in range(3000):
        now += some.choice((0, 0, 0, 0.01, 0.2))
        at.append(pace.book(n, now))
    assert most_within(1, at) <= 28
    assert at == sorted(at)


def test_a_person_gets_three_at_once_and_one_a_second_in_the_long_run():
    """A short burst is allowed, no more."""
    at = sent(Pace(1000), [7] * 31)
    assert at[2] < 0.1
    assert most_within(3, at) == 3
    assert 30 <= at[-1] < 31


def test_a_group_gets_one_a_second_and_twenty_a_minute():
    """Both limits hold at once."""
    at = sent(Pace(1000), [-7] * 61)
    assert most_within(1, at) == 1
    assert most_within(60, at) == 20
    assert 180 <= at[-1] < 181


def test_one_chat_does_not_hold_up_the_others():
    """While one waits for its turn, another goes at once."""
    pace = Pace(1000)
    sent(pace, [7, 7, 7])
    assert pace.free(7) > 2.9
    assert pace.free(8) == 0.0


def test_silence_holds_for_everybody():
    """Nothing may be begun before its end, and there is no room for it meanwhile."""
    pace = Pace(28)
    pace.close(5.0)
    pace.close(3.0)
    assert pace.room(1.0, 0.9) == 0
    assert pace.book(1, 1.0) == 5.0


@pytest.mark.parametrize(("rate", "room"), [(4, 1), (28, 7), (1000, 250)])
def test_there_is_room_for_what_the_next_moment_takes(rate, room):
    """A quarter of a second's worth, and none once that is booked."""
    pace = Pace(rate)
    assert room <= pace.room(10.25, 10.0) <= room + 1
    while pace.room(10.25, 10.0):
        pace.book(1, 10.0)
    assert pace.next >= 10.25


def test_what_others_sent_counts():
    """The rule for one chat works on any list of moments."""
    assert free(7, [1.0, 1.1]) == 0.0
    assert free(7, [1.0, 1.1, 1.2]) == 4.0
    assert free(-7, [1.0]) == 2.0
    assert free(-7, [float(n) for n in range(20)]) == 60.0
