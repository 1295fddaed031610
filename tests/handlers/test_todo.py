"""When a thing to do rings."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from handlers.heard import Heard
from handlers.said import House, Incoming, Sender, Words
from handlers.todo import ahead, rings
from nlp.reading import FollowUp
from storage.tables import Rep

ROME = ZoneInfo("Europe/Rome")
HOUSE = House(zone=ROME, language="it", languages=("it", "en"))
FRIDAY = dt.datetime(2026, 11, 20, 10, 0, tzinfo=ROME)


def heard(now: dt.datetime, rep: Rep | None = None) -> Heard:
    return Heard(Incoming(1, 1, now, Sender(1, "Sara"), Words("")), HOUSE, rep, "it")


def local(now: dt.datetime, **said) -> str | None:
    moment = rings(FollowUp("call", **said), heard(now))
    return moment and moment.astimezone(ROME).strftime("%a %H:%M")


CASES = [
    ({"due": "2026-11-27", "time": "15:00"}, "Fri 15:00"),
    ({"due": "2026-11-23"}, "Mon 08:30"),
    ({"due": "2026-11-23", "part": "afternoon"}, "Mon 14:30"),
    ({"due": "2026-11-23", "part": "evening"}, "Mon 19:00"),
    ({"due": "2026-11-20"}, "Fri 17:30"),
    ({"due": "2026-11-20", "part": "evening"}, "Fri 19:00"),
    ({"due": "2026-11-20", "time": "09:00"}, None),
    ({"due": "2026-11-19"}, None),
    ({}, None),
]


@pytest.mark.parametrize(("said", "expected"), CASES)
def test_a_day_rings_at_the_hour_that_was_said_or_meant(said, expected):
    """A clock time as said; else the part of day, the morning, or what of today is left. Never in the past."""
    assert local(FRIDAY, **said) == expected


@pytest.mark.parametrize("said", [{"due": "2026-11-20"}, {"due": "2026-11-20", "part": "morning"}])
def test_today_always_rings_however_late_it_is(said):
    """When all hours of the day are gone, in an hour."""
    assert local(FRIDAY.replace(hour=21, minute=5), **said) == "Fri 22:05"


@pytest.mark.parametrize(
    ("said", "expected"),
    [({"due": "2026-11-23"}, "Mon 07:30"), ({"due": "2026-11-20"}, "Fri 15:30"),
     ({"due": "2026-11-23", "part": "morning"}, "Mon 07:30"), ({"due": "2026-11-23", "time": "18:00"}, "Mon 18:00")],
)  # fmt: skip
def test_a_rep_with_hours_of_their_own_hears_of_it_in_those(said, expected):
    """When work begins; of what is for today and has no hour, half an hour before it ends."""
    rep = Rep(name="Sara", works_from="07:30", works_to="16:00")
    moment = rings(FollowUp("call", **said), heard(FRIDAY, rep))
    assert moment is not None
    assert moment.astimezone(ROME).strftime("%a %H:%M") == expected


def test_a_distance_rings_exactly_that_far():
    """To the second, whatever its rounding shows."""
    at = FRIDAY + dt.timedelta(seconds=60)
    assert rings(FollowUp("call", at=at, due="2026-11-20", time="10:01"), heard(FRIDAY)) == at


def test_an_hour_that_comes_twice_rings_the_next_time_it_comes():
    """On the night the clocks go back, 2:30 is first in summer time, then in winter time."""
    day, half_past_two = dt.date(2026, 10, 25), dt.time(2, 30)
    before = dt.datetime(2026, 10, 25, 0, 10, tzinfo=dt.UTC).astimezone(ROME)
    between = dt.datetime(2026, 10, 25, 0, 40, tzinfo=dt.UTC).astimezone(ROME)
    after = dt.datetime(2026, 10, 25, 1, 40, tzinfo=dt.UTC).astimezone(ROME)
    assert ahead(day, half_past_two, before) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert ahead(day, half_past_two, between) == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    assert ahead(day, half_past_two, after) is None
