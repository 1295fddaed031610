"""Sums and counts of what was bought and sold."""

import datetime as dt
from decimal import Decimal

import pytest

from handlers.topics import totals
from tests.topics.selling import (
    ANNA,
    DRILL,
    LAST_YEAR,
    LIFT,
    NEVE,
    ROSSI,
    SAW,
    SCREWS,
    THIS_YEAR,
    UGO,
    VERDI,
    answered,
    asked,
    by_ugo,
    firm,
    note,
    of,
    said,
    sold,
    told,
)

MINE = {"rep_ids": (ANNA,), "whose": "Anna Neri", "mine": True}


def test_what_a_customer_bought_in_a_year(database):
    """The sum of that year alone, to the cent."""
    firm(
        database, sold("2024-12-31", 1), sold("2025-01-01", "10.10"), sold("2025-12-31", "0.05"), sold("2026-01-01", 7)
    )
    assert said(database, totals, account=ROSSI, **LAST_YEAR)[0] == (
        "<b>Rossi</b> ha comprato per <b>10,15 €</b> nel 2025."
    )


@pytest.mark.parametrize(
    ("whose", "start"),
    [
        (MINE, "Hai venduto per <b>3 €</b> nel 2025."),
        (by_ugo(), "<b>Ugo Gallo</b> ha venduto per <b>4 €</b> nel 2025."),
        ({}, "Abbiamo venduto per <b>7 €</b> nel 2025."),
    ],
)
def test_who_sold_is_said(database, whose, start):
    """I, a colleague or all of us, by the lines each one sold, whoever the customer belongs to."""
    firm(database, sold("2025-05-01", 3, account=VERDI), sold("2025-05-01", 4, rep=UGO))
    assert said(database, totals, **LAST_YEAR, **whose)[0] == start


def test_a_kind_of_product_is_said(database):
    """Only its lines are summed up."""
    firm(database, sold("2025-05-01", 3), sold("2025-05-01", 4, SCREWS))
    kind = {"thing": "utensili", "product_ids": (DRILL, SAW)}
    assert said(database, totals, account=ROSSI, **LAST_YEAR, **kind)[0] == (
        "<b>Rossi</b> ha comprato <b>3 €</b> di utensili nel 2025."
    )


def test_a_year_so_far_is_compared_at_the_same_date(database):
    """What came later in the year before does not count."""
    firm(database, sold("2024-05-01", 1), sold("2025-05-01", 100), sold("2025-12-01", 900), sold("2026-05-01", 112))
    lines = said(database, totals, account=ROSSI, **THIS_YEAR)
    assert lines[1] == "• +12% sul 2025 alla stessa data (100 €)"


def test_a_month_is_compared_with_that_of_the_year_before(database):
    """With its amount and its time."""
    firm(database, sold("2024-05-01", 1), sold("2025-09-03", 200), sold("2026-09-03", 150))
    september = {"since": dt.date(2026, 9, 1), "until": dt.date(2026, 9, 30)}
    assert said(database, totals, account=ROSSI, **september)[1] == (
        "• -25% rispetto a un anno prima (200 € a settembre 2025)"
    )


def test_nothing_is_compared_with_a_time_before_the_data(database):
    """A year that is known in part would look smaller than it was."""
    firm(database, sold("2025-05-01", 100), sold("2026-05-01", 112))
    assert len(said(database, totals, account=ROSSI, **THIS_YEAR)) == 1


def test_pieces_are_counted_and_by_whom_they_were_bought(database):
    """How many, and the customers of one product with theirs."""
    firm(database, sold("2026-05-01", 300, quantity=3), sold("2026-06-01", 90, account=VERDI))
    assert said(database, totals, want="how_many", of="customers", lang="en", **of(DRILL), **THIS_YEAR) == [
        "We sold <b>4 units</b> of Trapano from 1 January to today, for €390.",
        "• Rossi: 3 units, €300, last on 1 May",
        "• Verdi &amp; C.: one unit, €90, last on 1 June",
    ]


def test_orders_are_counted_by_customer_and_day(database):
    """Two lines of a day are one purchase."""
    firm(database, sold("2026-05-01", 3), sold("2026-05-01", 4, SAW), sold("2026-05-02", 4))
    assert "ha comprato <b>2 volte</b>" in said(database, totals, account=ROSSI, want="how_many", **THIS_YEAR)[0]


def test_customers_are_counted(database):
    """Each once."""
    firm(database, sold("2026-05-01", 3), sold("2026-05-02", 4), sold("2026-05-02", 4, account=VERDI))
    assert "a <b>2 clienti</b>" in said(database, totals, want="how_many", of="customers", **THIS_YEAR)[0]


def test_without_a_period_each_year_is_told(database):
    """The whole, then the years, the newest first."""
    firm(database, sold("2025-05-01", 3), sold("2026-05-01", 4))
    assert said(database, totals, account=ROSSI) == [
        "<b>Rossi</b> ha comprato per <b>7 €</b> in tutto.", "• 2026: 4 €", "• 2025: 3 €",
    ]  # fmt: skip


@pytest.mark.parametrize(("by", "first"), [("reps", "Ugo Gallo"), ("teams", "Sud"), ("lines", "utensili")])
def test_parted_by_what_is_asked(database, by, first):
    """Colleagues, teams or lines of products, the largest first."""
    firm(database, sold("2026-05-01", 3, SCREWS), sold("2026-05-01", 40, rep=UGO))
    assert said(database, totals, of=by, **THIS_YEAR)[1] == f"• {first}: 40 €"


def test_the_mean_of_a_month_and_of_an_order(database):
    """Over the months of the period, and over its orders."""
    firm(database, sold("2025-01-01", 600), sold("2025-08-01", 600))
    assert said(database, totals, account=ROSSI, want="average", **LAST_YEAR)[0] == (
        "<b>Rossi</b> ha comprato in media <b>100,07 € al mese</b> nel 2025: 2 ordini, in media 600 € l’uno."
    )


def test_nothing_bought_is_said_with_the_last_purchase(database):
    """What was looked for, and what there is."""
    firm(database, sold("2025-05-02", 3))
    assert said(database, totals, account=ROSSI, **THIS_YEAR) == [
        "Nessun acquisto per <b>Rossi</b> dal 1º gennaio a oggi.",
        "• L’ultima volta è stata venerdì 2 maggio 2025: Trapano.",
    ]


def test_somebody_who_never_bought(database):
    """Said differently from nothing in a period."""
    firm(database)
    assert said(database, totals, account=NEVE, lang="en") == [
        "No purchases by <b>Neve</b>.", "• Has never bought anything, as far as I know.",
    ]  # fmt: skip


def test_nothing_sold_of_what_is_hired_out(database):
    """The product is named."""
    firm(database)
    assert said(database, totals, **of(LIFT), **MINE) == ["Nessuna tua vendita (Piattaforma)."]


def test_what_is_only_told_is_part_of_the_sum_and_said(database):
    """And a price that follows from quantity, price and discount counts."""
    more = {"quantity": Decimal("1.5"), "unit_price": Decimal("33.33"), "discount_pct": Decimal(10)}
    firm(database, note(), sold("2026-05-01", 100), told("2026-11-02", None, **more))
    assert said(database, totals, account=ROSSI, **THIS_YEAR) == [
        "<b>Rossi</b> ha comprato per <b>145 €</b> dal 1º gennaio a oggi.",
        "Di questi, 45 € sono solo nelle note, non ancora nei documenti.",
    ]


def test_a_line_without_a_price_is_said(database):
    """The sum is of the others."""
    firm(database, note(), sold("2026-05-01", 100), told("2026-11-02", None))
    assert said(database, totals, account=ROSSI)[-1] == "Di una riga non so il prezzo."


def test_currencies_are_kept_apart(database):
    """The larger sum first, and no comparison."""
    firm(database, sold("2026-05-01", 5), sold("2026-05-01", 7, currency="CHF"))
    assert said(database, totals, account=ROSSI, **THIS_YEAR) == [
        "<b>Rossi</b> ha comprato per <b>7 CHF e 5 €</b> dal 1º gennaio a oggi.",
    ]


def test_more_given_back_than_bought_is_below_zero(database):
    """The sum is as the books have it."""
    firm(database, sold("2026-05-01", 5), sold("2026-06-01", -8, quantity=-1))
    assert "per <b>-3 €</b>" in said(database, totals, account=ROSSI, **THIS_YEAR)[0]


def test_a_chart_of_months_has_those_without_sales(database):
    """From the first month of the period to the last so far; none for a short period."""
    firm(database, sold("2026-02-01", 5), sold("2026-04-01", 7))
    chart = answered(database, totals, asked(**THIS_YEAR)).chart
    assert (chart.kind, chart.unit, chart.labels[:4]) == ("line", "EUR", ("01/2026", "02/2026", "03/2026", "04/2026"))
    assert chart.values[:5] == (0, 5, 0, 7, 0)
    assert len(chart.values) == 11
    quarter = {"since": dt.date(2026, 1, 1), "until": dt.date(2026, 4, 30)}
    assert answered(database, totals, asked(**quarter)).chart is None


def test_what_others_sold_is_no_nothing(database):
    """Who bought nothing from me may have bought from a colleague."""
    firm(database, sold("2026-05-01", 5, rep=UGO))
    assert said(database, totals, account=ROSSI, **MINE, **THIS_YEAR) == [
        "Nessun acquisto per <b>Rossi</b> dal 1º gennaio a oggi con te.",
        "• L’ultimo acquisto in assoluto: Trapano, venerdì 1º maggio.",
    ]
