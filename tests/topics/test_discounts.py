"""Discounts granted."""

from decimal import Decimal

import pytest

from handlers.topics import discounts
from tests.topics.selling import (
    ANNA,
    DRILL,
    LAST_YEAR,
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
    of,
    said,
    sold,
)


def off(percent, day="2026-03-02", product=DRILL, account=ROSSI, rep=ANNA):
    """A line with a discount."""
    return sold(day, 100, product, account, rep, discount_pct=Decimal(percent))


def test_always_the_same(database):
    """One discount on every line is always that one."""
    firm(database, off(7), off(7, "2026-05-05"), off(20, product=SCREWS))
    assert said(database, discounts, account=ROSSI, **of(DRILL)) == [
        "A <b>Rossi</b> su Trapano abbiamo fatto sempre <b>il 7%</b> di sconto (su 2 righe).",
        "• L’ultimo: il 7% su Trapano, il 5 maggio",
    ]


def test_the_mean_the_usual_the_highest_and_the_last(database):
    """Lines at full price count."""
    firm(database, off(0), off("2.5"), off("2.5", "2026-05-05"), off(8, "2025-05-05", SAW))
    assert said(database, discounts, account=ROSSI) == [
        "A <b>Rossi</b> abbiamo fatto in media <b>il 3,25%</b> di sconto (su 4 righe).",
        "• Sconto abituale: il 2,5% (2 righe su 4)",
        "• Il più alto: l’8% su Sega, il 5 maggio 2025",
        "• L’ultimo: il 2,5% su Trapano, il 5 maggio",
    ]


def test_what_a_colleague_gave(database):
    """To a customer, by one colleague; a single line is not "always"."""
    firm(database, off(18, rep=UGO), off(2))
    assert said(database, discounts, account=ROSSI, lang="en", **by_ugo(), **THIS_YEAR) == [
        "Ugo Gallo gave <b>Rossi</b> <b>18%</b> off from 1 January to today (one line)."
    ]


def test_never_a_discount(database):
    """Always full price."""
    firm(database, off(0), off(0))
    assert said(database, discounts, account=ROSSI) == [
        "Nessuno sconto a <b>Rossi</b>: sempre prezzo pieno (su 2 righe)."
    ]


def test_lines_that_do_not_tell_their_discount(database):
    """Are neither a discount nor full price."""
    firm(database, sold("2026-03-02", 100))
    assert said(database, discounts, account=ROSSI) == [
        "Lo sconto non risulta per <b>Rossi</b>: le righe di vendita non lo dicono."
    ]


def test_nothing_was_sold(database):
    """With the period that was looked at."""
    firm(database, off(7))
    assert said(database, discounts, account=ROSSI, **LAST_YEAR)[0] == "Nessun acquisto per <b>Rossi</b> nel 2025."


@pytest.mark.parametrize("of_what", [None, "customers"])
def test_the_highest_and_to_whom(database, of_what):
    """Customer, product, day and who gave it; then those that follow."""
    firm(database, off(5), off(18, "2026-06-16", SAW, VERDI, UGO), off(30, "2025-01-01"))
    assert said(database, discounts, want="most", of=of_what, **THIS_YEAR) == [
        "Lo sconto più alto dal 1º gennaio a oggi è <b>il 18%</b> a <b>Verdi &amp; C.</b>: "
        "Sega, il 16 giugno, fatto da Ugo Gallo.",
        "• 5%: Trapano, Rossi, il 2 marzo (Anna Neri)",
    ]


def test_who_gives_most_on_average(database):
    """By colleague, this year where no period is said."""
    firm(database, off(5), off(6), off(9, rep=UGO), off(40, "2025-01-01"))
    assert said(database, discounts, want="most", of="reps") == [
        "In media sconta di più dal 1º gennaio a oggi <b>Ugo Gallo</b>: <b>9%</b>, con punte fino a 9% (su una riga).",
        "1. Ugo Gallo: 9%, al massimo 9% (su una riga)",
        "2. Anna Neri: 5,5%, al massimo 6% (su 2 righe)",
    ]


@pytest.mark.parametrize(
    ("by", "first"),
    [("customers", "Verdi &amp; C.</b>, <b>9%"), ("products", "Sega</b>, <b>9%"), ("lines", "utensili</b>, <b>7%"),
     ("teams", "Sud</b>, <b>9%"), ("places", "Schio</b>, <b>9%")],
)  # fmt: skip
def test_means_by_others(database, by, first):
    """Customers, products, lines of products, teams, towns."""
    firm(database, off(5), off(9, product=SAW, account=VERDI, rep=UGO), off(2, product=SCREWS))
    assert first in said(database, discounts, of=by, want="average", lang="en")[0]


def test_who_gives_least(database):
    """From the other end."""
    firm(database, off(5), off(9, rep=UGO))
    assert "di meno dal 1º gennaio a oggi <b>Anna Neri</b>" in said(database, discounts, of="reps", want="least")[0]


def test_a_chart_of_three_and_more(database):
    """Per cent, the highest first."""
    firm(database, off(5), off(9, product=SAW), off(2, product=SCREWS))
    chart = answered(database, discounts, asked(of="products", want="average")).chart
    assert (chart.labels, chart.values, chart.unit) == (("Sega", "Trapano", "Viti"), (9, 5, 2), "%")
