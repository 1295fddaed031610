"""Best and worst by what was bought or sold."""

import datetime as dt

import pytest

from handlers.topics import ranking
from tests.topics.selling import (
    ANNA,
    DRILL,
    LAST_YEAR,
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
    of,
    said,
    sold,
)

MINE = {"rep_ids": (ANNA,), "whose": "Anna Neri", "mine": True}


def lines_of_all():
    """Rossi buys for 60, Verdi for 30, Neve for 10."""
    return (
        sold("2026-03-02", 60), sold("2026-03-03", 30, SCREWS, VERDI, UGO, quantity=5),
        sold("2026-03-04", 10, SAW, NEVE, UGO),
    )  # fmt: skip


def test_the_best_customer_of_this_year(database):
    """Without a period it is this year, and said so; each with its part of the whole."""
    firm(database, sold("2025-12-31", 999, account=NEVE), *lines_of_all())
    assert said(database, ranking) == [
        "Il cliente che ha comprato di più dal 1º gennaio a oggi è <b>Rossi</b>: <b>60 €</b>, il 60% del totale.",
        "• In tutto 100 €",
        "1. Rossi: 60 € (60%)",
        "2. Verdi &amp; C.: 30 € (30%)",
        "3. Neve: 10 € (10%)",
    ]


def test_as_many_as_are_asked_for(database):
    """No more of them, named in the answer, with what they are together."""
    firm(database, *lines_of_all())
    assert said(database, ranking, top=2, lang="en")[:1] == [
        "The top 2 customers from 1 January to today: <b>Rossi and Verdi &amp; C.</b> Together €90, 90% of the whole."
    ]
    assert len(answered(database, ranking, asked(top=2)).rows) == 2


def test_the_worst(database):
    """From the other end; who bought nothing is not among them."""
    firm(database, *lines_of_all())
    lines = said(database, ranking, want="least")
    assert lines[0].startswith("Il cliente che ha comprato di meno dal 1º gennaio a oggi è <b>Neve</b>")
    assert lines[-1] == "Chi non ha comprato o venduto niente non è in classifica."


@pytest.mark.parametrize(
    ("by", "line"),
    [
        (
            "products",
            "Il prodotto che abbiamo venduto di più nel 2026 è <b>Trapano</b>: <b>60 €</b>, il 60% del totale.",
        ),
        ("reps", "Chi ha venduto di più nel 2026 è <b>Anna Neri</b>: <b>60 €</b>, il 60% del totale."),
        ("lines", "La linea che abbiamo venduto di più nel 2026 è <b>utensili</b>: <b>70 €</b>, il 70% del totale."),
        ("teams", "La squadra che ha venduto di più nel 2026 è <b>Nord</b>: <b>60 €</b>, il 60% del totale."),
        ("places", "La città dove abbiamo venduto di più nel 2026 è <b>Thiene</b>: <b>60 €</b>, il 60% del totale."),
    ],
)
def test_what_is_ranked(database, by, line):
    """Products, colleagues, lines of products, teams, towns."""
    firm(database, *lines_of_all())
    year = {"since": dt.date(2026, 1, 1), "until": dt.date(2026, 12, 31)}
    assert said(database, ranking, of=by, **year)[0] == line


def test_by_pieces(database):
    """Asked how many, products are ranked by pieces."""
    firm(database, *lines_of_all())
    assert "è <b>Viti</b>: <b>5 pezzi, 30 €</b>" in said(database, ranking, of="products", want="how_many")[0]


def test_what_one_customer_buys_most(database):
    """About a customer it is products."""
    firm(database, *lines_of_all(), sold("2026-05-01", 7, SAW))
    assert said(database, ranking, account=ROSSI)[0] == (
        "Il prodotto che <b>Rossi</b> ha comprato di più dal 1º gennaio a oggi è <b>Trapano</b>: <b>60 €</b>, "
        "il 90% del totale."
    )


def test_the_place_of_one_customer(database):
    """Among all, with its sum."""
    firm(database, *lines_of_all())
    first = said(database, ranking, account=VERDI, of="customers")[0]
    assert (
        first == "<b>Verdi &amp; C.</b> è al <b>2º posto</b> su 3 dal 1º gennaio a oggi, con 30 €, il 30% del totale."
    )


def test_the_place_of_who_asks(database):
    """Among the colleagues, not alone."""
    firm(database, *lines_of_all())
    lines = said(database, ranking, of="reps", lang="en", **MINE)
    assert lines[0] == "You are <b>no. 1</b> of 2 from 1 January to today, with €60, 60% of the whole."
    assert lines[-1] == "2. Ugo Gallo: €40 (40%)"


def test_without_a_place(database):
    """Who bought nothing has none, and it is said out of how many."""
    firm(database, sold("2026-03-02", 60))
    assert said(database, ranking, account=NEVE, of="customers")[0] == (
        "<b>Neve</b> non è in classifica dal 1º gennaio a oggi: nessun acquisto (in classifica ce n’è uno)."
    )


def test_the_customers_of_a_colleague(database):
    """By their owner, whoever sold."""
    firm(database, *lines_of_all())
    assert said(database, ranking, **by_ugo())[0].startswith(
        "Tra i clienti di Ugo Gallo quello che ha comprato di più dal 1º gennaio a oggi è <b>Verdi &amp; C.</b>"
    )


def test_of_a_product_and_a_year(database):
    """Both are said."""
    firm(database, *lines_of_all(), sold("2025-03-03", 5, account=VERDI))
    assert said(database, ranking, of="reps", **of(DRILL), **LAST_YEAR)[0].startswith(
        "Chi ha venduto più Trapano nel 2025 è <b>Anna Neri</b>"
    )


def test_the_whole_is_compared_with_the_year_before(database):
    """At the same date."""
    firm(database, sold("2025-01-01", 80), *lines_of_all())
    assert "• +25% sul 2025 alla stessa data (80 €)" in said(database, ranking)


def test_currencies_are_ranked_apart(database):
    """Each with its own places and its own whole."""
    firm(database, sold("2026-03-02", 60), sold("2026-03-02", 50, account=VERDI, currency="CHF"))
    assert said(database, ranking)[-2:] == ["1. Rossi: 60 € (100%)", "1. Verdi &amp; C.: 50 CHF (100%)"]


def test_what_is_not_known_is_said(database):
    """Sales of nobody in a team rank no team."""
    firm(database, sold("2026-03-02", 60, rep=None))
    assert said(database, ranking, of="teams") == ["Delle vendite dal 1º gennaio a oggi non so la squadra."]


def test_nothing_was_sold(database):
    """With the period that was looked at."""
    firm(database, sold("2026-03-02", 60))
    assert said(database, ranking, lang="en", **LAST_YEAR)[0] == "No sales in 2025."


def test_a_chart_of_three_and_more(database):
    """Bars with names and values; none for two."""
    firm(database, *lines_of_all())
    chart = answered(database, ranking, asked(**THIS_YEAR)).chart
    assert (chart.kind, chart.labels, chart.values) == ("bars", ("Rossi", "Verdi & C.", "Neve"), (60, 30, 10))
    assert answered(database, ranking, asked(of="reps")).chart is None
