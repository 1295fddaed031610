"""Questions to the database, narrowed down to customers of a kind or a place."""

import datetime as dt
from decimal import Decimal

import pytest

from storage import among, kinds, segments
from storage.among import Among
from storage.sales import groups
from storage.sales.scope import Scope
from storage.tables import Account, Purchase, Rep

DAY = dt.date(2026, 11, 1)


@pytest.fixture
def company(database):
    """Two workshops and a hotel in two provinces, each of which bought something; and a workshop that is a lead."""
    with database.writing() as session:
        session.add(Rep(name="Anna Neri"))
        session.flush()
        for name, kind, town, code in (
            ("Officina Bini", "Officina", "Bergamo", "BG"), ("Officine Alte", "Officina", "Lecco", "LC"),
            ("Hotel Lago", "Albergo", "Lecco", "LC"),
        ):  # fmt: skip
            session.add(Account(name=name, sector=kind, city=town, province=code, stage="customer", owner_id=1))
        session.add(Account(name="Officina Nuova", sector="Officina", city="Como", province="CO"))
        session.flush()
        session.add_all(
            Purchase(account_id=n, product="Olio", date=DAY, total=Decimal(n * 100), quantity=Decimal(1))
            for n in (1, 2, 3)
        )
    return database


def buyers(session):
    return {one.name for one in groups.ranked(session, Scope(), "customers", 10)}


@pytest.mark.parametrize(
    ("some", "names"),
    [
        (Among(sectors=("Officina",)), {"Officina Bini", "Officine Alte"}),
        (Among(provinces=("LC",)), {"Officine Alte", "Hotel Lago"}),
        (Among(cities=("Bergamo",), provinces=("LC",)), {"Officina Bini", "Officine Alte", "Hotel Lago"}),
        (Among(sectors=("Officina",), provinces=("LC",)), {"Officine Alte"}),
        (Among(named=("officina",)), {"Officina Bini"}),
        (Among(ids=(3,)), {"Hotel Lago"}),
    ],
)
def test_only_some_customers_facts_are_seen(company, some, names):
    """Towns and provinces add up, everything else narrows."""
    with company.reading() as session, among.only(session, some):
        assert buyers(session) == names


def test_behind_it_everything_is_seen_again(company):
    """Also where it narrowed nothing down."""
    with company.reading() as session:
        with among.only(session, Among(sectors=("Albergo",))), among.only(session, Among()):
            assert len(buyers(session)) == 3
        assert len(buyers(session)) == 3


def test_groups_of_customers_may_be_narrowed_down_too(company):
    """Statements that count days are."""
    with company.reading() as session, among.only(session, Among(sectors=("Albergo",))):
        assert sum(segments.sizes(session, DAY).values()) == 1


def test_customers_are_counted_and_others_beside_them(company):
    """Customers come first in the list."""
    with company.reading() as session:
        some = Among(sectors=("Officina",))
        assert kinds.count(session, some, (1,)) == kinds.Whole(2, 0)
        assert kinds.count(session, some) == kinds.Whole(2, 1)
        assert [one.name for one in kinds.listed(session, some)][-1] == "Officina Nuova"


def test_the_books_own_words_are_known(company):
    """Each once."""
    with company.reading() as session:
        assert kinds.words(session).sectors == ("Albergo", "Officina")
        assert kinds.words(session).provinces == ("BG", "CO", "LC")
