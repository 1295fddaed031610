"""What hires cost, now and before."""

from decimal import Decimal

import pytest

from handlers.topics import rates, rentals
from tests.topics.hiring import ask, day, founded, hire, rated, told


@pytest.fixture
def firm(database):
    """A hire firm."""
    return founded(database)


V10E = {"product_ids": (1,), "thing": "V10E"}


def test_last_year_and_now_are_compared(firm):
    """The most usual first, then how they spread, then the list price."""
    told(firm, rated(70, day(3, 1, 2025)), rated(56, day(3, 1)), rated(56, day(4, 1)), rated(65, day(5, 1)))
    _, text = ask(firm, rates, **V10E)
    assert text == [
        "V10E: di solito 56 € al giorno nel 2026; 70 € nel 2025.",
        "• nel 2026: in media 59 € al giorno, di solito 56 €, da 56 € a 65 € (3 noleggi)",
        "• nel 2025: sempre 70 € al giorno (un noleggio)",
        "• Listino: 70 € al giorno; siamo sotto: −16%",
    ]


def test_the_year_asked_about_is_set_beside_this_one(firm):
    """Also where it is not last year; and the topic of hires answers for rates."""
    told(firm, rated(80, day(3, 1, 2023)), rated(70, day(3, 1, 2025)), rated(56, day(3, 1)))
    asked = {"want": "rate", "since": day(1, 1, 2023), "until": day(12, 31, 2023), **V10E}
    assert ask(firm, rentals, **asked)[1][0] == "V10E: di solito 56 € al giorno nel 2026; 80 € nel 2023."


def test_rates_for_other_times_and_currencies_are_kept_apart(firm):
    """A month's rate is not averaged with a day's, nor francs with euro."""
    told(firm, rated(50, day(3, 1)), rated(60, day(3, 2)), rated(900, day(3, 3), per="month"),
         rated(80, day(3, 4), currency="CHF"))  # fmt: skip
    _, text = ask(firm, rates, **V10E)
    assert text[1].startswith("• nel 2026: in media 55 € al giorno")
    assert "• nel 2026: sempre 900 € al mese (un noleggio)" in text
    assert "• nel 2026: sempre 80 CHF al giorno (un noleggio)" in text


def test_of_several_machines_each_has_a_row(firm):
    """With what it was before and its list price."""
    told(firm, rated(56, day(3, 1)), rated(70, day(3, 1, 2025)), rated(50, day(5, 1)), rated(56, day(6, 1)),
         hire(product=2, start=day(3, 1), rate=Decimal(180), per="day"))  # fmt: skip
    _, text = ask(firm, rates, product_ids=(1, 2), thing="piattaforme")
    assert text == [
        "Tariffe di noleggio nel 2026 (piattaforme):",
        "• V10E: 56 € al giorno, nel 2025 70 € (listino 70 €)",
        "• A20D: 180 € al giorno (listino 190 €)",
    ]


def test_the_highest_and_the_lowest_name_whose_they_were(firm):
    """Of the period that is asked about."""
    told(firm, rated(56, day(3, 1)), rated("48.5", day(4, 2), account=2), rated(20, day(3, 1, 2024)))
    asked = {"since": day(1, 1), "until": day(11, 18), **V10E}
    answer, text = ask(firm, rates, want="least", **asked)
    assert text == ["La tariffa più bassa nel 2026 (V10E): 48,50 € al giorno, V10E a Bianchi, il 2 aprile."]
    assert ask(firm, rates, want="most", **asked)[1][0].startswith("La tariffa più alta nel 2026 (V10E): 56 €")
    assert [origin.id for origin in answer.opens] == [2]


def test_of_one_customer_only_its_rates_count(firm):
    """The customer is named."""
    told(firm, rated(56, day(3, 1)), rated(99, day(4, 2), account=2))
    assert ask(firm, rates, 1, **V10E)[1][0] == "V10E (Rossi): di solito 56 € al giorno nel 2026."


def test_no_rate_is_said_with_the_last_one_and_the_list_price(firm):
    """A hire without a rate is none."""
    told(firm, rated(44, day(3, 1, 2024)), hire())
    _, text = ask(firm, rates, **V10E)
    assert text[0].startswith("Nessun noleggio con una tariffa dal 1")
    assert text[1:] == [
        "• L’ultimo con una tariffa: V10E, 44 € al giorno, venerdì 1º marzo 2024",
        "• Listino: 70 € al giorno",
    ]


def test_three_years_make_a_line(firm):
    """Of the averages."""
    told(firm, *(rated(rate, day(3, 1, year)) for rate, year in ((60, 2024), (70, 2025), (50, 2026), (55, 2026))))
    chart = ask(firm, rates, **V10E)[0].chart
    assert (chart.labels, chart.unit) == (("2024", "2025", "2026"), "EUR")
    assert chart.values == (Decimal(60), Decimal(70), Decimal("52.5"))


def test_what_only_notes_tell_is_said(firm):
    """And behind the figures."""
    told(firm, rated(56, day(3, 1), status="told"), rated(56, day(3, 2), source="noleggi.csv:4"))
    answer, text = ask(firm, rates, lang="en", **V10E)
    assert text[-1] == "One is only known from a note."
    assert (answer.behind.told, answer.behind.files[0].name) == (1, "noleggi.csv")
