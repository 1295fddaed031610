"""Groups of customers by how lately, how often and for how much they buy."""

import datetime as dt
from decimal import Decimal

import pytest

from handlers.asking.asked import Asked
from handlers.topics import segments
from nlp.reply import Reply
from nlp.wording import word
from storage.tables import Account, Purchase, Rep

TODAY = dt.date(2026, 11, 20)


def bought(account_id, *days_ago, total=100):
    return [
        Purchase(account_id=account_id, product="Olio", date=TODAY - dt.timedelta(day), total=Decimal(total))
        for day in days_ago
    ]


FACTS = {
    "Fedele": range(10, 700, 20), "Rischio": range(150, 700, 40), "Fermo": (500, 600), "Nuovo": (20, 90),
    "Saltuario": (300, 700), "Medio": range(30, 700, 60), "Antico": (900, 1000),
}  # fmt: skip


@pytest.fixture
def company(database):
    """A customer for each group, and one who never bought."""
    with database.writing() as session:
        session.add(Rep(name="Anna Neri"))
        session.flush()
        for n, (name, days) in enumerate(FACTS.items(), 1):
            session.add(Account(id=n, name=name, stage="customer", owner_id=1 if n == 1 else None))
            session.flush()
            session.add_all(bought(n, *days))
        session.add(Account(id=99, name="Mai"))
    return database


def answered(company, lang="it", **more):
    with company.reading() as session:
        account = session.get(Account, more.pop("account_id")) if "account_id" in more else None
        now = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
        return segments.answer(session, Asked("segments", 1, TODAY, now, lang, account=account, **more))


def told(company, lang="it", **more):
    answer = answered(company, lang, **more)
    return word(Reply(lang, answer.lines + answer.rows + answer.notes)).html


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "<b>Fedele</b> è un cliente fedele: compra ogni 20 giorni circa, l’ultima volta 10 giorni fa."),
        (2, "<b>Rischio</b> è un cliente a rischio: comprava ogni 40 giorni circa, l’ultima volta 5 mesi fa."),
        (3, "<b>Fermo</b> è un cliente dormiente: l’ultimo acquisto è di 16 mesi fa."),
        (4, "<b>Nuovo</b> è un cliente nuovo: 2 acquisti in due anni, l’ultimo 20 giorni fa."),
        (5, "<b>Saltuario</b> è un cliente occasionale: 2 acquisti in due anni, l’ultimo 10 mesi fa."),
        (7, "<b>Antico</b> è un cliente dormiente: l’ultimo acquisto è di 2 anni fa."),
    ],
)
def test_a_customer_is_in_a_group_that_is_explained(company, number, text):
    """With how often and how long ago it bought."""
    assert told(company, account_id=number) == text


def test_who_never_bought_is_in_no_group(company):
    """That is told apart from being asleep."""
    assert told(company, account_id=99) == "<b>Mai</b> non ha ancora comprato niente: non è in nessun gruppo."


def test_all_groups_with_how_many_are_in_each(company):
    """With a chart; who never bought is not counted."""
    text = told(company)
    assert text.startswith("7 clienti hanno comprato almeno una volta")
    assert "• dormienti: <b>2</b>" in text
    assert len(answered(company).chart.values) >= 3


def test_the_customers_of_a_group_that_is_named(company):
    """In the words of the language, singular or plural."""
    assert "<b>Rischio</b>" in told(company, unread=("a", "rischio"))
    assert told(company, thing="dormienti").startswith("I clienti dormienti sono 2")
    assert told(company, "en", thing="dormant").startswith("2 customers are dormant")
    assert "<b>Nuovo</b>" in told(company, want="new")


def test_groups_of_a_colleagues_customers(company):
    """Others are not counted; an empty group is said to be empty."""
    assert told(company, rep_ids=(1,), mine=True).startswith("Un cliente ha comprato almeno una volta")
    assert (
        told(company, rep_ids=(1,), mine=True, want="risk") == "Nessun cliente è a rischio.\nSolo tra i tuoi clienti."
    )


def test_a_company_without_purchases_has_no_groups(database):
    """That is said."""
    assert told(database).startswith("Nessun acquisto da guardare")
