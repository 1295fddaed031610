"""What is to be done: by day, in a time, and what was left over."""

import datetime as dt

import pytest

from storage.tables import Reminder
from tests.topics.dealing import ANNA, NOW, ROSSI, TODAY, UGO, VERDI, day, firm, said

SATURDAY, ONE = dt.date(2026, 11, 21), dt.timedelta(1)


def todo(ago, what, time=None, rep=ANNA, account=ROSSI):
    """Something to be done so many days ago."""
    return Reminder(
        rep_id=rep, account_id=account, action="call", what=what, day=day(ago), time=time, zone="Europe/Rome",
        due=NOW, lang="it",
    )  # fmt: skip


def test_of_one_day_only_the_hours_are_told(database):
    """The day stands above the list."""
    firm(database, todo(-1, "chiamare Rossi", "10:00"), todo(-1, "mandare il listino a Rossi"), todo(-2, "altro"))
    assert said(database, "agenda", since=day(-1), until=day(-1)) == [
        "📋 2 cose da fare domani, sabato 21 novembre:", "• chiamare Rossi — alle 10:00",
        "• mandare il listino a Rossi",
    ]  # fmt: skip


def test_what_was_left_over_is_not_forgotten(database):
    """In days from today on, how much is older; of a time that is past nothing is said."""
    firm(database, todo(9, "chiamare Rossi"), todo(0, "passare da Rossi"), todo(8, "altro", rep=UGO))
    lines = said(database, "agenda", since=day(4), until=day(-2))
    assert lines[-1] == "⏳ E una cosa rimasta indietro."
    assert said(database, "agenda", since=TODAY, until=TODAY)[-1] == "⏳ E una cosa rimasta indietro."
    assert not any("indietro" in line for line in said(database, "agenda", since=day(9), until=day(9)))


def test_of_one_customer_and_of_a_colleague(database):
    """Only what is theirs."""
    firm(database, todo(-1, "chiamare"), todo(-1, "scrivere", account=VERDI), todo(-1, "altro", rep=UGO))
    assert len(said(database, "agenda", ROSSI)) == 2
    assert said(database, "agenda", rep_ids=(UGO,), whose="Ugo Gallo")[0] == "📋 Una cosa da fare:"
    assert said(database, "agenda", since=day(3), until=day(3)) == ["Niente da fare martedì 17 novembre."]


@pytest.mark.parametrize(("today", "until"), [(SATURDAY, 1), (SATURDAY + ONE, 0)], ids=["Saturday", "Sunday"])
def test_at_a_weekend_this_week_is_the_next_one_too(database, today, until):
    """From today to its end, which is said."""
    firm(database, todo(-3, "chiamare Rossi"), todo(-12, "altro"))
    monday = SATURDAY - ONE * 5
    lines = said(database, "agenda", since=monday, until=today + ONE * until, today=today)
    assert lines[0].startswith("📋 Una cosa da fare dal")
    assert "29 novembre" in lines[0]
    assert lines[1] == "• chiamare — lunedì 23 novembre" or "chiamare Rossi" in lines[1]
    assert lines[-1] == "<i>Siamo nel fine settimana: ho guardato anche la settimana che viene.</i>"


def test_on_a_friday_this_week_ends_on_sunday(database):
    """Only at a weekend is more meant than is said."""
    firm(database, todo(-3, "chiamare Rossi"))
    assert said(database, "agenda", since=day(4), until=day(-2)) == ["Niente da fare dal 16 al 22 novembre."]
