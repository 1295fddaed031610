"""The card of settings: shown, unfolded, saved with a tap or in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from handlers import hours
from handlers.said import House
from handlers.settings.page import SETTINGS
from storage import acts, policy, reps
from storage.tables import Rep
from tests.handlers.talking import Talk

REP, BOSS, ADMIN = 1, 2, 3


@pytest.fixture
def talk(database):
    """A rep, a manager and an admin."""
    with database.writing() as session:
        for number, role in ((REP, "rep"), (BOSS, "manager"), (ADMIN, "admin")):
            reps.add(session, f"Colleague {number}", role, number)
    return Talk(database)


def kept(talk, *names, who=REP):
    with talk.database.reading() as session:
        rep = reps.by_telegram(session, who)
        return tuple(getattr(rep, name) for name in names)


def test_the_card_shows_every_setting_with_what_holds(talk):
    """Where the rep chose nothing, the company's."""
    said = talk.says(REP, "/settings")
    for part in (
        "italiano",
        "Roma</b> (ora 11:00)",
        "08:30–17:30</b>, come l’azienda",
        "Silenzio: <b>mai",
        "Riepilogo",
    ):
        assert part in said
    assert talk.labels == ["Lingua", "Fuso orario", "Orario", "Silenzio", "Riepilogo"]


@pytest.mark.parametrize("name", [name for name in SETTINGS if name != "sight"])
def test_each_setting_unfolds_in_place_and_leads_back(name, talk):
    """Nothing is saved by looking, and no action is longer than Telegram takes."""
    before = kept(talk, "language", "zone", "works_from", "quiet_from", "digest")
    talk.presses(REP, f"set:{name}")
    assert talk.replies[0].edits
    assert talk.labels[-1] == "‹ Impostazioni"
    assert all(len(choice.action.encode()) <= 64 for row in talk.replies[0].choices for choice in row)
    assert "Impostazioni" in talk.presses(REP, "set")
    assert kept(talk, "language", "zone", "works_from", "quiet_from", "digest") == before


def test_hours_are_chosen_in_two_taps_and_given_back_in_one(talk):
    """When it begins, when it ends; then the company's again."""
    talk.presses(REP, "set:hours")
    talk.presses(REP, "07:30")
    assert "Cominci alle 07:30" in talk.text
    assert kept(talk, "works_from", "works_to") == (None, None)
    assert "07:30–16:00" in talk.presses(REP, "16:00")
    assert kept(talk, "works_from", "works_to") == ("07:30", "16:00")
    talk.presses(REP, "set:hours")
    assert "come l’azienda" in talk.presses(REP, "Come l’azienda")
    assert kept(talk, "works_from", "works_to") == (None, None)


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        ("/settings orario 8-17", "08:00", "17:00"),
        ("/settings orario: 8.30 - 17.30", "08:30", "17:30"),
        ("/settings orario dalle 8 alle 17", "08:00", "17:00"),
        ("/settings hours 9am-5pm", "09:00", "17:00"),
        ("/settings ORARIO 7:15–13", "07:15", "13:00"),
        ("/settings lavoro 0800-1630", "08:00", "16:30"),
    ],
)
def test_hours_are_typed_in_many_ways(said, begins, ends, talk):
    """In either language."""
    assert f"{begins}–{ends}" in talk.says(REP, said)
    assert kept(talk, "works_from", "works_to") == (begins, ends)


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [("silenzio 20-7", "20:00", "07:00"), ("quiet 8pm-7am", "20:00", "07:00"), ("silenzio 13-15", "13:00", "15:00")],
)
def test_quiet_may_go_over_midnight(said, begins, ends, talk):
    """And may be ended with a word."""
    talk.says(REP, f"/settings {said}")
    assert kept(talk, "quiet_from", "quiet_to") == (begins, ends)
    assert "mai" in talk.says(REP, "/settings silenzio no")
    assert kept(talk, "quiet_from", "quiet_to") == (None, None)


@pytest.mark.parametrize(
    "said",
    ["orario", "orario boh", "orario 25-30", "orario 8", "orario 17-17", "orario 8:70-9", "zona", "zona Paperopoli",
     "lingua", "lingua klingon", "riepilogo forse", "silenzio 9-9", "orario " + "9" * 300],
)  # fmt: skip
def test_what_cannot_be_read_is_asked_with_buttons_and_saves_nothing(said, talk):
    """What was said is quoted, if anything was."""
    text = talk.says(REP, f"/settings {said}")
    assert ("qui non lo so leggere" in text) == (" " in said)
    assert len(talk.labels) > 1
    assert kept(talk, "language", "zone", "works_from", "quiet_from", "digest") == (None, None, None, None, True)


def test_an_unknown_setting_is_said_above_the_card(talk):
    """Also what only an admin may set."""
    for said in ("suoneria alta", "vede tutti", "sight own"):
        assert "non lo trovo tra le impostazioni" in talk.says(REP, f"/settings {said}")
        assert "Lingua" in talk.labels


@pytest.mark.parametrize(
    ("said", "zone"),
    [("zona Lisbona", "Europe/Lisbon"), ("fuso lisbon", "Europe/Lisbon"), ("zone Italia", "Europe/Rome")],
)
def test_a_zone_is_set_by_a_city_or_a_country(said, zone, talk):
    """What is said from now on is read there."""
    talk.says(REP, f"/settings {said}")
    assert kept(talk, "zone") == (zone,)


def test_of_several_zones_one_is_tapped(talk):
    """Nothing is guessed."""
    assert "Dove sei?" in talk.says(REP, "/settings zona Portogallo")
    assert talk.labels == ["Lisbona", "Azzorre", "Madeira", "‹ Impostazioni"]
    assert "Azzorre" in talk.presses(REP, "Azzorre")
    assert kept(talk, "zone") == ("Atlantic/Azores",)


def test_the_language_changes_at_once(talk):
    """By tap or by name; the card comes in the new one."""
    talk.presses(REP, "set:lang")
    assert talk.labels == ["English", "✓ italiano", "‹ Impostazioni"]
    assert "Working hours" in talk.presses(REP, "English")
    assert "Orario di lavoro" in talk.says(REP, "/settings language Italian")
    assert "Working hours" in talk.says(REP, "/settings lingua inglese")
    assert kept(talk, "language") == ("en",)


@pytest.mark.parametrize(
    "action",
    ["set:boh", "set:zone:Mars/Base", "set:zone:../../etc/passwd", "set:lang:xx", "set:hours:1700-0800",
     "set:hours:9999-1000", "set:quiet:0800-0800", "set:digest:perhaps", "set:sight:own", "set:sight"],
)  # fmt: skip
def test_a_forged_button_saves_nothing(action, talk):
    """Whatever it holds, it is answered; who sees what is not a rep's to set."""
    assert talk.presses(REP, action)
    assert kept(talk, "language", "zone", "works_from", "quiet_from", "digest") == (None, None, None, None, True)
    with talk.database.reading() as session:
        assert policy.sight(session) == "all"


@pytest.mark.parametrize(("who", "may"), [(REP, False), (BOSS, False), (ADMIN, True)])
def test_only_an_admin_decides_who_sees_what_and_it_is_on_record(who, may, talk):
    """Once for each change; the card shows it."""
    talk.says(who, "/settings")
    assert ("Chi vede cosa" in talk.labels) == may
    talk.presses(who, "set:sight:own")
    talk.presses(who, "set:sight:own")
    with talk.database.reading() as session:
        assert policy.sight(session) == ("own" if may else "all")
        found = [(act.kind, act.rep_id, act.details) for act in acts.latest(session, 9)]
    assert found == ([("sight", ADMIN, {"was": "all", "now": "own"})] if may else [])
    assert ("ognuno i propri clienti" in talk.text) == may


HOUSE = House(zone=ZoneInfo("Europe/Rome"), language="it", languages=("it", "en"))


def test_the_day_has_the_reps_own_hours_else_the_companys():
    """What is left for today rings half an hour before work ends, never before it begins."""
    own = Rep(name="Sara", works_from="07:00", works_to="16:00")
    odd = Rep(name="Ugo", works_from="08:00", works_to="08:15")
    assert (hours.morning(own, HOUSE), hours.evening(own, HOUSE)) == (dt.time(7), dt.time(15, 30))
    assert (hours.morning(odd, HOUSE), hours.evening(odd, HOUSE)) == (dt.time(8), dt.time(8))
    for rep in (None, Rep(name="Ida")):
        assert (hours.morning(rep, HOUSE), hours.evening(rep, HOUSE)) == (HOUSE.morning, HOUSE.evening)
