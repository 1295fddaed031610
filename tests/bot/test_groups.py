"""In a group the bot speaks when it is spoken to, and tells what the least entitled member may know."""

import datetime as dt
import time

import pytest

from storage import policy, reps
from storage.database import Database
from storage.tables import Account, Purchase
from tests.botapi import BotApi
from tests.botapi.grouping import Group
from tests.running import running

DAY = dt.date(2026, 11, 10)
ANNA, UGO, NORA, STRANGER = 1001, 1002, 1003, 1009


@pytest.fixture
def company(database_url):
    """Three colleagues, and a customer of each of the first two."""
    database = Database(database_url)
    with database.writing() as session:
        people = [("Anna Neri", "rep", ANNA), ("Ugo Gallo", "rep", UGO), ("Nora Pace", "admin", NORA)]
        anna, ugo, _ = [reps.add(session, name, role, telegram) for name, role, telegram in people]
        for n, (name, owner) in enumerate((("Bortolan Impianti", anna), ("Vetreria Fusaro", ugo)), 1):
            session.add(account := Account(name=name, stage="customer", owner_id=owner.id))
            session.flush()
            session.add(Purchase(account_id=account.id, product=f"Cosa{n}X", date=DAY, status="confirmed", total=n,
                                 rep_id=owner.id))  # fmt: skip
        policy.set_sight(session, "own")
    yield database
    database.close()


@pytest.fixture
def chat(company, database_url):
    """The running bot in a group of Anna and Ugo."""
    with BotApi() as api, running(api, database_url):
        people = [api.user(ANNA, "Anna"), api.user(UGO, "Ugo"), api.user(NORA, "Nora"), api.user(STRANGER, "Eve")]
        yield Group(people[0].world, -500, people[:2]), people
        assert (api.violations, api.refusals) == ([], [])


def quiet(group, seconds=1.0):
    """What the bot wrote in the group, once it had time to."""
    time.sleep(seconds)
    return [sent.text for sent in group.world.chats.sent_to(-500)]


def test_it_is_silent_until_it_is_spoken_to(chat):
    """Talk among the members is neither read nor answered."""
    group, (anna, *_) = chat
    group.member(anna).says("cosa ha comprato Bortolan?")
    assert quiet(group) == []


def test_it_tells_nothing_before_it_knows_who_reads(chat):
    """Who has not written yet taps once; then it answers what all may know, and hides the rest."""
    group, (anna, ugo, *_) = chat
    group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    asked = group.member(anna).wait_for("siete in 2")
    assert "Cosa1X" not in asked.text
    group.member(ugo).presses(asked, "👋 Ci sono")
    group.member(ugo).wait_for("Ora so chi legge")
    group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    told = group.member(anna).wait_for(lambda sent: "Anna Neri" in sent.text)
    assert "Cosa1X" not in told.text


def test_members_who_see_all_are_told_all(chat, company):
    """Where reps see everybody's customers, so does the group."""
    group, (anna, ugo, *_) = chat
    with company.writing() as session:
        policy.set_sight(session, "all")
    group.member(ugo).says("@taccuino_bot ciao")
    group.member(ugo).wait_for(1)
    group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    assert "Cosa1X" in group.member(anna).wait_for("Bortolan").text


def test_a_reply_to_it_needs_no_name(chat, company):
    """ "e Fusaro?" as a reply keeps the subject."""
    group, (anna, ugo, *_) = chat
    with company.writing() as session:
        policy.set_sight(session, "all")
    group.member(ugo).says("@taccuino_bot ciao")
    group.member(ugo).wait_for(1)
    group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    first = group.member(anna).wait_for("Cosa1X")
    group.member(ugo).says("e Vetreria Fusaro?", reply_to=first)
    assert group.member(ugo).wait_for("Cosa2X")


def test_a_stranger_who_comes_in_ends_it(chat, company):
    """Somebody who does not work here reads along: nothing is told any more, until they have left."""
    group, (anna, ugo, _, eve) = chat
    with company.writing() as session:
        policy.set_sight(session, "all")
    group.member(ugo).says("@taccuino_bot ciao")
    group.member(ugo).wait_for(1)
    group.lets_in(anna, eve)
    group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    assert group.member(anna).wait_for("non è dei nostri")
    group.leaves(eve)
    group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    assert group.member(anna).wait_for("Cosa1X")


def test_somebody_who_was_in_before_it_counts_too(chat, company):
    """The number of people tells that one is not known."""
    group, (anna, ugo, _, eve) = chat
    group.comes_unseen(eve)
    for one in (anna, ugo):
        group.member(one).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    assert group.member(ugo).wait_for("ne conosco 2")


def swapped(group, gone, came):
    """Somebody went and another came while nobody was told: the number of people is the same."""
    with group.world.lock:
        people = group.world.chats.people[group.chat["id"]]
        people.discard(gone.id)
        people.add(came.id)


def test_who_left_unseen_is_not_taken_for_who_came(company, database_url):
    """While the bot was off a member went and a stranger came: as many are there as are known, and nothing is told."""
    with company.writing() as session:
        policy.set_sight(session, "all")
    with BotApi() as api:
        anna, ugo, eve = api.user(ANNA, "Anna"), api.user(UGO, "Ugo"), api.user(STRANGER, "Eve")
        group = Group(anna.world, -500, [anna, ugo])
        with running(api, database_url):
            group.member(ugo).says("@taccuino_bot ciao")
            group.member(ugo).wait_for(1)
            group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
            group.member(anna).wait_for("Cosa1X")
        swapped(group, ugo, eve)
        with running(api, database_url):
            group.member(anna).says("@taccuino_bot e Vetreria Fusaro?")
            asked = group.member(anna).wait_for("siete in 2, ne conosco 1")
    assert "Cosa2X" not in asked.text


def test_a_supergroup_is_the_same_group(chat, company):
    """It has another id: who was seen in it is known there, and what was asked is leant on."""
    group, (anna, ugo, *_) = chat
    with company.writing() as session:
        policy.set_sight(session, "all")
    group.member(ugo).says("@taccuino_bot ciao")
    group.member(ugo).wait_for(1)
    group.member(anna).says("@taccuino_bot cosa ha comprato Bortolan Impianti?")
    group.member(anna).wait_for("Cosa1X")
    bigger = Group(group.world, -100500, [anna, ugo])
    group.member(anna)._sends({"migrate_to_chat_id": -100500})
    bigger.member(anna)._sends({"migrate_from_chat_id": -500})
    bigger.member(anna).says("@taccuino_bot e Vetreria Fusaro?")
    assert bigger.member(anna).wait_for("Cosa2X")


def test_what_is_personal_is_not_done_in_a_group(chat, company):
    """Settings, agendas and data are asked for in private."""
    group, (anna, ugo, *_) = chat
    for one in (ugo, anna):
        group.member(one).says("/export@taccuino_bot")
    assert group.member(anna).wait_for("in privato")
