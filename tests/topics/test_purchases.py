"""What somebody bought, who bought it, since when, when in the year and how."""

import datetime as dt
from decimal import Decimal

import pytest

from handlers.topics import purchases
from storage.tables import Interaction, Offer
from tests.topics.selling import (
    ANNA,
    DRILL,
    LAST_YEAR,
    ROSSI,
    SAW,
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


def test_what_a_customer_bought(database):
    """How many products for how much; each with pieces, sum and last day, the largest first."""
    firm(database, sold("2026-03-02", 5), sold("2026-10-07", 30, quantity=2), sold("2026-10-07", 400, SAW))
    assert said(database, purchases, account=ROSSI, **THIS_YEAR) == [
        "<b>Rossi</b> ha comprato <b>2 prodotti</b> dal 1º gennaio a oggi, per <b>435 €</b>:",
        "• Sega: un pezzo, 400 €, ultima volta il 7 ottobre",
        "• Trapano: 3 pezzi, 35 €, ultima volta il 7 ottobre",
    ]


def test_of_one_product_each_time_is_told(database):
    """How often, how many, and the lines, the newest first."""
    firm(database, note(), sold("2026-03-02", 5), told("2026-11-02", 8))
    assert said(database, purchases, account=ROSSI, **of(DRILL)) == [
        "<b>Rossi</b> ha comprato Trapano <b>2 volte</b> in tutto: 2 pezzi, 13 €.",
        "• il 2 novembre: 1 × Trapano (in tutto 8 €) — dalla tua nota",
        "• il 2 marzo: 1 × Trapano (in tutto 5 €)",
        "Di questi, 8 € sono solo nelle note, non ancora nei documenti.",
    ]


def test_who_bought_a_product(database):
    """The customers, who bought it last first."""
    firm(database, sold("2026-03-02", 50), sold("2026-10-07", 4, account=VERDI), sold("2026-10-08", 4, SAW))
    assert said(database, purchases, want="who", **of(DRILL), **THIS_YEAR) == [
        "<b>2 clienti</b> hanno comprato Trapano dal 1º gennaio a oggi (2 pezzi, 54 €):",
        "• Verdi &amp; C.: un pezzo, 4 €, ultima volta il 7 ottobre",
        "• Rossi: un pezzo, 50 €, ultima volta il 2 marzo",
    ]


def test_of_a_colleagues_customers_who_bought(database):
    """Customers belong to their owner, whoever sold the line."""
    firm(database, sold("2026-03-02", 50, rep=UGO), sold("2026-10-07", 4, account=VERDI, rep=ANNA))
    lines = said(database, purchases, want="who", lang="en", **by_ugo(), **of(DRILL), **THIS_YEAR)
    assert lines[0].startswith("<b>One customer of Ugo Gallo</b> bought Trapano")
    assert lines[1].startswith("• Verdi")


def test_who_of_the_colleagues_sold_it(database):
    """Parted by colleague."""
    firm(database, sold("2026-03-02", 50, rep=UGO))
    assert said(database, purchases, want="who", of="reps", **of(DRILL))[-1] == "• Ugo Gallo: un pezzo, 50 €"


def test_nobody_bought_it(database):
    """Said with what was looked for, and the last time."""
    firm(database, sold("2026-03-02", 50))
    assert said(database, purchases, want="who", **of(DRILL), **LAST_YEAR) == [
        "Nessuna vendita (Trapano) nel 2025.", "• L’ultima volta è stata lunedì 2 marzo: Trapano.",
    ]  # fmt: skip


def test_a_customer_without_purchases(database):
    """Known, but nothing was bought."""
    firm(database)
    assert said(database, purchases, account=ROSSI, **THIS_YEAR)[0] == (
        "Nessun acquisto per <b>Rossi</b> dal 1º gennaio a oggi."
    )


def test_the_first_purchase(database):
    """Its day and what it was; near the beginning of the data there may have been others before."""
    firm(database, sold("2024-11-04", 1, account=VERDI), sold("2024-12-02", 5), sold("2026-03-02", 9))
    assert said(database, purchases, account=ROSSI, want="first") == [
        "<b>Rossi</b> ha comprato per la prima volta <b>lunedì 2 dicembre 2024</b>, per <b>5 €</b>:",
        "• 1 × Trapano (in tutto 5 €)",
        "Le vendite che vedo partono da lunedì 4 novembre 2024: di prima non so.",
    ]


def test_the_first_purchase_long_after_the_data_begin(database):
    """Needs no warning."""
    firm(database, sold("2024-11-04", 1, account=VERDI), sold("2025-12-02", 5))
    assert len(said(database, purchases, account=ROSSI, want="first")) == 2


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (["2024-08-02", "2024-08-09", "2025-08-03"], "compra solo d’estate, nel mese di <b>agosto</b>."),
        (["2024-06-02", "2024-07-09", "2025-08-03", "2025-01-01"],
         "soprattutto <b>d’estate</b> (giugno, luglio, agosto)."),
        (["2024-08-02", "2025-08-09"], "compra troppo di rado per dire un periodo; finora: <b>agosto</b>."),
        ([f"{y}-{m:02}-0{d}" for y in (2024, 2025) for m in range(1, 13) for d in (1, 2)],
         "compra tutto l’anno, senza un periodo preciso."),
        ([f"2025-{m:02}-0{d}" for m in range(1, 13) for d in ((1, 2, 3) if m == 3 else (1,))],
         "compra tutto l’anno, di più nel mese di <b>marzo</b>."),
    ],
)  # fmt: skip
def test_the_time_of_the_year(database, days, line):
    """A month, a season, months above others, or none; too few days tell nothing."""
    firm(database, sold("2024-01-01", 1, account=VERDI), *(sold(day, 1) for day in days))
    today = dt.date(2025, 12, 31)
    assert said(database, purchases, account=ROSSI, want="season", today=today)[0].endswith(line)


def test_a_month_that_is_known_of_more_years_weighs_no_more(database):
    """Each month counts by the years in which it is known."""
    days = [f"{y}-{m:02}-01" for y, first in ((2024, 7), (2025, 1)) for m in range(first, 13)]
    firm(database, *(sold(day, 1) for day in days))
    first, *_ = said(database, purchases, account=ROSSI, want="season", today=dt.date(2026, 1, 1))
    assert first == "<b>Rossi</b> compra tutto l’anno, senza un periodo preciso."


def test_less_than_a_year_of_data_is_said(database):
    """A season that nobody has seen yet is none."""
    firm(database, *(sold(f"2026-08-0{day}", 1) for day in range(1, 5)))
    assert said(database, purchases, account=ROSSI, want="season")[-1].startswith("Le vendite che vedo partono da")


def test_how_a_customer_buys(database):
    """How often, for how much, at which discount, and how long an offer takes with how many contacts."""
    half = {"discount_pct": Decimal(5)}
    firm(
        database,
        *(sold(day, 100, **half) for day in ("2026-01-01", "2026-01-11", "2026-01-21")),
        Offer(account_id=ROSSI, product="Trapano", date=dt.date(2026, 1, 1), state="won",
              outcome_on=dt.date(2026, 1, 21)),
        Offer(account_id=ROSSI, product="Trapano", product_id=DRILL, date=dt.date(2026, 1, 5), state="won"),
        Offer(account_id=ROSSI, product="Sega", date=dt.date(2026, 1, 1), state="lost"),
        *(Interaction(account_id=ROSSI, channel="call", date=dt.date(2026, 1, day)) for day in (7, 9, 30)),
    )  # fmt: skip
    assert said(database, purchases, account=ROSSI, want="how") == [
        "<b>Rossi</b> compra in media <b>ogni 10 giorni</b>: 3 volte da giovedì 1º gennaio, "
        "l’ultima mercoledì 21 gennaio.",
        "• In media 100 € a ordine",
        "• Sconto abituale: il 5% (3 righe su 3)",
        "• Dall’offerta all’ordine passano in media 13 giorni, con 2 contatti nel mezzo (2 offerte vinte)",
    ]


def test_how_much_and_how_many_are_sums(database):
    """Asked for a sum, purchases answer as totals do."""
    firm(database, sold("2026-03-02", 50, quantity=4))
    assert "per <b>50 €</b>" in said(database, purchases, account=ROSSI, want="how_much")[0]
    assert "<b>4 pezzi</b> di Trapano" in said(database, purchases, account=ROSSI, want="how_many", **of(DRILL))[0]


def test_what_we_sold_without_a_customer(database):
    """The products of all of us."""
    firm(database, sold("2026-03-02", 50), sold("2026-03-02", 7, account=VERDI))
    assert said(database, purchases, lang="en", **THIS_YEAR) == [
        "We sold <b>one product</b> from 1 January to today, for <b>€57</b>:",
        "• Trapano: 2 units, €57, last on 2 March",
    ]


def test_words_for_an_unknown_product_stand_for_themselves(database):
    """What no product is known for is grouped by its words."""
    firm(database, sold("2026-03-02", 50, None), sold("2026-03-03", 7, None), sold("2026-03-03", 9))
    assert said(database, purchases, account=ROSSI)[1].startswith("• Bulloni: 2 pezzi, 57 €")


def test_files_behind_a_list(database):
    """With their rows."""
    firm(database, sold("2026-03-02", 50), sold("2026-03-03", 7, SAW))
    (file,) = answered(database, purchases, asked(account=ROSSI)).behind.files
    assert (file.name, file.rows) == ("righe.csv", 2)


def test_a_line_without_a_number_is_one_piece(database):
    """As a note tells it ("prende un trapano a 90")."""
    firm(database, sold("2026-03-02", 90, quantity=None), sold("2026-03-03", 7))
    assert "<b>2 volte</b> in tutto: 2 pezzi, 97 €" in said(database, purchases, account=ROSSI, **of(DRILL))[0]


def test_why_somebody_did_not_buy_is_why_the_offer_was_lost(database):
    """To whom, when, and who got it."""
    lost = {"state": "lost", "outcome_on": dt.date(2026, 11, 5), "competitor": "Blu Utensili"}
    firm(database, Offer(account_id=ROSSI, product_id=DRILL, product="Trapano", date=dt.date(2026, 10, 8), **lost))
    assert "Blu Utensili" in said(database, purchases, account=ROSSI, want="why", **of(DRILL))[0]
