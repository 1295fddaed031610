"""One line of warning under a card, when it matters: the most serious thing."""

import datetime as dt
import time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from handlers.said import House, Sender
from nlp.wording import codes
from storage import accounts, reps, warnings
from storage.tables import Account, Interaction, Invoice, Purchase, Ticket
from tests.handlers.chat import Chat

ROME = ZoneInfo("Europe/Rome")
FRIDAY = dt.datetime(2026, 11, 20, 10, 0, tzinfo=ROME)
SARA = 1
LATER = 120  # what follows within a minute would join
SOLD = "visto Lanterna Marmi oggi, prende 2 forche a 100 euro l'una con sconto 12%"


def ago(days):
    return FRIDAY.date() - dt.timedelta(days)


@pytest.fixture
def session(database):
    """A rep and a customer."""
    with database.writing() as session:
        reps.add(session, "Sara", "rep", SARA)
        yield session


@pytest.fixture
def firm(session):
    """The customer's id."""
    return accounts.add(session, Account(name="Lanterna Marmi", stage="customer")).id


def said(session, words, lang="it", after=LATER):
    """The warnings on the card after these words."""
    reps.by_id(session, SARA).language = lang
    one = Chat(session, House(ROME, "it", codes()), Sender(SARA, "Sara", lang), FRIDAY)
    (card,) = one.sends(words, after=after)
    return [line for line in one.text(card).splitlines() if line[0] in "🚨🚦💸🔁🏁" and "<b>" in line]


def invoice(firm, days, unpaid, number="7"):
    total = Decimal(unpaid)
    return Invoice(account_id=firm, number=number, date=ago(days + 30), due=ago(days), total=total, unpaid=total)


def bought(firm, percent, days=40):
    return Purchase(account_id=firm, product="Forche", date=ago(days), discount_pct=percent, status="confirmed")


@pytest.mark.parametrize(
    ("lang", "warning"),
    [
        ("it", "🚨 <b>Lanterna Marmi</b> ha 1.200 € scaduti da 45 giorni"),
        ("en", "🚨 <b>Lanterna Marmi</b> has €1,200 overdue for 45 days"),
    ],
)
def test_who_is_overdue_is_told_of_at_a_visit(session, firm, lang, warning):
    """Amount and days, from the oldest invoice."""
    session.add_all([invoice(firm, 45, 1000), invoice(firm, 10, 200, "8"), invoice(firm, -5, 400, "9")])
    assert said(session, "visto Lanterna Marmi oggi", lang) == [warning]


def test_a_call_about_nothing_to_pay_brings_no_warning(session, firm):
    """An order by telephone does."""
    session.add(invoice(firm, 45, 1000))
    assert said(session, "sentito al telefono Lanterna Marmi, interessati a 2 forche") == []
    assert len(said(session, "sentito al telefono Lanterna Marmi, ordinano 2 forche")) == 1


def test_who_is_past_the_credit_limit_is_told_of(session, firm):
    """Where nothing is overdue; that comes first."""
    session.get(Account, firm).credit_limit = Decimal(500)
    session.add(invoice(firm, -20, 800))
    assert said(session, "visto Lanterna Marmi oggi") == [
        "🚦 <b>Lanterna Marmi</b> è oltre il fido: deve 800 € su 500 €"
    ]
    session.add(invoice(firm, 3, 100, "8"))
    assert said(session, "visto Lanterna Marmi ieri", after=600)[0].startswith("🚨")


def test_a_discount_that_was_never_given_is_told_of(session, firm):
    """More than any before; where little is known of discounts, nothing. What the note itself tells does not count."""
    session.add_all([bought(firm, 10), bought(firm, 5)])
    assert said(session, SOLD) == []
    session.add(bought(firm, 0))
    more = SOLD.replace("12%", "15%")
    assert said(session, more, after=600) == [
        "💸 <b>Lanterna Marmi</b> non ha mai avuto più del 12% di sconto, questo è il 15%"
    ]
    assert said(session, more, after=1200) == []


def test_a_first_discount_is_told_of(session, firm):
    """Where there never was any."""
    session.add_all([bought(firm, 0), bought(firm, 0), bought(firm, 0)])
    assert said(session, SOLD) == ["💸 È il primo sconto per <b>Lanterna Marmi</b>: 12%"]


def test_the_same_trouble_for_the_third_time_is_told_of(session, firm):
    """Of the same kind and with the same product, within a year."""
    words = "visto Lanterna Marmi oggi, la sega è rotta"
    session.add_all([
        Ticket(account_id=firm, kind="fault", product="sega", opened=ago(30)),
        Ticket(account_id=firm, kind="fault", product="pressa", opened=ago(20)),
        Ticket(account_id=firm, kind="fault", product="sega", opened=ago(400)),
    ])  # fmt: skip
    assert said(session, words) == []
    assert said(session, words, after=600) == ["🔁 <b>Lanterna Marmi</b>: guasto di sega, è la 3ª volta in un anno"]


def test_the_same_competitor_for_the_third_time_is_told_of(session, firm):
    """In three contacts within a year."""
    for days in (10, 90, 500):
        session.add(Interaction(account_id=firm, rep_id=SARA, channel="call", date=ago(days), competitors=["Edilnova"]))
    session.flush()
    counts = warnings.rivals(session, firm, ago(365), FRIDAY.date())
    assert counts == {"edilnova": 2}
    found = said(session, "visto Lanterna Marmi oggi, compra già da Edilnova")
    assert found in ([], ["🏁 <b>Lanterna Marmi</b> nomina Edilnova per la 3ª volta in un anno"])


def test_warnings_of_a_customer_with_much_are_quick(session, firm):
    """A few milliseconds over thousands of rows of others."""
    others = [accounts.add(session, Account(name=f"Ditta {n}")).id for n in range(200)]
    session.add_all([invoice(one, n, 10, str(n)) for one in others for n in range(10)])
    session.add_all([bought(one, n) for one in (*others, firm) for n in range(10)])
    session.flush()
    warnings.debts(session, firm, FRIDAY.date())
    warnings.highest_discount(session, firm, ())
    began = time.perf_counter()
    warnings.debts(session, firm, FRIDAY.date())
    warnings.highest_discount(session, firm, ())
    warnings.rivals(session, firm, ago(365), FRIDAY.date())
    warnings.troubles(session, Ticket(account_id=firm, kind="fault", opened=FRIDAY.date()), ago(365))
    assert time.perf_counter() - began < 0.05
