"""An account's card: how things stand."""

import datetime as dt
from decimal import Decimal

import pytest

from storage import cards
from storage.tables import (
    Account,
    Channel,
    Contact,
    Interaction,
    Invoice,
    Offer,
    Purchase,
    Reminder,
    Rental,
    Rep,
    Ticket,
)

TODAY = dt.date(2026, 11, 20)


def ago(days):
    return TODAY - dt.timedelta(days)


def bought(day, total, **more):
    return Purchase(account_id=1, product="Trapano", date=day, total=Decimal(total), **more)


def owed(due, unpaid, **more):
    return Invoice(account_id=1, number="F", due=due, total=Decimal(100), unpaid=Decimal(unpaid), **more)


def reminder(what, day, **more):
    return Reminder(rep_id=1, account_id=1, action="call", what=what, day=day, zone="Europe/Rome", lang="it", **more)


@pytest.fixture
def company(database):
    """An account with an owner."""
    with database.writing() as session:
        session.add(Rep(name="Anna Neri"))
        session.flush()
        session.add_all([Account(name="Rossi", owner_id=1), Account(name="Verdi")])
    return database


def card(database, *facts, today=TODAY):
    with database.writing() as session:
        for fact in facts:
            session.add(fact)
            session.flush()
    with database.reading() as session:
        return cards.of(session, 1, today)


def test_an_account_of_which_nothing_is_known_has_a_card(company):
    """With its name, its owner and nothing else."""
    found = card(company)
    assert (found.account.name, found.owner) == ("Rossi", "Anna Neri")
    assert (found.reached, found.people, found.last_interaction, found.last_bought) == ((), (), None, ())
    assert (found.open_offers, found.running_rentals, found.open_tickets, found.sums) == ((), (), (), ())
    assert found.reminder is None


def test_there_is_no_card_of_what_is_not_there(company):
    """Neither of an unknown account nor of one that was taken back."""
    with company.writing() as session:
        session.get(Account, 1).removed_at = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)
    with company.reading() as session:
        assert cards.of(session, 1, TODAY) is None
        assert cards.of(session, 99, TODAY) is None


def test_people_stand_with_how_they_are_reached(company):
    """The account's own channels stand by themselves; a person without any is there too."""
    found = card(
        company,
        Contact(name="Ada", account_id=1, role="acquisti"),
        Contact(name="Ugo", account_id=1),
        Channel(account_id=1, kind="web", value="rossi.example", folded="rossi.example"),
        Channel(contact_id=1, kind="mobile", value="333 1", folded="3331"),
        Channel(contact_id=1, kind="email", value="ada@rossi.example", folded="ada@rossi.example"),
    )
    assert [reach.value for reach in found.reached] == ["rossi.example"]
    assert [(person.name, person.role) for person in found.people] == [("Ada", "acquisti"), ("Ugo", None)]
    assert [reach.kind for reach in found.people[0].reached] == ["mobile", "email"]
    assert found.people[1].reached == ()


def test_what_is_open_or_running_today_is_shown(company):
    """Closed, returned and future things are not."""
    found = card(
        company,
        Offer(account_id=1, product="Gru", date=ago(9)),
        Offer(account_id=1, product="Pala", date=ago(8), state="lost"),
        Rental(account_id=1, product="Muletto", start=ago(5)),
        Rental(account_id=1, product="Sega", start=ago(5), returned=ago(1)),
        Rental(account_id=1, product="Torre", start=ago(-5)),
        Ticket(account_id=1, kind="leak", opened=ago(3)),
        Ticket(account_id=1, kind="late", opened=ago(3), state="closed"),
    )
    assert [entry.what for entry in found.open_offers] == ["Gru"]
    assert [entry.what for entry in found.running_rentals] == ["Muletto"]
    assert [entry.what for entry in found.open_tickets] == ["leak"]


def test_the_last_interaction_and_all_of_the_last_day_of_purchases(company):
    """The newest by its day; of one day the one that was noted last."""
    found = card(
        company,
        Interaction(account_id=1, channel="call", date=ago(2)),
        Interaction(account_id=1, channel="visit", date=ago(2)),
        Interaction(account_id=1, channel="email", date=ago(7)),
        bought(ago(40), 1), bought(ago(10), 2), bought(ago(10), 3),
    )  # fmt: skip
    assert found.last_interaction.what == "visit"
    assert [entry.total for entry in found.last_bought] == [Decimal(2), Decimal(3)]


def test_sums_are_of_a_year_and_never_mix_currencies(company):
    """Lines and value since a year ago; unpaid and, of that, overdue."""
    found = card(
        company,
        bought(ago(10), "10.5"), bought(dt.date(2025, 11, 21), 2), bought(dt.date(2025, 11, 20), 400),
        bought(ago(3), 7, currency="CHF"), owed(ago(1), 30), owed(TODAY, 20), owed(ago(50), 0),
    )  # fmt: skip
    assert found.sums == (
        cards.Sums("CHF", Decimal(7), 1, Decimal(0), Decimal(0)),
        cards.Sums("EUR", Decimal("12.5"), 2, Decimal(50), Decimal(30)),
    )


def test_a_year_before_the_29th_of_february_is_the_28th(company):
    """The day itself is no longer within the year."""
    found = card(company, bought(dt.date(2027, 2, 28), 1), bought(dt.date(2027, 3, 1), 2), today=dt.date(2028, 2, 29))
    assert found.sums[0].bought == Decimal(2)


def test_the_next_reminder_is_the_first_that_is_open(company):
    """One without a day comes after all others."""
    found = card(
        company,
        reminder("quando capita", None),
        reminder("fatto", ago(-1), state="done"),
        reminder("dopo", ago(-4)),
        reminder("prima", ago(-2)),
    )
    assert (found.reminder.what, found.reminder.rep) == ("prima", "Anna Neri")
