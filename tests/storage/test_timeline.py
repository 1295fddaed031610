"""An account's story: every kind of fact, newest first, a page at a time."""

import datetime as dt
import random
from decimal import Decimal

import pytest

from storage import timeline
from storage.tables import (
    Account,
    Contact,
    Interaction,
    InteractionContact,
    Invoice,
    Item,
    Offer,
    Purchase,
    Rental,
    Ticket,
)

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def company(database):
    """Two accounts, and a person at the first."""
    with database.writing() as session:
        session.add_all([Account(name="Rossi"), Account(name="Verdi")])
        session.flush()
        session.add(Contact(name="Ada Neri", account_id=1))
    return database


def told(database, *facts):
    with database.writing() as session:
        for fact in facts:
            session.add(fact)
            session.flush()


def facts(account, day):
    """One of each kind."""
    due = day + dt.timedelta(30)
    return [
        Interaction(account_id=account, channel="visit", date=day, note="bene"),
        Ticket(account_id=account, kind="leak", opened=day),
        Offer(account_id=account, product="Gru", date=day, total=Decimal(900)),
        Purchase(account_id=account, product="Trapano", date=day, quantity=Decimal(3), unit_price=Decimal("1.5")),
        Rental(account_id=account, product="Pala", start=day, end=day),
        Invoice(account_id=account, number="F1", date=day, due=due, total=Decimal(5), unpaid=Decimal(5)),
    ]  # fmt: skip


def page(database, *given, **named):
    with database.reading() as session:
        return timeline.page(session, *given, **named)


def test_every_kind_of_fact_is_told_in_its_words(company):
    """Kinds of one day stand in their order, with the day and what it was."""
    told(company, *facts(1, DAY), *facts(2, DAY))
    found = page(company, 1)
    assert [(entry.kind, entry.what) for entry in found] == [
        ("interaction", "visit"), ("ticket", "leak"), ("offer", "Gru"), ("purchase", "Trapano"), ("rental", "Pala"),
        ("invoice", "F1"),
    ]  # fmt: skip
    assert {entry.day for entry in found} == {DAY}
    assert (found[3].quantity, found[3].price, found[5].until) == (Decimal(3), Decimal("1.5"), DAY + dt.timedelta(30))


def test_an_interaction_tells_what_was_in_play_and_who_took_part(company):
    """Other entries have neither."""
    told(company, *facts(1, DAY)[:2])
    told(
        company,
        Item(interaction_id=1, role="wanted", product="Gru", quantity=Decimal(2)),
        InteractionContact(interaction_id=1, contact_id=1),
    )
    interaction, ticket = page(company, 1)
    assert [(item.role, item.product, item.quantity) for item in interaction.items] == [("wanted", "Gru", Decimal(2))]
    assert interaction.people == ("Ada Neri",)
    assert (ticket.items, ticket.people) == ((), ())


def test_what_was_taken_back_is_not_told(company):
    """Nor what a load has not finished."""
    gone = facts(1, DAY)
    for fact in gone:
        fact.removed_at = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)
    told(company, *gone)
    assert page(company, 1) == []


def test_an_invoice_without_a_day_stands_at_the_day_it_falls_due(company):
    """It is told once, as those with a day are."""
    told(
        company,
        Invoice(account_id=1, number="F1", due=DAY, total=Decimal(1), unpaid=Decimal(0)),
        Invoice(account_id=1, number="F2", date=DAY, due=DAY, total=Decimal(1), unpaid=Decimal(0)),
    )
    assert [(entry.what, entry.day) for entry in page(company, 1)] == [("F2", DAY), ("F1", DAY)]


def test_pages_one_after_the_other_are_the_whole_story(company):
    """Nothing is told twice or left out, however many facts a day has and wherever a page ends."""
    some = random.Random(4)
    for _ in range(20):
        told(company, *some.sample(facts(1, DAY + dt.timedelta(some.randint(0, 4))), k=4))
    whole = page(company, 1, most=100)
    paged, before = [], None
    while entries := page(company, 1, before, most=7):
        paged += entries
        before = timeline.after(entries[-1])
    assert len(whole) == 80
    assert paged == whole
    assert [entry.day for entry in whole] == sorted((entry.day for entry in whole), reverse=True)
