"""What and when somebody last bought."""

import datetime as dt

from handlers.topics import last_purchase
from storage.sources import Origin
from tests.topics.selling import (
    DRILL,
    LAST_YEAR,
    LIFT,
    NEVE,
    ROSSI,
    SAW,
    SCREWS,
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


def test_the_last_day_is_told_with_its_sum(database):
    """Day, sum of all lines of that day, and each line."""
    firm(database, sold("2026-03-02", 5), sold("2026-10-07", 530), sold("2026-10-07", "401.80", SAW))
    assert said(database, last_purchase, account=ROSSI) == [
        "<b>Rossi</b> ha comprato l’ultima volta <b>mercoledì 7 ottobre</b>, in tutto <b>931,80 €</b>:",
        "• 1 × Trapano (in tutto 530 €)",
        "• 1 × Sega (in tutto 401,80 €)",
    ]


def test_of_a_product_only_its_own_last_day_counts(database):
    """What was bought later of something else is not it."""
    firm(database, sold("2026-03-02", 5), sold("2026-10-07", 530, SAW))
    first, *_ = said(database, last_purchase, account=ROSSI, **of(DRILL))
    assert first == "<b>Rossi</b> ha comprato Trapano l’ultima volta <b>lunedì 2 marzo</b>, per <b>5 €</b>:"


def test_in_english(database):
    """The same in the other language."""
    firm(database, sold("2026-10-07", 530))
    first, *_ = said(database, last_purchase, account=ROSSI, lang="en")
    assert first == "<b>Rossi</b> last bought on <b>Wednesday 7 October</b>, for <b>€530</b>:"


def test_what_is_only_told_names_who_told_it(database):
    """One's own note and a colleague's are told apart."""
    firm(database, note(), told("2026-11-02", 90))
    assert said(database, last_purchase, account=ROSSI)[1] == "• 1 × Trapano (in tutto 90 €) — dalla tua nota"


def test_a_colleagues_note_is_named(database):
    """By the colleague's name."""
    firm(database, note(rep=UGO), told("2026-11-02", 90))
    assert said(database, last_purchase, account=ROSSI)[1].endswith("— dalla nota di Ugo Gallo")


def test_what_was_taken_back_does_not_count(database):
    """A removed line is no purchase."""
    gone = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    firm(database, sold("2026-03-02", 5), sold("2026-10-07", 9, removed_at=gone))
    assert "2 marzo" in said(database, last_purchase, account=ROSSI)[0]


def test_what_was_given_back_is_no_purchase(database):
    """A credit note after the last purchase does not hide it."""
    firm(database, sold("2026-03-02", 5), sold("2026-10-07", -5, quantity=-1))
    assert "2 marzo" in said(database, last_purchase, account=ROSSI)[0]


def test_who_never_bought_is_told_so(database):
    """Nothing at all, said plainly."""
    firm(database)
    assert said(database, last_purchase, account=NEVE) == [
        "<b>Neve</b> non ha ancora comprato niente, per quanto ne so."
    ]


def test_who_never_bought_the_product_bought_something_else(database):
    """What there is instead is said."""
    firm(database, sold("2026-10-07", 530, SAW))
    assert said(database, last_purchase, account=ROSSI, **of(DRILL)) == [
        "<b>Rossi</b> non ha mai comprato Trapano, per quanto ne so.",
        "• L’ultimo acquisto in assoluto: Sega, mercoledì 7 ottobre.",
    ]


def test_nothing_in_a_period_tells_the_last_one_outside(database):
    """The period that was looked at is named."""
    firm(database, sold("2026-10-07", 530))
    assert said(database, last_purchase, account=ROSSI, **LAST_YEAR) == [
        "Nessun acquisto per <b>Rossi</b> nel 2025.",
        "• L’ultima volta è stata mercoledì 7 ottobre: Trapano.",
    ]


def test_a_product_without_a_customer_tells_to_whom_it_was_sold(database):
    """Who bought it last stands before the line."""
    firm(database, sold("2026-10-07", 530), sold("2026-10-09", 7, account=VERDI))
    assert said(database, last_purchase, **of(DRILL)) == [
        "Abbiamo venduto Trapano l’ultima volta <b>venerdì 9 ottobre</b>, per <b>7 €</b>:",
        "• <b>Verdi &amp; C.</b>: 1 × Trapano (in tutto 7 €)",
    ]


def test_only_what_a_colleague_sold(database):
    """A colleague's question is about that colleague's lines."""
    firm(database, sold("2026-10-07", 530), sold("2026-10-01", 7, rep=UGO))
    assert said(database, last_purchase, account=ROSSI, **by_ugo())[0].startswith(
        "<b>Rossi</b> da Ugo Gallo ha comprato"
    )


def test_the_last_three_times(database):
    """So many days as are asked for, each line with its day."""
    firm(database, *(sold(f"2026-10-0{day}", day) for day in range(1, 6)))
    lines = said(database, last_purchase, account=ROSSI, top=3)
    assert lines[0] == "Gli ultimi 3 acquisti di <b>Rossi</b>, in tutto <b>12 €</b>:"
    assert [line[:13] for line in lines[1:]] == ["• il 5 ottobr", "• il 4 ottobr", "• il 3 ottobr"]


def test_many_lines_are_a_list(database):
    """More than five lines of a day are rows, to be shown a page at a time."""
    firm(database, *(sold("2026-10-07", 1, SCREWS) for _ in range(6)))
    answer = answered(database, last_purchase, asked(account=ROSSI))
    assert (len(answer.lines), len(answer.rows)) == (1, 6)


def test_currencies_are_kept_apart(database):
    """Euro and francs are not added up."""
    firm(database, sold("2026-10-07", 5), sold("2026-10-07", 7, currency="CHF"))
    assert "in tutto <b>5 € e 7 CHF</b>" in said(database, last_purchase, account=ROSSI)[0]


def test_without_a_price_none_is_made_up(database):
    """A note that tells no price has none."""
    firm(database, note(), told("2026-11-02", None))
    assert "per <b>importo non detto</b>" in said(database, last_purchase, account=ROSSI)[0]


def test_a_product_that_is_hired_out_was_never_bought(database):
    """No line of sales is of it."""
    firm(database)
    assert "non ha mai comprato Piattaforma" in said(database, last_purchase, account=ROSSI, **of(LIFT))[0]


def test_where_it_comes_from(database):
    """The file with its rows, what notes tell, and the lines themselves."""
    firm(database, note(), sold("2026-11-02", 5), told("2026-11-02", 9))
    answer = answered(database, last_purchase, asked(account=ROSSI))
    assert [(file.name, file.rows) for file in answer.behind.files] == [("righe.csv", 1)]
    assert answer.behind.told == 1
    assert answer.opens == (Origin("purchase", 1), Origin("purchase", 2))
